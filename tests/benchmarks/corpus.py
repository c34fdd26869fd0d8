"""A small corpus of our own words, for testing the benchmarks."""

from __future__ import annotations

import random

from db.search.syllables import canonical
from tests.benchmarks.articles import OUTLETS, SECTIONS, Article

ONSETS = ("b", "ch", "đ", "h", "kh", "l", "m", "nh", "ph", "s", "tr", "v")
RIMES = ("a", "anh", "ăn", "âu", "en", "ên", "iêng", "ong", "ôn", "ơi", "ung", "ưa")
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0323")
WORDS = tuple(
    canonical(onset + rime + TONES[(at + number) % len(TONES)])
    for at, onset in enumerate(ONSETS)
    for number, rime in enumerate(RIMES)
)


def corpus(seed: int, count: int) -> list[Article]:
    """Make articles of random words in which some pairs come often; headlines are long."""
    rng = random.Random(seed)

    def text(length: int) -> str:
        words: list[str] = []
        while len(words) < length:
            at = rng.randrange(0, len(WORDS) - 1, 2)
            words += WORDS[at : at + 2] if rng.random() < 0.7 else (rng.choice(WORDS),)
        return " ".join(words)

    return [
        Article(
            source_id=f"made-{number}",
            headline=text(9).capitalize(),
            standfirst=text(10),
            body=tuple(text(rng.randint(8, 30)) for _ in range(3)),
            captions=(text(9),) if number % 2 else (),
            day=f"20{rng.randint(10, 19)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
            outlet=rng.choice(OUTLETS),
            section=rng.choice(SECTIONS),
        )
        for number in range(count)
    ]
