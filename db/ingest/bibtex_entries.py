"""The syntax of BibTeX: a file parted into blocks, and an entry into its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from db.ingest.source import Code, Refused

_MOST_NESTED: Final = 100
_LONGEST_VALUE: Final = 1 << 20
"""Characters of a field once its abbreviations are put in; they could grow without end."""

_START: Final = re.compile(r"@[ \t]*(?P<kind>[A-Za-z]+)\s*(?P<open>[{(])")
_MARK: Final = re.compile(
    r"\\.|[{}]|\)[ \t]*(?=\r?\n|\Z)|\n[ \t]*(?=@[A-Za-z]+[ \t]*[{(])", re.DOTALL
)
_BRACES_AND_QUOTES: Final = re.compile(r'\\.|[{}"]', re.DOTALL)
_KEY: Final = re.compile(r"\s*(?P<key>[^\s,={}\"#]*)\s*(?:,|(?=[})]))")
_NAME: Final = re.compile(r"[\s,]*(?P<name>[A-Za-z][\w:.+/-]*)\s*=\s*")
_WORD: Final = re.compile(r"[^\s,#{}\"=()]+")
_JOINT: Final = re.compile(r"\s*#\s*")
_USES: Final = re.compile(r"[=#]\s*(?P<name>[A-Za-z][\w:.+/-]*)\s*(?=[,#})\n]|\Z)")
_DEFINES: Final = re.compile(
    r"@[ \t]*string\s*[{(]\s*(?P<name>[A-Za-z][\w:.+/-]*)\s*=", re.IGNORECASE
)


class Block(NamedTuple):
    """A block of a file: an entry, a @string, a comment."""

    kind: str
    """In lower case: `article`, `string`, `comment`."""
    text: str
    """From its @ to its closing brace."""
    problem: str | None = None
    """Why it cannot be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its fields in order, their names in lower case, their values in LaTeX."""

    key: str | None
    fields: Mapping[str, str]
    repeated: frozenset[str]
    """Fields that stand in it more than once; the first is the one that counts."""


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a file in order; what stands between them is comment.

    One that is not closed ends where a line begins the next one.
    """
    at = 0
    while start := _START.search(text, at):
        kind = start["kind"].lower()
        stop, problem = _end(text, start.end(), start["open"])
        yield Block(kind, text[start.start() : stop].rstrip(), problem)
        at = stop


def _end(text: str, at: int, opening: str) -> tuple[int, str | None]:
    """Find where a block ends, and what is wrong with it."""
    depth = deepest = 0
    for mark in _MARK.finditer(text, at):
        sign = mark[0]
        if sign.startswith("\n"):
            return mark.end(), "not closed: another entry begins inside of it"
        if sign == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == "}":
            depth -= 1
            if depth < 0 and opening == "{":
                return mark.end(), _too_deep(deepest)
        elif sign.startswith(")") and opening == "(" and depth <= 0:
            return mark.end(), _too_deep(deepest)
    return len(text), "not closed: the file ends inside of it"


def _too_deep(deepest: int) -> str | None:
    return f"braces stand {deepest} deep" if deepest > _MOST_NESTED else None


def names_used(text: str, *, defined: bool = False) -> set[str]:
    """Tell which abbreviations a block may use, or with `defined` which one it defines."""
    pattern = _DEFINES if defined else _USES
    return {found["name"].lower() for found in pattern.finditer(text)}


def entry_of(text: str) -> Entry:
    """Read an entry that stands after the abbreviations it uses; raises Refused."""
    strings: dict[str, str] = {}
    for block in blocks(text):
        if block.problem:
            raise Refused(Code.MAPPING, block.problem)
        start = _START.match(block.text)
        if start is None:
            continue
        inside = block.text[start.end() : -1]
        if block.kind == "string":
            fields, _ = _fields(inside, 0, strings)
            strings.update(fields)
            continue
        key = _KEY.match(inside)
        named = key["key"] if key else ""
        fields, repeated = _fields(inside, key.end() if key else 0, strings)
        return Entry(named or None, fields, frozenset(repeated))
    raise Refused(Code.MAPPING, "no entry: nothing begins with @ and a kind")


def _fields(text: str, at: int, strings: Mapping[str, str]) -> tuple[dict[str, str], set[str]]:
    """Read `name = value` one after the other; commas between them may be missing."""
    fields: dict[str, str] = {}
    repeated: set[str] = set()
    while name := _NAME.match(text, at):
        value, at = _value(text, name.end(), name["name"], strings)
        key = name["name"].lower()
        if key in fields:
            repeated.add(key)
        fields.setdefault(key, value)
    rest = text[at:].strip(" \t\r\n,")
    if rest:
        raise Refused(Code.MAPPING, f"no field: {' '.join(rest.split())[:60]}")
    return fields, repeated


def _value(text: str, at: int, name: str, strings: Mapping[str, str]) -> tuple[str, int]:
    """Read what `#` joins: text in braces or quotes, numbers, abbreviations."""
    parts: list[str] = []
    length = 0
    while True:
        opening = text[at : at + 1]
        if opening in {"{", '"'} and opening:
            stop = _closing(text, at, name)
            parts.append(text[at + 1 : stop])
            at = stop + 1
        else:
            word = _WORD.match(text, at)
            if word is None:
                raise Refused(Code.MAPPING, f"{name} has no value")
            parts.append(strings.get(word[0].lower(), word[0]))
            at = word.end()
        length += len(parts[-1])
        if length > _LONGEST_VALUE:
            raise Refused(Code.TOO_BIG, f"{name} is longer than {_LONGEST_VALUE} characters")
        joint = _JOINT.match(text, at)
        if joint is None:
            return "".join(parts), at
        at = joint.end()


def _closing(text: str, at: int, name: str) -> int:
    """Find the brace or the quote that closes a value; quotes inside braces are letters."""
    quoted = text[at] == '"'
    depth = 0 if quoted else -1
    for mark in _BRACES_AND_QUOTES.finditer(text, at + 1 if quoted else at):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            if depth == 0 and not quoted:
                return mark.start()
            depth -= 1
        elif mark[0] == '"' and quoted and depth == 0:
            return mark.start()
    raise Refused(Code.MAPPING, f"{name} is not closed")
