"""Puts the corrections of single words into a query, as it would have been typed."""

from __future__ import annotations

from db.records import ShouldStop
from db.search.evaluate import Accents, ranked_words
from db.search.interpret import bare_words
from db.search.query import Query
from db.search.suggest import Suggester


def corrected(query: Query, text: str, suggester: Suggester, should_stop: ShouldStop) -> str | None:
    """The query as it was perhaps meant; None when nothing speaks for an error.

    `text` is the query as it was typed; capitals and all that is not corrected stay. Raises
    Cancelled, PackDamaged.
    """
    better = text
    for run in reversed(list(bare_words(query, text))):
        found = suggester.suggest(ranked_words(run.words, Accents.TYPED), should_stop)
        for correction in reversed(found):
            word = run.words[correction.position]
            typed = text[word.start : word.stop]
            better = better[: word.start] + _cased(correction.text, typed) + better[word.stop :]
    return better if better != text else None


def _cased(word: str, typed: str) -> str:
    """A word with the capitals of the one it stands for."""
    if typed[1:] and typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
