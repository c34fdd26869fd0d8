"""What stands above the newest articles while nothing is asked: ways to begin, and counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from db.records import EVERYTHING, Filter, Hits, SearchRequest, Sort, Status
from desktop.searching.chips import FlowLayout
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Searcher


class HomeLine(QWidget):
    """Owns the ways to begin; lives on the GUI thread, and counts on the search lane."""

    asked = Signal(object)
    """Ask this: a `SearchRequest`."""

    def __init__(
        self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._finding: Resident[Searcher] | None = None
        self._ticket = Ticket()
        self._counts = [0, 0]
        self._ways = [QPushButton(self), QPushButton(self)]
        self._layout = FlowLayout(theme.px(16), self)
        for way, ask in zip(self._ways, (self._ask_day, self._ask_untouched), strict=True):
            way.setProperty("link", "true")
            way.clicked.connect(ask)
            self._layout.addWidget(way)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def attach(self, finding: Resident[Searcher]) -> None:
        """Count with this searcher."""
        self._finding = finding

    def detach(self) -> None:
        """Count nothing any more."""
        self._ticket.cancel()
        self._finding = None
        self.hide()

    def show_answer(self, hits: Hits) -> None:
        """Offer the ways when nothing was asked; be gone when something was."""
        self._ticket.cancel()
        request = hits.request
        begins = not (request.text.strip() or request.filters or request.scope != EVERYTHING)
        self.setVisible(begins and bool(hits.ids))
        if not begins or self._finding is None:
            return
        states = [one for facet in hits.facets if facet.name == "status" for one in facet.values]
        self._counts[1] = sum(one.count for one in states if one.value == Status.NEW)
        self._say()
        day = self._day()

        def count(searcher: Searcher, ticket: Ticket) -> int:
            (found,) = searcher.newer([(day, 0)], ticket.cancelled)
            return found

        # An index that cannot be used is said by the search itself.
        self._ticket = self._finding.submit(count, self._on_counted, lambda _error: None)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _day(self) -> SearchRequest:
        """The question for articles of this day in any year."""
        today = self._today()
        return SearchRequest(f"ngày:{today.day}/{today.month}", Sort.NEWEST)

    def _ask_day(self) -> None:
        self.asked.emit(self._day())

    def _ask_untouched(self) -> None:
        untouched = Filter("status", Status.NEW.value)
        self.asked.emit(SearchRequest("", Sort.OLDEST, (untouched,)))

    def _on_counted(self, found: int) -> None:
        self._counts[0] = found
        self._say()

    def _say(self) -> None:
        words = (
            self.tr("On this day, years ago: %Ln article(s)", "", self._counts[0]),
            self.tr("Not catalogued yet: %Ln article(s)", "", self._counts[1]),
        )
        for way, said, count in zip(self._ways, words, self._counts, strict=True):
            way.setText(said)
            way.setVisible(count > 0)
        self.updateGeometry()

    def _dress(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(16), 0, px(8), px(8))
