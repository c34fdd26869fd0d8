"""Reading what stands below an article, once it can be read itself and nobody waits for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import ArchiveError
from db.records import Catalogue, Related
from desktop.reading.below import Below
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Searcher

STAYED_MS = 300
"""Whoever walks down a list does not want what is related to each article of it."""


class BelowSession(QObject):
    """Owns what was read for the links below the text; lives on the GUI thread."""

    failed = Signal(object)

    def __init__(self, below: Below, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._below = below
        self._paging: Resident[Searcher] | None = None
        self._article_id: int | None = None
        self._catalogue: Catalogue | None = None
        self._related: tuple[Related, ...] | None = None
        self._ticket = Ticket()
        self._stayed = QTimer(self)
        self._stayed.setSingleShot(True)
        self._stayed.setInterval(STAYED_MS)
        self._stayed.timeout.connect(self._on_stayed)

    def attach(self, paging: Resident[Searcher]) -> None:
        """Read with this from now on."""
        self.detach()
        self._paging = paging

    def detach(self) -> None:
        """Read and show nothing any more."""
        self._paging = None
        self.open(None)

    def open(self, article_id: int | None) -> None:
        """Begin anew for an article that has just been put on the page."""
        self._ticket.cancel()
        self._stayed.stop()
        self._article_id, self._catalogue, self._related = article_id, None, None
        self._below.show_nothing()
        if article_id is not None:
            self._stayed.start()

    def take(self, catalogue: Catalogue) -> None:
        """Take over what the catalogue holds of the article: reprints and dossiers."""
        if catalogue.article_id == self._article_id:
            self._catalogue = catalogue
            self._show()

    def _on_stayed(self) -> None:
        article_id = self._article_id
        if self._paging is None or article_id is None:
            return

        def related(searcher: Searcher, _ticket: Ticket) -> tuple[Related, ...]:
            return searcher.related(article_id)

        self._ticket = self._paging.submit(related, self._on_related, self._on_failed)

    def _on_related(self, related: tuple[Related, ...]) -> None:
        self._related = related
        self._show()

    def _on_failed(self, error: Exception) -> None:
        """Show the rest: an index that is being rebuilt is said elsewhere already."""
        self._on_related(())
        if not isinstance(error, ArchiveError):
            self.failed.emit(error)

    def _show(self) -> None:
        """Show all at once, when both are there: links that grow would move under the pointer."""
        if self._catalogue is not None and self._related is not None:
            self._below.show_links(self._catalogue, self._related)
