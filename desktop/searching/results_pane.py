"""The middle of the window: what was found, or one clear sentence why there is nothing to list."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.errors import ArchiveError, IndexUnusable
from db.records import Filter, HitRow, Hits, IndexHealth, IndexState, Relaxation
from desktop.message import Choice, Message
from desktop.problems import explain
from desktop.searching.chips import Chips
from desktop.searching.header import ResultsHeader
from desktop.searching.rescue import Rescue
from desktop.searching.results_model import ResultsModel, no_hits
from desktop.searching.results_view import ResultsView
from desktop.searching.words import asked_for, filter_chip, reading_chip, scope_chip, way_words
from desktop.theme import Theme


class Showing(StrEnum):
    """What the pane shows; never two of these at once."""

    NOTHING_YET = "nothing_yet"
    """Nobody asked, or the first answer has not come."""
    LIST = "list"
    NONE_FOUND = "none_found"
    EMPTY_ARCHIVE = "empty_archive"
    FAILED = "failed"
    INDEX_UNUSABLE = "index_unusable"


class _BusyLine(QWidget):
    """A hairline, and a bar of the accent colour while an answer is awaited; GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = False
        theme.changed.connect(self._dress)
        self._dress()

    def show_busy(self, busy: bool) -> None:
        """Draw the bar, or only the line."""
        self._busy = busy
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw one of the two."""
        colours, painter = self._theme.colours, QPainter(self)
        if self._busy:
            painter.fillRect(self.rect(), QColor(colours.accent))
        else:
            last = self.rect().adjusted(0, self.height() - 1, 0, 0)
            painter.fillRect(last, QColor(colours.hairline))

    def _dress(self) -> None:
        self.setFixedHeight(self._theme.px(3))


class ResultsPane(QWidget):
    """Owns the list and all that is said about it; lives on the GUI thread."""

    sort_chosen = Signal(object)
    """Another order was chosen: a `Sort`."""
    suggestion_taken = Signal(str)
    """Ask this instead."""
    relaxation_taken = Signal(object)
    """Ask this `Relaxation` instead."""
    retry_wanted = Signal()
    browse_wanted = Signal()
    """List all articles instead."""
    ingest_wanted = Signal()
    rebuild_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultsModel(self)
        self.showing = Showing.NOTHING_YET
        self._theme = theme
        self._hits: Hits | None = None
        self._filters: Sequence[tuple[Filter, str]] = ()
        self._scope = ""
        self._error: Exception | None = None
        self.header = ResultsHeader(theme, self)
        self.view = ResultsView(self.model, theme, self)
        self.header.sort_chosen.connect(self.sort_chosen)
        self.header.suggestion_taken.connect(self.suggestion_taken)
        self._busy = _BusyLine(theme, self)
        self._message = Message(theme, self)
        self._message.chosen.connect(self._on_chosen)
        self._rescue = Rescue(theme, self)
        self._rescue.taken.connect(self.relaxation_taken)
        self._message.add_below(self._rescue)
        self._blank = Message(theme, self)
        self._stack = QStackedWidget(self)
        for page in (self._blank, self.view, self._message):
            self._stack.addWidget(page)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._busy)
        layout.addWidget(self._stack, 1)
        self.show_nothing_yet()

    @property
    def chips(self) -> Chips:
        """The chips of the active filters, and of what the question was read as too."""
        return self.header.chips

    @property
    def words(self) -> str:
        """What is said in the place of the list; empty when there is a list."""
        return self._message.words if self._stack.currentWidget() is self._message else ""

    def add_above(self, widget: QWidget) -> None:
        """Put something between what is said about the list and the list."""
        self._layout.insertWidget(1, widget)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the list."""
        self._layout.addWidget(widget)

    def show_nothing_yet(self) -> None:
        """Empty the pane: no archive, or no answer yet."""
        self._hits, self._error = None, None
        self._rescue.show_ways(())
        self.view.show_hits(no_hits())
        self.header.clear()
        self.chips.show_chips(())
        self._turn_to(Showing.NOTHING_YET)

    def show_waiting(self) -> None:
        """Say that the answer takes its time; the old lines stay, greyed."""
        self._busy.show_busy(True)
        self.header.say_searching()
        self.view.set_stale(True)

    def show_hits(
        self,
        hits: Hits,
        first: Sequence[HitRow],
        filters: Sequence[tuple[Filter, str]],
        scope: str = "",
    ) -> None:
        """List an answer, or say why there is nothing in it.

        The words of its filters stand beside them; those of its scope are empty for everything.
        """
        self._hits, self._filters, self._scope, self._error = hits, filters, scope, None
        self._rescue.show_ways(())
        self.view.show_hits(hits, first)
        self.header.show_hits(hits)
        self._show_chips()
        if hits.ids:
            self._turn_to(Showing.LIST)
        elif hits.request.text.strip() or hits.request.filters or scope:
            self._turn_to(Showing.NONE_FOUND)
        else:
            self._turn_to(Showing.EMPTY_ARCHIVE)
        self._announce()

    def show_ways(self, ways: Sequence[Relaxation]) -> None:
        """Offer ways out of an answer without finds; they come a moment after it."""
        labels: dict[Filter | None, str] = dict(self._filters)
        narrowed = bool(self._filters or self._scope)
        self._rescue.show_ways(
            [(way, way_words(way, labels.get(way.filter, ""), narrowed=narrowed)) for way in ways]
        )

    def _show_chips(self) -> None:
        if self._hits is None:
            return
        readings = self._hits.interpretations
        query = self._hits.request.text
        chips = [filter_chip(one, words) for one, words in self._filters]
        if self._scope:
            chips.insert(0, scope_chip(self._hits.request.scope, self._scope))
        self.chips.show_chips([*chips, *(reading_chip(one, query) for one in readings)])

    def show_failure(self, error: Exception) -> None:
        """Say that the last question found no answer, and what can be done."""
        self._hits, self._error = None, error
        self._rescue.show_ways(())
        self.header.clear()
        unusable = isinstance(error, IndexUnusable)
        self._turn_to(Showing.INDEX_UNUSABLE if unusable else Showing.FAILED)
        self._announce()

    def show_index(self, state: IndexState | None) -> None:
        """Say in the banner, and in the count, that the index is behind (or that it is not)."""
        behind = state is not None and state.health is IndexHealth.BEHIND
        self.header.show_pending(state.pending if state is not None and behind else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._turn_to(self.showing)
            self._show_chips()

    def _turn_to(self, showing: Showing) -> None:
        self.showing = showing
        self._busy.show_busy(False)
        if showing is Showing.LIST:
            self._stack.setCurrentWidget(self.view)
        elif showing is Showing.NOTHING_YET:
            self._stack.setCurrentWidget(self._blank)
        else:
            self._message.say(*self._sentences(showing))
            self._stack.setCurrentWidget(self._message)

    def _sentences(self, showing: Showing) -> tuple[str, str, list[Choice]]:
        """Give sentence, detail and choices of a state that has no list."""
        if showing is Showing.EMPTY_ARCHIVE:
            return (
                self.tr("There is no article in this archive yet."),
                "",
                [Choice("ingest", self.tr("Ingest articles…"))],
            )
        if showing is Showing.NONE_FOUND:
            return self._none_found()
        choices = [Choice("retry", self.tr("Search again"))]
        if showing is Showing.INDEX_UNUSABLE:
            choices = [
                Choice("rebuild", self.tr("Rebuild the index")),
                Choice("browse", self.tr("List all articles")),
            ]
        if isinstance(self._error, ArchiveError):
            said = explain(self._error)
            return said.sentence, said.advice, choices
        return (
            self.tr("This search could not be finished."),
            self.tr("Nothing in the archive was changed. The details are in the log."),
            choices,
        )

    def _none_found(self) -> tuple[str, str, list[Choice]]:
        terms = self._hits.terms if self._hits is not None else ()
        detail: list[str] = []
        if terms:
            detail.append(self.tr("Looked for: %1").replace("%1", asked_for(terms)))
        among = [self._scope, *(label for _one, label in self._filters)]
        if any(among):
            words = ", ".join(filter(None, among))
            detail.append(self.tr("Only among: %1").replace("%1", words))
        return self.tr("No article has all of this."), "\n".join(detail), []

    def _on_chosen(self, name: str) -> None:
        {
            "ingest": self.ingest_wanted,
            "retry": self.retry_wanted,
            "rebuild": self.rebuild_wanted,
            "browse": self.browse_wanted,
        }[name].emit()

    def _announce(self) -> None:
        """Tell a screen reader what became of the question."""
        if QAccessible.isActive():
            words = self.words or self.header.summary
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, words))
