"""The units of figures: their codes, how they are written, and what they measure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from db.records import Unit
from resources import text

COUNT: Final = "count"
"""What a unit measures that is in no list: so many files, schools, ships."""


def unit_named(name: str) -> Unit:
    """The unit of this code or name; what is in no list is a count of its own."""
    cleaned = " ".join(name.split())
    listed = listed_units()
    known = listed.get(cleaned) or listed.get(cleaned.casefold())
    return known or Unit(cleaned.casefold(), cleaned, COUNT)


@cache
def listed_units() -> Mapping[str, Unit]:
    """All units by each way of writing them, as printed and in small letters."""
    units: dict[str, Unit] = {}
    for line in text("vietnamese", "units.txt").splitlines():
        names, colon, dimension = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        written = [name.strip() for name in names.split("=")]
        unit = Unit(written[0], written[0], dimension.strip())
        for name in written:
            units[name] = unit
            units.setdefault(name.casefold(), unit)
    return units
