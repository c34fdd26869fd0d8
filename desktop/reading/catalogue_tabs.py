"""The tabs of what is known of an article, filled when they come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import (
    ArticleDetail,
    Catalogue,
    ChangeSet,
    DossierRow,
    Related,
    RelationState,
    Suggestion,
)
from desktop.reading.awards_tab import AwardsTab
from desktop.reading.catalogue_session import CatalogueSession
from desktop.reading.catalogue_tab import CatalogueTab
from desktop.reading.detail_pane import DetailPane
from desktop.reading.figures_tab import FiguresTab
from desktop.reading.history_tab import HistoryTab
from desktop.reading.record_tab import RecordTab
from desktop.reading.relations_tab import RelationsTab
from desktop.reading.suggested import open_suggestions
from desktop.reading.tabs import Tab
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader, Searcher


class CatalogueTabs(QObject):
    """Owns the five tabs and what is read only for them; lives on the GUI thread.

    The counts are there with the catalogue. A tab is filled once it is in view, and what takes
    longer (related articles, history) is read only then.
    """

    article_wanted = Signal(int)
    quote_wanted = Signal(int, int, int)
    """An article is to be opened at a place of its text."""
    award_wanted = Signal(int)
    """The dossier of an award is to be opened: its id."""
    dossier_wanted = Signal(int)
    """The page of a dossier is to be opened: its id."""
    series_wanted = Signal(object)
    """A quantity is to be shown through time: its id, and that of its subject or None."""
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        pane: DetailPane,
        session: CatalogueSession,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane, self._session = pane, session
        self._reading: Resident[Reader] | None = None
        self._paging: Resident[Searcher] | None = None
        self._tickets = [Ticket(), Ticket()]
        self._stale: set[Tab] = set()
        self.record = RecordTab(theme)
        self.figures = FiguresTab(theme)
        self.awards = AwardsTab(theme)
        self.relations = RelationsTab(theme)
        self.history = HistoryTab(theme)
        self._tabs: dict[Tab, CatalogueTab] = {
            Tab.CATALOGUE: self.record,
            Tab.FIGURES: self.figures,
            Tab.AWARDS: self.awards,
            Tab.RELATIONS: self.relations,
            Tab.HISTORY: self.history,
        }
        for tab, widget in self._tabs.items():
            pane.add_tab(tab, widget)
            widget.place_wanted.connect(pane.show_place)
            widget.article_wanted.connect(self.article_wanted)
            widget.quote_wanted.connect(self.quote_wanted)
            widget.edits_wanted.connect(session.apply)
        self.awards.dossier_wanted.connect(self.award_wanted)
        self.figures.series_wanted.connect(self.series_wanted)
        self.relations.dossier_wanted.connect(self.dossier_wanted)
        self.history.undo_wanted.connect(session.undo_change)
        pane.tab_shown.connect(self._fill)
        session.read.connect(self._on_read)
        session.suggested.connect(self._on_suggested)
        session.traced.connect(self._on_traced)

    def attach(self, reading: Resident[Reader], paging: Resident[Searcher]) -> None:
        """Read with these from now on."""
        self._reading, self._paging = reading, paging
        for widget in self._tabs.values():
            widget.allow_changes(self._session.writable)

    def detach(self) -> None:
        """Read and show nothing any more."""
        self._reading = self._paging = None
        self.clear()

    def clear(self) -> None:
        """Show nothing until the catalogue of another article is read."""
        for ticket in self._tickets:
            ticket.cancel()
        self._stale.clear()
        for tab, widget in self._tabs.items():
            widget.show_nothing()
            self._pane.count_tab(tab, 0)

    def _on_read(self, catalogue: Catalogue) -> None:
        pane = self._pane
        if pane.article is None or pane.article.row.id != catalogue.article_id:
            return
        notes = sum(one.resolved_at is None for one in catalogue.notes)
        pane.count_tab(Tab.CATALOGUE, notes)
        pane.count_tab(Tab.FIGURES, len(catalogue.figures))
        pane.count_tab(Tab.AWARDS, len(catalogue.decisions))
        self._count_relations(catalogue, self._session.suggestions)
        self._stale = set(self._tabs)
        self._fill(pane.tab)

    def _fill(self, tab: Tab) -> None:
        """Fill a tab that is in view, if it shows something old."""
        article, catalogue = self._pane.article, self._session.catalogue
        if tab not in self._stale or article is None or catalogue is None:
            return
        self._stale.discard(tab)
        if tab is Tab.RELATIONS:
            self.relations.show_suggestions(self._session.suggestions)
        self._tabs[tab].show_catalogue(article, catalogue)
        if tab is Tab.HISTORY:
            self._session.trace()
        if tab is Tab.RELATIONS:
            self._ask_for_relatives(article)

    def _ask_for_relatives(self, article: ArticleDetail) -> None:
        """Read which articles are about the same matter, and which dossiers there are."""
        if self._paging is None or self._reading is None:
            return
        article_id = article.row.id

        def related(searcher: Searcher, _ticket: Ticket) -> tuple[Related, ...]:
            return searcher.related(article_id)

        def dossiers(reader: Reader, _ticket: Ticket) -> tuple[DossierRow, ...]:
            return reader.catalogue.dossiers()

        for ticket in self._tickets:
            ticket.cancel()
        self._tickets = [
            self._paging.submit(related, self.relations.show_related, self.failed.emit),
            self._reading.submit(dossiers, self.relations.offer_dossiers, self.failed.emit),
        ]

    def _count_relations(self, catalogue: Catalogue, suggestions: tuple[Suggestion, ...]) -> None:
        """Count what holds and what waits: links, dossiers, and suggestions of both."""
        links = sum(one.state is not RelationState.REJECTED for one in catalogue.relations)
        waiting = open_suggestions(suggestions, catalogue)
        count = links + len(catalogue.dossiers) + len(waiting.relations) + len(waiting.dossiers)
        self._pane.count_tab(Tab.RELATIONS, count)

    def _on_suggested(self, suggestions: tuple[Suggestion, ...]) -> None:
        article, catalogue = self._pane.article, self._session.catalogue
        if article is None or catalogue is None or article.row.id != catalogue.article_id:
            return
        self._count_relations(catalogue, suggestions)
        self.relations.show_suggestions(suggestions)

    def _on_traced(self, changes: tuple[ChangeSet, ...]) -> None:
        self.history.show_changes(changes)
