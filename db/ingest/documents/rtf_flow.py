"""One stream of paragraphs in an RTF file: its text, or a note or box that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.ingest.documents.typed import Bounds, Cell, Typed, table
from db.records import BlockKind


@dataclass(slots=True)
class Look:
    """The properties of paragraphs and characters that hold at one place of the file."""

    font: int | None = None
    fallbacks: int = 1
    """How many characters after each Unicode character stand in for it."""
    is_hidden: bool = False
    is_deleted: bool = False
    is_italic: bool = False
    style: int = 0
    level: int = 0
    is_item: bool = False
    is_centred: bool = False
    is_in_table: bool = False


@dataclass(slots=True)
class Flow:
    """Paragraphs as they are read. A table is gathered until a paragraph outside of it ends."""

    bounds: Bounds
    kind: BlockKind | None = None
    """What all of its paragraphs are, such as those of a running head."""
    done: list[Typed] = field(default_factory=list)
    typed: Typed = field(default_factory=Typed)
    after: list[Typed] = field(default_factory=list)
    """What hangs on the paragraph of the moment."""
    _upright: int = 0
    _cell: Cell = field(default_factory=list)
    _row: list[Cell] = field(default_factory=list)
    _rows: list[list[Cell]] = field(default_factory=list)

    def add(self, text: str, font: str | None, look: Look) -> None:
        """Add text to the paragraph of the moment; raises Refused with E_TOO_BIG."""
        self.bounds.text(text)
        if not look.is_italic:
            self._upright += len(text)
        self.typed.add(text, font)

    def end_paragraph(self, look: Look, style: tuple[str, int], *, in_table: bool) -> None:
        """End the paragraph; raises Refused with E_TOO_BIG."""
        self.bounds.place()
        typed, self.typed = self.typed, Typed()
        typed.style, typed.level = style[0], look.level or style[1]
        typed.is_item = typed.is_item or look.is_item
        typed.is_set_apart = look.is_centred or (bool(typed.runs) and not self._upright)
        typed.kind = self.kind
        self._upright = 0
        if not in_table:
            self.end_table()
        sink = self._cell if in_table else self.done
        if not typed.is_blank:
            self.bounds.paragraph()
            sink.append(typed)
        sink += self.after
        self.after = []

    def end_cell(self) -> None:
        """End a cell of a table; raises Refused with E_TOO_BIG."""
        self.bounds.place()
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """End a row of a table; raises Refused with E_TOO_BIG."""
        self.bounds.place()
        self._rows.append(self._row)
        self._row = []

    def end_table(self) -> None:
        """Put the table before what follows."""
        if self._cell:
            self._row.append(self._cell)
        if self._row:
            self._rows.append(self._row)
        if self._rows:
            self.done += table(self._rows)
        self._cell, self._row, self._rows = [], [], []
