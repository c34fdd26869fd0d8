"""Where the articles of a bulletin may come from."""

from __future__ import annotations

from dataclasses import dataclass

from db.records.papers import Content

MOST = 500
"""Articles of one bulletin: what a person reads through, and the window lays out at once."""

MOST_WHOLE = 150
"""Of a bulletin of whole texts: about as many pages, which take the time of a breath to lay out."""


def most_of(content: Content) -> int:
    """How many articles a bulletin holds that gives so much of each."""
    return MOST_WHOLE if content is Content.FULL else MOST


@dataclass(frozen=True, slots=True)
class Source:
    """Where the articles come from."""

    kind: str
    """`search` (the present one), `article` (on show), `dossier` or `saved` (a kept search)."""
    key: int
    name: str
    articles: int | None
    """None where it is not known before it is asked."""
