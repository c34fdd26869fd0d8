"""Finds out why the chosen article is in the list, as long as somebody wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.records import Hits, Reason
from desktop.searching.results_view import ResultsView
from desktop.searching.why_panel import WhyPanel
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Searcher


class WhySession(QObject):
    """Owns whether the panel is wanted; lives on the GUI thread, and asks on the search lane."""

    def __init__(self, panel: WhyPanel, view: ResultsView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._view = panel, view
        self._finding: Resident[Searcher] | None = None
        self._hits: Hits | None = None
        self._ticket = Ticket()
        self._wanted = False
        view.article_selected.connect(self._tell)
        panel.closed.connect(self.toggle)

    def attach(self, finding: Resident[Searcher]) -> None:
        """Ask this searcher."""
        self._finding = finding

    def detach(self) -> None:
        """Ask nobody any more."""
        self._ticket.cancel()
        self._finding = self._hits = None
        self._panel.show_reasons(None)

    def toggle(self) -> None:
        """Show the panel, or hide it; the list has the keys then."""
        self._wanted = not self._wanted
        self._panel.setVisible(self._wanted)
        if self._wanted:
            self._tell()
        elif self._panel.isAncestorOf(self._panel.focusWidget() or self._panel):
            self._view.setFocus()

    def show_answer(self, hits: Hits) -> None:
        """Explain the hits of this answer from now on."""
        self._hits = hits
        self._tell()

    def _tell(self) -> None:
        self._ticket.cancel()
        article, hits = self._view.selected_article, self._hits
        if not self._wanted or self._finding is None or hits is None:
            return
        if article is None:
            self._panel.show_reasons(None)
            return
        wanted = article

        def explain(searcher: Searcher, _ticket: Ticket) -> tuple[Reason, ...]:
            told = searcher.reasons(hits, wanted)
            return tuple(one for one in told if one.places or _is_typed(one, hits))

        # What went wrong with the index or the article is said where they are used.
        self._ticket = self._finding.submit(
            explain, self._panel.show_reasons, lambda _error: self._panel.show_reasons(None)
        )


def _is_typed(reason: Reason, hits: Hits) -> bool:
    """Whether a word was typed: what is missing of another reading was never asked for."""
    return reason.word.casefold() in hits.request.text.casefold()
