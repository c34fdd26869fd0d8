"""A plain scan of texts: what a query must find, without any index."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from random import Random

from db.records import BlockKind
from db.search.fields import Field
from db.search.query import Chain, Clause, Group, Number, Phrase, Query, Word
from db.search.vietnamese import Token, tokens
from tests.db.search.indexes import Blocks

SYLLABLES = tuple(
    """
    quang quảng quáng ninh nính giải giai thưởng thương thuong đường đương dương duong dường hoà
    hoa hóa kĩ kỳ ki thuật thuat số sơ đa da đà của cua và va 12 589005 2.5 covid nghe nghệ nghề
    """.split()  # noqa: SIM905 - a list of forty words is easier to read so
)
"""Few and alike, so that every query finds something and something near it."""

CHAINS = ("cà-phê", "da-ninh", "Xin-ga-po", "xingapo", "3 tỷ đồng", "ngày 2/9/1945", "24/10")


TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def random_texts(random: Random, articles: int) -> list[Blocks]:
    """Articles of one to three short blocks."""
    kinds = (BlockKind.HEADLINE, BlockKind.BODY, BlockKind.CAPTION)
    return [
        [
            (kind, " ".join(random.choices([*SYLLABLES, *CHAINS], k=random.randint(1, 9))))
            for kind in kinds[: random.randint(1, 3)]
        ]
        for _ in range(articles)
    ]


def random_query(random: Random, depth: int = 0) -> str:
    """Some words, phrases, beginnings, fields, numbers, groups and exclusions."""
    parts: list[str] = []
    for _ in range(random.randint(1, 3)):
        if depth < 2 and random.random() < 0.12:
            part = f"({random_query(random, depth + 1)} OR {random_query(random, depth + 1)})"
        else:
            part = _random_part(random)
        parts.append(f"-{part}" if parts and random.random() < 0.25 else part)
    return " ".join(parts)


def _random_part(random: Random) -> str:
    def words(most: int) -> str:
        return " ".join(random.choices(SYLLABLES, k=random.randint(1, most)))

    match random.randrange(11):
        case 0 | 1 | 2 | 3:
            part = random.choice(SYLLABLES)
        case 4:
            part = random.choice(CHAINS)
        case 5 | 6:
            part = f'"{words(3)}"'
        case 7:
            part = f"{random.choice(SYLLABLES)[: random.randint(1, 4)]}*"
        case 8:
            part = f'"{words(3)}"~{random.randint(1, 4)}'
        case 9:
            name = random.choice(("tiêu đề", "chú thích", "nội dung"))
            part = f'{name}:("{words(2)}")' if random.random() < 0.5 else f"{name}:({words(2)})"
        case _:
            word = random.choice([each for each in SYLLABLES if each.isalpha() and len(each) > 2])
            hole = random.randrange(1, len(word) - 1)
            wild = f"{word[:hole]}?{word[hole + 1 :]}"
            part = random.choice((wild, "số:2..20", "số:589.005", "số:..3", "số:1000.."))
    return part


def scan(articles: Iterable[Blocks], query: Query) -> list[int]:
    """The numbers of the articles that have all that is required and nothing excluded."""
    return [
        number
        for number, blocks in enumerate(articles)
        if _fits(blocks, query.required, query.excluded)
    ]


def _fits(blocks: Blocks, required: Iterable[Clause], excluded: Iterable[Clause]) -> bool:
    return all(_has(blocks, clause) for clause in required) and not any(
        _has(blocks, clause) for clause in excluded
    )


@lru_cache(1 << 12)
def _read(text: str) -> list[Token]:
    return tokens(text)


def _has(blocks: Blocks, clause: Clause) -> bool:
    if isinstance(clause, Group):
        return any(_fits(blocks, each.required, each.excluded) for each in clause.branches)
    if isinstance(clause, Chain):
        return _has(blocks, clause.phrase) or _has(blocks, clause.joined)
    if isinstance(clause, Number):
        return any(_says(clause, token) for _, text in blocks for token in _read(text))
    if not isinstance(clause, (Word, Phrase)):
        raise TypeError(clause)  # facts are no part of the text
    within = _ZONES[clause.within] if clause.within else None
    read = [_read(text) for kind, text in blocks if within is None or kind in within]
    if isinstance(clause, Word):
        return any(
            _is(clause, token) or _is_alias(clause, token) for each in read for token in each
        )
    if clause.slop:
        return any(_are_near(each, clause.words, clause.slop) for each in read)
    return any(_has_row(each, clause.words) for each in read)


_ZONES = {
    Field.HEADLINE: {BlockKind.HEADLINE},
    Field.BODY: {BlockKind.BODY},
    Field.CAPTION: {BlockKind.CAPTION},
}


def _says(number: Number, token: Token) -> bool:
    """Whether a number of the text, or what it says with the word behind it, is in the range."""
    printed = [token.folded, *(name[2:] for name in token.aliases if name.startswith("#n"))]
    values = [Decimal(each) for each in printed if each[0].isdigit()]
    return any(
        (number.low is None or value >= number.low)
        and (number.high is None or value <= number.high)
        for value in values
    )


def _are_near(found: Sequence[Token], words: Sequence[Word], slop: int) -> bool:
    """Whether some stretch of the text has every word, equal words as often as they are asked."""
    reach = len(words) + slop
    counts = Counter(words)
    return any(
        all(
            sum(_is(word, token) for token in found[at : at + reach]) >= times
            for word, times in counts.items()
        )
        for at in range(len(found))
    )


def _has_row(found: Sequence[Token], words: Sequence[Word]) -> bool:
    """Whether the words stand in a row; a phrase of one word means its other names too."""
    if len(words) == 1:
        return any(_is(words[0], token) or _is_alias(words[0], token) for token in found)
    return any(
        all(_is(word, token) for word, token in zip(words, found[at:], strict=False))
        for at in range(len(found) - len(words) + 1)
    )


def _is(word: Word, token: Token) -> bool:
    if "?" in word.folded:
        typed, printed = (
            (word.folded, token.folded)
            if word.accented == word.folded
            else (word.accented, token.accented)
        )
        return len(typed) == len(printed) and all(
            mine in ("?", other) for mine, other in zip(typed, printed, strict=True)
        )
    if word.prefix and word.accented == word.folded:
        return token.folded.startswith(word.folded)
    if word.prefix:
        return _begins(_letters(word.accented), _letters(token.accented))
    if word.accented == word.folded:
        return token.folded == word.folded
    return token.accented == word.accented


def _letters(word: str) -> list[set[str]]:
    """The letters of a word, each with its marks; the stroke of đ is one."""
    letters: list[set[str]] = []
    for char in unicodedata.normalize("NFD", word.replace("đ", "d/")):
        if char == "/" or unicodedata.combining(char):
            letters[-1].add(char)
        else:
            letters.append({char})
    return letters


def _begins(typed: list[set[str]], found: list[set[str]]) -> bool:
    """Whether a word goes on from a marked beginning; its tone may stand anywhere."""
    tone = set().union(*typed) & TONES
    return (
        len(typed) <= len(found)
        and tone <= set().union(*found)
        and all(
            mine - TONES <= other and ("/" in mine) == ("/" in other)
            for mine, other in zip(typed, found, strict=False)
        )
    )


def _is_alias(word: Word, token: Token) -> bool:
    for alias in token.aliases:
        if word.folded.startswith("#"):
            days = alias in (word.folded, f"#d1945{word.folded[3:]}")
            if days or (alias.startswith("#d1945") and f"#dm{alias[6:]}" == word.folded):
                return True
        elif alias.startswith("~"):
            joined = alias[1:]
            if joined == word.folded or (word.prefix and joined.startswith(word.folded)):
                return True
        elif alias == f"#n{word.folded}" and not word.prefix:
            return True
    return False
