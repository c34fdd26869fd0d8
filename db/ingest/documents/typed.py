"""The paragraphs and tables of an office document as they were typed, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from db.ingest.source import MOST_BYTES, MOST_LINES, Code, Refused
from db.records import BlockKind

BETWEEN_CELLS: Final = " | "

_MOST_PLACES: Final = 1_000_000
"""Paragraphs, rows and cells, empty ones too; they take memory before any text does."""
_LONGEST_CELL: Final = 600
"""Code points. A cell that holds more is a column of a page, and no cell of a table."""


class Run(NamedTuple):
    """Text in one font."""

    text: str
    font: str | None = None


@dataclass(slots=True)
class Typed:
    """A paragraph, and what its format says of it."""

    runs: list[Run] = field(default_factory=list)
    style: str = ""
    """The name of its style, as a person sees it in the list of styles."""
    level: int = 0
    """Its level in the outline, from 1 on; 0 for running text."""
    is_item: bool = False
    """Whether a number or a bullet of the office program stands before it."""
    has_picture: bool = False
    is_set_apart: bool = False
    """Whether it is centred, or all in italics, as captions are."""
    kind: BlockKind | None = None
    """What it is beyond doubt, such as a table."""

    def add(self, text: str, font: str | None = None) -> None:
        """Add text at its end."""
        if self.runs and self.runs[-1].font == font:
            text = self.runs.pop().text + text
        self.runs.append(Run(text, font))

    @property
    def length(self) -> int:
        """Code points, as long as nothing is converted."""
        return sum(len(run.text) for run in self.runs)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it, not even a space."""
        return not self.runs and not self.has_picture


class Bounds:
    """Counts what is read of one document and refuses it once there is too much."""

    def __init__(self) -> None:
        self._characters = 0
        self._paragraphs = 0
        self._places = 0

    def text(self, text: str) -> None:
        """Count text; raises Refused with E_TOO_BIG."""
        self._characters += len(text)
        if self._characters > MOST_BYTES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_BYTES} characters")

    def paragraph(self) -> None:
        """Count a paragraph that holds something; raises Refused with E_TOO_BIG."""
        self._paragraphs += 1
        if self._paragraphs > MOST_LINES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} paragraphs")

    def place(self) -> None:
        """Count a paragraph, a row or a cell, even an empty one; raises Refused: E_TOO_BIG."""
        self._places += 1
        if self._places > _MOST_PLACES:
            raise Refused(Code.TOO_BIG, f"more than {_MOST_PLACES} paragraphs and cells")


Cell = list[Typed]


def table(rows: Sequence[Sequence[Cell]]) -> list[Typed]:
    """Make one paragraph of a table: a line for each row, a bar between its cells.

    A table of one column, or with long text in a cell, only puts parts of a page in their places;
    its paragraphs come out one by one.
    """
    filled = [row for row in rows if any(any(map(_has_text, cell)) for cell in row)]
    widest = max((sum(any(map(_has_text, cell)) for cell in row) for row in filled), default=0)
    cells = [cell for row in rows for cell in row]
    if widest < 2 or any(_is_column(cell) for cell in cells):  # noqa: PLR2004 - one column
        return [typed for cell in cells for typed in cell]
    whole = Typed(kind=BlockKind.TABLE)
    for row in filled:
        if whole.runs:
            whole.add("\n")
        for number, cell in enumerate(row):
            if number:
                whole.add(BETWEEN_CELLS)
            _add_cell(whole, cell)
    return [whole]


def _has_text(typed: Typed) -> bool:
    return any(not run.text.isspace() for run in typed.runs)


def _is_column(cell: Cell) -> bool:
    return sum(typed.length for typed in cell) > _LONGEST_CELL


def _add_cell(whole: Typed, cell: Iterable[Typed]) -> None:
    for number, typed in enumerate(filter(_has_text, cell)):
        if number:
            whole.add(" ")
        for run in typed.runs:
            whole.add(run.text.replace("\n", " "), run.font)
