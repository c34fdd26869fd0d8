"""The tabs above an article: its text, and what the catalogue holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import number
from desktop.reading.ringed_tabs import RingedTabs
from desktop.theme import Theme

HEIGHT = 40


class Tab(StrEnum):
    """The tabs, in the order in which they stand."""

    READ = "read"
    CATALOGUE = "catalogue"
    FIGURES = "figures"
    AWARDS = "awards"
    RELATIONS = "relations"
    HISTORY = "history"


class TabRow(RingedTabs):
    """Owns the names and counts of the tabs that are there; lives on the GUI thread."""

    chosen = Signal(object)
    """Another `Tab` is to be in view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tabs: list[Tab] = []
        self._counts: dict[Tab, int] = {}
        self.setProperty("quiet", True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs that are there."""
        return tuple(self._tabs)

    def add(self, tab: Tab) -> int:
        """Put a tab in its place; the answer is where that is."""
        order = list(Tab)
        place = sum(order.index(one) < order.index(tab) for one in self._tabs)
        self._tabs.insert(place, tab)
        self.insertTab(place, "")
        self._retranslate()
        return place

    def count_tab(self, tab: Tab, count: int) -> None:
        """Say beside its name how many things a tab holds; nothing for none."""
        self._counts[tab] = count
        self._retranslate()

    def choose(self, tab: Tab) -> None:
        """Bring a tab to the front, if it is there."""
        if tab in self._tabs:
            self.setCurrentIndex(self._tabs.index(tab))

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words, so that all of them fit beside a list."""
        words = self.fontMetrics().horizontalAdvance(self.tabText(index))
        return QSize(words + self._theme.px(22), self._theme.px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What to see of the article"))
        names = self._names()
        for place, tab in enumerate(self._tabs):
            count = self._counts.get(tab, 0)
            words = f"{names[tab]} ({number(count)})" if count else names[tab]
            if self.tabText(place) != words:
                self.setTabText(place, words)
                self.setAccessibleTabName(place, words)
            self.setTabToolTip(place, f"{names[tab]} (Alt+{list(Tab).index(tab) + 1})")

    def _names(self) -> Mapping[Tab, str]:
        return {
            Tab.READ: self.tr("Read"),
            Tab.CATALOGUE: self.tr("Catalogue"),
            Tab.FIGURES: self.tr("Figures"),
            Tab.AWARDS: self.tr("Awards"),
            Tab.RELATIONS: self.tr("Relations"),
            Tab.HISTORY: self.tr("History"),
        }

    def _dress(self) -> None:
        self.setFont(self._theme.interface())
        self.setFixedHeight(self._theme.px(HEIGHT))

    def _on_current_changed(self, place: int) -> None:
        if 0 <= place < len(self._tabs):
            self.chosen.emit(self._tabs[place])
