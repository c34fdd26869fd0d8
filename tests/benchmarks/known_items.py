"""Makes queries of which the right answer is known: pieces of an article, as people recall them.

Twelve kinds, each from every article that is drawn: the headline with and without marks; four to
six words of it with marks, without, with half of them, with one word misspelt; six to nine words
of a caption and of the body, with and without marks; three compounds that stand anywhere in the
article, in random order, with and without marks.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Final

from db.search.syllables import canonical, fold, index_forms, part_tone
from db.search.vietnamese import tokens
from tests.benchmarks.articles import Article

KINDS: Final = (
    *("headline", "headline plain", "part", "part plain", "part half", "part misspelt"),
    *("caption", "caption plain", "body", "body plain", "compounds", "compounds plain"),
)

SHORTEST_HEADLINE: Final = 7
COMPOUNDS: Final = 3

LEAST_TOGETHER: Final = 5
LEAST_ASSOCIATION: Final = 3.5
"""Pointwise mutual information from which two adjacent words count as a compound."""

_TONES: Final = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_CONFUSED: Final = (
    *(("s", "x"), ("ch", "tr"), ("l", "n"), ("gi", "d"), ("d", "gi"), ("tr", "ch")),
    *(("x", "s"), ("n", "l"), ("r", "d")),
)
_ENDINGS: Final = (("ng", "n"), ("nh", "n"), ("n", "ng"), ("c", "t"), ("t", "c"))


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A query, and the source id of the article that it was cut out of."""

    kind: str
    target: str
    query: str


def read_known_items(path: Path) -> list[KnownItem]:
    """Read queries from a JSONL file with type T01 … T12, target and query."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        KnownItem(KINDS[int(one["type"][1:]) - 1], one["target"], one["query"]) for one in lines
    ]


def words_of(text: str) -> list[str]:
    """Cut a text into its words as they are printed."""
    return [text[token.start : token.stop] for token in tokens(text)]


class Compounds:
    """Tells which two words belong together, by how often they meet in a corpus."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._words: Counter[str] = Counter()
        for article in articles:
            for text in article.texts:
                forms = [index_forms(word)[0] for word in text.split()]
                self._words.update(forms)
                self._pairs.update(pairwise(forms))
        self._total = max(self._words.total(), 1)

    def association(self, first: str, second: str) -> float:
        """How much more often two words meet than by chance (natural logarithm)."""
        pair = tuple(index_forms(word)[0] for word in (first, second))
        together = self._pairs[pair[0], pair[1]]
        if together < LEAST_TOGETHER:
            return 0.0
        return log(together * self._total / (self._words[pair[0]] * self._words[pair[1]]))

    def of(self, text: str) -> list[str]:
        """Find the compounds of a text, the closest first; none shares a word with another."""
        words = text.split()
        by_association = sorted(
            (
                (-self.association(*words[at : at + 2]), at)
                for at in range(len(words) - 1)
                if words[at].isalpha() and words[at + 1].isalpha()
            ),
        )
        found: list[str] = []
        taken: set[int] = set()
        for association, at in by_association:
            if -association < LEAST_ASSOCIATION:
                break
            if taken.isdisjoint((at, at + 1)):
                taken |= {at, at + 1}
                found.append(f"{words[at]} {words[at + 1]}")
        return found


def misspelt(word: str, rng: random.Random) -> str:
    """Make one mistake in a word: a tone, a consonant that sounds alike, or a slip of the hand."""
    makers: list[Callable[[str, random.Random], str]] = [_other_tone, _other_sound, _slip]
    rng.shuffle(makers)
    for make in makers:
        made = make(word, rng)
        if index_forms(made) != index_forms(word):
            return made
    return word + "h"


def _other_tone(word: str, rng: random.Random) -> str:
    base, tone = part_tone(word)
    if len(tone) != 1:
        return word
    return canonical(base + rng.choice([other for other in _TONES if other != tone]))


def _other_sound(word: str, rng: random.Random) -> str:
    lower = word.lower()
    beginnings = [(old, new) for old, new in _CONFUSED if lower.startswith(old)]
    endings = [(old, new) for old, new in _ENDINGS if lower.endswith(old)]
    if beginnings and (not endings or rng.random() < 0.5):
        old, new = rng.choice(beginnings)
        return new + word[len(old) :]
    if endings:
        old, new = endings[0]
        return word[: -len(old)] + new
    return word


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word))
    if rng.random() < 0.5 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + rng.choice("aeiounhg") + word[at:]


class _Maker:
    """Cuts queries out of articles, all with one source of chance."""

    def __init__(self, compounds: Compounds, rng: random.Random) -> None:
        self._compounds = compounds
        self._rng = rng

    def _window(self, words: Sequence[str], least: int, most: int) -> list[str]:
        length = min(self._rng.randint(least, most), len(words))
        start = self._rng.randint(0, len(words) - length)
        return list(words[start : start + length])

    def _from_block(self, blocks: Sequence[str], least: int, most: int) -> list[str]:
        long = [words for words in map(words_of, blocks) if len(words) >= least]
        return self._window(self._rng.choice(long), least, most) if long else []

    def _half(self, words: Sequence[str]) -> str:
        plain = set(self._rng.sample(range(len(words)), len(words) // 2))
        return " ".join(fold(word) if at in plain else word for at, word in enumerate(words))

    def _mistaken(self, words: Sequence[str]) -> str:
        able = [at for at, word in enumerate(words) if word.isalpha() and len(word) > 2]
        if not able:
            return ""
        at = self._rng.choice(able)
        return " ".join([*words[:at], misspelt(words[at], self._rng), *words[at + 1 :]])

    def _three_compounds(self, article: Article) -> str:
        """Draw compounds, by turns each as often as it stands there or all alike."""
        found = [one for text in article.texts for one in self._compounds.of(text)]
        distinct = list({one.lower(): one for one in found}.values())
        if len(distinct) < COMPOUNDS:
            return ""
        if self._rng.random() < 0.5:
            return " ".join(self._rng.sample(distinct, COMPOUNDS))
        self._rng.shuffle(found)
        return " ".join(list({one.lower(): one for one in found}.values())[:COMPOUNDS])

    def make(self, article: Article) -> list[KnownItem]:
        """Make up to one query of each kind."""
        headline = words_of(article.headline)
        part = self._window(headline, 4, 6)
        caption = " ".join(self._from_block(article.captions, 6, 9))
        body = " ".join(self._from_block(article.body, 6, 8))
        compounds = self._three_compounds(article)
        queries = (
            *(" ".join(headline), _plain(" ".join(headline))),
            *(" ".join(part), _plain(" ".join(part)), self._half(part)),
            self._mistaken(self._window(headline, 4, 6)),
            *(caption, _plain(caption), body, _plain(body), compounds, _plain(compounds)),
        )
        made = zip(KINDS, queries, strict=True)
        return [KnownItem(kind, article.source_id, query) for kind, query in made if query]


def _plain(text: str) -> str:
    return " ".join(map(fold, text.split()))


def make_known_items(
    articles: Sequence[Article], compounds: Compounds, seed: int, targets: int
) -> list[KnownItem]:
    """Make queries from articles drawn by a seed, whose headlines are long and like no other."""
    rng = random.Random(seed)
    seen = Counter(fold(article.headline) for article in articles)
    able = [
        article
        for article in articles
        if seen[fold(article.headline)] == 1 and len(article.headline.split()) >= SHORTEST_HEADLINE
    ]
    maker = _Maker(compounds, rng)
    drawn = rng.sample(able, min(targets, len(able)))
    return [made for article in drawn for made in maker.make(article)]
