"""What a query must find, by reading every article: knows nothing of the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from db.search.vietnamese import Token, tokens
from tests.benchmarks.articles import Article
from tests.benchmarks.questions import Ask

_BLOCK_END = " | "


class Scan:
    """Holds the words of a corpus as text, each between blanks, and reads all of it for each word.

    A word is what the archive cuts texts into. What it means is told here anew: a word with a
    mark means that spelling, a plain one any marks.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        cut = [[tokens(text) for text in article.texts] for article in articles]
        self._accented = [_written(blocks, lambda token: token.accented) for blocks in cut]
        self._folded = [_written(blocks, lambda token: token.folded) for blocks in cut]
        self._days = [int(article.day.replace("-", "")) for article in articles]
        self._vocabulary = {token.folded for blocks in cut for block in blocks for token in block}
        self._known: dict[tuple[str, bool], frozenset[int]] = {}

    def numbers(self, ask: Ask) -> frozenset[int]:
        """Return which articles of the corpus answer, counted from 0."""
        found = self._words(ask)
        if ask.excluded:
            found -= self._word(tokens(ask.excluded)[0])
        if ask.days:
            first, last = ask.days
            found = frozenset(one for one in found if first <= self._days[one] <= last)
        return found

    def _words(self, ask: Ask) -> frozenset[int]:
        words = tokens(" ".join(ask.words))
        if ask.is_fuzzy:
            near = [form for form in self._vocabulary if _is_near(words[0].folded, form)]
            return frozenset[int]().union(*(self._texts(f" {form} ", False) for form in near))
        if ask.is_phrase:
            return self._phrase(words)
        sets = [self._word(word) for word in words]
        sets += [self._beginning(word) for word in tokens(ask.prefix)]
        return reduce(frozenset.union if ask.is_any else frozenset.intersection, sets)

    def _word(self, word: Token) -> frozenset[int]:
        if word.accented != word.folded:
            return self._texts(f" {word.accented} ", True)
        return self._texts(f" {word.folded} ", False)

    def _beginning(self, word: Token) -> frozenset[int]:
        if word.accented != word.folded:
            return self._texts(f" {word.accented}", True)
        return self._texts(f" {word.folded}", False)

    def _phrase(self, words: Sequence[Token]) -> frozenset[int]:
        folded = " ".join(word.folded for word in words)
        found = self._texts(f" {folded} ", False)
        marked = [word.accented != word.folded for word in words]
        if all(marked):
            return self._texts(f" {' '.join(word.accented for word in words)} ", True)
        return frozenset(one for one in found if not any(marked) or self._stands_in(one, words))

    def _stands_in(self, article: int, words: Sequence[Token]) -> bool:
        """Read one article word by word, for a phrase of which some words have marks."""
        accented, folded = self._accented[article].split(), self._folded[article].split()
        return any(
            all(
                word.accented == (accented if word.accented != word.folded else folded)[at + place]
                for place, word in enumerate(words)
            )
            for at in range(len(folded) - len(words) + 1)
        )

    def _texts(self, piece: str, accented: bool) -> frozenset[int]:
        """Find the texts in which a piece stands."""
        found = self._known.get((piece, accented))
        if found is None:
            texts = self._accented if accented else self._folded
            found = frozenset(number for number, text in enumerate(texts) if piece in text)
            self._known[piece, accented] = found
        return found


def _written(blocks: Sequence[Sequence[Token]], form: Callable[[Token], str]) -> str:
    return f" {_BLOCK_END.join(' '.join(map(form, block)) for block in blocks)} "


def _is_near(typed: str, found: str) -> bool:
    """Whether two words of ASCII are at most one letter apart, or two neighbours are swapped."""
    if not found.isascii() or not found.isalnum() or abs(len(typed) - len(found)) > 1:
        return False
    at = next(
        (at for at, (a, b) in enumerate(zip(typed, found, strict=False)) if a != b),
        min(len(typed), len(found)),
    )
    mine, other = typed[at:], found[at:]
    return (
        mine == other
        or mine[1:] == other[1:]
        or mine[1:] == other
        or mine == other[1:]
        or (mine[:2] == other[:2][::-1] and mine[2:] == other[2:])
    )
