"""Picks the lines of an article that show why it was found, and marks the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from db.records import ArticleDetail, Block, BlockKind, Mark, Passage, QueryTerm, Tier
from db.search.marking import Hit, MarkedText, Marker, distinct_pairs
from db.search.schema import ZONES, year_of

MOST_PASSAGES: Final = 2
MOST_WORDS: Final = 30

_COVERED: Final = 4.0
_NEIGHBOURS: Final = 2.0
_AGAIN: Final = 0.25
_MOST_AGAIN: Final = 6
_LIKED: Final = {BlockKind.STANDFIRST: 0.5, BlockKind.CAPTION: -0.5}
_SENTENCE_END: Final = re.compile(r"[.!?…:;]\W*\s|\n")
_OPENING: Final = frozenset("([{“‘\"'«‹")


class Shown(NamedTuple):
    """What a result list shows of an article's text."""

    headline_marks: tuple[Mark, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """Hits of one block that fit into one passage."""

    block: int
    kind: BlockKind
    marked: MarkedText
    hits: Sequence[Hit]
    terms: frozenset[int]
    score: float

    def overlaps(self, other: _Window) -> bool:
        """Whether both would show the same words."""
        if self.block != other.block:
            return False
        apart = max(self.hits[0].first, other.hits[0].first) - min(
            self.hits[-1].last, other.hits[-1].last
        )
        return apart < MOST_WORDS


def marks_in(article: ArticleDetail, terms: Sequence[QueryTerm]) -> tuple[tuple[Mark, ...], ...]:
    """Find where the words of a query stand in an article: marks for each of its blocks.

    A word that is nowhere in the article with its accents is marked where it has others. Blocks
    that are not searched (masthead, related links, …) have no marks.
    """
    marker = Marker(terms, year_of(article.published_lo))
    searched = [block for block in article.blocks if block.kind in ZONES]
    marked = marker.read([(block.kind, block.text) for block in searched], loosely=True)
    marks = {block.seq: each.marks() for block, each in zip(searched, marked, strict=True)}
    return tuple(marks.get(block.seq, ()) for block in article.blocks)


def show(
    headline: str,
    blocks: Sequence[Block],
    terms: Sequence[QueryTerm],
    tier: Tier = Tier.AS_TYPED,
    year: str = "",
) -> Shown:
    """Mark a headline and choose at most two passages of at most 30 syllables each.

    The first passage covers the most words of the query, preferably side by side; the second adds
    others. The headline is a passage only when no other block has a word. Without any word, as
    for an empty query, the opening of the article stands there unmarked.

    `year` is the year of publication, for dates that name none; empty when it is not known.
    """
    texts = [(block.kind, block.text) for block in blocks if block.kind in ZONES]
    marker = Marker(terms, year)
    first, *others = marker.read(
        [(BlockKind.HEADLINE, headline), *texts], loosely=tier is Tier.OTHER_ACCENTS
    )
    marked = [
        (kind, each)
        for (kind, _), each in zip(texts, others, strict=True)
        if kind is not BlockKind.HEADLINE
    ]
    windows = _chosen(marked, first)
    passages = tuple(_passage(window) for window in windows)
    if not passages and first.hits:
        kept = _best(_windows(0, BlockKind.HEADLINE, first))
        passages = (_passage(kept),) if kept else ()
    return Shown(first.marks(), passages or _opening(marked))


def _chosen(marked: Sequence[tuple[BlockKind, MarkedText]], headline: MarkedText) -> list[_Window]:
    """The windows to show, the best first."""
    said = [token.accented for token in headline.tokens]
    windows = [
        window
        for number, (kind, text) in enumerate(marked)
        # A caption that repeats the headline shows nothing new.
        if [token.accented for token in text.tokens] != said
        for window in _windows(number, kind, text)
    ]
    best = _best(windows)
    if best is None:
        return []
    rest = [window for window in windows if not window.overlaps(best)]
    second = max(
        rest,
        key=lambda window: (len(window.terms - best.terms), window.score),
        default=None,
    )
    if second is None or not (second.terms - best.terms or 2 * len(second.terms) > len(best.terms)):
        return [best]
    return [best, second][:MOST_PASSAGES]


def _best(windows: Iterator[_Window] | Sequence[_Window]) -> _Window | None:
    return max(windows, key=lambda window: window.score, default=None)


def _windows(number: int, kind: BlockKind, marked: MarkedText) -> Iterator[_Window]:
    """One window for each hit that may be the first in it."""
    hits = marked.hits
    for at, first in enumerate(hits):
        inside = [first]
        for hit in hits[at + 1 : at + MOST_WORDS]:
            if hit.last - first.first >= MOST_WORDS:
                break
            inside.append(hit)
        terms = frozenset().union(*(hit.terms for hit in inside))
        score = (
            _COVERED * len(terms)
            + _NEIGHBOURS * distinct_pairs(inside)
            + _AGAIN * min(len(inside), _MOST_AGAIN)
            + _LIKED.get(kind, 0.0)
        )
        yield _Window(number, kind, marked, inside, terms, score)


def _passage(window: _Window) -> Passage:
    """The window with as much of its surroundings as there is room for."""
    text, found = window.marked.text, window.marked.tokens
    first, last = window.hits[0].first, window.hits[-1].last
    begin = _first_token(window.marked, first, MOST_WORDS - (last - first + 1))
    end = min(begin + MOST_WORDS, len(found))
    start = _with_opening(text, found[begin].start) if begin else _inked(text)
    stop = _with_closing(text, found[end - 1].stop) if end < len(found) else len(text.rstrip())
    marks = [
        (max(begun, start) - start, min(ended, stop) - start)
        for begun, ended in window.marked.marks()
        if begun < stop and ended > start
    ]
    return Passage(
        window.kind,
        text[start:stop],
        tuple(marks),
        cut_before=bool(text[:start].strip()),
        cut_after=bool(text[stop:].strip()),
    )


def _first_token(marked: MarkedText, hit: int, room: int) -> int:
    """Where a passage begins: with the sentence if that fits, else a few words before the hit."""
    found = marked.tokens
    if len(found) <= MOST_WORDS:
        return 0
    for begin in range(hit, max(hit - room, 0) - 1, -1):
        gap = marked.text[found[begin - 1].stop : found[begin].start] if begin else "\n"
        if _SENTENCE_END.search(gap):
            return begin
    return max(min(hit - room // 3, len(found) - MOST_WORDS), hit - room, 0)


def _inked(text: str) -> int:
    return len(text) - len(text.lstrip())


def _with_opening(text: str, start: int) -> int:
    while start and text[start - 1] in _OPENING:
        start -= 1
    return start


def _with_closing(text: str, stop: int) -> int:
    """Take in the signs that stand directly behind a word."""
    while (
        stop < len(text)
        and not text[stop].isspace()
        and not text[stop].isalnum()
        and text[stop] not in _OPENING
    ):
        stop += 1
    return stop


def _opening(marked: Sequence[tuple[BlockKind, MarkedText]]) -> tuple[Passage, ...]:
    """The beginning of the standfirst, or of the body."""
    ordered = sorted(
        (number for number, (_, text) in enumerate(marked) if text.tokens),
        key=lambda number: (_rank_of_opening(marked[number][0]), number),
    )
    if not ordered:
        return ()
    kind, text = marked[ordered[0]]
    return (_passage(_Window(0, kind, text, [Hit(0, 0)], frozenset(), 0.0)),)


def _rank_of_opening(kind: BlockKind) -> int:
    preferred = (BlockKind.STANDFIRST, BlockKind.BODY)
    return preferred.index(kind) if kind in preferred else len(preferred)
