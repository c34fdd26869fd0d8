"""Cuts a text into the words, numbers and signs among which names are looked for."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\b[A-ZĐ](?:\.[A-ZĐ])+\b|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")


class NameToken(NamedTuple):
    """A word, a number or a sign, in code points of the text."""

    text: str
    start: int
    stop: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


def name_tokens(text: str) -> list[NameToken]:
    """Cut a text; what is left out is space."""
    return [NameToken(one.group(0), one.start(), one.end()) for one in _TOKEN.finditer(text)]
