"""What the archive hands out and takes in: small frozen records that any side may keep."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

Mark = tuple[int, int]
"""Start and stop of a hit, in code points of the text it belongs to (stop is exclusive)."""


class BlockKind(StrEnum):
    """What a block of an article's text is on the page."""

    MASTHEAD = "masthead"
    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE = "table"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    DATELINE = "dateline"
    PUBDATE = "pubdate"
    BYLINE = "byline"
    RELATED = "related"
    BOILERPLATE = "boilerplate"
    SEPARATOR = "separator"


class Status(StrEnum):
    """How far the cataloguing of an article is."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    CATALOGUED = "catalogued"
    CHECKED = "checked"
    RETURNED = "returned"


class TextAccess(StrEnum):
    """Who may read the text: everybody, staff, or nobody because only the citation is held."""

    FULL = "full"
    STAFF_ONLY = "staff_only"
    CITATION_ONLY = "citation_only"


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


# ---- articles read from the archive ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """The facts of one article that a list shows."""

    id: int
    uid: str
    accession: str
    """The number people use: YYYY-NNNNNN, the year of accession and a running number."""
    source_id: str | None
    """The identifier that the source gave it (the `id` of a JSONL line)."""
    headline: str
    outlet: str | None
    published: str | None
    """EDTF, levels 0 and 1; None when nothing is known."""
    section: str | None
    byline: str | None
    status: Status
    text_access: TextAccess
    row_version: int


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the article's text: `article.text[start:stop]` is `text`."""

    seq: int
    kind: BlockKind
    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Original bytes that an article came from, kept untouched under their SHA-256."""

    sha256: str
    size: int
    original_name: str
    mime: str
    encoding: str | None
    member: str | None
    """Where inside a container it stood, such as `line 12`; None for a file of its own."""
    path: Path | None
    """Where the bytes lie now; None when they lie inside the container."""


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """One article, whole."""

    row: ArticleRow
    text: str
    """The current text version, NFC. Every offset of this record counts its code points."""
    blocks: tuple[Block, ...]
    standfirst: str | None
    kicker: str | None
    dateline: str | None
    url: str | None
    language: str
    published_basis: str
    published_lo: str | None
    published_hi: str | None
    word_count: int
    text_version: int
    text_sha256: str
    files: tuple[SourceFile, ...]
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What an archive says of itself."""

    path: Path
    name: str
    uuid: str
    schema: int
    articles: int
    read_only: bool


# ---- articles on their way in ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewBlock:
    """A block before it has a place in the archive: what it is, and its span of the text."""

    kind: BlockKind
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class NewSource:
    """The original bytes of a new article, already stored or inside a stored container."""

    sha256: str
    size: int
    original_name: str
    mime: str
    encoding: str | None = None
    container_sha256: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article as ingest recovered it. `blocks` are spans of `text`, which is NFC."""

    headline: str
    text: str
    blocks: tuple[NewBlock, ...]
    extractor: str
    """Which reader made it, with its version, such as `text/1`."""
    source: NewSource | None = None
    source_id: str | None = None
    standfirst: str | None = None
    kicker: str | None = None
    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    url: str | None = None
    section: str | None = None
    language: str = "vi"
    published: str | None = None
    """EDTF as the source gave it; None when it gave no date."""
    published_basis: str = "unknown"
    text_access: TextAccess = TextAccess.FULL


class Outcome(StrEnum):
    """What became of a new article."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    """An exact repeat of an article that is already held."""
    NEW_VERSION = "new_version"
    """The same address with another text: kept as a further text version."""


@dataclass(frozen=True, slots=True)
class Added:
    """The answer to one new article: what became of it, and which article holds it."""

    outcome: Outcome
    article_id: int


@dataclass(frozen=True, slots=True)
class ArticleEdit:
    """Changes to the facts of one article; a field that is absent from `fields` stays as it is.

    `row_version` is the one that was read: a save over somebody else's newer one is refused.
    """

    article_id: int
    row_version: int
    fields: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Changes:
    """Which articles a save touched, so that each view can decide what to read again."""

    added: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    deleted: tuple[int, ...] = ()


# ---- search ------------------------------------------------------------------------------------


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
    """Another reading of a part of the query that was searched too."""

    kind: str
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
    """The only block kind it may mark; None for any."""


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


@dataclass(frozen=True, slots=True)
class HitRow:
    """One line of the result list."""

    article: ArticleRow
    score: float
    tier: Tier
    headline_marks: tuple[Mark, ...]
    passages: tuple[Passage, ...]


# ---- index, jobs, checks -----------------------------------------------------------------------


class IndexHealth(StrEnum):
    """Whether search sees the archive as it is."""

    CURRENT = "current"
    BEHIND = "behind"
    """Usable; the newest changes are not in it yet."""
    UNUSABLE = "unusable"
    """Missing, damaged or foreign: browse works, search waits for a rebuild."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """The index against the database."""

    health: IndexHealth
    documents: int
    pending: int
    """Articles that changed since the index was last brought up to date."""
    reason: str | None = None
    """Why it is unusable, for the log and `kho check`."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is. `total` is None while it is not known."""

    stage: str
    done: int
    total: int | None = None


@dataclass(frozen=True, slots=True)
class IngestItem:
    """What became of one file, or of one member of a file."""

    path: str
    member: str | None
    outcome: str
    """`added`, `duplicate`, `new_version` or `failed`."""
    article_id: int | None = None
    headline: str | None = None
    code: str | None = None
    """The error code of a failed item, such as E_ENCODING."""
    message: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The sum of an ingest run."""

    added: int
    duplicates: int
    failed: int
    seconds: float
    cancelled: bool
    job_id: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check looked at. `detail` holds facts, not sentences."""

    part: str
    """`database`, `foreign_keys`, `journal`, `index` or `files`."""
    ok: bool
    detail: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of `kho check`."""

    full: bool
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether every part is sound."""
        return all(finding.ok for finding in self.findings)


OnProgress = Callable[[Progress], None]
"""Told how far a job is, on the thread that does the job; must be quick."""

ShouldStop = Callable[[], bool]
"""Asked often by a long call; once it says True the call raises `Cancelled`."""


def never() -> bool:
    """The `ShouldStop` of a call that nobody can cancel."""
    return False


def unheard(progress: Progress) -> None:
    """The `OnProgress` of a call that nobody watches."""
