"""The way through the articles that were open: back to each of them, and forward again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_STOPS = 100
LINGERED_SECONDS = 1.5
"""Whoever walks down the list and stays shorter with an article has only passed it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An article that was open."""

    article_id: int
    place: int = 0
    """The letter that was the first on the screen when it was left; 0 at the top of the page."""


class Trail:
    """Owns the stops of one way and which of them is the present one; belongs to one thread."""

    def __init__(self, stops: Sequence[Stop] = ()) -> None:
        self._stops = list(stops)
        self._at = len(self._stops) - 1
        self._passed_at: float | None = None
        """When the present article was come by, if it is one of a list that is walked down."""

    @property
    def now(self) -> Stop | None:
        """The article that is open."""
        return self._stops[self._at] if self._stops else None

    @property
    def back_open(self) -> bool:
        """Whether there is an article to go back to."""
        return self._at > 0

    @property
    def forward_open(self) -> bool:
        """Whether there is an article to go forward to."""
        return self._at + 1 < len(self._stops)

    def visit(self, article_id: int, at: float, *, passing: bool) -> None:
        """Come to an article at a time in seconds; what lay forward of it is forgotten.

        One that was only passed in a list gives its place to the next one.
        """
        now, since = self.now, self._passed_at
        self._passed_at = at if passing else None
        if now is not None and now.article_id == article_id:
            return
        passed = since is not None and at - since < LINGERED_SECONDS
        kept = self._stops[: self._at + (0 if passed else 1)]
        if not kept or kept[-1].article_id != article_id:
            kept.append(Stop(article_id))
        self._stops = kept[-MOST_STOPS:]
        self._at = len(self._stops) - 1

    def leave(self, article_id: int, place: int) -> None:
        """Remember how far an article was read, wherever it stands on the way."""
        for at, stop in enumerate(self._stops):
            if stop.article_id == article_id:
                self._stops[at] = replace(stop, place=place)

    def go(self, by: int) -> Stop | None:
        """Go back (-1) or forward (1); the stop that is reached, or None where the way ends."""
        to = self._at + by
        if not 0 <= to < len(self._stops):
            return None
        self._at, self._passed_at = to, None
        return self._stops[to]
