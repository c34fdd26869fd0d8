"""Takes a name apart into its words, as look-ups compare them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from db.search.definitions import SKIPPED
from db.search.syllables import canonical, index_forms, plain_characters

_WORD: Final = re.compile(r"[^\W_]+")
_MAY_BE_LEFT_OUT: Final = frozenset(map(canonical, SKIPPED))


class Syllable(NamedTuple):
    """One word of a name, with its marks and without."""

    accented: str
    folded: str


class NameWords(NamedTuple):
    """The words of a name in their order; signs between them do not count."""

    typed: tuple[str, ...]
    """As they stand there, in NFC."""
    accented: tuple[str, ...]
    """In lower case, with one tone placement and one spelling of i and y."""
    folded: tuple[str, ...]
    """The same without marks."""

    def initials(self) -> set[str]:
        """The first letters of the words, with và, của and the like and without; none of one."""
        if len(self.folded) == 1:
            return set()
        every = {"".join([word[:1] for word in self.folded])}
        if _MAY_BE_LEFT_OUT.isdisjoint(self.accented):
            return every
        words = zip(self.accented, self.folded, strict=True)
        kept = [folded[:1] for word, folded in words if word not in _MAY_BE_LEFT_OUT]
        return every | {"".join(kept)}

    def syllables(self) -> list[Syllable]:
        """Each word with its two forms."""
        return list(map(Syllable, self.accented, self.folded))


def read_words(name: str) -> NameWords:
    """Read the words of a name; any string will do."""
    printed = _WORD.findall(unicodedata.normalize("NFC", plain_characters(name)))
    forms = [index_forms(word) for word in printed]
    accented, folded = zip(*forms, strict=True) if forms else ((), ())
    return NameWords(tuple(printed), accented, folded)
