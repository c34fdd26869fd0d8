"""The row of articles that are open side by side, one tab each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from desktop.icons import icon
from desktop.reading.ringed_tabs import RingedTabs
from desktop.reading.visits import Visits
from desktop.theme import Theme

HEIGHT = 34
WIDEST = 220
NARROWEST = 96
CROSS = 12
LEAST = 2
"""One article alone needs no tab."""


class OpenArticles(RingedTabs):
    """Owns nothing but the tabs on show: which articles are open is known to `Visits`. GUI thread.

    It is not there while one article is open alone.
    """

    def __init__(self, theme: Theme, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._visits = visits
        self._filling = False
        self._wanted = True
        self.setProperty("quiet", True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_current_changed)
        visits.changed.connect(self._fill)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    def want(self, wanted: bool) -> None:
        """Be there or not, whatever is open."""
        self._wanted = wanted
        self._fill()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its headline, narrower where all of them would have no room."""
        words = self.fontMetrics().horizontalAdvance(self.tabText(index))
        px, parent = self._theme.px, self.parentWidget()
        room = parent.width() if parent is not None else self.width()
        share = max(px(NARROWEST), room // max(1, self.count()))
        return QSize(min(words + px(52), px(WIDEST), share), px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Articles open side by side"))
        self._fill()

    def _fill(self) -> None:
        """Have a tab for each open article, in their order."""
        self._filling = True
        names = self._visits.names
        while self.count() > len(names):
            self.removeTab(self.count() - 1)
        while self.count() < len(names):
            self._add()
        for at, name in enumerate(names):
            words = name or self.tr("No article yet")
            if self.tabToolTip(at) != words:
                self.setTabText(at, words.replace("&", "&&"))
                self.setTabToolTip(at, words)
                self.setAccessibleTabName(at, words)
                cross = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
                cross.setToolTip(self.tr("Close this tab (Ctrl+W)"))
                cross.setAccessibleName(self.tr("Close the tab of “{name}”").format(name=words))
        self.setCurrentIndex(self._visits.at)
        self._filling = False
        self.setVisible(self._wanted and len(names) >= LEAST)

    def _add(self) -> None:
        at = self.addTab("")
        cross = QToolButton()
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda _checked=False: self._on_cross_clicked(cross))
        self._draw(cross)
        self.setTabButton(at, QTabBar.ButtonPosition.RightSide, cross)

    def _draw(self, cross: QToolButton) -> None:
        side = self._theme.px(CROSS)
        cross.setIcon(icon(self._theme, "close"))
        cross.setIconSize(QSize(side, side))
        cross.setFixedSize(side + self._theme.px(8), side + self._theme.px(8))

    def _dress(self) -> None:
        self.setFont(self._theme.interface(12))
        self.setFixedHeight(self._theme.px(HEIGHT))
        for at in range(self.count()):
            cross = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
            if isinstance(cross, QToolButton):
                self._draw(cross)

    def _on_current_changed(self, at: int) -> None:
        if not self._filling:
            self._visits.choose(at)

    def _on_cross_clicked(self, cross: QToolButton) -> None:
        side = QTabBar.ButtonPosition.RightSide
        for at in range(self.count()):
            if self.tabButton(at, side) is cross:
                self._visits.close(at)
                return
