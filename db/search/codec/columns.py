"""The facts of articles that are kept in columns: to filter, count, sort and name them by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from db.search.codec.arrays import Array, narrow
from db.search.codec.several import SEVERAL

NUMBERS: Final[Mapping[str, str]] = {
    "id": "<i8",
    "revision": "<i8",
    "date": "<i4",
    "until": "<i4",
    "sig": "<i8",
}
"""Columns of numbers.

`date` and `until` are the first and the last day on which the article may have been published,
as YYYYMMDD, 0 when unknown; `sig` is equal for identical texts.
"""

KEYWORDS: Final = ("year", "month", "outlet", "section", "byline", "status", *SEVERAL)
"""Columns of values out of a list that stands in the header; value 0 is "", nothing known."""

Lists = dict[str, list[str]]
"""The values of each keyword column, by number."""


class Columns:
    """The columns of articles that are being collected. Belongs to one writer."""

    def __init__(self) -> None:
        self._numbers: dict[str, list[int]] = {name: [] for name in NUMBERS}
        self._codes: dict[str, list[int]] = {name: [] for name in KEYWORDS}
        self._values: dict[str, dict[str, int]] = {name: {"": 0} for name in KEYWORDS}

    def __len__(self) -> int:
        return len(self._numbers["id"])

    def add(self, facts: Mapping[str, Any]) -> None:
        """Take the facts of one article; what is missing or None counts as 0 or ""."""
        for name, column in self._numbers.items():
            column.append(int(facts.get(name) or 0))
        for name, codes in self._codes.items():
            values = self._values[name]
            codes.append(values.setdefault(str(facts.get(name) or ""), len(values)))

    def arrays(self) -> tuple[dict[str, Array], Lists]:
        """Return the columns by name, and the lists of values."""
        arrays: dict[str, Array] = {
            name: np.array(column, NUMBERS[name]) for name, column in self._numbers.items()
        }
        for name, codes in self._codes.items():
            arrays[name] = narrow(np.array(codes, np.int64), 2)
        return arrays, {name: list(values) for name, values in self._values.items()}


def joined(
    parts: Sequence[tuple[Mapping[str, Array], Lists]],
) -> tuple[dict[str, Array], Lists]:
    """Put the columns of several segments together."""
    arrays = {name: np.concatenate([columns[name] for columns, _ in parts]) for name in NUMBERS}
    lists: Lists = {}
    for name in KEYWORDS:
        number: dict[str, int] = {"": 0}
        pieces: list[Array] = []
        for columns, values in parts:
            renumbered = [number.setdefault(value, len(number)) for value in values[name]]
            pieces.append(np.array(renumbered, np.int64)[columns[name]])
        arrays[name] = narrow(np.concatenate(pieces), 2)
        lists[name] = list(number)
    return arrays, lists
