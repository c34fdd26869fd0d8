"""Records of answer sheets: a reader's question, the short answer, and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.records.anchors import Anchor
from db.records.articles import ArticleRow, BlockKind


class CaveatKind(StrEnum):
    """Why quoted words are to be taken with care."""

    DATE_INFERRED = "date_inferred"
    """Nobody printed the date of the article: it was worked out from its text."""
    DATE_UNKNOWN = "date_unknown"
    SIC = "sic"
    """`printed` stands in the text; `meant` is what is meant."""
    CHECK_DIFFERS = "check_differs"
    """The text has `stated`; it comes to `computed`, where that is known. What else the check found
    (`truncated`, `rounded`, `half_up`, `periods`) is told as in `Check.facts`."""
    CHECK_ROUNDED = "check_rounded"
    """The text has `stated`; it comes to `computed`, of which it is a rounded form."""
    PLANNED_ONLY = "planned_only"
    """The award `award` of `year` to `recipient` was planned; no report of it is in the archive."""
    TEXT_CORRECTED = "text_corrected"
    """The words were corrected since they were quoted: somebody has to look."""
    STAFF_ONLY = "staff_only"
    CITATION_ONLY = "citation_only"
    """Only the citation of the article is held: its words are not given out, but for those of an
    `abstract` where the archive holds nothing else."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """One reason for care, with its facts: numbers are decimal text, a year is a year."""

    kind: CaveatKind
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where in an article some words stand, as people count: paragraph 3, sentence 2."""

    kind: BlockKind
    paragraph: int | None
    """Counted among `NUMBERED_KINDS`, as the margin of the page does; None for other blocks."""
    sentence: int
    last_sentence: int
    start: int
    """Of the first of these sentences, in code points of the article's text."""
    stop: int


@dataclass(frozen=True, slots=True)
class SentenceLink:
    """What a link to a place of a text says: which archive, which article, which code points."""

    archive: str
    """The first letters of the archive's uuid, `SHORT_UUID` of them."""
    article: str
    """The uid of the article."""
    text_version: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class AnswerQuote:
    """Words of an article on a sheet, with all that a reader needs to find and to judge them."""

    id: int
    article: ArticleRow
    published_basis: str
    anchor: Anchor
    place: TextPlace | None
    """None when the words are no longer in the text."""
    link: str
    caveats: tuple[Caveat, ...]


@dataclass(frozen=True, slots=True)
class AnswerSheetRow:
    """A sheet as a list shows it."""

    id: int
    uid: str
    question: str
    answer: str
    by: str | None
    """Initials."""
    at: str
    """When it was begun, ISO 8601 in UTC."""
    quotes: int


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A sheet whole; quotations of articles in the bin are left out until these come back."""

    row: AnswerSheetRow
    quotes: tuple[AnswerQuote, ...]
