"""Records of how articles belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.records.articles import ArticleDetail, ArticleRow


class RelationKind(StrEnum):
    """What an article is to another one."""

    SAME_TEXT = "same_text"
    """Word for word the same, elsewhere or on another day: another appearance."""
    REPRINT_OF = "reprint_of"
    VERSION_OF = "version_of"
    TRANSLATION_OF = "translation_of"
    CORRECTION_OF = "correction_of"
    FOLLOW_UP_TO = "follow_up_to"
    SAME_EVENT = "same_event"
    RELATED = "related"
    TEMPLATE_SIBLING = "template_sibling"
    """The same form filled in with other numbers, such as gold prices: never a reprint."""


SYMMETRIC: Final = frozenset(
    {
        RelationKind.SAME_TEXT,
        RelationKind.SAME_EVENT,
        RelationKind.RELATED,
        RelationKind.TEMPLATE_SIBLING,
    }
)
"""The kinds that two articles are to each other; of the others only one of them is it."""


class RelationState(StrEnum):
    """Whether a link holds: rules and people accept, only people reject."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Decision(StrEnum):
    """What a person says of two linked articles."""

    YES = "yes"
    """It is what it was suggested to be."""
    REPRINT = "reprint"
    DUPLICATE = "duplicate"
    """One of them is enough: the later one goes into the bin."""
    NO = "no"
    """They are nothing to each other; it is remembered, and never suggested again."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one article is to another one."""

    id: int
    kind: RelationKind
    state: RelationState
    similarity: float | None
    """Share of three-word shingles that both texts have; None where a person made the link."""
    is_later: bool
    """Whether it is read from this article to the other: this one is the reprint of the other."""
    other: ArticleRow
    created_at: str
    decided_at: str | None
    """When a person decided; None for what a rule did."""


@dataclass(frozen=True, slots=True)
class RelationSuggestion:
    """A link that waits for a person: the later article, and the earlier one that it is like."""

    id: int
    kind: RelationKind
    similarity: float | None
    article: ArticleRow
    other: ArticleRow
    created_at: str


@dataclass(frozen=True, slots=True)
class RelationSuggestions:
    """A page of the links that wait, the most alike first, and how many there are in all."""

    total: int
    page: tuple[RelationSuggestion, ...]


@dataclass(frozen=True, slots=True)
class NearReport:
    """The sum of a search for near duplicates."""

    looked_at: int
    """Articles that were compared with all others for the first time, or again as they changed."""
    linked: Mapping[RelationKind, int]
    """New links of each kind."""


class Wording(StrEnum):
    """How a stretch of one text stands in the other one."""

    SAME = "same"
    CHANGED = "changed"
    """Other words stand in its place there."""
    ONLY_HERE = "only_here"


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A stretch of a text, in code points, from the first letter of a word to the last of one."""

    start: int
    stop: int
    wording: Wording


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a text, in code points, and how its words stand in the other text."""

    start: int
    stop: int
    spans: tuple[WordSpan, ...]


@dataclass(frozen=True, slots=True)
class ParagraphPair:
    """What stands side by side when two texts are compared; None where one has nothing."""

    article: Paragraph | None
    other: Paragraph | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side; the offsets of each pair are those of `text` of its side."""

    article: ArticleDetail
    other: ArticleDetail
    similarity: float
    """Share of three-word shingles that both texts have."""
    pairs: tuple[ParagraphPair, ...]
    """In reading order of both; every line that is not empty is in one of them."""
