"""An article as a page: one paragraph of type for each block of its text, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from db.records import ArticleDetail, Block, BlockKind, Mark
from db.records.articles import NUMBERED_KINDS
from desktop.blank import blank
from desktop.dates import shown_date
from desktop.marks import joined, spans
from desktop.reading.look import Look, Style

_NOT_OURS = -2
"""State of a paragraph that is no block of the article (Qt's own default is -1)."""
_LINE_BREAK = "\u2028"
_ENDS_A_BLOCK = re.compile("[\x00\r\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
"""Letters that would make Qt begin another paragraph, or draw an object, or fail."""
_QUIET = frozenset({BlockKind.MASTHEAD, BlockKind.BOILERPLATE, BlockKind.RELATED})
"""Not of the article itself: a hit in them tells nothing about it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit on the page, in positions of the document (UTF-16 units)."""

    position: int
    length: int


class ArticleDocument(QTextDocument):
    """Owns the page of one article; lives on the GUI thread.

    It is written through a cursor, never parsed from markup, and it can load nothing: neither
    files nor addresses, whatever an article's text says. Marks are laid over the type, so that
    other ones need no other page.
    """

    def __init__(self, article: ArticleDetail | None, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setDefaultFont(look.font)
        self.hits: tuple[Hit, ...] = ()
        """Every hit, from the top of the page to its end."""
        self.numbers: dict[int, int] = {}
        """The number in the margin of a paragraph, by its place among all paragraphs."""
        self._article = article
        self._look = look
        self._marked: list[int] = []
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        if article is not None:
            self._write(article)

    def loadResource(self, _kind: int, _address: QUrl | str) -> object:
        """Load nothing: an article is text, and text can ask for no file."""
        return blank()

    def mark(self, marks: Sequence[Sequence[Mark]]) -> None:
        """Lay these hits over the type (code points, for each block of the article)."""
        for place in self._marked:
            self._lay_over(self.findBlockByNumber(place), [])
        self._marked = []
        hits: list[Hit] = []
        for block in self._paragraphs():
            seq = block.userState()
            if self._article is None or not 0 <= seq < len(marks) or not marks[seq]:
                continue
            written = self._article.blocks[seq]
            if written.kind in _QUIET:
                continue
            here = spans(written.text, joined(written.text, marks[seq]))
            self._lay_over(block, here)
            self._marked.append(block.blockNumber())
            hits += [Hit(block.position() + start, length) for start, length in here]
        self.hits = tuple(hits)
        # Once for the whole page: each call would lay out all that follows again.
        self.markContentsDirty(0, self.characterCount())

    def caret(self, place: Hit) -> QTextCursor:
        """A caret at the beginning of a place: what is done next is done with its sentence."""
        caret = QTextCursor(self)
        caret.setPosition(place.position)
        return caret

    def place(self, start: int, stop: int) -> Hit | None:
        """Where code points of the article's text stand on the page; None where nothing does."""
        if self._article is None:
            return None
        first = last = -1
        for block in self._paragraphs():
            seq = block.userState()
            if seq < 0:
                continue
            written = self._article.blocks[seq]
            begin, end = max(start, written.start), min(stop, written.stop)
            if begin < end:
                mark = (begin - written.start, end - written.start)
                ((at, length),) = spans(written.text, [mark])
                first = block.position() + at if first < 0 else first
                last = block.position() + at + length
        return Hit(first, last - first) if first >= 0 else None

    def set_column(self, left: int, right: int, top: int, bottom: int) -> None:
        """Leave this much room around the type, in pixels."""
        frame = self.rootFrame().frameFormat()
        frame.setLeftMargin(left)
        frame.setRightMargin(right)
        frame.setTopMargin(top)
        frame.setBottomMargin(bottom)
        self.rootFrame().setFrameFormat(frame)

    def clean_text(self, cursor: QTextCursor) -> str:
        """The chosen part of the article's own text, paragraphs parted by an empty line.

        What the page adds (the line of facts) comes along only when nothing else is chosen.
        """
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        ours: list[str] = []
        added: list[str] = []
        block = self.findBlock(first)
        while block.isValid() and block.position() < last:
            begin = max(0, first - block.position()) * 2
            end = max(0, last - block.position()) * 2
            text = block.text().encode("utf-16-le")[begin:end].decode("utf-16-le", "replace")
            text = text.replace(_LINE_BREAK, "\n")
            if text.strip():
                (ours if block.userState() >= 0 else added).append(text)
            block = block.next()
        return "\n\n".join(ours or added)

    def _paragraphs(self) -> Sequence[QTextBlock]:
        return [self.findBlockByNumber(number) for number in range(self.blockCount())]

    def _write(self, article: ArticleDetail) -> None:
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        kinds = {block.kind for block in article.blocks}
        if BlockKind.HEADLINE not in kinds:
            self._add(cursor, article.row.headline, self._look.of(BlockKind.HEADLINE), _NOT_OURS)
            self._add(cursor, facts_of(article), self._look.facts, _NOT_OURS)
        number = 0
        said = BlockKind.HEADLINE not in kinds
        for seq, block in enumerate(article.blocks):
            following = article.blocks[seq + 1].kind if seq + 1 < len(article.blocks) else None
            self._add(cursor, block.text, self._style(block, following), seq)
            if block.kind in NUMBERED_KINDS:
                number += 1
                self.numbers[cursor.blockNumber()] = number
            if block.kind is BlockKind.HEADLINE and not said:
                self._add(cursor, facts_of(article), self._look.facts, _NOT_OURS)
                said = True
        cursor.endEditBlock()

    def _style(self, block: Block, following: BlockKind | None) -> Style:
        return self._look.of(block.kind, following) if block.text.strip() else self._look.gap

    def _add(self, cursor: QTextCursor, text: str, style: Style, state: int) -> None:
        """Write one paragraph; the first one is there already in an empty document."""
        if self.isEmpty() and cursor.position() == 0 and cursor.block().userState() == -1:
            cursor.setBlockFormat(style.paragraph)
            cursor.setBlockCharFormat(style.letters)
        else:
            cursor.insertBlock(style.paragraph, style.letters)
        cursor.block().setUserState(state)
        whole = _ENDS_A_BLOCK.sub("\ufffd", text.replace("\n", _LINE_BREAK))
        cursor.insertText(whole, style.letters)

    def _lay_over(self, block: QTextBlock, here: Sequence[tuple[int, int]]) -> None:
        ranges: list[QTextLayout.FormatRange] = []
        for start, length in here:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, self._look.mark
            ranges.append(one)
        block.layout().setFormats(ranges)


def within(hit: Hit, block: QTextBlock) -> Hit:
    """The part of a place that is in one paragraph."""
    first = max(hit.position, block.position())
    last = min(hit.position + hit.length, block.position() + block.length() - 1)
    return Hit(first, max(0, last - first))


def x_on(line: QTextLine, position: int) -> float:
    """Where on a line a letter begins; Qt gives the letter back beside it."""
    place = line.cursorToX(position)
    assert isinstance(place, tuple)
    return float(place[0])


def facts_of(article: ArticleDetail) -> str:
    """Outlet, date and byline, as far as they are known; that nothing is known is a fact too."""
    row = article.row
    facts = (row.outlet, shown_date(row.published, article.published_basis), row.byline)
    known = " · ".join(fact for fact in facts if fact)
    return known or QCoreApplication.translate("Reading", "Outlet and date unknown")
