"""Finds outlets, bylines, places, awards and the like by the words of their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from db.search.codec.several import SEVERAL, names_in
from db.search.fields import Field, statuses_named
from db.search.query import Word
from db.search.segments import Check, IndexView
from db.search.vietnamese import Token, tokens

Rule = Callable[[Word, str, str], bool]
"""Whether a word of a query means a word given in its folded and its accented form."""

_READ_AT_ONCE = 200


class Facts:
    """The names that articles of one generation have. Belongs to one Searcher and its thread."""

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._read: dict[Field, dict[str, list[list[Token]]]] = {}

    def values(
        self, field: Field, words: Sequence[Word], rule: Rule, check: Check
    ) -> frozenset[str]:
        """The names in which all these words stand in a row."""
        if field is Field.STATUS:
            last = words[-1]
            typed = " ".join(word.accented for word in words)
            return frozenset(statuses_named(typed, prefix=last.prefix))
        return frozenset(
            value
            for value, names in self._names(field, check).items()
            if any(_has(found, words, rule) for found in names)
        )

    def _names(self, field: Field, check: Check) -> dict[str, list[list[Token]]]:
        """All values of a field with the words of their names; read once, some at a time."""
        read = self._read.setdefault(field, {})
        lists = [segment.arrays.lists[field] for segment in self._view.arrays.segments]
        missing = iter(dict.fromkeys(name for names in lists for name in names if name not in read))
        while some := list(islice(missing, _READ_AT_ONCE)):
            check()
            read.update((value, _words(field, value)) for value in some)
        return read


def _words(field: Field, value: str) -> list[list[Token]]:
    if field not in SEVERAL:
        return [tokens(value)]
    return [tokens(name) for names in names_in(value) for name in names]


def _has(found: Sequence[Token], words: Sequence[Word], rule: Rule) -> bool:
    return any(
        all(
            rule(word, token.folded, token.accented)
            for word, token in zip(words, found[at:], strict=False)
        )
        for at in range(len(found) - len(words) + 1)
    )
