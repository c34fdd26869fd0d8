"""The desk: search box, filters, results and article of one archive, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db import sentence_around
from db.records import Applied, ArticleDetail, Hits
from desktop.icons import SIZE as ICON_SIZE
from desktop.icons import icon
from desktop.panes import Beside, Panes, step_among
from desktop.reading.below_session import BelowSession
from desktop.reading.catalogue_session import CatalogueSession
from desktop.reading.catalogue_tabs import CatalogueTabs
from desktop.reading.compare_page import ComparePage
from desktop.reading.compare_session import CompareSession
from desktop.reading.detail_pane import DetailPane
from desktop.reading.open_articles import OpenArticles
from desktop.reading.reading_session import ReadingSession
from desktop.reading.sentence_bar import Deed
from desktop.reading.tabs import Tab
from desktop.reading.visits import Visits
from desktop.searching.search_room import SearchRoom
from desktop.tasks import Resident
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Cataloguer, Reader, Searcher

SEARCH_MOST = 860


class Desk(QWidget):
    """Owns the panes and their sessions, and decides which of them are in view; GUI thread."""

    ingest_wanted = Signal()
    rebuild_wanted = Signal()
    search_failed = Signal(object)
    reading_failed = Signal(object)
    article_shown = Signal(object)
    """An `ArticleDetail` is on its page."""
    award_wanted = Signal(int)
    """The dossier of an award is to be opened: its id."""
    arranged = Signal()
    """Other panes are in view now."""
    beside_changed = Signal()
    """Something else stands beside the article now."""
    alone_changed = Signal(bool)
    """Nothing but the article is in view now, or more again."""
    told = Signal(str)
    """A sentence about what became of a key."""

    def __init__(
        self, theme: Theme, *, debounce_ms: int = 100, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cataloguing = CatalogueSession(self)
        self.room = SearchRoom(theme, self.cataloguing.apply, self, debounce_ms=debounce_ms)
        self.bar, self.facets, self.results = self.room.bar, self.room.facets, self.room.results
        self.searching = self.room.session
        self.detail = DetailPane(theme)
        self.reading = ReadingSession(self.detail, self)
        self.tabs = CatalogueTabs(theme, self.detail, self.cataloguing, self)
        self._quote: tuple[int, int, int] | None = None
        self._alone = False
        self._below = BelowSession(self.detail.view.below, self)
        self.visits = Visits(self)
        self._open = OpenArticles(theme, self.visits)
        self.detail.place_open_articles(self._open)
        self._back, self._forward = QToolButton(), QToolButton()
        self._back.clicked.connect(self.step_back)
        self._forward.clicked.connect(self.step_forward)
        self._panes = Panes(theme, self.room.left, self.results, self.detail)
        self.compared = ComparePage(theme)
        self.comparing = CompareSession(self.detail, self.compared, self)
        self._lay_out()
        self._wire()
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def filters_shown(self) -> bool:
        """Whether the left panel is wanted."""
        return self._panes.filters_shown

    @property
    def beside(self) -> Beside:
        """What stands beside the article."""
        return self._panes.beside

    @property
    def widths(self) -> tuple[int, ...]:
        """Widths of the three panes when they were last all in view; empty before that."""
        return self._panes.widths

    def attach(
        self,
        reading: Resident[Reader],
        finding: Resident[Searcher],
        paging: Resident[Searcher],
        writing: Resident[Cataloguer] | None,
    ) -> None:
        """Work on an archive; without `writing` nothing can be changed."""
        self.cataloguing.attach(reading, writing)
        self.tabs.attach(reading, paging)
        self._below.attach(paging)
        self.reading.attach(reading)
        self.comparing.attach(reading)
        deeds = {Deed.NOTE, Deed.SIC}
        self.detail.view.sentences.bar.allow(deeds, allowed=writing is not None)
        self.room.attach(reading, finding, paging, writable=writing is not None)

    def detach(self) -> None:
        """Work on nothing, before the archive is closed; its question goes with it."""
        self.room.detach()
        self.reading.detach()
        self.cataloguing.detach()
        self.tabs.detach()
        self._below.detach()
        self.visits.forget()
        self.be_alone(False)
        self.comparing.detach()
        self._panes.turn_page(to_article=False)

    def show_tab(self, tab: Tab) -> None:
        """Bring a tab of the article to the front, with the article in view."""
        self._bring_panes()
        self._panes.bring_article()
        self.detail.choose_tab(tab)

    def open_article(self, article_id: int) -> None:
        """Show an article, whether it is in the list or not."""
        self.comparing.close()
        self._quote = None
        self.reading.open(article_id, self.searching.terms)
        self._panes.bring_article()

    def open_quote(self, article_id: int, start: int, stop: int) -> None:
        """Show an article at the sentence of a place of its text, in code points."""
        self.open_article(article_id)
        self._quote = (article_id, start, stop)

    def restore(self, widths: Sequence[int], *, filters_shown: bool) -> None:
        """Take over how a person left the panes."""
        self._panes.restore(widths, filters_shown=filters_shown)

    def show_filters(self, shown: bool) -> None:
        """Show or hide the left panel."""
        self._panes.show_filters(shown)

    def place_cataloguing(self, tray: QWidget, form: QWidget) -> None:
        """Give the tray its place at the left and the form its place at the right."""
        tray.setObjectName("tray")
        form.setObjectName("form")
        self._panes.place_cataloguing(tray, form)

    def stand_beside(self, beside: Beside) -> None:
        """Put the form, or form and tray, beside the article; or the list again."""
        self._bring_panes()
        self._panes.stand_beside(beside)

    def turn_focus(self) -> None:
        """Give the whole width to the article, then to the list, then to both."""
        self._bring_panes()
        self._panes.turn_focus()

    def step_pane(self, by: int) -> None:
        """Bring the keyboard to the next pane in view (1) or the one before (-1), going round."""
        step_among([self.bar, *self._panes.in_view], by)

    def go_back(self) -> None:
        """Go from the page of an article back to the list."""
        self._bring_panes()
        self._panes.bring_both()
        self.results.view.setFocus()

    def step_back(self) -> None:
        """Go back to the list where it is out of view, else to the article that was open before."""
        if self._alone:
            self.be_alone(False)
        elif self.comparing.shown:
            self.comparing.close()
        elif self._panes.shows_way_back:
            self.go_back()
        else:
            self.visits.go(-1)

    def step_forward(self) -> None:
        """Go forward again to the article that was gone back from."""
        self.visits.go(1)

    def be_alone(self, alone: bool) -> None:
        """Have nothing but the article in view, or everything again."""
        if alone == self._alone or (alone and self.detail.article is None):
            return
        self._alone = alone
        self.comparing.close()
        if alone:
            self.detail.choose_tab(Tab.READ)
        self._head.setVisible(not alone)
        self.detail.show_tabs(not alone)
        self._open.want(not alone)
        self._panes.leave_alone(alone)
        self.alone_changed.emit(alone)
        self.detail.setFocus()

    def _bring_panes(self) -> None:
        """Have the panes in view, with everything around them."""
        self.be_alone(False)
        self.comparing.close()

    def turn_alone(self) -> None:
        """Turn to the article alone, or back."""
        self.be_alone(not self._alone)

    def step_hit(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit; of two articles, to a difference."""
        if self.comparing.shown:
            self.comparing.step(by)
        elif by > 0:
            self.detail.next_hit()
        else:
            self.detail.previous_hit()

    def take_search_focus(self) -> None:
        """Put the caret into the search box, with the list in view."""
        self._bring_panes()
        self._panes.bring_list()
        self.bar.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        for pane, name in (
            (self.room.left, "left"),
            (self.results, "list"),
            (self.detail, "article"),
        ):
            pane.setObjectName(name)
        for pane in (self.results, self.detail):
            pane.setBackgroundRole(QPalette.ColorRole.Base)
            pane.setAutoFillBackground(True)
        self._head = QWidget()
        self._top = QHBoxLayout(self._head)
        self._top.addWidget(self._back)
        self._top.addWidget(self._forward)
        self._top.addWidget(self.bar, 1)
        self._top.addWidget(self.room.tools)
        self._top.addStretch(0)
        line = QFrame()
        line.setProperty("line", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(line)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._panes)
        self._pages.addWidget(self.compared)
        layout.addWidget(self._pages, 1)

    def _wire(self) -> None:
        searching, reading = self.searching, self.reading
        searching.article_selected.connect(self._on_article_selected)
        searching.article_opened.connect(self._on_article_opened)
        searching.answered.connect(self._on_answered)
        searching.scroll_wanted.connect(self._on_scroll_wanted)
        searching.ingest_wanted.connect(self.ingest_wanted)
        searching.rebuild_wanted.connect(self.rebuild_wanted)
        searching.search_failed.connect(self.search_failed)
        reading.reading_failed.connect(self.reading_failed)
        reading.article_shown.connect(self._on_article_shown)
        self.tabs.article_wanted.connect(self.open_article)
        self.tabs.quote_wanted.connect(self.open_quote)
        self.tabs.award_wanted.connect(self.award_wanted)
        self.tabs.failed.connect(self.reading_failed)
        self.cataloguing.failed.connect(self.reading_failed)
        self.cataloguing.applied.connect(self._on_applied)
        self.room.shelving.failed.connect(self.reading_failed)
        self.room.shelf.award_wanted.connect(self.award_wanted)
        self.detail.hits_exhausted.connect(searching.step)
        self.detail.told.connect(self.told)
        below = self.detail.view.below
        below.article_wanted.connect(self.open_article)
        below.dossier_wanted.connect(self.tabs.dossier_wanted)
        self.cataloguing.read.connect(self._below.take)
        self._below.failed.connect(self.reading_failed)
        panes = self._panes
        panes.arranged.connect(self.arranged)
        comparing = self.comparing
        comparing.turned.connect(self._on_comparison_turned)
        comparing.told.connect(self.told)
        comparing.failed.connect(self.reading_failed)
        self.compared.article_wanted.connect(self.open_article)
        panes.arranged.connect(self._show_ways)
        self.visits.changed.connect(self._show_ways)
        self.visits.article_wanted.connect(self.open_article)
        self.visits.article_resumed.connect(lambda one: self.reading.open(one, ()))
        self.visits.failed.connect(self.reading_failed)
        searching.article_apart.connect(self.visits.open_apart)
        self.detail.view.article_left.connect(self.visits.leave)
        panes.beside_changed.connect(self.beside_changed)

    def _dress(self) -> None:
        px = self._theme.px
        self.bar.setMaximumWidth(px(SEARCH_MOST))
        self._top.setContentsMargins(px(12), px(8), px(12), px(8))
        for button, name in ((self._back, "back"), (self._forward, "forward")):
            button.setIcon(icon(self._theme, name, self._theme.colours.ink))
            button.setIconSize(QSize(px(ICON_SIZE), px(ICON_SIZE)))

    def _retranslate(self) -> None:
        self._forward.setToolTip(self.tr("Forward again (Alt+→)"))
        self._forward.setAccessibleName(self.tr("Forward again"))
        self._show_ways()

    def _show_ways(self) -> None:
        """Say where back leads, and whether it leads anywhere."""
        to_list = self._panes.shows_way_back and not self.comparing.shown
        self._back.setEnabled(to_list or self.comparing.shown or self.visits.back_open)
        self._forward.setEnabled(self.visits.forward_open)
        if to_list:
            self._back.setToolTip(self.tr("Back to the list (Alt+←)"))
            self._back.setAccessibleName(self.tr("Back to the list"))
        else:
            self._back.setToolTip(self.tr("Back to the article before (Alt+←)"))
            self._back.setAccessibleName(self.tr("Back to the article before"))

    def _on_comparison_turned(self) -> None:
        """Have two articles in the place of all panes, or the panes again."""
        shown = self.compared if self.comparing.shown else self._panes
        self._pages.setCurrentWidget(shown)
        self._show_ways()
        (self.compared if self.comparing.shown else self.detail).setFocus()

    def _on_article_selected(self, article_id: int) -> None:
        self._quote = None
        self.visits.pass_by(article_id)
        self.reading.open(article_id, self.searching.terms)

    def _on_article_opened(self, article_id: int) -> None:
        self._quote = None
        self.reading.open(article_id, self.searching.terms)
        if self._panes.bring_article():
            self.detail.setFocus()

    def _on_answered(self, hits: Hits) -> None:
        self.reading.mark(hits.terms)

    def _on_scroll_wanted(self) -> None:
        if not self.detail.scroll_page():
            self.searching.step(1)

    def _on_article_shown(self, article: ArticleDetail) -> None:
        if self.cataloguing.article_id != article.row.id:
            self.tabs.clear()
            self._below.open(article.row.id)
            self.cataloguing.open(article.row.id)
        place = self.visits.note(article)
        self.comparing.follow(article)
        if self._quote is not None and self._quote[0] == article.row.id:
            _, start, stop = self._quote
            self.detail.show_place(*sentence_around(article.text, start, stop))
        elif place:
            self.detail.view.read_on_at(place)
        self._quote = None
        self.article_shown.emit(article)

    def _on_applied(self, applied: Applied) -> None:
        """Read the article again when it was changed: its text or its facts may be others."""
        self.room.shelving.renew()
        article = self.detail.article
        if article is not None and article.row.id in applied.changes.updated:
            self.reading.renew()
