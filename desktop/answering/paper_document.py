"""A paper as pages of type: the same pages on the screen, from the printer and in a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from db.records.papers import Paper, PaperLine, PaperStyle
from desktop.blank import blank
from desktop.theme import INTERFACE_FAMILY, LIGHT, READING_FAMILY

DOTS = 720
"""Units of a page in an inch: so fine that type stands alike at every size it is shown in."""

PAGE = QSizeF(5953, 8419)
"""A4, in these units."""

_POINT = 10
"""Units in a point."""
_MARGIN = 640
_FOOT = 330
"""From the lower edge of a page to the line of its foot."""
_HANGING = 260
"""How far the number of an entry hangs out."""
_MOST_REPAIRS = 20
"""Headings at the foot of a page that are moved to the next one, at most."""
_KEPT_WITH_NEXT = frozenset(
    {PaperStyle.HEADING, PaperStyle.SUBHEADING, PaperStyle.LETTER, PaperStyle.QUOTE}
)
_LINE_BREAK = "\u2028"
_UNFIT = dict.fromkeys((0, 9, 13, 8233, 64976, 64977, 65532), " ")
"""Letters that would begin a paragraph, jump to a tab or draw an object."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of line is set: type in points, room in points."""

    size: float
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 4
    centred: bool = False
    indented: bool = False
    colour: str = LIGHT.ink
    family: str = READING_FAMILY


_LOOKS = {
    PaperStyle.LIBRARY: _Look(11, bold=True, after=26, centred=True, family=INTERFACE_FAMILY),
    PaperStyle.TITLE: _Look(20, bold=True, before=6, after=6, centred=True),
    PaperStyle.SUBTITLE: _Look(10.5, after=3, centred=True, colour=LIGHT.meta),
    PaperStyle.HEADING: _Look(
        *(12, True), before=16, after=6, colour=LIGHT.accent, family=INTERFACE_FAMILY
    ),
    PaperStyle.SUBHEADING: _Look(11, bold=True, before=6, after=3),
    PaperStyle.TEXT: _Look(11, after=5),
    PaperStyle.ENTRY: _Look(11, before=8, after=3, indented=True),
    PaperStyle.QUOTE: _Look(12, italic=True, before=10, after=3, indented=True),
    PaperStyle.ABSTRACT: _Look(10.5, after=3, indented=True),
    PaperStyle.SOURCE: _Look(9.5, after=2, indented=True, colour=LIGHT.meta),
    PaperStyle.CAVEAT: _Look(9.5, before=1, after=2, indented=True, colour=LIGHT.caution),
    PaperStyle.INDEX: _Look(10.5, after=1),
    PaperStyle.LETTER: _Look(12, bold=True, before=8, after=2),
}


class PaperDocument(QTextDocument):
    """Owns the pages of one paper; lives on the GUI thread.

    It is written through a cursor and can load nothing, whatever the words of a paper say.
    """

    def __init__(self, paper: Paper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        self.setUndoRedoEnabled(False)
        self.setUseDesignMetrics(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setDefaultFont(_font(_LOOKS[PaperStyle.TEXT]))
        self.setDocumentMargin(_MARGIN)
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        for number, line in enumerate(paper.lines):
            _write(cursor, line, first=number == 0)
        cursor.endEditBlock()
        self.setPageSize(PAGE)
        self._keep_headings()

    def loadResource(self, _kind: int, _address: QUrl | str) -> object:
        """Load nothing."""
        return blank()

    def paint_page(self, painter: QPainter, page: int) -> None:
        """Paint a page (counted from 0), its upper left corner at the painter's origin."""
        painter.save()
        painter.translate(0, -page * PAGE.height())
        area = QRectF(0, page * PAGE.height(), PAGE.width(), PAGE.height())
        painter.setClipRect(area)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area
        self.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_foot(painter, page)

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        """The archive at the left, the page of how many at the right, under a hairline."""
        font = _font(_Look(8.5, family=INTERFACE_FAMILY))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.hairline))
        top = PAGE.height() - _FOOT - QFontMetricsF(font).ascent() - 4 * _POINT
        width = PAGE.width() - 2 * _MARGIN
        painter.drawLine(int(_MARGIN), int(top), int(_MARGIN + width), int(top))
        painter.setPen(QColor(LIGHT.meta))
        counted = f"{self.paper.page_word} {page + 1}/{self.pageCount()}"
        room = width - QFontMetricsF(font).horizontalAdvance(counted) - 20 * _POINT
        elided = QFontMetricsF(font).elidedText(self.paper.foot, Qt.TextElideMode.ElideRight, room)
        line = QRectF(_MARGIN, top + 4 * _POINT, width, 20 * _POINT)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, elided)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, counted)
        painter.restore()

    def _keep_headings(self) -> None:
        """Move a heading that would be the last of its page to the next one, with what follows."""
        for _ in range(_MOST_REPAIRS):
            alone = next(filter(self._stands_alone, self._headings()), None)
            if alone is None:
                return
            cursor = QTextCursor(alone)
            looks = cursor.blockFormat()
            looks.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.setBlockFormat(looks)

    def _headings(self) -> list[QTextBlock]:
        return [
            self.findBlockByNumber(number)
            for number, line in enumerate(self.paper.lines[:-1])
            if line.style in _KEPT_WITH_NEXT
        ]

    def _stands_alone(self, block: QTextBlock) -> bool:
        broken = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        following = block.next()
        if block.blockFormat().pageBreakPolicy() == broken:
            return False
        if following.blockFormat().pageBreakPolicy() == broken:
            return False
        return self._page_of(block) != self._page_of(following)

    def _page_of(self, block: QTextBlock) -> int:
        """The page on which the first line of a paragraph stands."""
        top = self.documentLayout().blockBoundingRect(block).top()
        layout = block.layout()
        if layout.lineCount() == 0:
            return int(top // PAGE.height())
        line = layout.lineAt(0)
        return int((top + line.y() + line.height() / 2) // PAGE.height())


def _write(cursor: QTextCursor, line: PaperLine, *, first: bool) -> None:
    look = _LOOKS[line.style]
    paragraph, letters = _paragraph(look, line), QTextCharFormat()
    letters.setFont(_font(look))
    letters.setForeground(QColor(look.colour))
    if first:
        cursor.setBlockFormat(paragraph)
        cursor.setBlockCharFormat(letters)
    else:
        cursor.insertBlock(paragraph, letters)
    if line.number:
        upright = QTextCharFormat(letters)
        upright.setFontItalic(False)
        cursor.insertText(f"{line.number}\t", upright)
    for run in line.runs:
        looks = QTextCharFormat(letters)
        if run.bold:
            looks.setFontWeight(QFont.Weight.Bold)
        if run.italic:
            looks.setFontItalic(True)
        text = run.text.replace("\n", _LINE_BREAK).translate(_UNFIT)
        cursor.insertText(text.encode("utf-8", "replace").decode(), looks)


def _paragraph(look: _Look, line: PaperLine) -> QTextBlockFormat:
    paragraph = QTextBlockFormat()
    paragraph.setTopMargin(look.before * _POINT)
    paragraph.setBottomMargin(look.after * _POINT)
    if look.centred:
        paragraph.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    if look.indented:
        paragraph.setLeftMargin(_HANGING)
    if line.number:
        paragraph.setTextIndent(-_HANGING)
        paragraph.setTabPositions([QTextOption.Tab(_HANGING, QTextOption.TabType.LeftTab)])
    paragraph.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if line.new_page:
        paragraph.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    return paragraph


def _font(look: _Look) -> QFont:
    font = QFont(look.family)
    font.setPixelSize(round(look.size * _POINT))
    font.setBold(look.bold)
    font.setItalic(look.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
