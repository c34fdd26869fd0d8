"""Cuts a query into its pieces: runs of words, phrases, brackets, operators and field names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from db.search.fields import VALUES, Field, field_named

QUOTES: Final = '"“”„‟«»＂'
_OPENING: Final = "(（"
_CLOSING: Final = ")）"
_CHUNK: Final = re.compile(rf"[^\s{_OPENING}{_CLOSING}{QUOTES}]+")
_QUOTED: Final = re.compile(rf"[^{QUOTES}]*")
_SLOP: Final = re.compile(r"~([0-9]{1,2})(?![0-9])")
_MINUS: Final = "-"
_WORD: Final = rf"[^\s{_OPENING}{_CLOSING}{QUOTES}:：]+"
_NAMES: Final = tuple(re.compile(rf"({name})[:：]") for name in (rf"{_WORD}\s+{_WORD}", _WORD))
EXACTLY: Final = "="
"""Behind the colon of a name: what follows is a whole value."""

_SCHEMES: Final = frozenset({"http", "https", "ftp", "file", "mailto"})
_OPERATORS: Final = {"OR": "or", "HOẶC": "or", "|": "or", "||": "or", "AND": "and", "NOT": "not"}


class Kind(Enum):
    """What a piece of a query is."""

    TEXT = auto()
    PHRASE = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    FIELD = auto()
    VALUE = auto()
    EXACT = auto()


class Piece(NamedTuple):
    """One piece; of a phrase, `start` and `stop` lie within the quotation marks."""

    kind: Kind
    start: int
    stop: int
    field: Field | None = None
    """Of a FIELD, which; None when no field has this name."""
    closed: bool = True
    """Of a PHRASE, whether the second quotation mark is there."""
    slop: int = 0


def pieces(text: str) -> list[Piece]:
    """Cut a query; whatever it is, every word is in one of the pieces."""
    return list(_Scanner(text).pieces())


class _Scanner:
    """Goes through one text; lives for one call."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._run: int | None = None
        """Where the run of words begins that is being read."""
        self._alone = False
        """Whether the next piece of text is negated, so that no run goes on behind it."""

    def pieces(self) -> Iterator[Piece]:
        """Go through the text once, from left to right."""
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign.isspace():
                self._at += 1
            elif sign in QUOTES:
                yield from self._ended()
                yield self._phrase()
            elif sign in _OPENING or sign in _CLOSING:
                yield from self._ended()
                kind = Kind.OPEN if sign in _OPENING else Kind.CLOSE
                yield Piece(kind, self._at, self._at + 1)
                self._at += 1
                self._alone = False
            else:
                yield from self._chunk()
        yield from self._ended()

    def _ended(self) -> Iterator[Piece]:
        """The run of words that ends here, if there is one."""
        if self._run is not None:
            yield Piece(Kind.TEXT, self._run, self._at)
            self._run = None

    def _phrase(self) -> Piece:
        start = self._at + 1
        found = _QUOTED.match(self._text, start)
        stop = found.end() if found else start
        closed = stop < len(self._text)
        self._at = stop + closed
        slop = _SLOP.match(self._text, self._at) if closed else None
        if slop:
            self._at = slop.end()
        self._alone = False
        return Piece(Kind.PHRASE, start, stop, closed=closed, slop=int(slop[1]) if slop else 0)

    def _chunk(self) -> Iterator[Piece]:
        """A piece without spaces, quotation marks and brackets: words, a sign, or a name."""
        found = _CHUNK.match(self._text, self._at)
        stop = found.end() if found else len(self._text)
        begins = not self._at or self._text[self._at - 1].isspace()
        begins = begins or self._text[self._at - 1] in _OPENING
        if begins and self._text[self._at] == _MINUS and self._follows(self._at + 1):
            yield from self._ended()
            yield Piece(Kind.NOT, self._at, self._at + 1)
            self._at += 1
            self._alone = True
            return
        operator = self._operator(stop) if begins else None
        if operator:
            yield from self._ended()
            yield Piece(operator, self._at, stop)
            self._at = stop
            return
        name = self._name()
        if name:
            yield from self._ended()
            yield from self._named(name)
            return
        if self._run is None:
            self._run = self._at
        self._at = stop
        if self._alone:
            self._alone = False
            yield from self._ended()

    def _follows(self, at: int) -> bool:
        """Whether something stands right there that a minus can be for."""
        return (
            at < len(self._text) and not self._text[at].isspace() and self._text[at] not in _CLOSING
        )

    def _operator(self, stop: int) -> Kind | None:
        word = unicodedata.normalize("NFC", self._text[self._at : stop])
        name = _OPERATORS.get(word)
        return Kind[name.upper()] if name else None

    def _name(self) -> Piece | None:
        """The name of a field that stands here, of one word or two, and its colon behind it.

        A single word that happens to be a name, as in "Cảnh báo: lũ lên", is one only where the
        value follows at once, or where nothing stands before it.
        """
        for pattern in _NAMES:
            found = pattern.match(self._text, self._at)
            field = field_named(found[1]) if found else None
            if found and field and (" " in found[1] or self._is_meant(found.end())):
                return Piece(Kind.FIELD, self._at, found.end(1), field)
        found = _NAMES[-1].match(self._text, self._at)
        if found and not self._alone and _is_name(found[1]) and self._follows(found.end()):
            return Piece(Kind.FIELD, self._at, found.end(1))
        return None

    def _is_meant(self, after: int) -> bool:
        return self._run is None or self._follows(after)

    def _named(self, name: Piece) -> Iterator[Piece]:
        yield name
        self._at = name.stop + 1
        if self._text[self._at : self._at + 1] == EXACTLY:
            self._at += 1
            yield from self._exact()
            return
        if name.field not in VALUES:
            return
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        value = _CHUNK.match(self._text, self._at)
        if value:
            self._at = value.end()
            self._alone = False
            yield Piece(Kind.VALUE, value.start(), value.end())

    def _exact(self) -> Iterator[Piece]:
        """The whole value behind a name, in quotation marks or without spaces."""
        if self._text[self._at : self._at + 1] in (*QUOTES,):
            phrase = self._phrase()
            yield phrase._replace(kind=Kind.EXACT)
            return
        value = _CHUNK.match(self._text, self._at)
        if value:
            self._at = value.end()
            self._alone = False
            yield Piece(Kind.EXACT, value.start(), value.end())


def _is_name(text: str) -> bool:
    """Whether a word before a colon was meant for a field, and is no scheme of an address."""
    return unicodedata.normalize("NFC", text).isalpha() and text.lower() not in _SCHEMES
