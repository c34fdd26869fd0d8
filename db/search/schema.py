"""What the index holds of an article: every syllable with its places, and the facts to narrow by.

One field, `text`, holds all the searchable text. Its terms are a word's folded form and its
accented form in one string, so that in the sorted vocabulary the spellings of one folded word,
one exact spelling, the beginnings of words and the other names of dates and numbers are each
one contiguous run, and no second, folded field is needed.

Where the words stand is not written into every posting. An article keeps one stream of small
numbers, one for each word in reading order, and a posting only says which number its term has
there: postings stay short and of one size, and phrases and ranking read a few streams instead
of many lists of positions.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, NamedTuple

from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, ID, STORED, FieldType, Schema
from whoosh.formats import Format
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from db.records import BlockKind
from db.search.vietnamese import tokens
from db.search.words import names, spelling

ANALYSER: Final = "2"
"""Version of what stands in the index: of the tokens and of the fields. Another one: rebuild."""

TEXT: Final = "text"
OUTLET: Final = "outlet"
SECTION: Final = "section"
DATE: Final = "date"
NUMBER: Final = "number"
STREAM: Final = "stream"
NUMBERS: Final = "numbers"


class Zone(IntEnum):
    """The parts of the page that ranking tells apart, as bits."""

    HEADLINE = 1
    STANDFIRST = 2
    BODY = 4
    CAPTION = 8


ZONES: Final[Mapping[BlockKind, Zone]] = {
    BlockKind.HEADLINE: Zone.HEADLINE,
    BlockKind.KICKER: Zone.BODY,
    BlockKind.STANDFIRST: Zone.STANDFIRST,
    BlockKind.SUBHEAD: Zone.BODY,
    BlockKind.BODY: Zone.BODY,
    BlockKind.CAPTION: Zone.CAPTION,
    BlockKind.TABLE: Zone.BODY,
    BlockKind.LIST_ITEM: Zone.BODY,
    BlockKind.QUOTE: Zone.BODY,
    BlockKind.BYLINE: Zone.BODY,
    BlockKind.DATELINE: Zone.BODY,
    BlockKind.CREDIT: Zone.BODY,
}
"""The searchable kinds of blocks.

Not searchable is what the article does not say itself: the masthead and the printed date (facts
of their own, kept as outlet and date), related links, boilerplate and separators.
"""

ZONE_SHIFT: Final = 28
COUNT_SHIFT: Final = 24
MOST_COUNTED: Final = 15
NUMBER_MASK: Final = (1 << COUNT_SHIFT) - 1
NOWHERE: Final = NUMBER_MASK
"""The stream number of an alias: it is found with its article, but has no place in the stream."""

FIRST_NUMBER: Final = 16
"""Numbers of words in a stream begin here. A lower one is a zone, and begins a block of it."""

MOST_NUMBERS: Final = 1 << 16
"""Numbers that fit into a stream of 16 bits; an article of more words has one of 32 bits."""

POSTINGS_IN_BLOCK: Final = 512


class Posting(NamedTuple):
    """What a posting of the text field holds: 32 bits, so that numpy reads a list of them whole.

    From the highest bit: the zones the term stands in (4 bits), how often (4, at most 15), its
    number in the article's stream (24).
    """

    zones: int
    times: int
    number: int

    def packed(self) -> int:
        """The posting as an integer."""
        times = min(self.times, MOST_COUNTED)
        return self.zones << ZONE_SHIFT | times << COUNT_SHIFT | self.number


@dataclass(frozen=True, slots=True)
class IndexArticle:
    """What the index needs to know of one article."""

    id: int
    revision: int
    """Changes with the searchable content."""
    blocks: tuple[tuple[BlockKind, str], ...]
    published_lo: str | None
    """The first day it may have been published, YYYY-MM-DD; None when nothing is known."""
    outlet: str | None
    section: str | None


def year_of(published_lo: str | None) -> str:
    """The year of a date; empty when there is none."""
    return published_lo[:4] if published_lo else ""


class _Analysis:
    """The terms and the stream of one article, while they are gathered."""

    def __init__(self, year: str) -> None:
        self._year = year
        self._numbers: dict[str, int] = {}
        self._zones: list[int] = []
        self._counts: list[int] = []
        self._aliases: dict[str, int] = {}
        self._stream = array("I")

    def add(self, zone: Zone, text: str) -> None:
        """Take in one block."""
        numbers, zones, counts = self._numbers, self._zones, self._counts
        self._stream.append(zone)
        for token in tokens(text):
            name = spelling(token.folded, token.accented)
            number = numbers.get(name)
            if number is None:
                number = numbers[name] = FIRST_NUMBER + len(numbers)
                zones.append(zone)
                counts.append(1)
            else:
                zones[number - FIRST_NUMBER] |= zone
                counts[number - FIRST_NUMBER] += 1
            self._stream.append(number)
            if token.aliases:
                for alias in names(token.aliases, self._year):
                    self._aliases[alias] = self._aliases.get(alias, 0) | zone

    def terms(self) -> dict[str, int]:
        """Each term with its packed posting."""
        packed = {
            name: Posting(zones, count, number).packed()
            for (name, number), zones, count in zip(
                self._numbers.items(), self._zones, self._counts, strict=True
            )
        }
        for alias, zones in self._aliases.items():
            packed[alias] = Posting(zones, 1, NOWHERE).packed()
        return packed

    def size(self) -> int:
        """How many numbers there are, the zones included."""
        return FIRST_NUMBER + len(self._numbers)

    def stream(self) -> bytes:
        """The words in reading order: 16-bit numbers, or 32-bit ones and a last odd byte."""
        if self.size() <= MOST_NUMBERS:
            return little_endian(array("H", self._stream))
        return little_endian(self._stream) + b"\0"


def little_endian(numbers: array[int]) -> bytes:
    """The bytes of the numbers, the same on every machine."""
    if sys.byteorder != "little":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


class Packed(Format):
    """Whoosh's description of a posting of ours: four bytes, whatever the term."""

    def fixed_value_size(self) -> int:
        """The bytes of a posting's value: with a fixed size Whoosh keeps them in one string."""
        return 4


class WordsField(FieldType):
    """A field whose value comes as terms with their packed postings, already analysed."""

    def __init__(self) -> None:
        none: Any = None  # the values come analysed
        super().__init__(format=Packed(), analyzer=none)

    def index(
        self, value: Mapping[str, int], **_: object
    ) -> Generator[tuple[bytes, int, float | int, bytes], Any, None]:
        """Give Whoosh each term with its frequency, weight and value."""
        for name, packed in value.items():
            yield name.encode(), 1, 1.0, packed.to_bytes(4, "little")


def new_schema() -> Schema:
    """The fields of the index, made anew for each index that is created or opened."""
    return Schema(
        id=ID(stored=True, unique=True),
        revision=STORED(),
        text=WordsField(),
        stream=COLUMN(VarBytesColumn()),
        numbers=COLUMN(NumericColumn("i")),
        outlet=ID(),
        section=ID(),
        date=COLUMN(NumericColumn("i")),
        number=COLUMN(NumericColumn("q")),
    )


def new_writer(
    index: FileIndex, *, memory_mb: int = 256, timeout: float = 0.0, few: bool = False
) -> SegmentWriter:
    """Open a writer for the index, which keeps others out until it is committed or cancelled.

    `memory_mb` bounds what waits in memory (about 60 KB an article); `timeout` is in seconds.
    With `few` articles the segment becomes one file, which is synced at once; a large one stays
    in parts, because Whoosh copies whole files that lie inside another one into memory. Blocks of
    512 postings are read twice as fast as Whoosh's 128.

    Raises whoosh.LockError when the index stays locked.
    """
    codec: Any = W3Codec
    writer: Any = SegmentWriter
    opened: SegmentWriter = writer(
        index,
        timeout=timeout,
        limitmb=memory_mb,
        codec=codec(blocklimit=POSTINGS_IN_BLOCK),
        compound=few,
    )
    return opened


def document(article: IndexArticle) -> dict[str, object]:
    """The article as keyword arguments of Whoosh's `add_document` and `update_document`."""
    analysis = _Analysis(year_of(article.published_lo))
    for kind, text in article.blocks:
        zone = ZONES.get(kind)
        if zone is not None:
            analysis.add(zone, text)
    return {
        "id": str(article.id),
        "revision": article.revision,
        TEXT: analysis.terms(),
        STREAM: analysis.stream(),
        NUMBERS: analysis.size(),
        OUTLET: article.outlet or None,
        SECTION: article.section or None,
        DATE: int(article.published_lo.replace("-", "")) if article.published_lo else None,
        NUMBER: article.id,
    }
