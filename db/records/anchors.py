"""Places in an article's text: the quotes that prove what is catalogued."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AnchorState(StrEnum):
    """Whether a place is still where it was when it was recorded."""

    OK = "ok"
    MOVED = "moved"
    """The text was corrected; the same words stand elsewhere now."""
    FLAGGED = "flagged"
    """The words themselves were corrected, or found by likeness: a person should look."""
    LOST = "lost"
    """The words are gone; the old quote is kept."""
    AWAITED = "awaited"
    """The text is not in the archive yet: only the length and hash of the quote are known."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in the current text of an article, on its way into the archive.

    `exact` is `text[start:stop]`, in code points; the archive adds what stands around it.
    """

    exact: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class AwaitedQuote:
    """A place in a text that the archive does not have yet, for the article that waits for it."""

    length: int
    """In code points."""
    sha256: str
    """Of the words in UTF-8."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A recorded place: TextQuoteSelector and TextPositionSelector of the W3C Web Annotation model.

    `start` and `stop` count code points of the text version `text_version`. A lost anchor keeps the
    quote and position it had; an awaited one has neither quote nor position.
    """

    id: int
    state: AnchorState
    exact: str | None
    prefix: str
    suffix: str
    start: int | None
    stop: int | None
    text_version: int | None
    """The number of the text version that the position counts in."""
