"""Picks the lines of an article that show why it was found, and marks the words in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from db.records import ArticleDetail, Block, BlockKind, Mark, Passage, QueryTerm, Tier
from db.search.marking import MarkedText, Marker
from db.search.schema import ZONES, year_of
from db.search.windows import MOST_WORDS, Places, Window, Windows, bits_of, columns_of

LIKED: Final = {BlockKind.STANDFIRST: 0.5, BlockKind.CAPTION: -0.5}
"""What a kind of block adds to the score of the windows in it."""

_SENTENCE_END: Final = re.compile(r"[.!?…:;]\W*\s|\n")
_OPENING: Final = frozenset("([{“‘\"'«‹")


class Shown(NamedTuple):
    """What a result list shows of an article's text."""

    headline_marks: tuple[Mark, ...]
    passages: tuple[Passage, ...]


def marks_in(article: ArticleDetail, terms: Sequence[QueryTerm]) -> tuple[tuple[Mark, ...], ...]:
    """Find where the words of a query stand in an article: marks for each of its blocks.

    A word that is nowhere in the article with its accents is marked where it has others. Blocks
    that are not searched (masthead, related links, …) have no marks.
    """
    marker = Marker(terms)
    year = year_of(article.published_lo)
    searched = [block for block in article.blocks if block.kind in ZONES]
    marked = marker.read([(block.kind, block.text) for block in searched], year, loosely=True)
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
    marker = Marker(terms)
    first, *others = marker.read(
        [(BlockKind.HEADLINE, headline), *texts], year, loosely=tier is Tier.OTHER_ACCENTS
    )
    kinds = [kind for kind, _ in texts]
    shown = [number for number, kind in enumerate(kinds) if kind is not BlockKind.HEADLINE]
    told = {number: others[number] for number in shown if not repeats(others[number], first)}
    count = sum(len(text.places) for text in told.values())
    windows = _windows(told, kinds, len(terms)).chosen(0, count)
    passages = tuple(
        passage(kinds[window.block], others[window.block], window) for window in windows
    )
    passages = passages or headline_alone(first, len(terms))
    passages = passages or opening(
        [(number, kinds[number]) for number in shown], others.__getitem__
    )
    return Shown(first.marks(), passages)


def places_of(texts: Mapping[int, MarkedText], columns: int) -> Places:
    """The places of terms in some blocks, given by number."""
    parts = [text.places for text in texts.values()]
    return Places(
        np.repeat(np.array(list(texts), np.int64), list(map(len, parts))),
        np.array([at for part in parts for at in part.first], np.int64),
        np.array([at for part in parts for at in part.last], np.int64),
        bits_of([bits for part in parts for bits in part.terms], columns),
    )


def _windows(texts: Mapping[int, MarkedText], kinds: Sequence[BlockKind], terms: int) -> Windows:
    """The windows of some blocks, given by number."""
    places = places_of(texts, columns_of(terms))
    liking = np.array([LIKED.get(kind, 0.0) for kind in kinds], np.float64)
    return Windows(places, liking[places.block])


def repeats(text: MarkedText, headline: MarkedText) -> bool:
    """Whether a block, such as a caption, says what the headline says: it shows nothing new."""
    mine, said = text.words, headline.words
    return len(mine) == len(said) and all(
        here == there for (here, _), (there, _) in zip(mine.forms, said.forms, strict=True)
    )


def headline_alone(headline: MarkedText, terms: int) -> tuple[Passage, ...]:
    """The headline as a passage, for an article that has the words nowhere else."""
    kind = BlockKind.HEADLINE
    window = _windows({0: headline}, [kind], terms).best(0, len(headline.places))
    return (passage(kind, headline, window),) if window else ()


def opening(
    blocks: Sequence[tuple[int, BlockKind]], read: Callable[[int], MarkedText]
) -> tuple[Passage, ...]:
    """The beginning of the standfirst, or of the body, of blocks given by number and kind."""
    for number, kind in sorted(blocks, key=lambda block: (_rank_of_opening(block[1]), block[0])):
        text = read(number)
        if len(text.words):
            return (passage(kind, text, Window(number, 0, 0)),)
    return ()


def _rank_of_opening(kind: BlockKind) -> int:
    preferred = (BlockKind.STANDFIRST, BlockKind.BODY)
    return preferred.index(kind) if kind in preferred else len(preferred)


def passage(kind: BlockKind, marked: MarkedText, window: Window) -> Passage:
    """The window with as much of its surroundings as there is room for."""
    text, words = marked.text, marked.words
    first, last = window.first, window.last
    begin = _first_word(marked, first, MOST_WORDS - (last - first + 1))
    end = min(begin + MOST_WORDS, len(words))
    start = _with_opening(text, words.starts[begin]) if begin else _inked(text)
    stop = _with_closing(text, words.stops[end - 1]) if end < len(words) else len(text.rstrip())
    marks = [
        (max(begun, start) - start, min(ended, stop) - start)
        for begun, ended in marked.marks(begin, end)
        if begun < stop and ended > start
    ]
    return Passage(
        kind,
        text[start:stop],
        tuple(marks),
        cut_before=bool(text[:start].strip()),
        cut_after=bool(text[stop:].strip()),
    )


def _first_word(marked: MarkedText, place: int, room: int) -> int:
    """Where a passage begins: with the sentence if that fits, else a few words before the place."""
    words = marked.words
    if len(words) <= MOST_WORDS:
        return 0
    for begin in range(place, max(place - room, 0) - 1, -1):
        gap = marked.text[words.stops[begin - 1] : words.starts[begin]] if begin else "\n"
        if gap != " " and _SENTENCE_END.search(gap):
            return begin
    return max(min(place - room // 3, len(words) - MOST_WORDS), place - room, 0)


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
