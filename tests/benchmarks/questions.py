"""Makes the queries that engines are timed with, cut out of headlines by a seed."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.search.codec.query import one_edit_away
from db.search.codec.questions import (
    All,
    Between,
    Choice,
    Either,
    Phrase,
    Question,
    Slot,
    Without,
    Word,
    as_typed,
)
from db.search.syllables import fold
from db.search.vietnamese import tokens
from tests.benchmarks.articles import DAYS, FIRST_DAY, Article

PHRASES: Final = (
    *("chính quyền điện tử", "công an", "công nghệ thông tin", "giải thưởng", "quảng ninh"),
    *("cơ quan cảnh sát điều tra", "thành phố hồ chí minh", "việt nam", "cải cách hành chính"),
    "tai nạn giao thông",
)
COMMON: Final = (
    *("người", "công", "của", "không", "năm", "ngày", "việt nam", "công an", "người dân"),
    *("thành phố", "cho biết", "một người"),
)
COUNTS: Final = {
    "1 word": 25,
    "2 words": 40,
    "3 words": 30,
    "4 words": 20,
    "1 plain word": 15,
    "2 plain words": 25,
    "3 plain words": 15,
    "4 plain words": 10,
    "common words": len(COMMON),
    "OR": 12,
    "NOT": 10,
    "phrase": len(PHRASES) + 24,
    "plain phrase": len(PHRASES),
    "prefix": 30,
    "plain prefix": 10,
    "fuzzy": 12,
    "dates": 15,
    "facets": 18,
    "passages": 20,
}
"""How many queries of each kind."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One query, said in a way that every engine can be asked. Words are lower-case NFC."""

    kind: str
    words: tuple[str, ...]
    prefix: str = ""
    excluded: str = ""
    days: tuple[int, int] | None = None
    """First and last day of publication, as YYYYMMDD."""

    @property
    def is_plain(self) -> bool:
        """Whether it was typed without any marks."""
        return "plain" in self.kind

    @property
    def is_phrase(self) -> bool:
        """Whether the words must stand side by side."""
        return "phrase" in self.kind

    @property
    def is_any(self) -> bool:
        """Whether one of the words is enough."""
        return self.kind == "OR"

    @property
    def is_fuzzy(self) -> bool:
        """Whether a word with one letter missing, added, other or swapped will do."""
        return self.kind == "fuzzy"

    @property
    def text(self) -> str | None:
        """The query as it is typed into the search bar; None where only the engine can be asked."""
        if self.is_fuzzy:
            return None
        words = (" OR " if self.is_any else " ").join(self.words)
        parts = [f'"{words}"' if self.is_phrase else words]
        parts += [f"{self.prefix}*"] if self.prefix else []
        parts += [f"-{self.excluded}"] if self.excluded else []
        if self.days:
            first, last = (date.fromisoformat(str(day)).isoformat() for day in self.days)
            parts.append(f"ngày:{first}..{last}")
        return " ".join(filter(None, parts))

    def typed(self) -> list[Word]:
        """The words in both index forms, the unfinished one last."""
        words = [Word(token.folded, token.accented) for token in tokens(" ".join(self.words))]
        words += [Word(one.folded, one.accented, prefix=True) for one in tokens(self.prefix)]
        return words

    def question(self, typed: Sequence[Word]) -> Question:
        """What the arrays are asked."""
        if self.is_fuzzy:
            near = sorted(one_edit_away(typed[0].folded) | {typed[0].folded})
            return Slot(tuple(Choice(form) for form in near))
        if self.is_phrase:
            return Phrase(tuple((as_typed(word),) for word in typed))
        slots: list[Question] = [Slot((as_typed(word),)) for word in typed]
        if self.is_any:
            return Either(tuple(slots))
        slots += [
            Without(Slot((as_typed(Word(token.folded, token.accented)),)))
            for token in tokens(self.excluded)
        ]
        if self.days:
            slots.append(Between("date", *self.days))
        return slots[0] if len(slots) == 1 else All(tuple(slots))


class _Maker:
    """Cuts words out of the headlines of a corpus, all with one source of chance."""

    def __init__(self, articles: Sequence[Article], seed: int) -> None:
        self._rng = random.Random(seed)
        self._articles = articles

    def window(self, length: int, least_letters: int = 1) -> tuple[str, ...]:
        """Some words that stand side by side; letters only."""
        while True:
            headline = self._rng.choice(self._articles).headline
            found = [headline[token.start : token.stop] for token in tokens(headline)]
            if len(found) < length:
                continue
            start = self._rng.randrange(len(found) - length + 1)
            words = [unicodedata.normalize("NFC", word).lower() for word in found[start:][:length]]
            if all(word.isalpha() and len(word) >= least_letters for word in words):
                return tuple(words)

    def simple(self, kind: str, count: int) -> list[Ask]:
        """Queries of some words: "2 words", "2 plain words"."""
        length = int(kind[0])
        windows = [self.window(length) for _ in range(count)]
        if "plain" in kind:
            windows = [tuple(map(fold, window)) for window in windows]
        return [Ask(kind, window) for window in windows]

    def phrases(self, count: int) -> list[Ask]:
        """The given phrases, and more out of headlines."""
        given = [tuple(phrase.split()) for phrase in PHRASES]
        more = [self.window(2 + at % 3) for at in range(count - len(given))]
        return [Ask("phrase", words) for words in (*given, *more)]

    def beginning(self, kind: str) -> Ask:
        """A word and the beginning of the next one; of plain ones the beginning only."""
        word, unfinished = self.window(2)
        if kind == "plain prefix":
            return Ask(kind, (), prefix=fold(unfinished)[: self._rng.choice((2, 2, 3))])
        return Ask(kind, (word,), prefix=unfinished[: self._rng.choice((1, 2, 2, 3))])

    def mistyped(self) -> Ask:
        """A word with one wrong letter."""
        (word,) = self.window(1, least_letters=4)
        at = self._rng.randrange(1, len(word) - 1)
        return Ask("fuzzy", (word[:at] + self._rng.choice("aeiounhg") + word[at + 1 :],))

    def dated(self) -> Ask:
        """Two words within a month, a year or three years."""
        first = FIRST_DAY.toordinal() + self._rng.randrange(DAYS * 4 // 5)
        last = first + self._rng.choice((30, 365, 1000))
        days = [date.fromordinal(day).strftime("%Y%m%d") for day in (first, last)]
        return Ask("dates", self.window(2), days=(int(days[0]), int(days[1])))


def make_asks(articles: Sequence[Article], seed: int) -> list[Ask]:
    """Make all queries; the same for the same articles and seed."""
    maker = _Maker(articles, seed)
    made: list[Ask] = []
    for kind, count in COUNTS.items():
        if kind.endswith(("word", "words")) and kind[0].isdigit():
            made += maker.simple(kind, count)
    made += [Ask("common words", tuple(words.split())) for words in COMMON]
    made += [Ask("OR", tuple(maker.window(1)[0] for _ in range(3))) for _ in range(COUNTS["OR"])]
    made += [Ask("NOT", maker.window(2), excluded=maker.window(1)[0]) for _ in range(COUNTS["NOT"])]
    made += maker.phrases(COUNTS["phrase"])
    made += [Ask("plain phrase", tuple(fold(phrase).split())) for phrase in PHRASES]
    for kind in ("prefix", "plain prefix"):
        made += [maker.beginning(kind) for _ in range(COUNTS[kind])]
    made += [maker.mistyped() for _ in range(COUNTS["fuzzy"])]
    made += [maker.dated() for _ in range(COUNTS["dates"])]
    made += [Ask("facets", maker.window(1 + at % 2)) for at in range(COUNTS["facets"] - 3)]
    made += [Ask("facets", words) for words in (("người",), ("công", "an"), ("của",))]
    made += [Ask("passages", maker.window(2)) for _ in range(COUNTS["passages"])]
    return made
