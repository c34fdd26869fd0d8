"""What stands in each other in a document: the cells of tables, boxes, notes."""

from __future__ import annotations

from collections.abc import Mapping

from db.ingest.documents.typed import Bounds, Cell, Typed, table


class Nesting:
    """Owns the lists that paragraphs go into, the innermost last; lives for one reading.

    The methods take what a reader of markup hears, so that they can stand in its tables.
    """

    def __init__(self, bounds: Bounds) -> None:
        self.sinks: list[list[Typed]] = [[]]
        """The first is the text itself."""
        self._bounds = bounds
        self._tables: list[list[list[Cell]]] = []

    def start_table(self, _attributes: Mapping[str, str]) -> None:
        """Hear that a table begins, perhaps inside another one."""
        self._tables.append([])

    def start_row(self, _attributes: Mapping[str, str]) -> None:
        """Hear that a row begins; raises Refused when there are too many."""
        self._bounds.place()
        if self._tables:
            self._tables[-1].append([])

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        """Hear that a cell begins; raises Refused when there are too many."""
        self._bounds.place()
        self.start_sink(attributes)

    def end_cell(self) -> None:
        """Put a cell into its row."""
        cell = self.sinks.pop()
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(cell)
        else:  # a cell in no row is damage; its text is none
            self.sinks[-1] += cell

    def end_table(self) -> None:
        """Put a table where it stands."""
        self.sinks[-1] += table(self._tables.pop())

    def start_sink(self, _attributes: Mapping[str, str]) -> None:
        """Let what follows go into a list of its own."""
        self.sinks.append([])

    def end_sink(self, after: list[Typed] | None) -> None:
        """Put that list behind the paragraph it hangs on, else where it stands."""
        inner = self.sinks.pop()
        if after is None:
            self.sinks[-1] += inner
        else:
            after += inner
