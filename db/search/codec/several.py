"""Keyword columns with several values an article, each value under several names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

SEVERAL: Final = ("place", "award", "person", "organisation", "name", "term")
"""The keyword columns of this kind; what is found by name is found by each of its names."""

_BETWEEN_VALUES: Final = "\n"
_BETWEEN_NAMES: Final = "\t"


def packed(values: Iterable[Sequence[str]]) -> str:
    """Make one value of the column: of each of an article's values all names, the first to show."""
    told = (_BETWEEN_NAMES.join(_plain(name) for name in names) for names in values if names)
    return _BETWEEN_VALUES.join(sorted(set(told)))


def names_in(value: str) -> list[list[str]]:
    """The names of each value, the one to show first."""
    return [one.split(_BETWEEN_NAMES) for one in value.split(_BETWEEN_VALUES)] if value else []


def shown_in(value: str) -> list[str]:
    """The name to show of each value."""
    return [names[0] for names in names_in(value)]


def _plain(name: str) -> str:
    return " ".join(name.split())
