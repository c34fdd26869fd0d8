"""Folded BM25, what most search engines do with Vietnamese: the ranking to compare with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt

from db.search.vietnamese import tokens
from tests.benchmarks.articles import Article

K1: Final = 1.2
B: Final = 0.75
LISTED: Final = 1000


class FoldedBM25:
    """Ranks articles by their words without marks, all blocks alike."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._ids = [article.source_id for article in articles]
        postings: dict[str, tuple[list[int], list[int]]] = {}
        lengths: list[int] = []
        for number, article in enumerate(articles):
            words = Counter(token.folded for text in article.texts for token in tokens(text))
            lengths.append(words.total())
            for word, count in words.items():
                numbers, counts = postings.setdefault(word, ([], []))
                numbers.append(number)
                counts.append(count)
        self._postings = {
            word: (np.array(numbers, np.int64), np.array(counts, np.float64))
            for word, (numbers, counts) in postings.items()
        }
        length = np.array(lengths, np.float64)
        self._norms: npt.NDArray[np.float64] = K1 * (1 - B + B * length / max(length.mean(), 1))

    def rank(self, query: str) -> list[str]:
        """List source ids, the best first; equal ones in the order of the corpus."""
        scores = np.zeros(len(self._ids))
        for word in dict.fromkeys(token.folded for token in tokens(query)):
            if word not in self._postings:
                continue
            numbers, counts = self._postings[word]
            idf = log(1 + (len(self._ids) - len(numbers) + 0.5) / (len(numbers) + 0.5))
            scores[numbers] += idf * counts * (K1 + 1) / (counts + self._norms[numbers])
        best = np.argsort(-scores, kind="stable")[:LISTED]
        return [self._ids[at] for at in best[scores[best] > 0]]
