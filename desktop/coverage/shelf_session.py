"""Reads what stands on a shelf, and opens it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import ArchiveError
from desktop.problems import explain
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader
    from desktop.coverage.shelf import Shelf


class ShelfSession(QObject):
    """Owns one shelf while it is open; lives on the GUI thread and never waits.

    `read_rows` reads its list for the words that are looked for, `read_one` the page of a key.
    """

    article_wanted = Signal(int)
    quote_wanted = Signal(int, int, int)
    """An article is to be opened at a place of its text."""
    series_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        new: Callable[[Theme, str, QWidget], Shelf],
        read_rows: Callable[[Reader, str], Sequence[Any]],
        read_one: Callable[[Reader, Any], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._new = theme, new
        self._read_rows, self._read_one = read_rows, read_one
        self._reading: Resident[Reader] | None = None
        self._archive = ""
        self._shelf: Shelf | None = None
        self._tickets = [Ticket(), Ticket()]

    def attach(self, reading: Resident[Reader]) -> None:
        """Read with this from now on."""
        self._reading = reading

    def name_archive(self, name: str) -> None:
        """Say in pictures that go to others that they come from this archive."""
        self._archive = name

    def detach(self) -> None:
        """Read nothing any more, and close the shelf."""
        self._cancel()
        self._reading = None
        if self._shelf is not None:
            self._shelf.close()

    def open(self, window: QWidget, chosen: Hashable | None = None) -> None:
        """Open the shelf at one thing, or at the first one of the list."""
        if self._reading is None:
            return
        if self._shelf is None:
            shelf = self._shelf = self._new(self._theme, self._archive, window)
            shelf.one_wanted.connect(self._on_one_wanted)
            shelf.find_wanted.connect(self._list)
            shelf.article_wanted.connect(self.article_wanted)
            shelf.quote_wanted.connect(self.quote_wanted)
            shelf.series_wanted.connect(self.series_wanted)
            shelf.finished.connect(self._on_closed)
        self._shelf.show()
        self._shelf.raise_()
        self._list("", chosen)

    def _list(self, text: str, chosen: Hashable | None = None) -> None:
        """Read the list, with these words or whole."""
        if self._reading is not None:
            read_rows = self._read_rows
            self._tickets[0].cancel()
            self._tickets[0] = self._reading.submit(
                lambda reader, _ticket: read_rows(reader, text),
                lambda rows: self._on_listed(rows, chosen),
                self._on_failed,
            )

    def _on_listed(self, rows: Sequence[Any], chosen: Hashable | None) -> None:
        if self._shelf is not None:
            self._shelf.show_rows(rows, chosen)

    def _on_one_wanted(self, key: Any) -> None:
        if self._reading is not None:
            read_one = self._read_one
            self._tickets[1].cancel()
            self._tickets[1] = self._reading.submit(
                lambda reader, _ticket: read_one(reader, key), self._on_read, self._on_failed
            )

    def _on_read(self, detail: Any) -> None:
        if self._shelf is not None:
            self._shelf.show_one(detail)

    def _on_failed(self, error: Exception) -> None:
        if self._shelf is not None and isinstance(error, ArchiveError):
            self._shelf.say(str(explain(error)))
        self.failed.emit(error)

    def _on_closed(self) -> None:
        self._cancel()
        self._shelf = None

    def _cancel(self) -> None:
        for ticket in self._tickets:
            ticket.cancel()
