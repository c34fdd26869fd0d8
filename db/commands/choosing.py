"""How a command finds the one that is meant: by its number, by its name, by a part of it."""

from __future__ import annotations

from collections.abc import Mapping

from db.search.collation import match_key


def chosen(typed: str, names: Mapping[int, str]) -> int | None:
    """Find one of some names by its number or name, marks aside, else by a part of its name."""
    wanted = match_key(typed)
    for number, name in names.items():
        if typed == str(number) or wanted == match_key(name):
            return number
    return next((one for one, name in names.items() if wanted and wanted in match_key(name)), None)
