"""What stands above a list: its filters, how many articles, how quickly, and in which order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db import expression
from db.records import Hits, Sort
from desktop.icons import icon
from desktop.language import number
from desktop.searching.chips import Chips
from desktop.searching.words import has_near_ones, problem_sentence, told_problems
from desktop.theme import Theme


class ResultsHeader(QWidget):
    """Owns the lines above the list; lives on the GUI thread."""

    sort_chosen = Signal(object)
    """Another order was chosen: a `Sort`."""
    suggestion_taken = Signal(str)
    """Ask this instead."""
    edit_wanted = Signal()
    """Say the filters in the box, to be edited there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hits: Hits | None = None
        self._pending = 0
        self._expression = ""
        self.chips = Chips(theme, self)
        self._said = QPushButton(self)
        self._said.setProperty("link", "quiet")
        self._said.clicked.connect(self.edit_wanted)
        self._count = self._label()
        self._notes = self._label()
        self._banner = self._label()
        self._banner.setProperty("tone", "caution")
        self._suggestion = QPushButton(self)
        self._suggestion.setProperty("link", "true")
        self._suggestion.clicked.connect(self._on_suggestion_clicked)
        self._order = QToolButton(self)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._order.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._orders = QActionGroup(self)
        self._sorts = {sort: self._order_action(sort) for sort in Sort}
        menu = QMenu(self._order)
        menu.addActions(list(self._sorts.values()))
        self._order.setMenu(menu)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._retranslate()
        self.clear()

    @property
    def summary(self) -> str:
        """The sentence about the answer, as it is shown."""
        return self._count.text()

    def clear(self) -> None:
        """Say nothing."""
        self._hits = None
        self._say()

    def show_hits(self, hits: Hits) -> None:
        """Say how many, how quickly, in which order, and what was made of the question."""
        self._hits = hits
        self._say()

    def say_searching(self) -> None:
        """Say that the answer is still looked for."""
        self._count.setText(self.tr("Searching…"))

    def show_pending(self, articles: int) -> None:
        """Say that this many articles are not in the index yet; 0 for none."""
        self._pending = articles
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._say()

    def _say(self) -> None:
        hits = self._hits
        self._count.setText(self._counted(hits) if hits is not None and hits.ids else "")
        self._order.setVisible(hits is not None and len(hits.ids) > 1)
        self._expression = expression(hits.request.filters) if hits is not None else ""
        self._show_expression()
        notes, suggestion = [], ""
        if hits is not None:
            self._sorts[_sort_in_force(hits)].setChecked(True)
            query = hits.request.text
            notes += [problem_sentence(one, query) for one in told_problems(hits)]
            suggestion = hits.did_you_mean or ""
        self._order.setText(self._orders.checkedAction().text() if hits is not None else "")
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        said = self.tr("Did you mean “%1”?").replace("%1", suggestion.replace("&", "&&"))
        self._suggestion.setText(said)
        self._suggestion.setVisible(bool(suggestion))
        self._banner.setText(
            self.tr("⚠ %Ln article(s) cannot be found by searching yet.", "", self._pending)
        )
        self._banner.setVisible(self._pending > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the expression as there is room for."""
        super().resizeEvent(event)
        self._show_expression()

    def _show_expression(self) -> None:
        """Show the filters as they would be typed: whoever wants to, edits them there."""
        room = self.width() - self._theme.px(32)
        letters = self._said.fontMetrics()
        shown = letters.elidedText(self._expression, Qt.TextElideMode.ElideRight, room)
        self._said.setText(shown.replace("&", "&&"))
        said = self.tr("%1 – click to edit it in the search box").replace("%1", self._expression)
        self._said.setToolTip(said)
        self._said.setAccessibleName(said)
        self._said.setVisible(bool(self._expression))

    def _counted(self, hits: Hits) -> str:
        sign = "+" if self._pending else ""
        count = self.tr("%Ln%1 article(s)", "", hits.total).replace("%1", sign)
        others = len(hits.ids) - hits.total
        if others > 0:
            near = has_near_ones(hits)
            other = (
                self.tr("%Ln close to it", "", others)
                if near
                else self.tr("%Ln with other accents", "", others)
            )
            count = f"{count} · {other}"
        if not hits.request.text.strip():
            return count
        # Nothing takes no time, and nobody believes "0,00".
        seconds = max(hits.took_ms / 1000, 0.01)
        took = self.tr("%1 s").replace("%1", number(seconds, 2))
        return f"{count} · {took}"

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", "meta")
        label.setWordWrap(True)
        return label

    def _order_action(self, sort: Sort) -> QAction:
        action = QAction(self)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.sort_chosen.emit(sort))
        self._orders.addAction(action)
        return action

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._count, 1)
        line.addWidget(self._order)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.chips)
        self._column.addWidget(self._said)
        self._column.addLayout(line)
        for below in (self._suggestion, self._notes, self._banner):
            self._column.addWidget(below)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._order.setIcon(icon(self._theme, "down"))
        self._order.setIconSize(QSize(px(16), px(16)))
        self._column.setContentsMargins(px(16), px(8), px(8), px(8))
        self._column.setSpacing(px(4))
        self._order.setFixedHeight(px(30))
        self._count.setMinimumHeight(px(30))

    def _retranslate(self) -> None:
        self._sorts[Sort.RELEVANCE].setText(self.tr("By relevance"))
        self._sorts[Sort.NEWEST].setText(self.tr("Newest first"))
        self._sorts[Sort.OLDEST].setText(self.tr("Oldest first"))
        self._order.setAccessibleName(self.tr("Order of the list"))
        self._order.setToolTip(self.tr("Order of the list"))
        self._count.setAccessibleName(self.tr("Number of articles"))

    def _on_suggestion_clicked(self) -> None:
        if self._hits is not None and self._hits.did_you_mean:
            self.suggestion_taken.emit(self._hits.did_you_mean)


def _sort_in_force(hits: Hits) -> Sort:
    """The order of the list: without words nothing is more relevant than anything else."""
    request = hits.request
    browsing = not request.text.strip() and request.sort is Sort.RELEVANCE
    return Sort.NEWEST if browsing else request.sort
