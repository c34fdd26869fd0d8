"""The marks and the text that an RTF file is made of, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from db.ingest.source import Code, Refused

_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?"
    rb"|\\'([0-9A-Fa-f]{2})"
    rb"|([{}])"
    rb"|([^\\{}\r\n\x00]+)"
    rb"|\\([^A-Za-z])"
    rb"|[\r\n\x00]+|\\"
)
_BRACE: Final = re.compile(rb"[{}]|\\bin(\d{1,10})[ ]?|\\[{}\\]")
_MOST_TOKENS: Final = 6_000_000
"""Some 8 seconds. A book of 4 MiB by Word has 2 million."""
_DEEPEST: Final = 1000


class Token(NamedTuple):
    """A piece of an RTF file; all but one of the first three are empty."""

    word: str = ""
    """A control word such as `par`; `{` and `}` for a group, `*` for one that may be skipped, and
    `sign` for a character by its number."""
    raw: bytes = b""
    """Text in the code page of the moment."""
    number: int | None = None
    """The number after the control word."""


class Tokens:
    """Walks over the bytes of one file, and knows how deep in groups it is."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0
        self._count = 0
        self.depth = 0

    def __iter__(self) -> Iterator[Token]:
        """Yield tokens; raises Refused with E_TOO_BIG."""
        raw = self._raw
        match = _TOKEN.match
        while self._at < len(raw):
            found = match(raw, self._at)
            assert found is not None  # any byte is a token by itself
            self._at = found.end()
            self._tally()
            word, number, code, brace, text, sign = found.groups()
            if text is not None:
                yield Token(raw=text)
            elif word is not None:
                yield from self._word(word.decode(), None if number is None else int(number))
            elif code is not None:
                yield Token(raw=bytes((int(code, 16),)))
            elif brace is not None:
                self._nest(brace)
                yield Token(brace.decode())
            elif sign is not None:
                yield from _sign(sign)

    def skip_group(self) -> None:
        """Go to the brace that closes the group of the moment, without a look at what is in it."""
        depth = self.depth
        while found := _BRACE.search(self._raw, self._at):
            self._at = found.end()
            self._tally()
            sign = found[0]
            if found[1] is not None:
                self._at += int(found[1])
            elif sign == b"{":
                self._nest(sign)
            elif sign == b"}":
                if self.depth == depth:
                    self._at = found.start()
                    return
                self.depth -= 1
        self._at = len(self._raw)

    def _tally(self) -> None:
        self._count += 1
        if self._count > _MOST_TOKENS:
            raise Refused(Code.TOO_BIG, f"more than {_MOST_TOKENS} marks")

    def _nest(self, brace: bytes) -> None:
        self.depth += 1 if brace == b"{" else -1
        if self.depth > _DEEPEST:
            raise Refused(Code.TOO_BIG, f"more than {_DEEPEST} groups in each other")

    def _word(self, word: str, number: int | None) -> Iterator[Token]:
        if word == "bin":
            self._at += max(0, number or 0)
        else:
            yield Token(word, number=number)


def _sign(sign: bytes) -> Iterator[Token]:
    """A backslash before something else than a letter."""
    if sign in b"\\{}":
        yield Token(raw=sign)
    elif sign in b"\r\n":
        yield Token("par")
    elif sign == b"~":
        yield Token("sign", number=0xA0)
    elif sign == b"_":
        yield Token("sign", number=0x2011)
    elif sign == b"-":
        yield Token("sign", number=0xAD)  # a letter in fonts of the time before Unicode
    elif sign == b"*":
        yield Token("*")
    elif sign == b"\t":
        yield Token("tab")
