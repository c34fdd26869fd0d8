"""Made-up articles, an index of them, and the slow and certain answers to questions about them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from db.records import BlockKind
from db.search.codec.questions import (
    All,
    Between,
    Choice,
    Chosen,
    Either,
    Every,
    Near,
    Phrase,
    Question,
    Ranged,
    Slot,
    Spelled,
    Value,
    Without,
)
from db.search.codec.writer import ArrayWriter
from db.search.codec.zones import EVERYWHERE, ZONES
from db.search.schema import IndexArticle, document, new_schema, year_of
from db.search.vietnamese import Token, tokens
from db.search.words import names

COMMON = ["của", "và", "là", "các", "một", "trong", "cho", "được", "người", "không", "có", "đã"]
WORDS = (
    *[
        "quảng",
        "quang",
        "Quãng",
        "ninh",
        "Ninh",
        "nình",
        "đường",
        "dương",
        "đương",
        "duong",
        "hoà",
        "hòa",
        "hoa",
        "bình",
        "binh",
    ],
    *[
        "kỹ",
        "kĩ",
        "tỷ",
        "tỉ",
        "báo",
        "bão",
        "bảo",
        "thư",
        "thứ",
        "thủ",
        "tướng",
        "tường",
        "tượng",
        "nước",
        "nuóc",
        "giải",
        "thưởng",
    ],
    *[
        "thuong",
        "chính",
        "quyền",
        "điện",
        "tử",
        "Xin-ga-po",
        "I-rắc",
        "cà-phê",
        "2018",
        "15",
        "24/10/2018",
        "7/11",
    ],
    *[
        "589.005",
        "2,5",
        "triệu",
        "tháng",
        "năm",
        "ngày",
        "COVID-19",
        "UBND",
        "“quận”",
        "(huyện),",
        "xã;",
        "ấn",
        "an",
        "in",
    ],
    *["U23", "NĐ-CP", "nghìn"],
)
OUTLETS = (None, "Báo Một", "Báo Hai", "Tạp chí Ba")
ZONED = (BlockKind.BODY, BlockKind.BODY, BlockKind.CAPTION, BlockKind.STANDFIRST, BlockKind.RELATED)


def made_up(seed: int, count: int, *, first: int = 1) -> list[IndexArticle]:
    """Make articles of random words; the same for the same seed."""
    rng = random.Random(seed)
    rare = [f"từ{number}" for number in range(200)]

    def text(most: int) -> str:
        pools = (COMMON, WORDS, WORDS, rare)
        chosen = (rng.choice(rng.choice(pools)) for _ in range(rng.randrange(1, most)))
        return "".join(word + rng.choice((" ", " ", " ", ", ", ". ", " - ")) for word in chosen)

    articles = []
    for number in range(first, first + count):
        blocks = [(BlockKind.HEADLINE, text(8))] if rng.random() < 0.9 else []
        blocks += [(rng.choice(ZONED), text(30)) for _ in range(rng.randrange(5))]
        day = f"20{rng.randrange(16, 20)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        articles.append(
            IndexArticle(
                id=number,
                revision=seed * 1_000_000 + number,
                blocks=tuple(blocks),
                published_lo=day if rng.random() < 0.9 else None,
                outlet=rng.choice(OUTLETS),
            )
        )
    return articles


def create(folder: Path) -> FileIndex:
    """Create an empty index."""
    index: FileIndex = FileIndex.create(FileStorage(str(folder)), new_schema())
    return index


def add(
    index: FileIndex, articles: Iterable[IndexArticle], *, merge: bool = True, dense_from: int = 8
) -> None:
    """Add articles in one generation."""
    writer = ArrayWriter(index, dense_from=dense_from)
    for article in articles:
        writer.add_document(**document(article))
    writer.commit(merge=merge)


@dataclass(frozen=True)
class _Placed:
    """A block as the oracle sees it."""

    zone: int
    words: list[Token]


class Oracle:
    """Reads every article for every question."""

    def __init__(self, articles: Iterable[IndexArticle]) -> None:
        self.articles = {article.id: article for article in articles}
        self._blocks = {
            article.id: [
                _Placed(ZONES[kind].bit, tokens(text))
                for kind, text in article.blocks
                if kind in ZONES
            ]
            for article in self.articles.values()
        }

    @property
    def blocks(self) -> dict[int, list[list[Token]]]:
        """The searchable blocks of each article, as words."""
        return {one: [block.words for block in held] for one, held in self._blocks.items()}

    def ids(self, question: Question) -> set[int]:
        """Return the ids of the articles that answer."""
        return {one for one in self.articles if self._answers(one, question)}

    def _answers(self, one: int, question: Question) -> bool:
        match question:
            case Slot(choices, zones):
                return self._phrase(one, (choices,), zones)
            case Phrase(slots, zones):
                return self._phrase(one, slots, zones)
            case Near():
                return self._near(one, question)
            case Value() | Between():
                return self._is_fact(one, question)
            case _:
                return self._combined(one, question)

    def _is_fact(self, one: int, question: Value | Between) -> bool:
        if isinstance(question, Value):
            return self._value(one, question.column) in question.values
        day = (self.articles[one].published_lo or "0").replace("-", "")
        return question.low <= int(day) <= question.high

    def _combined(self, one: int, question: Question) -> bool:
        match question:
            case Every():
                return True
            case All(parts):
                return all(self._answers(one, part) for part in parts)
            case Either(parts):
                return any(self._answers(one, part) for part in parts)
            case Without(part):
                return not self._answers(one, part)
        raise TypeError(question)

    def _value(self, one: int, column: str) -> str:
        article = self.articles[one]
        if column == "outlet":
            return article.outlet or ""
        return year_of(article.published_lo)

    def _phrase(self, one: int, slots: Sequence[tuple[Chosen, ...]], zones: int) -> bool:
        year = year_of(self.articles[one].published_lo)
        return any(
            all(
                any(_fits(word, choice, year) for choice in choices)
                for word, choices in zip(block.words[at:], slots, strict=False)
            )
            for block in self._blocks[one]
            if block.zone & zones
            for at in range(len(block.words) - len(slots) + 1)
        )

    def _near(self, one: int, question: Near) -> bool:
        year = year_of(self.articles[one].published_lo)
        return any(
            all(
                sum(any(_fits(word, choice, year) for choice in choices) for word in stretch)
                >= times
                for choices, times in zip(question.slots, question.times, strict=True)
            )
            for block in self._blocks[one]
            if block.zone & question.zones
            for at in range(len(block.words))
            for stretch in [block.words[at : at + question.reach]]
        )


def is_marked(folded: str, accented: str) -> bool:
    """Tell whether a spelling has marks."""
    return folded != accented


def _fits(word: Token, choice: Chosen, year: str) -> bool:
    if isinstance(choice, Ranged):
        said = [word.folded, *(name[2:] for name in word.aliases if name.startswith("#n"))]
        low, high = choice.low or 0, choice.high or float("inf")
        return any(low <= float(each) <= high for each in said if each[:1].isdigit())
    fits: Callable[[str, str], bool] = str.startswith if choice.prefix else str.__eq__
    if isinstance(choice, Spelled):
        return fits(word.folded, choice.folded) and choice.fits(word.folded, word.accented)
    if any(fits(name, choice.folded) for name in names(word.aliases, year)):
        return True
    return fits(word.folded, choice.folded) and (
        choice.accented is None or fits(word.accented, choice.accented)
    )


class _Asker:
    """Makes random questions about made-up articles."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._pool = [token for word in (*COMMON, *WORDS, "từ7", "từ77") for token in tokens(word)]

    def _choice(self) -> Chosen:
        if self._rng.random() < 0.05:
            low = self._rng.choice((None, 1, 2, 2018))
            return Ranged(low, None if self._rng.random() < 0.3 else (low or 0) + 2_000_000)
        if self._rng.random() < 0.1:
            names = ("#d20181024", "#m201810", "#dm1107", "~xingapo", "~irac", "#n2")
            name = self._rng.choice(names)
            return Choice(name, name)
        word = self._rng.choice(self._pool)
        kind = self._rng.random()
        if kind < 0.4:
            return Choice(word.folded, word.accented)
        if kind < 0.7:
            return Choice(word.folded)
        if kind < 0.8:
            prefix = self._rng.random() < 0.5
            return Spelled(word.folded[: 2 if prefix else None], prefix, is_marked)
        length = self._rng.randrange(1, 3)
        marked = word.accented[:length] if self._rng.random() < 0.4 else None
        return Choice(word.folded[:length], marked, prefix=True)

    def _choices(self) -> tuple[Chosen, ...]:
        return tuple(self._choice() for _ in range(self._rng.choice((1, 1, 1, 2))))

    def _facts(self) -> Question:
        low = self._rng.randrange(20160101, 20191231)
        facts = (
            Value("outlet", frozenset({"Báo Hai", ""})),
            Value("year", frozenset({"2018"})),
            Between("date", low, low + 10_000),
            Every(),
        )
        return self._rng.choice(facts)

    def _near(self, zones: int) -> Near:
        slots = tuple(self._choices() for _ in range(self._rng.randrange(1, 4)))
        times = tuple(self._rng.choice((1, 1, 1, 2)) for _ in slots)
        return Near(slots, times, sum(times) + self._rng.randrange(4), zones)

    def question(self, depth: int) -> Question:
        """Make a question whose parts are nested so deep."""
        kind = self._rng.randrange(9 if depth else 5)
        zones = EVERYWHERE if self._rng.random() < 0.7 else self._rng.randrange(1, 16)
        if kind < 2:
            return Slot(self._choices(), zones)
        if kind < 4:
            length = self._rng.randrange(1, 4)
            return Phrase(tuple(self._choices() for _ in range(length)), zones)
        if kind == 4:
            return self._facts() if self._rng.random() < 0.5 else self._near(zones)
        parts = tuple(self.question(depth - 1) for _ in range(self._rng.randrange(1, 4)))
        return (All(parts), All(parts), Either(parts), Without(parts[0]))[kind - 5]


def questions(seed: int, count: int) -> list[Question]:
    """Make questions; the same for the same seed."""
    asker = _Asker(seed)
    return [asker.question(2) for _ in range(count)]
