"""Where the articles of a bulletin may come from."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 500
"""Articles of one bulletin: what a person reads through, and the window lays out at once."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the articles come from."""

    kind: str
    """`search` (the present one), `article` (on show), `dossier` or `saved` (a kept search)."""
    key: int
    name: str
    articles: int | None
    """None where it is not known before it is asked."""
