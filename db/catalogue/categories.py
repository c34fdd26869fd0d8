"""The categories of awards: which labels on a page mean the same one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from db.search.collation import match_key
from resources import text

_LEADS: Final = ("giai thuong ", "giai ", "hang muc ", "linh vuc ", "danh cho ")
"""What may stand before the name of a category."""


class Category(NamedTuple):
    """A category of an award: its code, the name to show, and the English name if it has one."""

    code: str
    name: str
    name_en: str | None


def category_of(label: str) -> Category:
    """The category that a label on a page means; an unknown label is a category of its own.

    Chính quyền số, Chính phủ số and Digital Government are one; Chính phủ điện tử is another.
    """
    key = match_key(label)
    known = _listed()
    for lead in ("", *_LEADS):
        if key.startswith(lead) and key.removeprefix(lead) in known:
            return known[key.removeprefix(lead)]
    return Category("-".join(key.split()), " ".join(label.split()), None)


@cache
def _listed() -> Mapping[str, Category]:
    listed: dict[str, Category] = {}
    for line in text("vietnamese", "award_categories.txt").splitlines():
        if "=" not in line or line.startswith("#"):
            continue
        names = [name.strip() for name in line.split("=")]
        code = "-".join(match_key(names[0]).split())
        english = next((name for name in names[1:] if name.isascii() and name[:1].isupper()), None)
        for name in names:
            listed[match_key(name)] = Category(code, names[0], english)
    return listed
