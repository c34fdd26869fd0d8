"""Places in texts: how a quote is held to its surroundings, and found again in a corrected text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from db.records import AnchorState, Quote

CONTEXT: Final = 32
"""Code points kept before and after a quote, as the design asks."""

LIKE_ENOUGH: Final = 0.9
"""How much of its letters a quote must keep to be taken for the same words, corrected."""

_MOST_COMPARED: Final = 200_000
"""Code points of a text beyond which nothing is looked for by likeness."""


class Place(NamedTuple):
    """A quote with its position and what stands around it."""

    start: int
    stop: int
    exact: str
    prefix: str
    suffix: str


def place_of(text: str, quote: Quote) -> Place | None:
    """Hold a quote to its text. None when the text does not have it there."""
    if not 0 <= quote.start < quote.stop <= len(text):
        return None
    if text[quote.start : quote.stop] != quote.exact:
        return None
    return place_at(text, quote.start, quote.stop)


def place_at(text: str, start: int, stop: int) -> Place:
    """The place of a span of a text."""
    prefix = text[max(start - CONTEXT, 0) : start]
    return Place(start, stop, text[start:stop], prefix, text[stop : stop + CONTEXT])


class Found(NamedTuple):
    """Where a place is in another text; the place is as it was where it is lost."""

    state: AnchorState
    place: Place


class Corrected:
    """Finds the places of a text in the text that took its place. Lives for one such pair.

    Never is a place given to words that only look alike without saying so: what stands in the new
    text more than once is taken only with its surroundings.
    """

    def __init__(self, former: str, text: str) -> None:
        self._former = former
        self._text = text
        self._edges = _common_edges(former, text)

    def find(self, place: Place) -> Found:
        """Find one place again: ok, moved, moved and flagged, or lost."""
        text = self._text
        if text[place.start : place.stop] == place.exact and self._stays(place):
            return Found(AnchorState.OK, place_at(text, place.start, place.stop))
        start = self._by_surroundings(place)
        if start is None and _only_place(self._former, place.exact) is not None:
            # Where the words stood twice, the one that is left may be the other one.
            start = _only_place(text, place.exact)
        if start is not None:
            return Found(AnchorState.MOVED, place_at(text, start, start + len(place.exact)))
        return self._by_likeness(place)

    def _stays(self, place: Place) -> bool:
        """Whether the words at the old position are the same ones, not others that look alike."""
        same_before, _ = self._edges
        if place.stop <= same_before or self._text.count(place.exact) == 1:
            return True
        around = self._text[max(place.start - CONTEXT, 0) : place.stop + CONTEXT]
        return around == place.prefix + place.exact + place.suffix

    def _by_surroundings(self, place: Place) -> int | None:
        whole = place.prefix + place.exact + place.suffix
        at = _only_place(self._text, whole)
        return at + len(place.prefix) if at is not None else None

    def _by_likeness(self, place: Place) -> Found:
        """Find what became of the words between what stayed as it was."""
        lost = Found(AnchorState.LOST, place)
        if max(len(self._former), len(self._text)) > _MOST_COMPARED:
            return lost
        span = _aligned(self._former, self._text, place, self._edges)
        if span is None:
            return lost
        words = self._text[span[0] : span[1]]
        likeness = SequenceMatcher(None, place.exact, words, autojunk=False).ratio()
        if not words or likeness < LIKE_ENOUGH:
            return lost
        state = AnchorState.MOVED if words == place.exact else AnchorState.FLAGGED
        return Found(state, place_at(self._text, *span))


def moved_by(text: str, place: Place, quote: Quote, replacement: str) -> Found:
    """Where a place is after a correction that is known: `quote` became `replacement` in `text`.

    `text` is the new text. A place before or behind it moves; one that holds the corrected words
    has the new ones and is flagged, for a person to look; one that was wholly replaced is lost.
    """
    shift = len(replacement) - (quote.stop - quote.start)
    if place.stop <= quote.start:
        return Found(AnchorState.OK, place_at(text, place.start, place.stop))
    if place.start >= quote.stop:
        return Found(AnchorState.MOVED, place_at(text, place.start + shift, place.stop + shift))
    start = min(place.start, quote.start) if place.start <= quote.start else quote.start
    stop = max(place.stop, quote.stop) + shift
    inside = quote.start <= place.start and place.stop <= quote.stop
    is_all = (place.start, place.stop) == (quote.start, quote.stop)
    if stop <= start or (inside and not is_all and not replacement):
        return Found(AnchorState.LOST, place)
    return Found(AnchorState.FLAGGED, place_at(text, start, stop))


def _only_place(text: str, words: str) -> int | None:
    """Where words stand in a text, if they do so exactly once."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None


def _common_edges(one: str, other: str) -> tuple[int, int]:
    """How many code points both texts have in common at their beginning and at their end."""
    most = min(len(one), len(other))
    before = next((at for at in range(most) if one[at] != other[at]), most)
    most -= before
    after = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    return before, after


def _aligned(
    former: str, text: str, place: Place, edges: tuple[int, int]
) -> tuple[int, int] | None:
    """The span of the new text that stands where a place was, by the words around that stayed."""
    before, after = edges
    old = _words(former, before, len(former) - after)
    new = _words(text, before, len(text) - after)
    matcher = SequenceMatcher(
        None,
        [former[start:stop] for start, stop in old],
        [text[start:stop] for start, stop in new],
        autojunk=False,
    )
    start, stop = _map(matcher, old, new, place, before)
    shift = len(text) - len(former)
    if place.start >= len(former) - after:
        start = place.start + shift
    if place.stop > len(former) - after:
        stop = place.stop + shift
    if start is None or stop is None or stop <= start:
        return None
    return start, stop


Span = tuple[int, int]


def _map(
    matcher: SequenceMatcher[str],
    old: Sequence[Span],
    new: Sequence[Span],
    place: Place,
    before: int,
) -> tuple[int | None, int | None]:
    """Map the ends of a place through the words that stayed and those that were changed."""
    start: int | None = place.start if place.start < before else None
    stop: int | None = place.stop if place.stop <= before else None
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        for at in range(old_from, old_to):
            if not old[at][0] < place.stop or not place.start < old[at][1]:
                continue
            if kind == "equal":
                left, right = new[new_from + at - old_from]
            elif new_to > new_from:
                left, right = new[new_from][0], new[new_to - 1][1]
            else:
                continue
            start = left if start is None else min(start, left)
            stop = right if stop is None else max(stop, right)
    return start, stop


def _words(text: str, start: int, stop: int) -> list[Span]:
    """The words of a stretch of a text, grown to whole words at its ends."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    return list(_spans(text, start, stop))


def _spans(text: str, start: int, stop: int) -> Iterator[Span]:
    at = start
    while at < stop:
        while at < stop and text[at].isspace():
            at += 1
        begin = at
        while at < stop and not text[at].isspace():
            at += 1
        if at > begin:
            yield begin, at
