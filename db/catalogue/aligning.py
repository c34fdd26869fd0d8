"""Two texts put in step: which words, or letters, of one stand in the other in the same order.

First the runs that occur once in both are put in step, then the rest between them; a stretch that
stays too long is cut, so that the time is bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

_CUT: Final = 2000
"""Words in a piece of a stretch that is longer and has nothing to be put in step by. So many words
of both texts are compared each with each, in 10 ms."""
_DEEPEST: Final = 6
"""How often what lies between two steps is put in step again."""
_RUN: Final = 3
"""Words in a row by which long texts are put in step."""

Match = tuple[int, int]
"""Places of a word in both texts."""


def align(old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    """Find words that stand in both texts in the same order."""
    todo = [(0, len(old), 0, len(new), 0)]
    while todo:
        a, a_end, b, b_end, depth = todo.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            yield a, b
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            yield a_end, b_end
        if (a_end - a) * (b_end - b) <= _CUT * _CUT:
            for i, j in _longest(old[a:a_end], new[b:b_end]):
                yield a + i, b + j
            continue
        steps: list[Match] = []
        if depth < _DEEPEST:
            steps = [(a + i, b + j) for i, j in _steps(old[a:a_end], new[b:b_end])]
        if not steps:
            cuts = zip(range(a, a_end, _CUT), range(b, b_end, _CUT), strict=False)
            steps = [*cuts][1:] or [(min(a + _CUT, a_end), min(b + _CUT, b_end))]
        edges = [(a, b), *steps, (a_end, b_end)]
        todo += [(*one, *two, depth + 1) for one, two in _between(edges)]


def _between(edges: Sequence[Match]) -> Iterator[tuple[Match, Match]]:
    """The stretches between places that are in step: from and to in the old, then in the new."""
    for (a, b), (a_end, b_end) in pairwise(edges):
        if a < a_end and b < b_end:
            yield (a, a_end), (b, b_end)


def _steps(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Put in step the runs of words that occur once in both texts, as many as keep their order."""
    places = _once(old)
    others = _once(new)
    common = [(at, others[run]) for run, at in places.items() if run in others]
    tails: list[int] = []
    heads: list[int] = []
    before: list[int | None] = []
    for at, (_, b) in enumerate(common):
        length = bisect_left(tails, b)
        before.append(heads[length - 1] if length else None)
        tails[length : length + 1] = [b]
        heads[length : length + 1] = [at]
    kept: list[Match] = []
    at_last = heads[-1] if heads else None
    while at_last is not None:
        a, b = common[at_last]
        if kept and kept[-1] == (a + 1, b + 1):
            kept.pop()  # what follows a step word by word needs no step of its own
        kept.append((a, b))
        at_last = before[at_last]
    return kept[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [*zip(*(words[at:] for at in range(_RUN)), strict=False)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _longest(old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    """Find a longest common subsequence, many words at a time in the bits of whole numbers.

    Hyyrö, Bit-parallel LCS-length computation revisited (2004). A zero bit j of row i says that the
    word j of `new` makes the longest one of the first words of both longer.
    """
    if len(new) > len(old):  # the shorter one gives the bits: looking at one bit costs all of them
        yield from ((j, i) for i, j in _longest(new, old))
        return
    masks: dict[str, int] = {}
    for at, word in enumerate(new):
        masks[word] = masks.get(word, 0) | 1 << at
    full = (1 << len(new)) - 1
    row = full
    rows: list[int] = []
    for word in old:
        kept = row & masks.get(word, 0)
        row = ((row + kept) | (row - kept)) & full
        rows.append(row)
    i, j = len(old), len(new)
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
            continue
        i -= 1
        if not i or rows[i - 1] >> (j - 1) & 1:
            j -= 1
            yield i, j
