"""How often a misspelt word of a query is put right, and how often a right query is doubted."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from whoosh.index import create_in

from db.search.codec.engine import ArrayIndex
from db.search.codec.questions import Word
from db.search.schema import document, new_schema, new_writer
from db.search.suggest import Suggester
from db.search.syllables import canonical, fold, part_tone
from db.search.vietnamese import tokens
from tests.benchmarks.articles import Article, read
from tests.benchmarks.known_items import misspelt, words_of
from tests.benchmarks.measures import machine, percentile

QUERIES: Final = 500
LEFT_OUT: Final = 6
"""Of so many articles one is not indexed: its headline is new to the archive."""

SEGMENTS: Final = 3
SHORTEST_HEADLINE: Final = 7
FREQUENT: Final = (
    "của và các là có được cho không trong với đã những một người này để khi về từ ra đến bị sẽ"
)
"""Words in which no mistake is made: short ones, that anything may follow."""

_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_HOOK_AND_TILDE: Final = frozenset({"\u0303", "\u0309"})
_ONSETS: Final = "s x,ch tr,l n,d gi,d r,gi r,v d,ng ngh,g gh,c k"
_CODAS: Final = "n ng,t c,n nh,ch t,i y,o u,m n"
_QUALITIES: Final = "â aă,ă aâ,a âă,ê e,e ê,ô oơ,ơ oô,o ôơ,ư u,u ư,đ d,d đ"
_KEYS_BESIDE: Final = (
    "q wa,w qes,e wrd,r etf,t ryg,y tuh,u yij,i uok,o ipl,p o,a qsz,s adwx,d sfe,f dgr,g fht,h gjy,"
    "j hku,k jli,l ko,z ax,x zsc,c xvd,v cbf,b vng,n bmh,m n"
)

Mistake = Callable[[str, random.Random], str]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Words out of a headline, the same with mistakes, and where these are."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    positions: tuple[int, ...]


@dataclass(slots=True)
class Tally:
    """What came of some queries."""

    right: int = 0
    whole: int = 0
    """Of these, how many had all mistakes put right."""
    wrong: int = 0
    silent: int = 0
    doubted: int = 0
    """Right queries for which anything was proposed."""
    misspelt_ms: list[float] = field(default_factory=list)
    right_ms: list[float] = field(default_factory=list)


def mistake(word: str, rng: random.Random) -> str:
    """Make one mistake: of sound, of a mark, or a slip of the hand; each kind as often."""
    lower = word.lower()
    kinds = [_other_tones, _other_onsets, _other_codas, _other_qualities, _slips]
    rng.shuffle(kinds)
    for kind in kinds:
        made = [one for one in kind(lower, rng) if one and canonical(one) != canonical(lower)]
        if made:
            return rng.choice(made)
    return lower + "h"


def _toned(base: str, tone: str) -> str:
    return canonical(base + tone) if tone else base


def _other_tones(word: str, rng: random.Random) -> list[str]:
    base, tone = part_tone(word)
    if tone in _HOOK_AND_TILDE and rng.random() < 0.7:
        return [_toned(base, other) for other in _HOOK_AND_TILDE if other != tone]
    return [_toned(base, other) for other in _TONES if other != tone]


def _other_onsets(word: str, _: random.Random) -> list[str]:
    base, tone = part_tone(word)
    return [
        _toned(new + base[len(old) :], tone)
        for old, new in _both_ways(_ONSETS)
        if base.startswith(old) and fold(base[len(old) :])[:1] in tuple("aeiouy")
    ]


def _other_codas(word: str, _: random.Random) -> list[str]:
    base, tone = part_tone(word)
    return [
        _toned(base[: -len(old)] + new, tone)
        for old, new in _both_ways(_CODAS)
        if base.endswith(old) and base != old
    ]


def _pairs(listed: str) -> list[tuple[str, str]]:
    parted = (pair.split() for pair in listed.split(","))
    return [(one, other) for one, other in parted]


def _both_ways(listed: str) -> list[tuple[str, str]]:
    pairs = _pairs(listed)
    return pairs + [(other, one) for one, other in pairs]


def _other_qualities(word: str, _: random.Random) -> list[str]:
    base, tone = part_tone(word)
    return [
        _toned(base.replace(letter, other, 1), tone)
        for letter, others in _pairs(_QUALITIES)
        if letter in base
        for other in others
    ]


def _slips(word: str, rng: random.Random) -> list[str]:
    at = rng.randrange(len(word))
    beside = rng.choice(dict(_pairs(_KEYS_BESIDE)).get(fold(word[at]), "e"))
    made = [word[:at] + word[at + 1 :], word[:at] + beside + word[at + 1 :]]
    made += [word[: at + 1] + beside + word[at + 1 :]]
    if at + 1 < len(word):
        made.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return made


def make_queries(
    headlines: Sequence[str],
    make: Mistake,
    seed: int,
    *,
    count: int = QUERIES,
    mistakes: int = 1,
    plain: bool = False,
) -> list[Misspelt]:
    """Cut four to six words out of headlines and make mistakes in them.

    A word that only lost all its marks is no mistake: it is found as it is.
    """
    rng = random.Random(seed)
    made: list[Misspelt] = []
    for headline in rng.sample(headlines, len(headlines)):
        if len(made) == count:
            break
        words = words_of(headline)
        length = rng.randint(4, 6)
        if len(words) < SHORTEST_HEADLINE:
            continue
        start = rng.randint(0, len(words) - length)
        right = [fold(word) if plain else word for word in words[start : start + length]]
        able = [
            at
            for at, word in enumerate(words[start : start + length])
            if word.isalpha() and len(word) > 2 and word.lower() not in FREQUENT.split()
        ]
        if len(able) < mistakes:
            continue
        positions = sorted(rng.sample(able, mistakes))
        wrong = list(right)
        for at in positions:
            other = make(words[start + at], rng)
            wrong[at] = fold(other) if plain else other
        if all(_is_mistake(right[at], wrong[at]) for at in positions):
            made.append(Misspelt(tuple(right), tuple(wrong), tuple(positions)))
    return made


def _is_mistake(right: str, wrong: str) -> bool:
    whole = len(words_of(wrong)) == 1 and words_of(wrong)[0] == wrong
    return whole and not (wrong.isascii() and fold(wrong) == fold(right))


def judge(suggester: Suggester, queries: Sequence[Misspelt]) -> Tally:
    """Ask for corrections of each query as it should be and with its mistakes."""
    tally = Tally()
    for query in queries:
        started = time.thread_time()
        found = suggester.suggest(_asked(query.wrong))
        tally.misspelt_ms.append((time.thread_time() - started) * 1000)
        wanted = {at: canonical(query.right[at]) for at in query.positions}
        proposed = {one.position: canonical(one.text) for one in found}
        if not proposed:
            tally.silent += 1
        elif proposed.items() <= wanted.items():
            tally.right += 1
            tally.whole += proposed == wanted
        else:
            tally.wrong += 1
        started = time.thread_time()
        tally.doubted += bool(suggester.suggest(_asked(query.right)))
        tally.right_ms.append((time.thread_time() - started) * 1000)
    return tally


def _asked(words: Sequence[str]) -> list[Word]:
    return [Word(token.folded, token.accented) for token in tokens(" ".join(words))]


def index_articles(folder: Path, articles: Sequence[Article]) -> ArrayIndex:
    """Index all articles but those left out, in a few segments."""
    index = create_in(str(folder), new_schema(), indexname="MAIN")
    kept = [(at, one) for at, one in enumerate(articles, start=1) if at % LEFT_OUT]
    size = -(-len(kept) // SEGMENTS) or 1
    for first in range(0, len(kept), size):
        writer = new_writer(index, memory_mb=1024)
        for number, article in kept[first : first + size]:
            writer.add_document(**document(article.indexed(number)))
        writer.commit(merge=False)
    return ArrayIndex(index)


def _row(name: str, tally: Tally) -> str:
    count = max(1, tally.right + tally.wrong + tally.silent)
    shares = (tally.right, tally.whole, tally.wrong, tally.silent, tally.doubted)
    said = " | ".join(f"{100 * share / count:.1f}" for share in shares)
    times = " | ".join(
        f"{percentile(values, 0.5):.1f} / {percentile(values, 0.95):.1f}"
        for values in (tally.misspelt_ms, tally.right_ms)
        if values
    )
    return f"| {name} | {count} | {said} | {times} |"


def run(corpus: Sequence[Path], seed: int, say: Say) -> None:
    """Print how many of some queries are put right, in per cent, and the CPU time they take."""
    say(f"machine   {machine()}")
    articles = read(corpus)
    indexed = [one.headline for at, one in enumerate(articles, start=1) if at % LEFT_OUT]
    left_out = [one.headline for at, one in enumerate(articles, start=1) if not at % LEFT_OUT]
    sets = {
        "one mistake": make_queries(indexed, mistake, seed),
        "one mistake, as in known items": make_queries(indexed, misspelt, seed),
        "one mistake, without marks": make_queries(indexed, mistake, seed, plain=True),
        "two mistakes": make_queries(indexed, mistake, seed, mistakes=2),
        "one mistake, text not in the archive": make_queries(left_out, mistake, seed),
    }
    with tempfile.TemporaryDirectory() as folder:
        suggester = Suggester(index_articles(Path(folder), articles))
        say("| queries | number | right | all right | wrong | silent | right doubted | ms | ms |")
        say("|---|---|---|---|---|---|---|---|---|")
        for name, queries in sets.items():
            say(_row(name, judge(suggester, queries)))
        say("ms: p50 / p95 of a misspelt query, then of a right one, on one processor")
