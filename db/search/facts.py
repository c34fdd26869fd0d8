"""Finds outlets, bylines, sections and states of cataloguing by the words of their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

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
        self._read: dict[Field, dict[str, list[Token]]] = {}

    def values(
        self, field: Field, words: Sequence[Word], rule: Rule, check: Check
    ) -> frozenset[str]:
        """The names in which all these words stand in a row."""
        if field is Field.STATUS:
            last = words[-1]
            typed = " ".join(word.accented for word in words)
            return frozenset(statuses_named(typed, prefix=last.prefix))
        return frozenset(
            name for name, found in self._names(field, check).items() if _has(found, words, rule)
        )

    def _names(self, field: Field, check: Check) -> dict[str, list[Token]]:
        """All names of a field with their words; read once, some at a time."""
        read = self._read.setdefault(field, {})
        lists = [segment.arrays.lists[field] for segment in self._view.arrays.segments]
        missing = iter(dict.fromkeys(name for names in lists for name in names if name not in read))
        while some := list(islice(missing, _READ_AT_ONCE)):
            check()
            read.update((name, tokens(name)) for name in some)
        return read


def _has(found: Sequence[Token], words: Sequence[Word], rule: Rule) -> bool:
    return any(
        all(
            rule(word, token.folded, token.accented)
            for word, token in zip(words, found[at:], strict=False)
        )
        for at in range(len(found) - len(words) + 1)
    )
