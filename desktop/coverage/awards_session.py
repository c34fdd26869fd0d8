"""Reads awards for their dossier, and opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import ArchiveError
from db.records import AwardDetail, AwardRow
from desktop.coverage.award_dossier import AwardDossier
from desktop.problems import explain
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader


class AwardsSession(QObject):
    """Owns the dossier while it is open; lives on the GUI thread."""

    article_wanted = Signal(int)
    quote_wanted = Signal(int, int, int)
    """An article is to be opened at a place of its text."""
    failed = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reading: Resident[Reader] | None = None
        self._dossier: AwardDossier | None = None
        self._ticket = Ticket()

    def attach(self, reading: Resident[Reader]) -> None:
        """Read with this from now on."""
        self._reading = reading

    def detach(self) -> None:
        """Read nothing any more, and close the dossier."""
        self._ticket.cancel()
        self._reading = None
        if self._dossier is not None:
            self._dossier.close()

    def open(self, window: QWidget, award_id: int | None = None) -> None:
        """Open the dossier of an award, or of the first one of the list."""
        if self._reading is None:
            return
        if self._dossier is None:
            self._dossier = AwardDossier(self._theme, window)
            self._dossier.award_wanted.connect(self._on_award_wanted)
            self._dossier.article_wanted.connect(self.article_wanted)
            self._dossier.quote_wanted.connect(self.quote_wanted)
            self._dossier.finished.connect(self._on_closed)
        self._dossier.show()
        self._dossier.raise_()
        self._reading.submit(
            lambda reader, _ticket: reader.catalogue.awards(),
            lambda awards: self._on_listed(awards, award_id),
            self._on_failed,
        )

    def _on_listed(self, awards: tuple[AwardRow, ...], chosen: int | None) -> None:
        if self._dossier is not None:
            self._dossier.show_awards(awards, chosen)

    def _on_award_wanted(self, award_id: int) -> None:
        if self._reading is not None:
            self._ticket.cancel()
            self._ticket = self._reading.submit(
                lambda reader, _ticket: reader.catalogue.award(award_id),
                self._on_read,
                self._on_failed,
            )

    def _on_read(self, detail: AwardDetail) -> None:
        if self._dossier is not None:
            self._dossier.show_award(detail)

    def _on_failed(self, error: Exception) -> None:
        if self._dossier is not None and isinstance(error, ArchiveError):
            self._dossier.say(str(explain(error)))
        self.failed.emit(error)

    def _on_closed(self) -> None:
        self._ticket.cancel()
        self._dossier = None
