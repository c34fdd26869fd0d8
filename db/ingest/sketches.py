"""How much two texts have in common: their words three by three, and short sketches of these.

A word is a run of letters, in its index form (lower case, one tone placement, i for y), or a number
without the signs between its groups. So a text is like itself in any normal form, in old or new
spelling, and with 1.500 or 1,500.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from db.search.numbers import NUMBER, number_forms, part_number
from db.search.syllables import index_forms
from db.search.vietnamese import Words

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

SHINGLE: Final = 3
"""Words in a shingle."""

BINS: Final = 100
"""Numbers in a sketch."""

BANDS: Final = 33
ROWS: Final = 3
"""Two texts are compared when one of 33 bands of three numbers is the same in both: so are .999 of
the pairs that have half of their shingles in common, and .88 of those that have four tenths."""

VERSION: Final = 1
"""A new one makes every sketch anew; for changes of anything above."""

_CACHED_TOKENS: Final = 1 << 17
_WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+(?:[.,][0-9]+)*")
_DIGITS: Final = re.compile(NUMBER)
_EMPTY: Final = 1 << 32
_MULTIPLIERS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers that spread the three words of a shingle over 64 bits."""

Shingles = frozenset[tuple[str, ...]]


def words_of(text: str) -> list[str]:
    """List the words of a text in their one spelling."""
    return [*chain.from_iterable(map(_spellings, text.split()))]


def shingles_of(text: str) -> Shingles:
    """Make the set of three words in a row of a text; a shorter text has none."""
    words = words_of(text)
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def jaccard(one: Shingles, other: Shingles) -> float:
    """Tell which share of the shingles of two texts both have, from 0 to 1."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def numbers_of(text: str) -> Counter[str]:
    """Count the numbers that a text prints, whatever separates their groups.

    1.500, 1,500 and 1 500 are 1500, 600 nghìn is 600000; 24/10/2018 is three numbers however the
    date is written, and U23 and 5G hold numbers, too. Numbers in words count for nothing.
    """
    plain = unicodedata.normalize("NFKC", text)
    found = Counter(
        number_forms(part)[0]
        for match in _DIGITS.finditer(plain)
        for part in part_number(match[0])[::2]
    )
    words = Words(plain)
    for at, names in words.aliases.items():
        for name in names:
            if name.startswith("#n"):  # a number with its nghìn, triệu, tỷ
                found[number_forms(words.printed[at])[0]] -= 1
                found[name[2:]] += 1
    return +found


@lru_cache(_CACHED_TOKENS)
def _spellings(token: str) -> tuple[str, ...]:
    """List the words in what stands between two spaces, in their one spelling."""
    found = _WORD.findall(unicodedata.normalize("NFC", token).lower())
    return tuple(map(_spelling, found))


def _spelling(printed: str) -> str:
    return number_forms(printed)[0] or printed if printed < ":" else index_forms(printed)[0]


@lru_cache(_CACHED_TOKENS)
def _hashes(token: str) -> tuple[int, ...]:
    """Give each of the same words its number of 64 bits, on every machine the same."""
    return tuple(
        int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
        for word in _spellings(token)
    )


# ---- sketches -----------------------------------------------------------------------------


def sketches_of(texts: Sequence[str]) -> Array:
    """Make a sketch of each text: a row of `BINS` numbers of 16 bits.

    One-permutation hashing: each shingle falls into one of the bins, the least number of each bin
    stays (Li, Owen and Zhang 2012). An empty bin borrows from another one, always in the same order
    (optimal densification, Shrivastava 2017). Equal numbers at the same places estimate `jaccard`.
    """
    import numpy as np

    lists = [[*chain.from_iterable(map(_hashes, text.split()))] for text in texts]
    words = np.fromiter(chain.from_iterable(lists), np.uint64, sum(map(len, lists)))
    sketch = np.full(len(texts) * BINS, _EMPTY, np.uint64)
    if len(words) >= SHINGLE:
        owners = np.repeat(np.arange(len(texts)), [len(one) for one in lists])
        whole = owners[: -SHINGLE + 1] == owners[SHINGLE - 1 :]
        mixed = _mixed(words)[whole]
        high = mixed >> np.uint64(32)
        bins = (high * np.uint64(BINS)) >> np.uint64(32)
        places = owners[: -SHINGLE + 1][whole] * BINS + bins.astype(np.int64)
        # The least of each bin is the first of its place once place and number are in order.
        keys = (places.astype(np.uint64) << np.uint64(32)) | (mixed & np.uint64(_EMPTY - 1))
        keys.sort()
        filled = keys >> np.uint64(32)
        first = np.flatnonzero(np.diff(filled, prepend=filled.max(initial=np.uint64(0)) + 1))
        sketch[filled[first].astype(np.int64)] = keys[first] & np.uint64(_EMPTY - 1)
    return _dense(sketch.reshape(len(texts), BINS))


def likeness(sketches: Array, others: Array) -> Array:
    """Estimate `jaccard` of texts from their sketches, row by row."""
    import numpy as np

    alike = (sketches == others).sum(axis=-1) / BINS
    return np.asarray(alike)


def band_keys(columns: Array, band: int) -> Array:
    """Make one number of the numbers of a band; `columns` are the bins of many sketches."""
    import numpy as np

    keys = np.zeros(len(columns[0]), np.uint64)
    for column in columns[band * ROWS : (band + 1) * ROWS]:
        keys = (keys << np.uint64(16)) | column
    return keys


def _mixed(words: Array) -> Array:
    """Make a number of 64 bits of each three words in a row."""
    import numpy as np

    total = len(words) - SHINGLE + 1
    mixed = np.zeros(total, np.uint64)
    for at, multiplier in enumerate(_MULTIPLIERS):
        mixed += words[at : at + total] * np.uint64(multiplier)
        mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)  # the finish of SplitMix64
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


@cache
def _lenders() -> Array:
    """In which order each bin asks the others when it is empty: a row for each question."""
    import numpy as np

    numbers = np.arange(BINS * BINS + SHINGLE - 1, dtype=np.uint64)
    order = _mixed(numbers).reshape(BINS, BINS).argsort(axis=1, kind="stable")
    return np.asarray(order.T)


def _dense(sketch: Array) -> Array:
    """Fill the empty bins, and keep 16 bits of each: the last ones, which chance alone decides."""
    import numpy as np

    rows = np.flatnonzero((sketch == _EMPTY).any(axis=1) & (sketch != _EMPTY).any(axis=1))
    given = sketch[rows]
    filled = given.copy()
    for lender in _lenders():
        wanting = filled == _EMPTY
        if not wanting.any():
            break
        filled = np.where(wanting, given[:, lender], filled)
    sketch[rows] = filled
    return sketch.astype(np.uint16)
