"""What stands on the shelf: read from the archive, opened as questions, kept and renamed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from db.records import (
    EVERYTHING,
    Applied,
    AuthorityKind,
    AuthorityRow,
    AwardRow,
    DossierRow,
    Edit,
    Filter,
    Hits,
    RemoveSearch,
    SavedSearch,
    Scope,
    SearchRequest,
)
from desktop.searching.kept import edit_of, renaming, request_of
from desktop.searching.memory import Memory
from desktop.searching.name_dialog import NameDialog
from desktop.searching.search_session import SearchSession
from desktop.searching.shelf import Kind, Shelf, ShelfLine
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader, Searcher

MOST_EVENTS = 100

Save = Callable[[Sequence[Edit], Callable[[Applied], None]], None]
"""Saves edits as one change set, and tells when they are on the disk."""


@dataclass(frozen=True, slots=True)
class Held:
    """What an archive holds to go back to."""

    dossiers: tuple[DossierRow, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    awards: tuple[AwardRow, ...] = ()
    events: tuple[AuthorityRow, ...] = ()


class ShelfSession(QObject):
    """Owns what is on the shelf and what is new in it; lives on the GUI thread and never waits.

    It reads on the read lane, counts on the search lane after the searches that were asked for
    before, and saves by the session that saves everything, so that undo knows it.
    """

    failed = Signal(object)

    def __init__(
        self, theme: Theme, shelf: Shelf, searching: SearchSession, save: Save, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._shelf, self._searching = theme, shelf, searching
        self._save, self._window = save, window
        self._reading: Resident[Reader] | None = None
        self._finding: Resident[Searcher] | None = None
        self._writable = False
        self._user = ""
        self._held = Held()
        self._new: dict[str, int] = {}
        self._opened: tuple[str, SearchRequest] | None = None
        self._tickets = [Ticket(), Ticket()]
        self.memory = Memory()
        """What this person asked and saw; whoever closes the archive keeps it."""
        searching.answered.connect(self._on_answered)
        shelf.opened.connect(self.open)
        shelf.rename_wanted.connect(self._on_rename_wanted)
        shelf.removal_wanted.connect(self._on_removal_wanted)
        window.installEventFilter(self)

    @property
    def held(self) -> Held:
        """What was last read."""
        return self._held

    def attach(
        self, reading: Resident[Reader], finding: Resident[Searcher], *, writable: bool
    ) -> None:
        """Show the shelf of an archive."""
        self.detach()
        self._reading, self._finding, self._writable = reading, finding, writable
        self.renew()

    def detach(self) -> None:
        """Show no shelf."""
        for ticket in self._tickets:
            ticket.cancel()
        self._reading = self._finding = self._opened = None
        self._held, self._new = Held(), {}
        self._shelf.show_lines((), writable=False)

    def work_as(self, user: str) -> None:
        """Show the saved searches of this person."""
        self._user = user
        self.renew()

    def renew(self) -> None:
        """Read the shelf again: somebody saved something."""
        self._tickets[0].cancel()
        if self._reading is None:
            return
        user = self._user

        def read(reader: Reader, _ticket: Ticket) -> Held:
            held = reader.catalogue
            return Held(
                held.dossiers(),
                held.searches(user),
                held.awards(),
                held.authorities(AuthorityKind.EVENT, MOST_EVENTS),
            )

        self._tickets[0] = self._reading.submit(read, self._on_read, self.failed.emit)

    def open(self, line: ShelfLine) -> None:
        """Ask for what a line stands for."""
        ask = self._searching.ask
        self._opened = None
        if line.kind is Kind.SEARCH:
            saved = next(one for one in self._held.searches if one.id == line.key)
            request, scope = request_of(saved)
            self._opened = (saved.name, request)
            ask(request, scope)
        elif line.kind is Kind.DOSSIER:
            ask(SearchRequest("", scope=Scope(dossier_id=line.key)), line.words)
        elif line.kind in {Kind.AWARD, Kind.EVENT}:
            facet = "award" if line.kind is Kind.AWARD else "name"
            ask(SearchRequest("", filters=(Filter(facet, line.words),)))
        else:
            ask(SearchRequest(""))

    def keep(self) -> None:
        """Ask under which name the question in force is to be kept."""
        request, scope = self._searching.request, self._searching.place
        nothing = not request.text.strip() and not request.filters and request.scope == EVERYTHING
        if nothing or not self._writable:
            return
        proposed = request.text.strip() or scope or " · ".join(one.value for one in request.filters)
        latest = self._searching.hits.latest if self._searching.hits is not None else 0

        def named(name: str) -> None:
            self.memory = self.memory.having_seen(name, latest)
            self._save([edit_of(name, request, scope)], lambda _applied: self.renew())

        self._ask_name(proposed, named)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak the language in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)

    def _ask_name(self, name: str, then: Callable[[str], None]) -> None:
        taken = frozenset(one.name for one in self._held.searches if one.name != name)
        dialog = NameDialog(self._theme, name, taken, self._window)
        dialog.given.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_rename_wanted(self, line: ShelfLine) -> None:
        saved = next(one for one in self._held.searches if one.id == line.key)

        def named(name: str) -> None:
            if name != saved.name:
                self.memory = self.memory.renamed(saved.name, name)
                edits: list[Edit] = [RemoveSearch(saved.id), renaming(saved, name)]
                self._save(edits, lambda _applied: self.renew())

        self._ask_name(saved.name, named)

    def _on_removal_wanted(self, line: ShelfLine) -> None:
        self._save([RemoveSearch(line.key)], lambda _applied: self.renew())

    def _on_read(self, held: Held) -> None:
        self._held = held
        self._show()
        self._count()

    def _count(self) -> None:
        """Count what is new in each saved search; one that was never opened here begins now."""
        self._tickets[1].cancel()
        if self._finding is None or not self._held.searches:
            return
        known = [one for one in self._held.searches if one.name in self.memory.seen]
        names = [one.name for one in known]
        asked = [(request_of(one)[0], self.memory.seen[one.name]) for one in known]
        begun = [one.name for one in self._held.searches if one.name not in self.memory.seen]

        def count(searcher: Searcher, ticket: Ticket) -> tuple[int, tuple[int, ...]]:
            latest = searcher.search(SearchRequest(""), ticket.cancelled).latest if begun else 0
            return latest, searcher.newer(asked, ticket.cancelled)

        def show(counted: tuple[int, tuple[int, ...]]) -> None:
            latest, news = counted
            for name in begun:
                self.memory = self.memory.having_seen(name, latest)
            self._new = dict(zip(names, news, strict=True))
            self._show()

        # An index that cannot be used is said by the search itself.
        self._tickets[1] = self._finding.submit(count, show, lambda _error: None)

    def _on_answered(self, hits: Hits) -> None:
        """Remember that a saved search was looked at, once its answer is there."""
        if self._opened is None:
            return
        name, request = self._opened
        self._opened = None
        if replace(request, facets=True) == hits.request:
            self.memory = self.memory.having_seen(name, hits.latest)
            self._new.pop(name, None)
            self._show()

    def _show(self) -> None:
        if self._reading is None:
            return
        held = self._held
        groups = (
            ShelfLine(Kind.DOSSIERS, self.tr("Dossiers"), inside=_nested(held.dossiers, None)),
            ShelfLine(
                Kind.SEARCHES,
                self.tr("Saved searches"),
                inside=tuple(
                    ShelfLine(Kind.SEARCH, one.name, one.id, new=self._new.get(one.name, 0))
                    for one in held.searches
                ),
            ),
            ShelfLine(Kind.AWARDS, self.tr("Awards and events"), inside=_honours(held)),
        )
        everything = ShelfLine(Kind.EVERYTHING, self.tr("Whole archive"))
        lines = (everything, *(one for one in groups if one.inside))
        self._shelf.show_lines(lines, writable=self._writable)


def _nested(dossiers: Sequence[DossierRow], parent_id: int | None) -> tuple[ShelfLine, ...]:
    """The dossiers that stand in one, with those inside each; these make up no sum: no count."""
    lines: list[ShelfLine] = []
    for one in dossiers:
        if one.parent_id == parent_id:
            inside = _nested(dossiers, one.id)
            count = None if inside else one.articles
            lines.append(ShelfLine(Kind.DOSSIER, one.title, one.id, count, inside=inside))
    return tuple(lines)


def _honours(held: Held) -> tuple[ShelfLine, ...]:
    awards = (ShelfLine(Kind.AWARD, one.award.name, one.award.id) for one in held.awards)
    events = (ShelfLine(Kind.EVENT, one.name, one.id) for one in held.events)
    return (*awards, *events)
