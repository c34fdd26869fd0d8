"""Reads the names of awards and indices in Vietnamese press text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from db.catalogue.name_lists import name_lists
from db.records import AuthorityKind

_CAPITAL: Final = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ]"
_AWARD: Final = re.compile(
    r"\b(?:[Gg]iải thưởng|[Hh]uân chương|[Hh]uy chương|[Dd]anh hiệu|[Cc]úp|[Gg]iải)"
    rf"\s+(?P<quote>[\"“])?(?P<name>{_CAPITAL}[\w&-]*(?:\s+{_CAPITAL}[\w&-]*){{0,5}})"
)
_SMALL: Final = re.compile(r"\s+([^\W\d_]+)")
_NO_AWARD: Final = re.compile(r"(?:Nhất|Nhì|Ba|Tư|Vàng|Bạc|Đồng|Đặc|Khuyến|I|II|III)\b")
_INDEX: Final = re.compile(
    r"(?P<name>[Cc]hỉ số\s+[^().,;:]{4,60}?)\s*\((?P<short>[A-Z][\w -]{1,20})\)"
)


class NameReading(NamedTuple):
    """A name in a text, in code points, and what it names."""

    kind: AuthorityKind
    name: str
    """As printed, with single spaces, without what only introduces it."""
    start: int
    stop: int
    short: str | None = None
    """The acronym that stands behind it in brackets."""


def awards_in(text: str) -> Iterator[NameReading]:
    """Find the awards, orders and cups that one block of text names."""
    for match in _AWARD.finditer(text):
        name = " ".join(match["name"].split())
        if match["quote"] or _NO_AWARD.match(name) or not match.group(0)[0].isalpha():
            continue
        stop = match.end()
        follows = _SMALL.match(text, stop)
        if follows and (name.split()[-1], follows[1]) in name_lists().pairs:
            name, stop = f"{name} {follows[1]}", follows.end()
        head = " ".join(match.group(0)[: match.start("name") - match.start()].split())
        head = "Giải thưởng" if head.casefold() in {"giải thưởng", "giải"} else head
        full = f"{head[0].upper()}{head[1:]} {name}"
        yield NameReading(AuthorityKind.AWARD, full, match.start(), stop)


def indices_in(text: str) -> Iterator[NameReading]:
    """Find the indices that one block of text names and explains by a short form."""
    for match in _INDEX.finditer(text):
        name = " ".join(match["name"].split())
        named = f"{name[0].lower()}{name[1:]}"
        short = match["short"].strip()
        yield NameReading(AuthorityKind.INDEX, named, match.start("name"), match.end(), short)
