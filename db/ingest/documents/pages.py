"""Words on a page become lines, and lines come into the order that a person reads them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Final, NamedTuple

_SAME_LINE: Final = 0.4
"""Of the size of the type: how far up or down a word may stand and be on the line."""
_WIDEST_SPACE: Final = 1.0
"""Of the size of the type. What is wider may be the space between two columns."""
_MOST_PIECES: Final = 5000
"""On one page. A page of stock prices has 1,500; more are left in the order of the file."""
_FEWEST_LINES: Final = 4
_SHORTEST_LINE: Final = 14
"""Characters. Lines of a newspaper column have 25 and more, cells of a table mostly fewer."""
_MOST_CROSSING: Final = 0.5
_BAND: Final = 0.12
"""Of the height of a page: where running heads and page numbers stand."""
_MOST_EDGES: Final = 3
_GAP: Final = 1.5
_MOST_SHIFT: Final = 6.0
"""Points by which a running head may move from page to page."""
_DEEPEST: Final = 6


class Word(NamedTuple):
    """Letters without a space, and where they stand. Lengths are points; up is more."""

    text: str
    left: float
    right: float
    base: float
    """The height of the line that it stands on."""
    size: float
    font: str | None = None
    is_italic: bool = False
    is_broken: bool = False
    """Whether it goes on with the next word, and had a hyphen at its end."""


@dataclass(slots=True)
class Line:
    """Words beside each other, in one column."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def base(self) -> float:
        """The height of what it stands on."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """The size of most of its words."""
        return median(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words, a space between two."""
        return " ".join(word.text for word in self.words)


Block = list[Line]
"""Lines under each other, which no line beside them parts."""


def blocks(words: Iterable[Word]) -> list[Block]:
    """Put the words of a page into lines, and those into columns, in the order of reading."""
    pieces = list(_pieces(words))
    if len(pieces) > _MOST_PIECES:
        return [pieces]
    pieces.sort(key=lambda piece: (-piece.base, piece.left))
    return [_joined(block) for block in _ordered(pieces, 0)]


def _pieces(words: Iterable[Word]) -> Iterator[Line]:
    """Lines as the file has them, parted where there is much space."""
    current: list[Word] = []
    for word in words:
        if current and not _follows(current[-1], word):
            yield Line(current)
            current = []
        current.append(word)
    if current:
        yield Line(current)


def _follows(last: Word, word: Word) -> bool:
    size = max(last.size, word.size)
    is_level = abs(last.base - word.base) <= _SAME_LINE * size
    return is_level and -0.5 * size <= word.left - last.right <= _WIDEST_SPACE * size


def _ordered(pieces: Sequence[Line], depth: int) -> Iterator[Block]:
    """Part a page between two columns, again and again; what goes across both stands between."""
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        if pieces:
            yield list(pieces)
        return
    beside: list[Line] = []
    for crosses, group in groupby(pieces, lambda piece: _crosses(piece, gutter)):
        if crosses:
            yield from _columns(beside, gutter, depth)
            beside = []
            yield list(group)
        else:
            beside += group
    yield from _columns(beside, gutter, depth)


def _columns(beside: Sequence[Line], gutter: float, depth: int) -> Iterator[Block]:
    for column in (
        [piece for piece in beside if piece.right <= gutter],
        [piece for piece in beside if piece.right > gutter],
    ):
        yield from _ordered(column, depth + 1)


def _crosses(piece: Line, gutter: float) -> bool:
    return piece.left < gutter - 1 and piece.right > gutter + 1


def _gutter(pieces: Sequence[Line]) -> float | None:
    """Find the place between two columns that has most lines on its thinner side."""
    long = [piece for piece in pieces if len(piece.text) >= _SHORTEST_LINE]
    best: tuple[int, float] | None = None
    for edge in sorted({round(piece.left) for piece in long}):
        place = edge - 1.0
        before = [piece for piece in long if piece.right <= place + 1]
        behind = [piece for piece in long if piece.left >= place]
        fewest = min(len(before), len(behind))
        crossing = sum(_crosses(piece, place) for piece in long)
        if fewest < _FEWEST_LINES or crossing > _MOST_CROSSING * len(long):
            continue
        if _stand_beside(before, behind) and (best is None or fewest > best[0]):
            best = (fewest, place)
    return best[1] if best else None


def _stand_beside(before: Sequence[Line], behind: Sequence[Line]) -> bool:
    """Whether the columns stand beside each other, and not one above the other."""
    top = min(before[0].base, behind[0].base)
    bottom = max(before[-1].base, behind[-1].base)
    heights = [piece.base for piece in (*before, *behind)]
    inside = sum(bottom - 1 <= height <= top + 1 for height in heights)
    return inside >= len(heights) // 2


def _joined(block: Block) -> Block:
    """Join what stands on one line after all: words of justified text, a bullet and its item."""
    found: Block = []
    for piece in block:
        last = found[-1] if found else None
        size = max(piece.size, last.size) if last else 0
        if last and abs(last.base - piece.base) <= _SAME_LINE * size and last.left <= piece.left:
            last.words += piece.words
        else:
            found.append(Line(list(piece.words)))
    return found


class Edge(NamedTuple):
    """A line at the top or at the bottom of a page, and what tells it from others there."""

    line: Line
    text: str
    """Its text in lower case, each figure a `#`."""
    height: int
    is_apart: bool
    """Whether there is space between it, or the one or two below it, and the text."""


def at_edges(page: Iterable[Block], height: float) -> list[Edge]:
    """Find the lines where running heads and page numbers stand: the outermost, near an edge."""
    rows: dict[int, list[Line]] = {}
    for line in (line for block in page for line in block):
        rows.setdefault(round(line.base), []).append(line)
    found: dict[int, bool] = {}
    for downwards in (False, True):
        heights = sorted(rows, reverse=downwards)
        apart = _apart(heights, rows)
        found |= dict.fromkeys(heights[: max(1, apart)], apart > 0)
    return [
        Edge(
            line,
            "".join("#" if char.isdigit() else char for char in line.text.casefold()),
            round(line.base / _MOST_SHIFT),
            is_apart,
        )
        for row, is_apart in found.items()
        for line in rows[row]
        if not _BAND * height < line.base < (1 - _BAND) * height
    ]


def _apart(heights: Sequence[int], rows: Mapping[int, Sequence[Line]]) -> int:
    """Count the rows, up to three, that space parts from the rest of the page."""
    for count, (row, inner) in enumerate(pairwise(heights[: _MOST_EDGES + 1]), start=1):
        if abs(row - inner) > _GAP * max(line.size for line in rows[row]):
            return count
    return 0
