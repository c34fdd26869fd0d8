"""The desk: search box, filters, results and article of one archive, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from db.records import Applied, ArticleDetail, Hits
from desktop.icons import icon
from desktop.reading.catalogue_session import CatalogueSession
from desktop.reading.catalogue_tabs import CatalogueTabs
from desktop.reading.detail_pane import DetailPane
from desktop.reading.reading_session import ReadingSession
from desktop.reading.sentences import sentence_at
from desktop.reading.tabs import Tab
from desktop.searching.facets_panel import FacetsPanel
from desktop.searching.results_pane import ResultsPane
from desktop.searching.search_bar import SearchBar
from desktop.searching.search_session import SearchSession
from desktop.tasks import Resident
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Cataloguer, Reader, Searcher

NARROW = 1100
"""Below this width the article is a page of its own, in pixels."""

FILTERS_WIDTH = 220
PANES = 3
"""Of a desk without a form: filters, list, article."""

TRAY_WIDTH = 240
FORM_WIDTH = 420
FORM_BESIDE = 860
"""Below this width the form is a page of its own, in pixels."""

RESULTS_SHARE = 0.45
ARTICLE_LEAST = 420
RESULTS_LEAST = 320
SEARCH_MOST = 860
HANDLE = 5


class Focus(StrEnum):
    """What F11 gives the whole width to."""

    BOTH = "both"
    ARTICLE = "article"
    LIST = "list"


class Beside(StrEnum):
    """What stands beside the article instead of the list."""

    LIST = "list"
    FORM = "form"
    TRAY = "tray"
    """The form, and the tray of what waits."""


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
    beside_changed = Signal()
    """Something else stands beside the article now."""
    panes_changed = Signal()
    """Widths or filters are another now, for the settings."""

    def __init__(
        self, theme: Theme, *, debounce_ms: int = 100, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._focus = Focus.BOTH
        self._filters_shown = True
        self._page_is_article = False
        self._widths: tuple[int, ...] = ()
        self._arranged: tuple[bool, ...] | None = None
        self._beside = Beside.LIST
        self._cataloguing_panes: tuple[QWidget, QWidget] | None = None
        self.bar = SearchBar(theme, debounce_ms=debounce_ms)
        self.facets = FacetsPanel(theme)
        self.results = ResultsPane(theme)
        self.detail = DetailPane(theme)
        self.searching = SearchSession(self.bar, self.results, self.facets, self)
        self.reading = ReadingSession(self.detail, self)
        self.cataloguing = CatalogueSession(self)
        self.tabs = CatalogueTabs(theme, self.detail, self.cataloguing, self)
        self._quote: tuple[int, int, int] | None = None
        self._back = QToolButton()
        self._back.clicked.connect(self.go_back)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._wire()
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def filters_shown(self) -> bool:
        """Whether the left panel is wanted."""
        return self._filters_shown

    @property
    def narrow(self) -> bool:
        """Whether there is no room for list and article side by side."""
        return self.width() < self._theme.px(NARROW)

    @property
    def beside(self) -> Beside:
        """What stands beside the article."""
        return self._beside

    @property
    def widths(self) -> tuple[int, ...]:
        """Widths of the three panes when they were last all in view; empty before that."""
        return self._widths

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
        self.reading.attach(reading)
        self.searching.attach(finding, paging)

    def detach(self) -> None:
        """Work on nothing, before the archive is closed; its question goes with it."""
        self.searching.detach()
        self.bar.ask("")
        self.reading.detach()
        self.cataloguing.detach()
        self.tabs.detach()
        self._page_is_article = False
        self._arrange()

    def show_tab(self, tab: Tab) -> None:
        """Bring a tab of the article to the front, with the article in view."""
        if self.narrow:
            self._turn_page(to_article=True)
        elif self._focus is Focus.LIST:
            self.turn_focus()
        self.detail.choose_tab(tab)

    def open_article(self, article_id: int) -> None:
        """Show an article, whether it is in the list or not."""
        self._quote = None
        self.reading.open(article_id, self.searching.terms)
        if self.narrow:
            self._turn_page(to_article=True)
        elif self._focus is Focus.LIST:
            self.turn_focus()

    def open_quote(self, article_id: int, start: int, stop: int) -> None:
        """Show an article at the sentence of a place of its text, in code points."""
        self.open_article(article_id)
        self._quote = (article_id, start, stop)

    def restore(self, widths: Sequence[int], *, filters_shown: bool) -> None:
        """Take over how a person left the panes."""
        whole = len(widths) == PANES and min(widths, default=0) > 0
        self._widths = tuple(widths) if whole else ()
        self._filters_shown = filters_shown
        self._arranged = None
        self._arrange()

    def show_filters(self, shown: bool) -> None:
        """Show or hide the left panel."""
        if shown != self._filters_shown:
            self._filters_shown = shown
            self._arrange()
            self.panes_changed.emit()

    def place_cataloguing(self, tray: QWidget, form: QWidget) -> None:
        """Give the tray its place at the left and the form its place at the right."""
        self._cataloguing_panes = (tray, form)
        self._splitter.insertWidget(0, tray)
        self._splitter.addWidget(form)
        tray.setObjectName("tray")
        form.setObjectName("form")
        self._dress()

    def stand_beside(self, beside: Beside) -> None:
        """Put the form, or form and tray, beside the article; or the list again."""
        if self._cataloguing_panes is not None and beside is not self._beside:
            self._beside = beside
            self._page_is_article = False
            self._arrange()
            self.beside_changed.emit()

    def turn_focus(self) -> None:
        """Give the whole width to the article, then to the list, then to both."""
        if self._beside is not Beside.LIST or self.narrow:
            self._turn_page(to_article=not self._page_is_article)
            return
        turns = [Focus.BOTH, Focus.ARTICLE, Focus.LIST]
        self._focus = turns[(turns.index(self._focus) + 1) % len(turns)]
        self._arrange()

    def go_back(self) -> None:
        """Go from the page of an article back to the list."""
        self._focus = Focus.BOTH
        self.stand_beside(Beside.LIST)
        self._turn_page(to_article=False)
        self.results.view.setFocus()

    def take_search_focus(self) -> None:
        """Put the caret into the search box, with the list in view."""
        self.stand_beside(Beside.LIST)
        if self.narrow and self._page_is_article:
            self._turn_page(to_article=False)
        self.bar.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part or join the panes as the room allows."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        for pane, name in ((self.facets, "left"), (self.results, "list"), (self.detail, "article")):
            pane.setObjectName(name)
            self._splitter.addWidget(pane)
        for pane in (self.results, self.detail):
            pane.setBackgroundRole(QPalette.ColorRole.Base)
            pane.setAutoFillBackground(True)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(HANDLE)
        for pane, stretch in ((self.facets, 0), (self.results, 45), (self.detail, 55)):
            self._splitter.setStretchFactor(self._splitter.indexOf(pane), stretch)
        self._top = QHBoxLayout()
        self._top.addWidget(self._back)
        self._top.addWidget(self.bar, 1)
        self._top.addStretch(0)
        line = QFrame()
        line.setProperty("line", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(line)
        layout.addWidget(self._splitter, 1)

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
        self.detail.hits_exhausted.connect(searching.step)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)

    def _arrange(self) -> None:
        """Show the panes that are wanted and that there is room for."""
        if self.narrow:
            article, listed = self._page_is_article, not self._page_is_article
        else:
            article, listed = self._focus is not Focus.LIST, self._focus is not Focus.ARTICLE
        wanted: tuple[bool, ...] = (self._filters_shown and listed, listed, article, False, False)
        if self._beside is not Beside.LIST:
            both = self.width() >= self._theme.px(FORM_BESIDE)
            article, listed = both or self._page_is_article, False
            form = both or not self._page_is_article
            wanted = (False, False, article, self._beside is Beside.TRAY and not self.narrow, form)
        self._back.setVisible((self.narrow and article) or self._beside is not Beside.LIST)
        if wanted == self._arranged:
            return
        self._arranged = wanted
        panes = (self.facets, self.results, self.detail, *(self._cataloguing_panes or ()))
        for pane, shown in zip(panes, wanted, strict=False):
            pane.setVisible(shown)
        if listed and article:
            self._set_widths(self._widths or self._first_widths())
        elif self._beside is not Beside.LIST:
            px, room = self._theme.px, self.width()
            left, right = px(TRAY_WIDTH), px(FORM_WIDTH)
            middle = max(px(ARTICLE_LEAST), room - left - right)
            self._splitter.setSizes([left, 0, 0, middle, right])

    def _set_widths(self, widths: Sequence[int]) -> None:
        """Give the filters, the list and the article these widths."""
        if self._cataloguing_panes is None:
            self._splitter.setSizes(list(widths))
        else:
            self._splitter.setSizes([0, *widths, 0])

    def _first_widths(self) -> tuple[int, int, int]:
        left = self._theme.px(FILTERS_WIDTH)
        room = max(1, self.width() - left)
        return (left, round(room * RESULTS_SHARE), round(room * (1 - RESULTS_SHARE)))

    def _turn_page(self, *, to_article: bool) -> None:
        self._page_is_article = to_article
        self._arrange()

    def _dress(self) -> None:
        px = self._theme.px
        self.facets.setMinimumWidth(px(160))
        self.results.setMinimumWidth(px(RESULTS_LEAST))
        self.detail.setMinimumWidth(px(ARTICLE_LEAST))
        for pane in self._cataloguing_panes or ():
            pane.setMinimumWidth(px(200 if pane.objectName() == "tray" else 360))
        self.bar.setMaximumWidth(px(SEARCH_MOST))
        self._top.setContentsMargins(px(12), px(8), px(12), px(8))
        self._back.setIcon(icon(self._theme, "back", self._theme.colours.ink))
        self._arranged = None
        self._arrange()

    def _retranslate(self) -> None:
        self._back.setToolTip(self.tr("Back to the list (Alt+←)"))
        self._back.setAccessibleName(self.tr("Back to the list"))

    def _on_article_selected(self, article_id: int) -> None:
        self._quote = None
        self.reading.open(article_id, self.searching.terms)

    def _on_article_opened(self, article_id: int) -> None:
        self._quote = None
        self.reading.open(article_id, self.searching.terms)
        if self.narrow:
            self._turn_page(to_article=True)
            self.detail.setFocus()
        elif self._focus is Focus.LIST:
            self.turn_focus()

    def _on_answered(self, hits: Hits) -> None:
        self.reading.mark(hits.terms)

    def _on_scroll_wanted(self) -> None:
        if not self.detail.scroll_page():
            self.searching.step(1)

    def _on_article_shown(self, article: ArticleDetail) -> None:
        if self.cataloguing.article_id != article.row.id:
            self.tabs.clear()
            self.cataloguing.open(article.row.id)
        if self._quote is not None and self._quote[0] == article.row.id:
            _, start, stop = self._quote
            self.detail.show_place(*sentence_at(article.text, start, stop))
        self._quote = None
        self.article_shown.emit(article)

    def _on_applied(self, applied: Applied) -> None:
        """Read the article again when it was changed: its text or its facts may be others."""
        article = self.detail.article
        if article is not None and article.row.id in applied.changes.updated:
            self.reading.renew()

    def _on_splitter_moved(self) -> None:
        if self._arranged is not None and all(self._arranged[:3]):
            panes = (self.facets, self.results, self.detail)
            self._widths = tuple(pane.width() for pane in panes)
            self.panes_changed.emit()
