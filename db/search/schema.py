"""What the index holds of an article: every word with its places, and the facts to narrow by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from whoosh.analysis.acore import Token as WhooshToken
from whoosh.analysis.analyzers import Analyzer
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, STORED, FieldType, Schema
from whoosh.formats import Format
from whoosh.index import FileIndex

from db.records import BlockKind
from db.search.codec.build import Check, unchecked
from db.search.codec.gathering import WORDS_IN_MB
from db.search.codec.reading import raw_words
from db.search.codec.writer import ArrayWriter
from db.search.codec.zones import ZONES
from db.search.vietnamese import Token, tokens

ANALYSER: Final = "array 5"
"""Version of what stands in the index: of the tokens and of the fields. Another one: rebuild."""

__all__ = ["ANALYSER", "ZONES", "IndexArticle", "document", "new_schema", "new_writer", "year_of"]

TEXT: Final = "text"
"""The field whose terms are words with their accents."""

FOLDED: Final = "folded"
"""The field whose terms are words without accents; it has the same postings, not a copy."""


@dataclass(frozen=True, slots=True)
class IndexArticle:
    """What the index needs to know of one article."""

    id: int
    revision: int
    """Changes with the searchable content."""
    blocks: tuple[tuple[BlockKind, str], ...]
    published_lo: str | None = None
    """The first day it may have been published, YYYY-MM-DD; None when nothing is known."""
    published_hi: str | None = None
    """The last such day."""
    outlet: str | None = None
    section: str | None = None
    byline: str | None = None
    status: str = ""
    place: str = ""
    """Names of the places, awards and so on that it was catalogued with: see `codec.several`."""
    award: str = ""
    person: str = ""
    organisation: str = ""
    name: str = ""
    term: str = ""
    meant: str = ""
    """What misprints of the text mean, one on a line."""


def year_of(published_lo: str | None) -> str:
    """Return the year of a date; empty when there is none."""
    return published_lo[:4] if published_lo else ""


class Places(Format):
    """Whoosh's view of a posting: the places of the word, as 32-bit numbers."""

    def decode_positions(self, places: bytes) -> list[int]:
        """Read the places in ascending order."""
        return memoryview(places).cast("I").tolist()

    def decode_frequency(self, places: bytes) -> int:
        """Count the places."""
        return len(places) // 4

    def decode_weight(self, places: bytes) -> float:
        """Count the places, as a weight."""
        return float(len(places) // 4)


class Syllables(Analyzer):
    """Cuts the text of a Whoosh query as the articles were cut, in one of the two forms."""

    def __init__(self, form: Callable[[Token], str]) -> None:
        self._form = form

    def __call__(self, value: str, **_: Any) -> Iterator[WhooshToken]:
        """Give Whoosh the words of a text."""
        for word in tokens(value):
            token = WhooshToken(positions=True, mode="query")
            token.text = self._form(word)
            token.pos = word.position
            yield token


class WordsField(FieldType):
    """A field of words; the array writer reads its value, which Whoosh itself never analyses."""

    indexed = True
    scorable = False

    def __init__(self, form: Callable[[Token], str]) -> None:
        super().__init__(format=Places(), analyzer=Syllables(form))


def _accented(token: Token) -> str:
    return token.accented


def _folded(token: Token) -> str:
    return token.folded


def new_schema() -> Schema:
    """Return the fields of the index, made anew for each index that is created or opened."""
    return Schema(
        id=ID(stored=True, unique=True),
        revision=STORED(),
        text=WordsField(_accented),
        folded=WordsField(_folded),
        year=ID(),
        month=ID(),
        outlet=ID(),
        section=ID(),
        byline=ID(),
        status=ID(),
        place=ID(),
        award=ID(),
        person=ID(),
        organisation=ID(),
        name=ID(),
        term=ID(),
        date=COLUMN(NumericColumn("i")),
        until=COLUMN(NumericColumn("i")),
    )


def new_writer(
    index: FileIndex, *, memory_mb: int = 256, timeout: float = 0.0, check: Check = unchecked
) -> ArrayWriter:
    """Open a writer for the index, which keeps others out until it is committed or cancelled.

    A segment is closed, and another begun, before its articles take `memory_mb`; `timeout` is in
    seconds; what `check` raises, several times a second, ends the work. Raises whoosh.LockError
    when the index stays locked.
    """
    words = memory_mb * WORDS_IN_MB
    return ArrayWriter(index, words_in_memory=words, timeout=timeout, check=check)


def document(article: IndexArticle) -> dict[str, object]:
    """Return the article as keyword arguments of the writer's `add_document`."""
    year = year_of(article.published_lo)
    return {
        "id": str(article.id),
        "revision": article.revision,
        TEXT: raw_words(_blocks(article), year),
        "date": _day(article.published_lo),
        "until": _day(article.published_hi),
        "year": year,
        "month": _month(article),
        "outlet": article.outlet or "",
        "section": article.section or "",
        "byline": article.byline or "",
        "status": article.status,
        "place": article.place,
        "award": article.award,
        "person": article.person,
        "organisation": article.organisation,
        "name": article.name,
        "term": article.term,
    }


def _blocks(article: IndexArticle) -> tuple[tuple[BlockKind, str], ...]:
    """The text to search: what a misprint means can be found, too, though it is not printed."""
    if not article.meant:
        return article.blocks
    return (*article.blocks, (BlockKind.BODY, article.meant))


def _day(date: str | None) -> int:
    return int(date.replace("-", "")) if date else 0


def _month(article: IndexArticle) -> str:
    """The month in which it was published, YYYY-MM; empty when it may have been another."""
    first, last = article.published_lo or "", article.published_hi or ""
    return first[:7] if first[:7] == last[:7] else ""
