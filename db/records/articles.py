"""Records of articles: as the archive holds them, and on their way in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final


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


NUMBERED_KINDS: Final = frozenset(
    {BlockKind.BODY, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE}
)
"""The paragraphs that are counted: the margin of the page and every quotation number these."""


class Status(StrEnum):
    """How far the cataloguing of an article is."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    CATALOGUED = "catalogued"
    CHECKED = "checked"
    RETURNED = "returned"


STATUS_AFTER: Final[Mapping[Status, frozenset[Status]]] = MappingProxyType(
    {
        Status.NEW: frozenset({Status.IN_PROGRESS, Status.CATALOGUED, Status.RETURNED}),
        Status.IN_PROGRESS: frozenset({Status.NEW, Status.CATALOGUED, Status.RETURNED}),
        Status.CATALOGUED: frozenset({Status.IN_PROGRESS, Status.CHECKED, Status.RETURNED}),
        Status.CHECKED: frozenset({Status.RETURNED}),
        Status.RETURNED: frozenset({Status.IN_PROGRESS, Status.CATALOGUED}),
    }
)
"""Where the cataloguing of an article may go from each state; what is checked is returned first."""


class TextAccess(StrEnum):
    """Who may read the text: everybody, staff, or nobody because only the citation is held."""

    FULL = "full"
    STAFF_ONLY = "staff_only"
    CITATION_ONLY = "citation_only"


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
class Appearance:
    """An article and the days between which it appeared, YYYY-MM-DD; None when nobody knows."""

    article: ArticleRow
    lo: str | None
    hi: str | None


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
class Origin:
    """Where a recovered field comes from, and how sure that is."""

    source: str
    """`record` (a field of its own in the source), `column`, `site_profile`, `json_ld`,
    `opengraph`, `meta`, `microdata`, `document` (the properties of a file), `style` (a paragraph
    style), `layout` (its place and looks), `text`, `url`, `filename`, `capture`, `batch` (chosen
    for a whole run) or `person`."""
    confidence: float
    """From 0 to 1."""


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
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where ingest found each field of the current text version, by the name of the field."""


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What an archive says of itself."""

    path: Path
    name: str
    uuid: str
    schema: int
    articles: int
    read_only: bool


@dataclass(frozen=True, slots=True)
class NewBlock:
    """A block before it has a place in the archive: what it is, and its span of the text."""

    kind: BlockKind
    start: int
    stop: int

    def __reduce__(self) -> tuple[type[NewBlock], tuple[BlockKind, int, int]]:
        """Cross to another process in a fifth of the time that dataclasses take by themselves."""
        return NewBlock, (self.kind, self.start, self.stop)


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
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where each field comes from, by the name of the field."""


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
    former: Mapping[str, str | int | None] | None = None
    """The facts that a further version renewed, as they were."""


@dataclass(frozen=True, slots=True)
class ArticleEdit:
    """Changes to the facts of one article; a field that is absent from `fields` stays as it is.

    `row_version` is the one that was read: a save over somebody else's newer one is refused;
    None is for what does not depend on what others saved, such as an accepted suggestion.
    """

    article_id: int
    row_version: int | None
    fields: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Changes:
    """Which articles a save touched, so that each view can decide what to read again."""

    added: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    deleted: tuple[int, ...] = ()
