"""The answer sheets of an archive, kept in it; where it cannot be written, kept in memory."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import Applied, Edit, Quote
from db.records.answer_edits import (
    AddToSheet,
    KeepSheet,
    MoveOnSheet,
    RemoveFromSheet,
    RemoveSheet,
)
from db.records.answers import AnswerQuote, AnswerSheet, AnswerSheetRow
from desktop.reading.catalogue_session import CatalogueSession
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Reader

Found = tuple[tuple[AnswerSheetRow, ...], AnswerSheet | None]
"""All sheets as a list shows them, and the current one."""


class Sheets(QObject):
    """Owns which sheet is the current one; lives on the GUI thread and never waits.

    Whatever is done is answered by `shown`, once it is done.
    """

    listed = Signal(object)
    """All sheets: a tuple of `AnswerSheetRow`, the newest first."""
    shown = Signal(object)
    """The current `AnswerSheet`; None while there is none."""
    added = Signal(object)
    """Words were put on this `AnswerSheet`."""
    failed = Signal(object)

    kept = True
    """Whether the sheets outlive the program."""

    @property
    @abstractmethod
    def undoable(self) -> bool:
        """Whether the last thing that was done to the sheets can be taken back."""

    @abstractmethod
    def renew(self) -> None:
        """Read again what is on show."""

    @abstractmethod
    def open(self, sheet_id: int) -> None:
        """Make another sheet the current one."""

    @abstractmethod
    def begin(self) -> None:
        """Begin a new sheet."""

    @abstractmethod
    def keep(self, question: str, answer: str) -> None:
        """Keep what was asked and what is answered; a sheet is begun where there is none."""

    @abstractmethod
    def add(self, article_id: int, quotes: Sequence[Quote]) -> None:
        """Put words of an article at the end of the current sheet."""

    @abstractmethod
    def move(self, quote_id: int, place: int) -> None:
        """Put a quotation at another place, counted from 1."""

    @abstractmethod
    def remove(self, quote_id: int) -> None:
        """Take a quotation off the current sheet."""

    @abstractmethod
    def discard(self) -> None:
        """Take the current sheet away."""

    @abstractmethod
    def undo(self) -> None:
        """Take back the last thing that was done to the sheets."""


class StoredSheets(Sheets):
    """The sheets of an archive that can be written: each deed is a change set of this person."""

    def __init__(
        self,
        session: CatalogueSession,
        reading: Resident[Reader],
        user: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._reading, self._user = session, reading, user
        self._sheet_id: int | None = None
        self._last: int | None = None
        self._typed: tuple[str, str] | None = None
        """What is to be kept of a sheet that is being begun."""
        self._adding = False
        self._ticket = Ticket()

    @property
    def undoable(self) -> bool:
        """Whether the last thing that was done to the sheets can be taken back."""
        return self._last is not None

    def renew(self) -> None:
        """Read again what is on show; at first the newest sheet of this person."""
        self._ticket.cancel()
        self._ticket = self._reading.submit(self._reading_of(), self._show, self.failed.emit)

    def open(self, sheet_id: int) -> None:
        """Make another sheet the current one."""
        self._sheet_id = sheet_id
        self._last = None
        self.renew()

    def begin(self) -> None:
        """Begin a new sheet."""

        def begun(applied: Applied) -> None:
            self._sheet_id = applied.made[0]
            self._done(applied)

        self._session.apply([KeepSheet(None)], begun, self.failed.emit)

    def keep(self, question: str, answer: str) -> None:
        """Keep what was asked and what is answered; a sheet is begun where there is none."""
        if self._sheet_id is not None:
            self._do(KeepSheet(self._sheet_id, question, answer))
            return
        beginning, self._typed = self._typed is not None, (question, answer)
        if beginning:
            return

        def begun(applied: Applied) -> None:
            later, self._typed = self._typed, None
            self._sheet_id = applied.made[0]
            self._done(applied)
            if later is not None and later != (question, answer):
                self.keep(*later)

        self._session.apply([KeepSheet(None, question, answer)], begun, self._on_not_begun)

    def add(self, article_id: int, quotes: Sequence[Quote]) -> None:
        """Put words of an article at the end of the current sheet."""
        edits = [AddToSheet(article_id, quote, self._sheet_id) for quote in quotes]

        def kept(applied: Applied) -> None:
            self._adding = True
            self._done(applied)

        self._session.apply(edits, kept, self.failed.emit)

    def move(self, quote_id: int, place: int) -> None:
        """Put a quotation at another place."""
        self._do(MoveOnSheet(quote_id, place))

    def remove(self, quote_id: int) -> None:
        """Take a quotation off the current sheet."""
        self._do(RemoveFromSheet(quote_id))

    def discard(self) -> None:
        """Take the current sheet away; undo brings it back."""
        if self._sheet_id is not None:
            gone, self._sheet_id = self._sheet_id, None
            self._do(RemoveSheet(gone))

    def undo(self) -> None:
        """Take back the last thing that was done to the sheets."""
        if self._last is not None:
            last, self._last = self._last, None
            self._session.undo_change(last)

    def _do(self, edit: Edit) -> None:
        self._session.apply([edit], self._done, self.failed.emit)

    def _done(self, applied: Applied) -> None:
        if applied.change_set is not None:
            self._last = applied.change_set
        self.renew()

    def _reading_of(self) -> Callable[[Reader, Ticket], Found]:
        """Read the list, and the current sheet or else the newest one of this person."""
        wanted, user = self._sheet_id, self._user()

        def read(reader: Reader, _ticket: Ticket) -> Found:
            rows = reader.catalogue.sheets()
            ids = [row.id for row in rows]
            mine = next((row.id for row in rows if row.by == user), None)
            current = wanted if wanted in ids else mine
            return rows, reader.catalogue.sheet(current) if current is not None else None

        return read

    def _show(self, found: Found) -> None:
        rows, sheet = found
        self._sheet_id = sheet.row.id if sheet is not None else None
        self.listed.emit(rows)
        self.shown.emit(sheet)
        if self._adding and sheet is not None:
            self._adding = False
            self.added.emit(sheet)

    def _on_not_begun(self, error: Exception) -> None:
        self._typed = None
        self.failed.emit(error)


class MemorySheets(Sheets):
    """The sheets of an archive that is only read: they end with the program, and say so."""

    kept = False

    def __init__(
        self,
        reading: Resident[Reader],
        user: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading, self._user = reading, user
        self._sheets: tuple[AnswerSheet, ...] = ()
        self._current = 0
        self._before: tuple[tuple[AnswerSheet, ...], int] | None = None
        self._numbers = 0

    @property
    def undoable(self) -> bool:
        """Whether the last thing that was done to the sheets can be taken back."""
        return self._before is not None

    def renew(self) -> None:
        """Show again what is there."""
        self.listed.emit(tuple(one.row for one in self._sheets))
        self.shown.emit(self._sheet())

    def open(self, sheet_id: int) -> None:
        """Make another sheet the current one."""
        self._current = sheet_id
        self.renew()

    def begin(self) -> None:
        """Begin a new sheet."""
        self._note()
        self._begin()
        self.renew()

    def keep(self, question: str, answer: str) -> None:
        """Keep what was asked and what is answered, as long as the program runs."""
        sheet = self._sheet() or self._begin()
        self._put(replace(sheet, row=replace(sheet.row, question=question, answer=answer)))
        self.renew()

    def add(self, article_id: int, quotes: Sequence[Quote]) -> None:
        """Put words of an article at the end of the current sheet."""
        first = self._numbers
        self._numbers += len(quotes)

        def read(reader: Reader, _ticket: Ticket) -> list[AnswerQuote]:
            return [
                reader.catalogue.quoted(first + number, article_id, quote)
                for number, quote in enumerate(quotes, 1)
            ]

        self._reading.submit(read, self._on_quoted, self.failed.emit)

    def move(self, quote_id: int, place: int) -> None:
        """Put a quotation at another place."""
        sheet = self._sheet()
        if sheet is not None:
            self._note()
            others = [one for one in sheet.quotes if one.id != quote_id]
            moved = [one for one in sheet.quotes if one.id == quote_id]
            at = max(0, place - 1)
            self._put(replace(sheet, quotes=(*others[:at], *moved, *others[at:])))
            self.renew()

    def remove(self, quote_id: int) -> None:
        """Take a quotation off the current sheet."""
        sheet = self._sheet()
        if sheet is not None:
            self._note()
            left = tuple(one for one in sheet.quotes if one.id != quote_id)
            self._put(replace(sheet, quotes=left))
            self.renew()

    def discard(self) -> None:
        """Take the current sheet away."""
        self._note()
        self._sheets = tuple(one for one in self._sheets if one.row.id != self._current)
        self._current = self._sheets[0].row.id if self._sheets else 0
        self.renew()

    def undo(self) -> None:
        """Take back the last thing that was done to the sheets."""
        if self._before is not None:
            (self._sheets, self._current), self._before = self._before, None
            self.renew()

    def _on_quoted(self, quotes: list[AnswerQuote]) -> None:
        sheet = self._sheet() or self._begin()
        self._note()
        held = {one.link for one in sheet.quotes}
        fresh = tuple(one for one in quotes if one.link not in held)
        self._put(replace(sheet, quotes=sheet.quotes + fresh))
        self.renew()
        self.added.emit(self._sheet())

    def _sheet(self) -> AnswerSheet | None:
        return next((one for one in self._sheets if one.row.id == self._current), None)

    def _begin(self) -> AnswerSheet:
        """Put a new sheet before the others; its number is below 0, as the archive has none."""
        self._current = min((one.row.id for one in self._sheets), default=0) - 1
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        row = AnswerSheetRow(self._current, "", "", "", self._user(), now, 0)
        sheet = AnswerSheet(row, ())
        self._sheets = (sheet, *self._sheets)
        return sheet

    def _put(self, sheet: AnswerSheet) -> None:
        row = replace(sheet.row, quotes=len(sheet.quotes))
        changed = replace(sheet, row=row)
        self._sheets = tuple(changed if one.row.id == row.id else one for one in self._sheets)

    def _note(self) -> None:
        self._before = (self._sheets, self._current)
