"""Which code table some bytes were written by: the one whose reading has the usual words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from db.ingest.charsets import CASELESS, CODE_TABLES, read
from db.ingest.plausibility import Plausibility, weigh

_SAMPLE: Final = 2000
_FEW_HIGH: Final = 40
_ROUGHLY: Final = 500
_HOPELESS: Final = 2.5
"""Nats a word by which a reading of the first 500 bytes may be behind the best one."""
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_MARKED_LINE: Final = re.compile(rb"(?<![^\r\n])[^\r\n\x80-\xff]*[\x80-\xff][^\r\n]*")
"""Looked for where a line begins only: from every place of a long line would take for ever."""
_DECLARED: Final = 1.0
"""Nats a word by which a table is believed to be the right one when the surroundings name it."""

_CLOSE: Final = 0.05
"""Nats a word."""
_MOST_COMPARED: Final = 50_000

_UTF8_SHARE: Final = 3
_FEWEST_UTF8: Final = 3
_READ_FOR_UTF8: Final = 1 << 16


class Candidate(NamedTuple):
    """A code table, and how its reading of a sample looks."""

    table: str
    plausibility: Plausibility


def sample(raw: bytes) -> bytes:
    """Take the bytes that tables are told by: the first 2,000, or lines that have marks."""
    if len(raw) <= _SAMPLE:
        return raw
    if len(_HIGH.findall(raw, 0, _SAMPLE)) < _FEW_HIGH:
        lines: list[bytes] = []
        length = 0
        for line in _MARKED_LINE.finditer(raw):
            lines.append(_cut(line[0]))
            length += len(lines[-1])
            if length >= _SAMPLE:
                break
        return b"\n".join(lines)
    return _cut(raw)


def _cut(raw: bytes) -> bytes:
    """Cut a text after a word."""
    start = raw[:_SAMPLE]
    if len(raw) == len(start):
        return raw
    return start[: max(start.rfind(b" "), start.rfind(b"\n")) + 1] or start


def candidates(raw: bytes, declared: str | None = None) -> list[Candidate]:
    """Read a sample by each table; those readings that are Vietnamese, the best one first."""
    part = sample(raw)
    rough = _weighed(part[:_ROUGHLY], CODE_TABLES) if len(part) > _ROUGHLY else []
    least = min((plausibility.mean for _, plausibility in rough), default=0.0)
    hopeless = {table for table, rest in rough if rest.mean > least + _HOPELESS}
    found = _weighed(part, [table for table in CODE_TABLES if table not in hopeless])
    found = [candidate for candidate in found if candidate.plausibility.is_vietnamese]
    believed = {declared: _DECLARED}
    # Sorting keeps the order of tables that are alike.
    found.sort(key=lambda one: one.plausibility.mean - believed.get(one.table, 0.0))
    return _settled(raw, found)


def _weighed(part: bytes, tables: Iterable[str], *, leniently: bool = False) -> list[Candidate]:
    """Read bytes by those tables that have a meaning for each."""
    found: list[Candidate] = []
    for table in tables:
        try:
            text = read(part, table, leniently=leniently)
        except UnicodeDecodeError:
            continue
        found.append(Candidate(table, weigh(text, caseless=table in CASELESS)))
    return found


def _settled(raw: bytes, found: list[Candidate]) -> list[Candidate]:
    """Where two tables read the sample nearly alike, let the lines decide that they differ in.

    So it is with tables that differ in capitals only.
    """
    if len(found) == 1 or not found:
        return found
    first, second, *others = found
    if not 0 <= second.plausibility.mean - first.plausibility.mean <= _CLOSE:
        return found
    try:
        pairs = zip(_lines(raw, first.table), _lines(raw, second.table), strict=False)
    except UnicodeDecodeError:
        return found
    unlike = [pair for pair in pairs if pair[0] != pair[1]]
    mine = _cost([line for line, _ in unlike], first.table)
    if _cost([line for _, line in unlike], second.table) < mine:
        return [second, first, *others]
    return found


def _lines(raw: bytes, table: str) -> list[str]:
    return read(raw, table, leniently=True).split("\n")


def _cost(lines: list[str], table: str) -> float:
    return weigh("\n".join(lines)[:_MOST_COMPARED], caseless=table in CASELESS).cost


def forced(raw: bytes) -> list[str]:
    """All tables, the one first whose lenient reading looks best: for a person to choose from."""
    found = _weighed(sample(raw), CODE_TABLES, leniently=True)
    return [table for table, _ in sorted(found, key=lambda one: one.plausibility.mean)]


def is_nearly_utf8(raw: bytes) -> bool:
    """Whether most bytes beyond ASCII are UTF-8, so that the others are damage."""
    text = raw[:_READ_FOR_UTF8].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - bad
    return good >= max(_FEWEST_UTF8, _UTF8_SHARE * bad)
