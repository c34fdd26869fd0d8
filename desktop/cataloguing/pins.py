"""Values that stay for the next article: the outlet, the issue, the day; pages count up."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LAST_NUMBER = re.compile(r"(.*?)(\d+)(\D*)", re.DOTALL)


class Pins:
    """Owns the pinned fields and what stood in the previous article; knows nothing of widgets."""

    def __init__(self) -> None:
        self._pinned: set[str] = set()
        self._previous: dict[str, str | None] = {}

    def toggle(self, name: str) -> bool:
        """Pin a field, or unpin it; the answer is whether it is pinned now."""
        self._pinned ^= {name}
        return name in self._pinned

    def pinned(self, name: str) -> bool:
        """Whether a field is pinned."""
        return name in self._pinned

    def leave(self, fields: Mapping[str, str | None]) -> None:
        """Remember the fields of an article that is left."""
        self._previous = dict(fields)

    def previous(self, name: str) -> str | None:
        """What a field of the previous article had."""
        return self._previous.get(name)

    def proposals(self) -> dict[str, str]:
        """What the pinned fields of the next article are to have."""
        held = {name: self._previous.get(name) for name in self._pinned}
        return {
            name: next_page(value) if name == "page" else value
            for name, value in held.items()
            if value
        }


def next_page(page: str) -> str:
    """The page after a page: 5 after 4, A10 after A9, 4-5 goes on with 6; no number stays."""
    found = _LAST_NUMBER.fullmatch(page.strip())
    numbers = re.findall(r"\d+", page)
    if found is None:
        return page
    if len(numbers) > 1:
        return str(int(numbers[-1]) + 1)
    before, number, after = found.groups()
    return f"{before}{int(number) + 1:0{len(number)}d}{after}"
