"""Records of a search: the question, the answer, and the lines of a result list."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from enum import StrEnum

from db.records.articles import ArticleRow, BlockKind

Mark = tuple[int, int]
"""Start and stop of a hit, in code points of the text it belongs to (stop is exclusive)."""


class Sort(StrEnum):
    """The order of a result list. Undated articles come last by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Tier(StrEnum):
    """How well a hit keeps to the accents that were typed."""

    AS_TYPED = "as_typed"
    """Every syllable typed with a mark matches with that mark."""
    OTHER_ACCENTS = "other_accents"
    """Matches only when accents are ignored; listed below a divider, never counted in the total."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Keep only articles whose facet has this value, such as ("outlet", "Báo Thử Nghiệm")."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question to the archive."""

    text: str
    sort: Sort = Sort.RELEVANCE
    filters: tuple[Filter, ...] = ()
    facets: bool = False
    """Whether to count facets too."""
    typing: bool = False
    """Whether the text is still being typed, so that its last syllable may be unfinished."""
    declined: frozenset[str] = frozenset()
    """Readings (of an Interpretation) that the person does not want to be searched."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the query that could not be used; the rest was searched.

    `code` names the sentence to show; `start` and `stop` are code points of the query text.
    """

    code: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Another reading of a part of the query that was searched too.

    `start` and `stop` are code points of the query text.
    """

    kind: str
    """What it is: `keys` (an input method was off), `abbreviation` (what a short form stands for),
    `abbreviated` (the short form of what was asked), `place`, `spelling`, `correction` (nothing
    was found as typed)."""
    start: int
    stop: int
    reading: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many of all hits have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A property to narrow by ("year", "outlet"), values in the order to show them."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A syllable or number of the query in both index forms, as passages and marks need it."""

    accented: str
    folded: str
    marked: bool
    """Typed with a mark (or đ): matches only with that mark."""
    prefix: bool
    """Unfinished: matches every word that begins so."""
    field: str | None = None
    """The only part of the text it may mark (headline, standfirst, body, caption); None: any."""
    phrase: int | None = None
    """Terms with the same number mark only where they stand in a row; None: anywhere."""
    exact: bool = False
    """Whether it matches only this spelling even when it has no mark."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer to a search: all ids in order, and what is needed to show a page of them."""

    request: SearchRequest
    ids: array[int]
    """Article ids in the order to show: first the AS_TYPED ones, then the OTHER_ACCENTS ones."""
    scores: array[float]
    total: int
    """How many hits keep to the accents as typed: `ids[:total]`."""
    took_ms: float
    terms: tuple[QueryTerm, ...] = ()
    facets: tuple[Facet, ...] = ()
    problems: tuple[Problem, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    did_you_mean: str | None = None

    def tier(self, position: int) -> Tier:
        """The tier of the hit at a position of `ids`."""
        return Tier.AS_TYPED if position < self.total else Tier.OTHER_ACCENTS


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the original text that shows why an article was found."""

    field: BlockKind
    text: str
    marks: tuple[Mark, ...]
    """Code points of `text`; a mark always covers whole letters with their accents."""
    cut_before: bool = False
    """Whether the block has more text before; `text` itself holds no ellipsis."""
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class HitRow:
    """One line of the result list."""

    article: ArticleRow
    score: float
    tier: Tier
    headline_marks: tuple[Mark, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What an article has of one word of a query: why it was found, or found so high."""

    word: str
    """As it was asked."""
    spellings: tuple[str, ...]
    """As the article has it, the most frequent first; not all when there are many."""
    fields: tuple[BlockKind, ...]
    """The kinds of blocks in which it stands, in the order of the article."""
    places: int
    """How often it stands there."""
    share: float
    """Of the article's score: what it would lose without this word, over all such losses."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article about the same matter as another."""

    article: ArticleRow
    score: float
    """How much of what is telling about the other it has: 0 to 1."""
    shared: tuple[str, ...]
    """Names, compounds and rare words of both, as the other article has them; the best first."""
