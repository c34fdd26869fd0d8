"""Places in texts: how a quote is held to its surroundings, and found again in a corrected text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter
from typing import Final, NamedTuple

from db.catalogue.aligning import align
from db.records import AnchorState, Quote

CONTEXT: Final = 32
"""Code points kept before and after a quote, as the design asks."""

LIKE_ENOUGH: Final = 0.9
"""How much of its letters a quote must keep to be taken for the same words, corrected."""

_MOST_COMPARED: Final = 200_000
"""Code points of a text beyond which nothing is looked for by likeness."""

_WORD: Final = re.compile(r"\w+|[^\w\s]")
_PIECE: Final = re.compile(r"\w+|\W")

Span = tuple[int, int]


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

    Never is a place given to words that only look alike without saying so: what stands more than
    once in either text is taken only where nothing was changed, or with its surroundings.
    """

    def __init__(self, former: str, text: str) -> None:
        self._former = former
        self._text = text
        self._before, self._after = _common_edges(former, text)

    def find(self, place: Place) -> Found:
        """Find one place again: ok, moved, moved and flagged, or lost."""
        shift = len(self._text) - len(self._former)
        if self._stays(place):
            return self._found(AnchorState.OK, place.start, place.stop)
        if place.start >= len(self._former) - self._after:
            return self._found(AnchorState.MOVED, place.start + shift, place.stop + shift)
        start = self._only(place.prefix + place.exact + place.suffix)
        if start is not None:
            start += len(place.prefix)
        else:
            start = self._only(place.exact)
        if start is not None:
            return self._found(AnchorState.MOVED, start, start + len(place.exact))
        return self._by_likeness(place)

    def _found(self, state: AnchorState, start: int, stop: int) -> Found:
        return Found(state, place_at(self._text, start, stop))

    def _stays(self, place: Place) -> bool:
        """Whether the words at the old position are the same ones, not others that look alike."""
        if place.stop <= self._before:
            return True
        if self._text[place.start : place.stop] != place.exact:
            return False
        around = self._text[max(place.start - CONTEXT, 0) : place.stop + CONTEXT]
        return around == place.prefix + place.exact + place.suffix or (
            self._only(place.exact) is not None
        )

    def _only(self, words: str) -> int | None:
        """Where words stand in the new text, if they do so exactly once in both texts.

        Where they stood twice, the ones that are left may be the other ones.
        """
        at = _only_place(self._text, words)
        return at if at is not None and _only_place(self._former, words) is not None else None

    def _by_likeness(self, place: Place) -> Found:
        """Find what became of the words, between those that stayed as they were."""
        lost = Found(AnchorState.LOST, place)
        if max(len(self._former), len(self._text)) > _MOST_COMPARED:
            return lost
        span = self._in_step.span(place.start, place.stop)
        if span is None or _likeness(place.exact, self._text[slice(*span)]) < LIKE_ENOUGH:
            return lost
        return self._found(AnchorState.FLAGGED, *span)

    @cached_property
    def _in_step(self) -> _InStep:
        return _InStep(self._former, self._text)


class _InStep:
    """The words of two texts, and which of them are the same ones."""

    def __init__(self, former: str, text: str) -> None:
        self._old = [found.span() for found in _WORD.finditer(former)]
        self._new = [found.span() for found in _WORD.finditer(text)]
        self._twins = dict(
            align(
                [former[start:stop] for start, stop in self._old],
                [text[start:stop] for start, stop in self._new],
            )
        )

    def span(self, start: int, stop: int) -> Span | None:
        """Where the words between two offsets stand in the new text; None of what is gone."""
        first = bisect_right(self._old, start, key=itemgetter(1))
        last = bisect_left(self._old, stop, key=itemgetter(0)) - 1
        if first > last:
            return None
        low, high = self._stretch(first)[0], self._stretch(last)[1]
        if low > high:
            return None
        left, right = self._new[low][0], self._new[high][1]
        if first in self._twins:  # part of a word stays part of it
            left += max(start - self._old[first][0], 0)
        if last in self._twins:
            right -= max(self._old[last][1] - stop, 0)
        return left, right

    def _stretch(self, word: int) -> tuple[int, int]:
        """First and last word of the new text that stand where a word stood."""
        if word in self._twins:
            return self._twins[word], self._twins[word]
        before, after = word - 1, word + 1
        while before >= 0 and before not in self._twins:
            before -= 1
        while after < len(self._old) and after not in self._twins:
            after += 1
        low = self._twins.get(before, -1) + 1
        high = self._twins.get(after, len(self._new)) - 1
        if high - low == after - before - 2:  # as many as there were: one for one
            low = high = low + word - before - 1
        return low, high


def moved_by(text: str, place: Place, quote: Quote, replacement: str) -> Found:
    """Where a place is after a correction that is known: `quote` became `replacement` in `text`.

    `text` is the new text. A place before or behind it moves; one that holds the corrected words
    has the new ones and is flagged, for a person to look; one that was wholly replaced is lost.
    Of a sentence that was written anew, only the words that became others count as corrected.
    """
    if not (place.start <= quote.start and quote.stop <= place.stop):
        quote, replacement = _narrowed(quote, replacement)
    shift = len(replacement) - (quote.stop - quote.start)
    if place.stop <= quote.start:
        return Found(AnchorState.OK, place_at(text, place.start, place.stop))
    if place.start >= quote.stop:
        return Found(AnchorState.MOVED, place_at(text, place.start + shift, place.stop + shift))
    start = min(place.start, quote.start)
    stop = max(place.stop, quote.stop) + shift
    if stop <= start:
        return Found(AnchorState.LOST, place)
    return Found(AnchorState.FLAGGED, place_at(text, start, stop))


def _narrowed(quote: Quote, replacement: str) -> tuple[Quote, str]:
    """Leave out the words at both ends of a correction that stay as they are."""
    old, new = _PIECE.findall(quote.exact), _PIECE.findall(replacement)
    before, after = _common_edges(old, new)
    left = sum(map(len, old[:before]))
    right = sum(map(len, old[len(old) - after :]))
    start, stop = quote.start + left, quote.stop - right
    exact = quote.exact[left : len(quote.exact) - right]
    return Quote(exact, start, stop), replacement[left : len(replacement) - right]


def _only_place(text: str, words: str) -> int | None:
    """Where words stand in a text, if they do so exactly once."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None


def _common_edges(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many letters, or words, two texts have in common at their beginning and their end."""
    most = min(len(one), len(other))
    before = next((at for at in range(most) if one[at] != other[at]), most)
    most -= before
    after = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    return before, after


def _likeness(one: str, other: str) -> float:
    """Share of the letters of two quotes that stand in both in the same order."""
    return 2 * sum(1 for _ in align(one, other)) / (len(one) + len(other))
