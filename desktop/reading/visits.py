"""The articles that are open side by side in tabs, and the way through each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import ArticleDetail
from desktop.reading.trail import Stop, Trail
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Reader

MOST_CLOSED = 20
"""Tabs that can be brought back."""


class Visits(QObject):
    """Owns the tabs, the way through each, and what was closed; lives on the GUI thread.

    It asks for articles by `article_wanted` and hears by `note` which one came to be on show.
    """

    changed = Signal()
    """Other tabs, another one in front, or another way back or forward."""
    article_wanted = Signal(int)
    article_resumed = Signal(int)
    """The article of the tab that was in front on another day is to be there again."""
    failed = Signal(object)

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tabs = [Trail()]
        self._at = 0
        self._closed: list[tuple[int, Trail]] = []
        self._names: dict[int, str] = {}
        self._passing: int | None = None
        self._awaited: Stop | None = None
        self._ticket = Ticket()

    @property
    def back_open(self) -> bool:
        """Whether there is an article to go back to."""
        return self._tabs[self._at].back_open

    @property
    def forward_open(self) -> bool:
        """Whether there is an article to go forward to."""
        return self._tabs[self._at].forward_open

    @property
    def articles(self) -> tuple[int, ...]:
        """The article of each tab, from the left; 0 for a tab that has none yet."""
        return tuple(one.now.article_id if one.now is not None else 0 for one in self._tabs)

    @property
    def at(self) -> int:
        """Which tab is in front."""
        return self._at

    @property
    def names(self) -> tuple[str, ...]:
        """The headline of each tab, as far as it is known."""
        return tuple(self._names.get(article_id, "") for article_id in self.articles)

    def pass_by(self, article_id: int) -> None:
        """Expect an article on the way through a list: it may be passed without being read."""
        self._passing = article_id

    def note(self, article: ArticleDetail) -> int:
        """Take over which article is on show now; the answer is the place to go on reading at."""
        article_id = article.row.id
        self._names[article_id] = article.row.headline
        trail, awaited = self._tabs[self._at], self._awaited
        self._awaited = None
        trail.visit(article_id, self._clock(), passing=self._passing == article_id)
        self._passing = None
        self.changed.emit()
        return awaited.place if awaited is not None and awaited.article_id == article_id else 0

    def leave(self, article_id: int, place: int) -> None:
        """Remember how far an article was read."""
        for trail in self._tabs:
            trail.leave(article_id, place)

    def go(self, by: int) -> None:
        """Go back (-1) or forward (1) through the articles of this tab."""
        self._want(self._tabs[self._at].go(by))

    def open_apart(self, article_id: int) -> None:
        """Open an article in a tab of its own, beside the one in front unless that is empty."""
        if self._tabs[self._at].now is None:
            self._tabs[self._at] = Trail([Stop(article_id)])
        else:
            self._at += 1
            self._tabs.insert(self._at, Trail([Stop(article_id)]))
        self._want(self._tabs[self._at].now)

    def open_again(self) -> None:
        """Open the article on show in one more tab: it stays there while one goes on."""
        now = self._tabs[self._at].now
        if now is not None:
            self.open_apart(now.article_id)

    def close_front(self) -> None:
        """Close the tab in front."""
        self.close(self._at)

    def choose(self, at: int) -> None:
        """Bring a tab to the front."""
        if at != self._at and 0 <= at < len(self._tabs):
            self._at = at
            self._want(self._tabs[at].now)

    def step(self, by: int) -> None:
        """Bring the next (1) or the previous (-1) tab to the front, round and round."""
        self.choose((self._at + by) % len(self._tabs))

    def close(self, at: int) -> None:
        """Close a tab; the last one stays."""
        if len(self._tabs) == 1 or not 0 <= at < len(self._tabs):
            return
        self._closed = [*self._closed, (at, self._tabs.pop(at))][-MOST_CLOSED:]
        in_front = at == self._at
        if at < self._at or self._at == len(self._tabs):
            self._at -= 1
        if in_front:
            self._want(self._tabs[self._at].now)
        else:
            self.changed.emit()

    def reopen(self) -> None:
        """Bring back the tab that was closed last, where it was."""
        if self._closed:
            at, trail = self._closed.pop()
            self._at = min(at, len(self._tabs))
            self._tabs.insert(self._at, trail)
            self._want(trail.now)

    def restore(self, articles: Sequence[int], at: int, names: Mapping[int, str]) -> None:
        """Open the tabs of another day; those whose article has no name are left out.

        Whoever has opened something meanwhile keeps that.
        """
        kept = [(place, one) for place, one in enumerate(articles) if one in names]
        if not kept or any(self.articles):
            return
        self._names.update(names)
        self._tabs = [Trail([Stop(one)]) for _place, one in kept]
        self._at = max(0, sum(place <= at for place, _one in kept) - 1)
        self._awaited = self._tabs[self._at].now
        self.changed.emit()
        self.article_resumed.emit(self.articles[self._at])

    def resume(self, reading: Resident[Reader], articles: Sequence[int], at: int) -> None:
        """Ask for the headlines of the tabs of another day, and open them."""

        def read(reader: Reader, _ticket: Ticket) -> dict[int, str]:
            return {row.id: row.headline for row in reader.rows(articles)}

        self._ticket = reading.submit(
            read, lambda names: self.restore(articles, at, names), self.failed.emit
        )

    def forget(self) -> None:
        """Begin anew, with one empty tab: another archive has other articles."""
        self._ticket.cancel()
        self._tabs, self._at, self._closed = [Trail()], 0, []
        self._names.clear()
        self._passing = self._awaited = None
        self.changed.emit()

    def _want(self, stop: Stop | None) -> None:
        self._awaited = stop
        self.changed.emit()
        if stop is not None:
            self.article_wanted.emit(stop.article_id)
