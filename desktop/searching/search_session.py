"""One search after another: the latest question wins, and every answer goes to its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import expression
from db.records import (
    EVERYTHING,
    Filter,
    HitRow,
    Hits,
    IndexState,
    Interpretation,
    QueryTerm,
    Scope,
    SearchRequest,
    Sort,
)
from desktop.searching.facets_panel import FacetsPanel
from desktop.searching.results_pane import ResultsPane
from desktop.searching.search_bar import SearchBar
from desktop.searching.words import bad_parts, lacks_index
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Searcher

GREY_AFTER_MS = 150
"""An answer that comes sooner comes without any sign of waiting."""
FIRST_LINES = 12
"""Lines that come with the answer: a screen of them, so that nothing flickers."""

Answer = tuple[Hits, list[HitRow]]


class SearchSession(QObject):
    """Owns the question in force and the search that is under way; lives on the GUI thread.

    Each letter typed cancels the search before it; what is listed stays until the next answer.
    """

    article_selected = Signal(object)
    """Another article is to be shown: its id."""
    article_opened = Signal(object)
    """Enter or a double click: the id of the article."""
    article_apart = Signal(object)
    """Ctrl+Enter: the id of an article that is to have a tab of its own."""
    answered = Signal(object)
    """The `Hits` that are listed now."""
    scroll_wanted = Signal()
    """Space in the list: read on."""
    ingest_wanted = Signal()
    rebuild_wanted = Signal()
    search_failed = Signal(object)
    index_missed = Signal()
    """All articles are listed, but the index that searches want cannot be used."""
    """The exception of a search without an answer; the pane has said so already."""

    def __init__(
        self,
        bar: SearchBar,
        pane: ResultsPane,
        facets: FacetsPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bar, self._pane, self._facets = bar, pane, facets
        self._finding: Resident[Searcher] | None = None
        self._paging: Resident[Searcher] | None = None
        self._request = _first_request()
        self._hits: Hits | None = None
        self._ticket = Ticket()
        self._easing = Ticket()
        self._place = ""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(GREY_AFTER_MS)
        self._slow.timeout.connect(pane.show_waiting)
        pane.model.draw_from(self._ask_for_lines)
        self._wire()

    @property
    def terms(self) -> tuple[QueryTerm, ...]:
        """The words of the answer that is listed."""
        return self._hits.terms if self._hits is not None else ()

    @property
    def request(self) -> SearchRequest:
        """The question in force."""
        return self._request

    @property
    def place(self) -> str:
        """The words for the dossier or the articles that are searched; empty for all of them."""
        return self._place

    @property
    def hits(self) -> Hits | None:
        """The answer that is listed."""
        return self._hits

    def attach(self, finding: Resident[Searcher], paging: Resident[Searcher]) -> None:
        """Search with these from now on: one finds, one brings lines. Asks the question anew."""
        self.detach()
        self._finding, self._paging = finding, paging
        self._request = replace(_first_request(), text=self._bar.text)
        self._ask(self._request)

    def detach(self) -> None:
        """Search nothing any more and list nothing."""
        self._stop()
        self._finding = self._paging = None
        self._hits = None
        self._request, self._place = _first_request(), ""
        self._pane.show_nothing_yet()
        self._facets.show_facets((), ())

    def renew(self) -> None:
        """Ask the same question again: the archive has changed."""
        self._ask(self._request)

    def ask(self, request: SearchRequest, scope: str = "") -> None:
        """Ask a whole question, in a scope that these are the words for; its text fills the box."""
        self._request = replace(request, facets=True, typing=False)
        self._place = scope if request.scope != EVERYTHING else ""
        self._bar.ask(request.text)

    def whole_text(self) -> str:
        """The question with its filters, as it would be typed."""
        said, text = expression(self._request.filters), self._request.text.strip()
        if said and (" OR " in text or " HOẶC " in text or "|" in text):
            text = f"({text})"
        closed = sum(text.count(sign) for sign in '"“”„‟«»＂') % 2 == 0
        return " ".join(filter(None, [text, said] if closed else [said, text]))

    def ask_alone(self, text: str) -> None:
        """Ask this text, without filters, where the last question was asked."""
        self.ask(replace(self._request, text=text, filters=()), self._place)

    def edit_filters(self) -> None:
        """Say the filters in the box, where they can be edited; the answer is the same."""
        self.ask_alone(self.whole_text())
        self._bar.take_focus()

    def narrow(self, scope: Scope, place: str) -> None:
        """Ask the same in another scope; `place` are the words for its dossier or articles."""
        self._place = place
        self._ask(replace(self._request, scope=scope))

    def narrow_to_results(self, place: str) -> None:
        """Begin a question among the articles that are listed now."""
        if self._hits is not None:
            base = replace(self._hits.request, facets=False, typing=False, sort=Sort.RELEVANCE)
            self.ask(SearchRequest("", scope=Scope(within=base)), place)
            self._bar.take_focus()

    def _scope_words(self, scope: Scope) -> str:
        parts = [self.tr("Headlines")] if scope.headlines else []
        return " · ".join([*parts, self._place] if self._place else parts)

    def show_index(self, state: IndexState | None) -> None:
        """Say above the list whether search sees the archive as it is."""
        self._pane.show_index(state)

    def step(self, by: int) -> None:
        """Choose the next (1) or the previous (-1) article of the list."""
        self._pane.view.step(by)

    def _wire(self) -> None:
        bar, pane, view = self._bar, self._pane, self._pane.view
        bar.edited.connect(self._on_edited)
        bar.query_changed.connect(self._on_query_changed)
        bar.results_wanted.connect(self._on_results_wanted)
        bar.escape_pressed.connect(self._on_escape_pressed)
        view.left_upwards.connect(bar.take_focus)
        view.article_selected.connect(self.article_selected)
        view.article_opened.connect(self._on_article_opened)
        view.article_apart.connect(self._on_article_apart)
        view.scroll_wanted.connect(self.scroll_wanted)
        self._facets.filters_chosen.connect(self._on_filters_chosen)
        pane.chips.removed.connect(self._on_chip_removed)
        pane.header.edit_wanted.connect(self.edit_filters)
        pane.relaxation_taken.connect(lambda way: self.ask(way.request, self._place))
        pane.sort_chosen.connect(self._on_sort_chosen)
        pane.suggestion_taken.connect(bar.ask)
        pane.retry_wanted.connect(self.renew)
        pane.browse_wanted.connect(self._on_browse_wanted)
        pane.ingest_wanted.connect(self.ingest_wanted)
        pane.rebuild_wanted.connect(self.rebuild_wanted)

    def _ask(self, request: SearchRequest) -> None:
        """Ask a question; whatever was asked before it is of no interest any more."""
        self._request = request
        self._cancel()
        if self._finding is None:
            return
        if not self._slow.isActive():
            self._slow.start()
        self._ticket = self._finding.submit(
            partial(_find, request), self._on_answer, self._on_failure
        )

    def _stop(self) -> None:
        self._cancel()
        self._slow.stop()

    def _cancel(self) -> None:
        self._ticket.cancel()
        self._easing.cancel()

    def _ask_for_lines(
        self,
        hits: Hits,
        offset: int,
        limit: int,
        done: Callable[[list[HitRow]], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        """Bring lines of an answer: the `PageSource` of the model."""
        if self._paging is None:
            return Ticket()
        return self._paging.submit(
            lambda searcher, ticket: searcher.page(hits, offset, limit, ticket.cancelled),
            done,
            failed,
        )

    def _on_answer(self, answer: Answer) -> None:
        self._slow.stop()
        hits, first = answer
        self._hits = hits
        filters = hits.request.filters
        labels = [(one, self._facets.label(one)) for one in filters]
        self._pane.show_hits(hits, first, labels, self._scope_words(hits.request.scope))
        self._facets.show_facets(hits.facets, filters)
        if hits.request.text == self._bar.text:
            self._bar.show_problems(bad_parts(hits))
        self.answered.emit(hits)
        if lacks_index(hits):
            self.index_missed.emit()
        elif not hits.ids:
            self._look_for_ways(hits.request)

    def _look_for_ways(self, request: SearchRequest) -> None:
        """Count what less would find, as long as nobody asks something else."""
        if self._finding is not None:
            self._easing = self._finding.submit(
                lambda searcher, ticket: searcher.relaxations(request, ticket.cancelled),
                self._pane.show_ways,
                lambda _error: None,  # the next search says what is wrong with the index
            )

    def _on_failure(self, error: Exception) -> None:
        self._slow.stop()
        self._hits = None
        self._pane.show_failure(error)
        self.search_failed.emit(error)

    def _on_edited(self) -> None:
        """Stop the search for what is no longer asked; its place in the lane is free at once."""
        self._cancel()

    def _on_query_changed(self, text: str, typing: bool) -> None:
        # What was declined belongs to one question: an empty box is the end of it.
        declined = self._request.declined if text.strip() else frozenset()
        self._ask(replace(self._request, text=text, typing=typing, declined=declined))

    def _on_results_wanted(self) -> None:
        view = self._pane.view
        if self._hits is not None and self._hits.ids:
            view.setFocus()
            if view.selected_article is None:
                view.choose(0)
            else:
                # Another article may be on show: one that was opened from elsewhere.
                self.article_selected.emit(view.selected_article)

    def _on_escape_pressed(self) -> None:
        if self._request.filters or self._request.scope != EVERYTHING:
            self._place = ""
            self._ask(replace(self._request, filters=(), scope=EVERYTHING))
        else:
            self._pane.view.setFocus()

    def _on_article_apart(self, article_id: int) -> None:
        self._bar.remember()
        self.article_apart.emit(article_id)

    def _on_article_opened(self, article_id: int) -> None:
        self._bar.remember()
        self.article_opened.emit(article_id)

    def _on_filters_chosen(self, filters: tuple[Filter, ...]) -> None:
        self._ask(replace(self._request, filters=filters))

    def _on_chip_removed(self, subject: Filter | Interpretation | Scope) -> None:
        if isinstance(subject, Filter):
            self._on_filters_chosen(tuple(one for one in self._request.filters if one != subject))
        elif isinstance(subject, Scope):
            self.narrow(EVERYTHING, "")
        else:
            declined = self._request.declined | {subject.reading}
            self._ask(replace(self._request, declined=declined))

    def _on_sort_chosen(self, sort: Sort) -> None:
        self._ask(replace(self._request, sort=sort))

    def _on_browse_wanted(self) -> None:
        self.ask(_first_request())


def _first_request() -> SearchRequest:
    return SearchRequest("", facets=True)


def _find(request: SearchRequest, searcher: Searcher, ticket: Ticket) -> Answer:
    """Search, and read the first lines too; on the thread of the search lane."""
    hits = searcher.search(request, ticket.cancelled)
    return hits, searcher.page(hits, 0, FIRST_LINES, ticket.cancelled)
