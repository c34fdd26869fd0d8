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


class Join(StrEnum):
    """How a filter stands beside the others of its facet."""

    ANY = "any"
    """One of these is enough."""
    ALL = "all"
    """Each of these must be there: an article may have several places."""
    NONE = "none"
    """None of these may be there."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Keep only articles whose facet has this value, such as ("outlet", "Báo Thử Nghiệm").

    The value "" stands for articles of which nothing is known.
    """

    facet: str
    value: str
    how: Join = Join.ANY


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search; without any of these, in everything."""

    headlines: bool = False
    """Whether words are looked for in headlines only, unless the question names a field."""
    dossier_id: int | None = None
    """Only in this dossier and in those that stand inside it."""
    within: SearchRequest | None = None
    """Only among the hits of this question that keep to its accents."""


EVERYTHING = Scope()


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
    scope: Scope = EVERYTHING


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
    """One value of a facet, and how many articles have it that pass the filters of all others."""

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
    latest: int = 0
    """The greatest article id that the index knew of: what comes in later has a greater one."""

    def tier(self, position: int) -> Tier:
        """The tier of the hit at a position of `ids`."""
        return Tier.AS_TYPED if position < self.total else Tier.OTHER_ACCENTS


class Asking(StrEnum):
    """What a row of a question asks of its field."""

    CONTAINS = "contains"
    """All these words, in any order."""
    PHRASE = "phrase"
    """These words in a row."""
    WHOLE = "whole"
    """Exactly this value."""
    WITHOUT = "without"
    """Not these words."""
    RANGE = "range"
    """From one date or number to another; one of them may be empty."""
    OTHER = "other"
    """What rows cannot say: it stays as it was typed."""


@dataclass(frozen=True, slots=True)
class QueryRow:
    """One row of a question: what a field must have."""

    field: str
    """The name of a field in the query language's own terms, such as "headline"; "": anywhere."""
    asking: Asking
    value: str
    until: str = ""
    """The end of a range."""


class Easing(StrEnum):
    """What is given up of a question that finds nothing."""

    FILTERS = "filters"
    """All filters."""
    FILTER = "filter"
    SCOPE = "scope"
    CLAUSE = "clause"
    """A word, a phrase, a date or the like."""
    WORDS = "words"
    """All words that stand alone; phrases and fields are kept."""
    ONLY = "only"
    """All but one clause."""
    EXCLUSION = "exclusion"
    """What must not be there."""
    ORDER = "order"
    """That words stand in a row."""
    PLACE = "place"
    """That words stand in one part of the article."""
    ANY_WORD = "any_word"
    """That all words must be there."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A question that asks for less than one that found nothing, and what it finds."""

    easing: Easing
    request: SearchRequest
    total: int
    """How many articles it finds that keep to the accents as typed."""
    part: str = ""
    """The part of the question that is given up, as it was typed."""
    filter: Filter | None = None
    """The filter that is given up."""


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
