"""Two texts side by side: which words of one stand in the other, in time that is bounded.

Words are compared as they are printed, without the signs between them. First the words that occur
once in both are put in step, then the rest between them; a stretch that stays too long is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from db.records import Paragraph, ParagraphPair, Wording, WordSpan

_WORD: Final = re.compile(r"[^\W_]+(?:[.,:/-][0-9]+)*")
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_CUT: Final = 2000
"""Words in a piece of a stretch that is longer and has nothing to be put in step by. So many words
of both texts are compared each with each, in 10 ms."""
_DEEPEST: Final = 6
"""How often what lies between two steps is put in step again."""
_RUN: Final = 3
"""Words in a row by which long texts are put in step."""
_SHARE: Final = 0.3
"""Share of the shorter of two lines that has to stand in the other, for them to be one line."""


Match = tuple[int, int]
"""Places of a word in both texts."""


def word_diff(old: str, new: str) -> tuple[ParagraphPair, ...]:
    """Put the lines of two texts side by side, and say of their words what the other one has.

    Every line that is not empty stands in one pair, in the order of both texts. Offsets are code
    points, each those of its own text.
    """
    olds, news = _Side(old), _Side(new)
    matches = [*_align(olds.printed, news.printed)]
    partners = _partners(olds, news, matches)
    twins = {a: b for a, b in matches if partners.get(olds.line_of[a]) == news.line_of[b]}
    return tuple(_pairs(olds, news, partners, twins))


class _Side:
    """One text, its lines and its words, in columns: a long text has a million words."""

    def __init__(self, text: str) -> None:
        self.lines = [found.span() for found in _LINE.finditer(text)]
        self.printed: list[str] = []
        self.starts: list[int] = []
        self.firsts: list[int] = []
        self.line_of: list[int] = []
        for line, (start, stop) in enumerate(self.lines):
            self.firsts.append(len(self.printed))
            for found in _WORD.finditer(text, start, stop):
                self.printed.append(found[0])
                self.starts.append(found.start())
            self.line_of += [line] * (len(self.printed) - len(self.line_of))
        self.firsts.append(len(self.printed))

    def edges(self, line: int) -> tuple[int, int]:
        """Give the places of the first word of a line, and of the first one after it."""
        return self.firsts[line], self.firsts[line + 1]

    def size(self, line: int) -> int:
        """Count the words of a line."""
        return self.firsts[line + 1] - self.firsts[line]

    def paragraph(self, line: int, wordings: Sequence[Wording]) -> Paragraph:
        """Make the record of a line, words of the same wording taken together."""
        spans: list[WordSpan] = []
        at = self.firsts[line]
        for wording, group in groupby(wordings):
            last = at + len([*group]) - 1
            stop = self.starts[last] + len(self.printed[last])
            spans.append(WordSpan(self.starts[at], stop, wording))
            at = last + 1
        return Paragraph(*self.lines[line], tuple(spans))


# ---- words --------------------------------------------------------------------------------


def _align(old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
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


# ---- lines --------------------------------------------------------------------------------


def _partners(old: _Side, new: _Side, matches: Sequence[Match]) -> dict[int, int]:
    """Say which lines of both are one: those with most words in common, in the order of both."""
    shared = Counter((old.line_of[a], new.line_of[b]) for a, b in matches)
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        enough = count >= _SHARE * min(old.size(one), new.size(other))
        if enough and one not in partners and other not in taken:
            partners[one] = other
            taken.add(other)
    return partners


def _pairs(
    old: _Side, new: _Side, partners: dict[int, int], twins: dict[int, int]
) -> Iterator[ParagraphPair]:
    ends = {b: a for a, b in twins.items()}
    done = 0
    for line in range(len(old.lines)):
        other = partners.get(line)
        if other is None:
            alone = [Wording.ONLY_HERE] * old.size(line)
            yield ParagraphPair(old.paragraph(line, alone), None)
            continue
        yield from (_added(new, at) for at in range(done, other))
        done = other + 1
        yield ParagraphPair(
            old.paragraph(line, _wordings(old, line, twins, new.edges(other))),
            new.paragraph(other, _wordings(new, other, ends, old.edges(line))),
        )
    yield from (_added(new, at) for at in range(done, len(new.lines)))


def _added(new: _Side, line: int) -> ParagraphPair:
    return ParagraphPair(None, new.paragraph(line, [Wording.ONLY_HERE] * new.size(line)))


def _wordings(
    side: _Side, line: int, twins: dict[int, int], there: tuple[int, int]
) -> list[Wording]:
    """Say of each word of a line whether it, or what else, stands between these words there."""
    first, stop = side.firsts[line], side.firsts[line + 1]
    wordings: list[Wording] = []
    at = first
    while at < stop:
        if at in twins:
            wordings.append(Wording.SAME)
            at += 1
            continue
        end = at
        while end < stop and end not in twins:
            end += 1
        lo = twins[at - 1] + 1 if at > first else there[0]
        hi = twins[end] if end < stop else there[1]
        wordings += [Wording.CHANGED if lo < hi else Wording.ONLY_HERE] * (end - at)
        at = end
    return wordings
