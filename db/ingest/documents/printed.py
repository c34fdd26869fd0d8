"""The lines of printed pages become paragraphs, and what is on every page is set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from db.ingest.documents.pages import Block, Line, Word, at_edges
from db.ingest.documents.typed import Run, Typed
from db.ingest.lines import names_outlet, paragraph
from db.records import BlockKind

_MANY_PAGES: Final = 10
_OFTEN: Final = 3
_PAGE_NUMBER: Final = re.compile(
    r"(?:trang|page|tr\.)?\s*[-–—]?\s*#{1,4}(?:\s*[/|]\s*#{1,4})?\s*[-–—]?"
)
_OTHER_SIZE: Final = 0.12
_WIDE_GAP: Final = 1.35
_WIDEST_GAP: Final = 2.2
_SHORT: Final = 0.2
"""Of the width of a column, still free behind a line that ends no sentence: it is a heading."""
_INDENT: Final = 0.7
_HEADLINE: Final = 1.2
_SUBHEAD: Final = 1.1
_SMALL: Final = 0.95
_NEAR_PICTURE: Final = 3.0
_HEADLINE_WORDS: Final = 3
_LONGEST_HEADLINE: Final = 300
_LONGEST_CAPTION: Final = 400
_SENTENCE_ENDS: Final = tuple('.!?…:”"')
_BULLETS: Final = ("-", "–", "•", "●", "▪", "*", "+")


class Picture(NamedTuple):
    """Where a picture stands on its page, in points."""

    left: float
    bottom: float
    right: float


@dataclass(slots=True)
class Page:
    """A page with its lines in the order of reading."""

    height: float
    blocks: list[Block]
    pictures: list[Picture] = field(default_factory=list)


@dataclass(slots=True)
class _Printed:
    """A paragraph as it is put together."""

    lines: list[Line]
    page: int
    is_caption: bool = False

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)


def paragraphs(pages: Sequence[Page]) -> list[Typed]:
    """Put the lines of all pages together. Running heads come last, each wording once."""
    edges = _take_edges(pages)
    body = _body_size(pages)
    printed: list[_Printed] = []
    for number, page in enumerate(pages):
        for block in page.blocks:
            for lines in _parted(block, body):
                new = _Printed(lines, number, _is_caption(lines, page.pictures, body))
                if printed and _goes_on(printed[-1], new):
                    printed[-1].lines += lines
                else:
                    printed.append(new)
    headline = _headline(printed, body)
    found = [_typed(one, body, is_headline=one is headline) for one in printed]
    return found + [Typed(list(_runs([line])), kind=BlockKind.BOILERPLATE) for line in edges]


def _take_edges(pages: Sequence[Page]) -> list[Line]:
    """Take page numbers and running heads off the pages; give each running head once."""
    found = [at_edges(page.blocks, page.height) for page in pages]
    counts = Counter(
        place for edges in found for place in {(edge.text, edge.height) for edge in edges}
    )
    often = _OFTEN if len(pages) > _MANY_PAGES else 2
    first: dict[str, Line] = {}
    for page, edges in zip(pages, found, strict=True):
        taken = set()
        for line, text, height, is_apart in edges:
            is_number = _PAGE_NUMBER.fullmatch(text) is not None
            if is_number or (is_apart and counts[text, height] >= often):
                taken.add(id(line))
                if any(map(str.isalpha, text)):
                    first.setdefault(text, line)
        page.blocks = [
            kept
            for block in page.blocks
            if (kept := [line for line in block if id(line) not in taken])
        ]
    return list(first.values())


def _body_size(pages: Iterable[Page]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page.blocks:
            for line in block:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _parted(block: Block, body: float) -> Iterator[Block]:
    """Part the lines of a column into paragraphs."""
    gaps = [
        upper.base - lower.base
        for upper, lower in pairwise(block)
        if _are_alike(upper, lower) and upper.base > lower.base
    ]
    leading = median(gaps) if gaps else 0.0
    left = min(line.left for line in block)
    right = max(line.right for line in block)
    current = block[:1]
    for line in block[1:]:
        if _begins(current[-1], line, leading, (left, right), body):
            yield current
            current = []
        current.append(line)
    yield current


def _are_alike(upper: Line, lower: Line) -> bool:
    largest = max(upper.size, lower.size)
    return abs(upper.size - lower.size) <= _OTHER_SIZE * largest


def _begins(
    upper: Line, lower: Line, leading: float, edges: tuple[float, float], body: float
) -> bool:
    """Whether a line begins a paragraph below another line."""
    if not _are_alike(upper, lower) or _fonts(upper).isdisjoint(_fonts(lower)):
        return True
    size = max(upper.size, lower.size)
    gap = upper.base - lower.base
    if size > _HEADLINE * body:
        return gap > _WIDEST_GAP * size
    if gap > _WIDEST_GAP * size or (leading and gap > _WIDE_GAP * leading):
        return True
    if lower.words[0].text.startswith(_BULLETS) and len(lower.words) > 1:
        return lower.words[0].text in _BULLETS
    is_item = upper.words[0].text in _BULLETS
    if lower.left - upper.left > _INDENT * size and not is_item and not _is_centred(lower, edges):
        return True
    # The first word would still have stood on the line above: who broke it there meant to.
    first = lower.words[0]
    room = edges[1] - upper.right - (first.right - first.left) - 0.3 * size
    is_centred = _is_centred(upper, edges) and _is_centred(lower, edges)
    closes = upper.text.endswith(_SENTENCE_ENDS)
    short = max(_SHORT * (edges[1] - edges[0]), 3 * size)
    return room > (0 if closes else short) and not is_centred


def _fonts(line: Line) -> set[str | None]:
    return {word.font for word in line.words}


def _is_centred(line: Line, edges: tuple[float, float]) -> bool:
    before, behind = line.left - edges[0], edges[1] - line.right
    return before > line.size and abs(before - behind) < line.size


def _goes_on(last: _Printed, new: _Printed) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    upper, lower = last.lines[-1], new.lines[0]
    if last.is_caption or new.is_caption or not _are_alike(upper, lower):
        return False
    if new.page == last.page and lower.base < upper.base:
        return False
    return not upper.text.endswith(_SENTENCE_ENDS) and lower.text[0].islower()


def _is_caption(lines: Block, pictures: Iterable[Picture], body: float) -> bool:
    """Whether small or italic type stands right below a picture."""
    first = lines[0]
    is_set_apart = first.size < _SMALL * body or all(word.is_italic for word in first.words)
    if not is_set_apart or sum(len(line.text) for line in lines) > _LONGEST_CAPTION:
        return False
    return any(
        0 <= picture.bottom - first.base <= _NEAR_PICTURE * first.size
        and first.left < picture.right
        and first.right > picture.left
        for picture in pictures
    )


def _headline(printed: Sequence[_Printed], body: float) -> _Printed | None:
    """The paragraph in the largest type of the first page, if it is larger than the text."""
    large: list[_Printed] = []
    for one in printed:
        text = " ".join(line.text for line in one.lines)
        words = sum(len(line.words) for line in one.lines)
        if one.page or one.size < _HEADLINE * body or len(text) > _LONGEST_HEADLINE:
            continue
        if words >= _HEADLINE_WORDS and not names_outlet(paragraph(text, 0, len(text))):
            large.append(one)
    return max(large, key=lambda one: one.size, default=None)


def _typed(one: _Printed, body: float, *, is_headline: bool) -> Typed:
    typed = Typed()
    for text, font in _runs(one.lines):
        typed.add(text, font)
    if is_headline:
        typed.kind = BlockKind.HEADLINE
    elif one.is_caption:
        typed.kind = BlockKind.CAPTION
    elif one.size >= _SUBHEAD * body and one.page:
        typed.level = 2
    return typed


def _runs(lines: Iterable[Line]) -> Iterator[Run]:
    """The words of some lines with a space between two, parted words put together."""
    last: Word | None = None
    for line in lines:
        for word in line.words:
            if last:
                yield _between(last, word)
            yield Run(word.text, word.font)
            last = word


def _between(last: Word, word: Word) -> Run:
    """What stands between two words: a space, a hyphen of the word itself, or nothing.

    Vietnamese is not hyphenated at the ends of lines; only plain foreign words are. The hyphens of
    names written by ear stay: Ma-lai-xi-a.
    """
    if not last.is_broken:
        return Run(" ", last.font)
    is_foreign = last.text.isascii() and word.text.isascii() and word.text[:1].islower()
    return Run("" if is_foreign and "-" not in last.text + word.text else "-", last.font)
