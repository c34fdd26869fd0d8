"""Pairs of articles that are alike, one after another, and what a person decides about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import Applied, Comparison, DecideRelation, Decision, RelationSuggestion
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Cataloguer, Reader

Pair = tuple[RelationSuggestion, Comparison]


class DuplicatesSession(QObject):
    """Owns the pair under consideration and the decisions to go back on; GUI thread.

    It reads on the read lane and decides on the write lane. `pair_shown` says what is to be seen.
    """

    counted = Signal(int)
    """How many pairs wait."""
    pair_shown = Signal(object, object)
    """A RelationSuggestion and its Comparison."""
    emptied = Signal()
    """There is no further pair."""
    decided = Signal(object)
    """The Decision that was kept; None when one was taken back."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading: Resident[Reader] | None = None
        self._deciding: Resident[Cataloguer] | None = None
        self._ticket = Ticket()
        self._pair: RelationSuggestion | None = None
        self._done: list[RelationSuggestion] = []
        self._passed = 0
        self._busy = False

    def attach(self, reading: Resident[Reader], deciding: Resident[Cataloguer]) -> None:
        """Work on this archive from now on."""
        self.detach()
        self._reading, self._deciding = reading, deciding
        self.count()

    def detach(self) -> None:
        """Work on no archive any more."""
        self._ticket.cancel()
        self._reading = self._deciding = self._pair = None
        self._done.clear()
        self._passed, self._busy = 0, False

    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._done)

    def count(self) -> None:
        """Ask how many pairs wait."""
        if self._reading is not None:
            self._reading.submit(
                lambda reader, _ticket: reader.suggested(1).total,
                self.counted.emit,
                self.failed.emit,
            )

    def begin(self) -> None:
        """Show the pair that is most alike."""
        self._passed = 0
        self._show_next()

    def pass_over(self) -> None:
        """Leave the pair as it is and show the next one."""
        if self._pair is not None and not self._busy:
            self._passed += 1
            self._show_next()

    def decide(self, decision: Decision) -> None:
        """Keep a decision about the pair that is shown, and show the next one."""
        pair, deciding = self._pair, self._deciding
        if pair is None or deciding is None or self._busy:
            return
        self._busy = True

        def kept(_applied: Applied) -> None:
            if self._deciding is not deciding:
                return
            self._done.append(pair)
            self.decided.emit(decision)
            self._show_next()

        deciding.submit(
            lambda cataloguer, _ticket: cataloguer.apply([DecideRelation(pair.id, decision)]),
            kept,
            self._on_failed,
        )

    def undo(self) -> None:
        """Take the last decision back and show its pair again."""
        deciding = self._deciding
        if not self._done or deciding is None or self._busy:
            return
        self._busy = True
        pair = self._done[-1]

        def taken_back(_applied: Applied) -> None:
            if self._deciding is not deciding:
                return
            self._done.pop()
            self.decided.emit(None)
            self._show(pair)

        deciding.submit(
            lambda cataloguer, _ticket: cataloguer.apply([DecideRelation(pair.id, None)]),
            taken_back,
            self._on_failed,
        )

    def _show_next(self) -> None:
        passed = self._passed

        def read(reader: Reader, _ticket: Ticket) -> tuple[int, Pair | None]:
            found = reader.suggested(1, passed)
            if not found.page:
                return found.total, None
            pair = found.page[0]
            return found.total, (pair, reader.comparison(pair.article.id, pair.other.id))

        self._read(read)

    def _show(self, pair: RelationSuggestion) -> None:
        def read(reader: Reader, _ticket: Ticket) -> tuple[int, Pair | None]:
            return (
                reader.suggested(1).total,
                (pair, reader.comparison(pair.article.id, pair.other.id)),
            )

        self._read(read)

    def _read(self, read: Callable[[Reader, Ticket], tuple[int, Pair | None]]) -> None:
        self._ticket.cancel()
        self._busy = True
        if self._reading is not None:
            self._ticket = self._reading.submit(read, self._on_read, self._on_failed)

    def _on_read(self, found: tuple[int, Pair | None]) -> None:
        self._busy = False
        total, shown = found
        self.counted.emit(total)
        self._pair = shown[0] if shown is not None else None
        if shown is None:
            self.emptied.emit()
        else:
            self.pair_shown.emit(*shown)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
