"""Everything about coverage, joined to the desk and the menus: awards, dossiers, figures."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.coverage.shelf_session import ShelfSession
from desktop.desk import Desk
from desktop.menus import Menus
from desktop.tasks import Resident
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader
    from desktop.coverage.shelf import Shelf


class CoverageRoom(QObject):
    """Owns the three shelves and how they are reached; lives on the GUI thread.

    What paints them loads when somebody opens one: no start of the window waits for it.
    """

    failed = Signal(object)

    def __init__(self, theme: Theme, desk: Desk, menus: Menus, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.awards = ShelfSession(
            theme,
            _new_awards,
            lambda reader, _text: reader.catalogue.awards(),
            lambda reader, award_id: reader.catalogue.award(award_id),
            self,
        )
        self.dossiers = ShelfSession(
            theme,
            _new_dossiers,
            lambda reader, _text: reader.catalogue.dossiers(),
            lambda reader, dossier_id: reader.catalogue.dossier(dossier_id),
            self,
        )
        self.series = ShelfSession(
            theme,
            _new_series,
            lambda reader, text: reader.catalogue.series(text),
            lambda reader, thing: reader.catalogue.figure_series(*thing),
            self,
        )
        menus.awards.triggered.connect(lambda: self._open(self.awards))
        menus.dossiers.triggered.connect(lambda: self._open(self.dossiers))
        menus.series.triggered.connect(lambda: self._open(self.series))
        desk.award_wanted.connect(lambda award_id: self._open(self.awards, award_id))
        desk.tabs.dossier_wanted.connect(lambda number: self._open(self.dossiers, number))
        desk.tabs.series_wanted.connect(lambda thing: self._open(self.series, thing))
        for session in self._sessions():
            session.article_wanted.connect(desk.open_article)
            session.quote_wanted.connect(desk.open_quote)
            session.series_wanted.connect(lambda thing: self._open(self.series, thing))
            session.failed.connect(self.failed)

    def attach(self, reading: Resident[Reader]) -> None:
        """Read an archive from now on."""
        for session in self._sessions():
            session.attach(reading)

    def name_archive(self, name: str) -> None:
        """Say in pictures that go to others that they come from this archive."""
        for session in self._sessions():
            session.name_archive(name)

    def detach(self) -> None:
        """Read nothing any more, and close what is open."""
        for session in self._sessions():
            session.detach()

    def _sessions(self) -> tuple[ShelfSession, ...]:
        return self.awards, self.dossiers, self.series

    def _open(self, session: ShelfSession, chosen: Hashable | None = None) -> None:
        session.open(self._window, chosen)


def _new_awards(theme: Theme, archive: str, window: QWidget) -> Shelf:
    from desktop.coverage.award_dossier import AwardDossier

    return AwardDossier(theme, archive, window)


def _new_dossiers(theme: Theme, archive: str, window: QWidget) -> Shelf:
    from desktop.coverage.dossier_dialog import DossierDialog

    return DossierDialog(theme, archive, window)


def _new_series(theme: Theme, archive: str, window: QWidget) -> Shelf:
    from desktop.coverage.series_dialog import SeriesDialog

    return SeriesDialog(theme, archive, window)
