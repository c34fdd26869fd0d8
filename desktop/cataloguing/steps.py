"""Undo and redo of what was saved: what the next step would do, and what the last one did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import ArchiveError
from db.records import Applied, ChangeSet
from desktop.cataloguing.undo_words import change_label
from desktop.menus import Menus
from desktop.problems import explain
from desktop.reading.catalogue_session import CatalogueSession
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme
from desktop.toast import Toast

if TYPE_CHECKING:
    from db import Reader


class Steps(QObject):
    """Owns the words at the foot of the window about saves and their way back; GUI thread."""

    failed = Signal(object)
    """What went wrong that nobody but us can mend."""

    def __init__(
        self, theme: Theme, session: CatalogueSession, menus: Menus, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._menus = session, menus
        self._reading: Resident[Reader] | None = None
        self._looking = Ticket()
        self.toast = Toast(theme, window)
        session.failed.connect(self._tell)
        menus.undo.triggered.connect(lambda _checked: self.undo())
        menus.redo.triggered.connect(lambda _checked: self.redo())
        menus.show_steps("", "")

    def attach(self, reading: Resident[Reader]) -> None:
        """Work on an archive."""
        self._reading = reading

    def detach(self) -> None:
        """Work on no archive any more."""
        self._looking.cancel()
        self._reading = None
        self._menus.show_steps("", "")
        self.toast.hide()

    def look(self, user: str) -> None:
        """Read what the next undo and redo of a user would do, for the menus."""

        def read(reader: Reader, _ticket: Ticket) -> tuple[ChangeSet | None, ChangeSet | None]:
            return reader.catalogue.to_undo(user), reader.catalogue.to_redo(user)

        def show(steps: tuple[ChangeSet | None, ChangeSet | None]) -> None:
            self._menus.show_steps(*(change_label(one) if one is not None else "" for one in steps))

        self._looking.cancel()
        if self._reading is not None:
            self._looking = self._reading.submit(read, show, self.failed.emit)

    def undo(self) -> None:
        """Take back the newest change of this person, from whatever day, and say what it was."""
        nothing = self.tr("There is nothing of yours to take back.")
        said, again = self.tr("Taken back: {deed}"), self.tr("Redo")
        self._session.undo(
            lambda applied: self._say(applied, nothing, said, (again, self.redo)), self._on_failed
        )

    def redo(self) -> None:
        """Make again what was taken back last, and say what it was."""
        nothing = self.tr("There is nothing to make again.")
        said, back = self.tr("Made again: {deed}"), self.tr("Undo")
        self._session.redo(
            lambda applied: self._say(applied, nothing, said, (back, self.undo)), self._on_failed
        )

    def say_saved(self, words: str) -> None:
        """Say that something was saved outside of the form, and offer its way back."""
        self.toast.say(words, self.tr("Undo"), self.undo)

    def _say(
        self, applied: Applied, nothing: str, said: str, back: tuple[str, Callable[[], object]]
    ) -> None:
        made = applied.change_set
        if made is None:
            self.toast.say(nothing)
            return

        def read(reader: Reader, _ticket: Ticket) -> ChangeSet:
            told = reader.catalogue.change_set(made)
            while told.undoes is not None:
                told = reader.catalogue.change_set(told.undoes)
            return told

        def show(told: ChangeSet) -> None:
            self.toast.say(said.format(deed=change_label(told).replace("&&", "&")), *back)

        if self._reading is not None:
            self._reading.submit(read, show, self.failed.emit)

    def _on_failed(self, error: Exception) -> None:
        self._tell(error)
        if not isinstance(error, ArchiveError):
            self.failed.emit(error)

    def _tell(self, error: Exception) -> None:
        """Say why something was not done that no form and no dialog says."""
        if isinstance(error, ArchiveError):
            self.toast.say(f"⚠ {explain(error)}")
