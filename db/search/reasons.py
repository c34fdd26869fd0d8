"""Why an article was found: what it has of each word of the query, and what each word is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from db.records import Block, BlockKind, QueryTerm, Reason
from db.search.codec.engine import ArrayIndex
from db.search.codec.questions import Word
from db.search.codec.zones import ZONES
from db.search.marking import Marker, Terms
from db.search.vietnamese import Words
from db.search.words import Sought

MOST_SPELLINGS: Final = 6


def reasons(
    query: str,
    blocks: Sequence[Block],
    terms: Sequence[QueryTerm],
    losses: Sequence[float],
    year: str,
    *,
    loosely: bool,
) -> tuple[Reason, ...]:
    """Say of each term what the blocks of an article have of it.

    `losses` are what the score of the article would lose without each term; a term that comes
    twice is one reason. `loosely` and `year` are as for marks.
    """
    texts = [(block.kind, block.text) for block in blocks if block.kind in ZONES]
    marked = Marker(terms).read(texts, year, loosely=loosely)
    spellings: list[Counter[str]] = [Counter() for _ in terms]
    fields: list[dict[BlockKind, None]] = [{} for _ in terms]
    for (kind, text), found in zip(texts, marked, strict=True):
        starts, stops, places = found.words.starts, found.words.stops, found.places
        for first, last, bits in zip(places.first, places.last, places.terms, strict=True):
            spelling = text[starts[first] : stops[last]]
            for number in _numbers(bits):
                spellings[number][spelling] += 1
                fields[number][kind] = None
    asked = _as_asked(query)
    told: dict[QueryTerm, Reason] = {}
    for term, counted, kinds, loss in zip(terms, spellings, fields, losses, strict=True):
        reason = Reason(
            word=asked.get((term.accented, term.folded), term.accented),
            spellings=tuple(spelling for spelling, _ in counted.most_common(MOST_SPELLINGS)),
            fields=tuple(kinds),
            places=counted.total(),
            share=loss if counted else 0.0,
        )
        once = replace(term, phrase=None)
        before = told.get(once)
        if before:
            more = max(before, reason, key=lambda each: each.places)
            reason = replace(more, share=before.share + reason.share)
        told[once] = reason
    return _shared_out(list(told.values()))


def _numbers(bits: Terms) -> Iterator[int]:
    return (number for number in range(bits.bit_length()) if bits >> number & 1)


def _as_asked(query: str) -> dict[tuple[str, str], str]:
    """The words of a query as they were typed, by their index forms."""
    words = Words(query)
    return {
        forms: query[start:stop]
        for forms, start, stop in zip(words.forms, words.starts, words.stops, strict=True)
    }


def _shared_out(told: list[Reason]) -> tuple[Reason, ...]:
    """Make the shares sum to one over the words that are there."""
    total = sum(reason.share for reason in told)
    if total > 0:
        return tuple(replace(reason, share=reason.share / total) for reason in told)
    # Words that rank nothing, such as the name of a date, found it together.
    there = sum(bool(reason.places) for reason in told)
    return tuple(replace(reason, share=1 / there if reason.places else 0.0) for reason in told)


def best_losses(
    index: ArrayIndex,
    runs: Sequence[tuple[float, Sequence[Sought], Sequence[Word]]],
    article_id: int,
) -> dict[tuple[str, str], float]:
    """What an article would lose without each word, by folded and accented form.

    Of several runs of words, each with its weight, its words and how ranking sees them, the one
    counts by which the article scores highest.
    """
    best: dict[tuple[str, str], float] = {}
    highest = float("-inf")
    for weight, words, ranked in runs:
        score, losses = index.losses(ranked, article_id)
        if weight * score > highest:
            highest = weight * score
            best = {}
            for word, loss in zip(words, losses, strict=False):
                form = (word.folded, word.accented)
                best[form] = best.get(form, 0.0) + loss
    return best
