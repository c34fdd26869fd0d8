"""Records of papers: what leaves the archive to be read on paper, before it has a format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.records.articles import ArticleRow, Block


class PaperStyle(StrEnum):
    """What a line of a paper is."""

    LIBRARY = "library"
    """Who gives it out: above the title."""
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    ENTRY = "entry"
    """What has a running number."""
    QUOTE = "quote"
    ABSTRACT = "abstract"
    """What is told of an entry in short."""
    SOURCE = "source"
    """Facts below an entry or a quotation."""
    CAVEAT = "caveat"
    INDEX = "index"
    LETTER = "letter"
    """Of an index."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph of a paper."""

    style: PaperStyle
    runs: tuple[Run, ...]
    number: str = ""
    """Stands before it, in the margin of its own text."""
    new_page: bool = False

    @property
    def text(self) -> str:
        """Its letters, whatever their look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper whole. Every format (a page on the screen, PDF, DOCX) is made of these lines."""

    title: str
    foot: str
    """At the foot of each page, before its number: which archive, of which day."""
    lines: tuple[PaperLine, ...]
    page_word: str = "Trang"
    """Stands before the number of a page, in the language of the paper."""


class BulletinKind(StrEnum):
    """What the articles are gathered for."""

    BIBLIOGRAPHY = "bibliography"
    """Thư mục bài trích: what has been written, each with an abstract."""
    REVIEW = "review"
    """Điểm báo: what the papers say, each with a passage."""
    TOPIC = "topic"
    """Chuyên đề: the articles themselves."""


class Sectioning(StrEnum):
    """What the sections of a bulletin are made by."""

    NONE = "none"
    SUBJECT = "subject"
    OUTLET = "outlet"
    MONTH = "month"


class Content(StrEnum):
    """How much of each article a bulletin gives, where its rights allow it."""

    CITATION = "citation"
    ABSTRACT = "abstract"
    """The standfirst."""
    PASSAGE = "passage"
    """The standfirst, or the first paragraph of an article that has none."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class BulletinWish:
    """How a bulletin is to be; which articles stand in it is told apart."""

    kind: BulletinKind
    title: str
    library: str = ""
    period: str = ""
    """As it is printed on the cover; empty for what the dates of the articles say."""
    sectioning: Sectioning = Sectioning.SUBJECT
    content: Content = Content.ABSTRACT
    indexes: bool = True


@dataclass(frozen=True, slots=True)
class BulletinEntry:
    """An article on its way into a bulletin."""

    article: ArticleRow
    published_basis: str
    published_lo: str | None
    issue: str | None
    page: str | None
    url: str | None
    standfirst: str | None
    blocks: tuple[Block, ...]
    """Of its current text; empty where its text may not leave the archive."""
    subjects: tuple[str, ...]
    """Labels; the primary one first."""
    authors: tuple[str, ...]
    places: tuple[str, ...]
