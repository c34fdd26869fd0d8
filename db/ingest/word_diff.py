"""Two texts side by side: which words of one stand in the other, in time that is bounded.

Words are compared as they are printed, without the signs between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from db.catalogue.aligning import Match, align
from db.records import Paragraph, ParagraphPair, Wording, WordSpan

_WORD: Final = re.compile(r"[^\W_]+(?:[.,:/-][0-9]+)*")
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_SHARE: Final = 0.3
"""Share of the shorter of two lines that has to stand in the other, for them to be one line."""


def word_diff(old: str, new: str) -> tuple[ParagraphPair, ...]:
    """Put the lines of two texts side by side, and say of their words what the other one has.

    Every line that is not empty stands in one pair, in the order of both texts. Offsets are code
    points, each those of its own text.
    """
    olds, news = _Side(old), _Side(new)
    matches = [*align(olds.printed, news.printed)]
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
