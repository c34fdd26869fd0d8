"""The room of searching: box, shelf, filters and list, joined to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from db.records import EVERYTHING, Hits
from desktop.icons import icon
from desktop.searching.facets_panel import FacetsPanel
from desktop.searching.home_line import HomeLine
from desktop.searching.memory import Memory
from desktop.searching.query_builder import QueryBuilder
from desktop.searching.results_pane import ResultsPane
from desktop.searching.scope_button import ScopeButton
from desktop.searching.search_bar import SearchBar
from desktop.searching.search_session import SearchSession
from desktop.searching.shelf import Shelf
from desktop.searching.shelf_session import Save, ShelfSession
from desktop.searching.why_panel import WhyPanel
from desktop.searching.why_session import WhySession
from desktop.tasks import Resident
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader, Searcher

SHELF_SHARE = 0.45
"""Of the left column, at most."""


class LeftColumn(QWidget):
    """Owns the shelf above the filters; lives on the GUI thread."""

    def __init__(self, theme: Theme, shelf: Shelf, facets: FacetsPanel) -> None:
        super().__init__()
        self._theme, self._shelf = theme, shelf
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(shelf)
        self._line = QFrame()
        self._line.setProperty("line", "true")
        self._column.addWidget(self._line)
        self._column.addWidget(facets, 1)
        theme.changed.connect(self._share)

    def event(self, event: QEvent) -> bool:
        """Share the height anew when it or a part of it changes."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._share()
        return super().event(event)

    def _share(self) -> None:
        wanted = self._shelf.sizeHint().height() if self._shelf.lines else 0
        self._column.setContentsMargins(0, self._theme.px(8), 0, 0)
        self._line.setVisible(bool(self._shelf.lines))
        self._shelf.setFixedHeight(min(wanted, round(self.height() * SHELF_SHARE)))


class SearchRoom(QObject):
    """Owns the widgets and the sessions of searching; lives on the GUI thread."""

    def __init__(
        self,
        theme: Theme,
        save: Save,
        window: QWidget,
        *,
        debounce_ms: int,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.bar = SearchBar(theme, debounce_ms=debounce_ms)
        self.shelf = Shelf(theme)
        self.facets = FacetsPanel(theme)
        self.results = ResultsPane(theme)
        self.left = LeftColumn(theme, self.shelf, self.facets)
        self.scope = ScopeButton(theme)
        self.keep_button = QToolButton()
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(theme.px(8), 0, 0, 0)
        row.addWidget(self.scope)
        row.addWidget(self.keep_button)
        self.session = SearchSession(self.bar, self.results, self.facets, self)
        self.shelving = ShelfSession(theme, self.shelf, self.session, save, window)
        self.home = HomeLine(theme, today)
        self.home.asked.connect(self.session.ask)
        self.results.add_above(self.home)
        self.why_panel = WhyPanel(theme)
        self.results.add_below(self.why_panel)
        self.why = WhySession(self.why_panel, self.results.view, self)
        self.scope.chosen.connect(self.session.narrow)
        self.scope.within_wanted.connect(self.session.narrow_to_results)
        self.session.answered.connect(self._on_answered)
        self.keep_button.clicked.connect(self.shelving.keep)
        self.keep_button.setEnabled(False)
        window.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def memory(self) -> Memory:
        """What this person asked the archive and saw of it, to be kept."""
        return replace(self.shelving.memory, asked=self.bar.remembered())

    def attach(
        self,
        reading: Resident[Reader],
        finding: Resident[Searcher],
        paging: Resident[Searcher],
        *,
        writable: bool,
    ) -> None:
        """Search an archive: what was asked comes first, then what stands on the shelf."""
        self.session.attach(finding, paging)
        self.why.attach(finding)
        self.home.attach(finding)
        self.shelving.attach(reading, finding, writable=writable)
        self.keep_button.setVisible(writable)

    def detach(self) -> None:
        """Search nothing, before the archive is closed."""
        self.session.detach()
        self.why.detach()
        self.home.detach()
        self.shelving.detach()
        self.bar.ask("")
        self.scope.forget()

    def build(self) -> None:
        """Open the question in force, with its filters, to be put together row by row."""
        builder = QueryBuilder(self._theme, self.session.whole_text(), self._window)
        builder.asked.connect(self.session.ask_alone)
        builder.finished.connect(builder.deleteLater)
        builder.open()

    def recall(self, memory: Memory) -> None:
        """Take over what was remembered of the archive, before it is attached."""
        self.bar.recall(memory.asked)
        self.shelving.memory = memory

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak the language in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    def _on_answered(self, hits: Hits) -> None:
        self.why.show_answer(hits)
        self.home.show_answer(hits)
        request = hits.request
        self.scope.show_answer(hits, self.session.place)
        asks = bool(request.text.strip() or request.filters or request.scope != EVERYTHING)
        self.keep_button.setEnabled(asks)

    def _retranslate(self) -> None:
        self.keep_button.setText(self.tr("Save"))
        self.keep_button.setToolTip(self.tr("Save this search (Ctrl+S)"))
        self.keep_button.setAccessibleName(self.tr("Save this search"))

    def _dress(self) -> None:
        px = self._theme.px
        for button in (self.scope, self.keep_button):
            button.setFixedHeight(px(34))
        self.keep_button.setIcon(icon(self._theme, "keep"))
        self.keep_button.setIconSize(QSize(px(18), px(18)))
        self.keep_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
