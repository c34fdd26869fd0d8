"""Places in texts: how a quote is held to its surroundings, and found again in a corrected text."""

from __future__ import annotations

from typing import NamedTuple

from db.records import Quote

CONTEXT = 32
"""Code points kept before and after a quote, as the design asks."""


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
    prefix = text[max(quote.start - CONTEXT, 0) : quote.start]
    return Place(quote.start, quote.stop, quote.exact, prefix, text[quote.stop :][:CONTEXT])
