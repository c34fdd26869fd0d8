"""What a person asked an archive, and what they have seen of it, between two days."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

MOST_ASKED = 30


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one archive at this PC: it belongs to the person who works there."""

    asked: tuple[str, ...] = ()
    """Questions that were of use, the last one first."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """For each saved search the greatest article id that there was when it was last opened."""

    def having_asked(self, text: str) -> Memory:
        """This, with a question as the last one that was of use."""
        others = [one for one in self.asked if one != text]
        return replace(self, asked=(text, *others)[:MOST_ASKED])

    def having_seen(self, name: str, latest: int) -> Memory:
        """This, with a saved search opened when `latest` was the greatest id."""
        return replace(self, seen={**self.seen, name: latest})

    def renamed(self, name: str, other: str) -> Memory:
        """This, with a saved search under another name."""
        kept = {one: latest for one, latest in self.seen.items() if one != name}
        return replace(self, seen={**kept, other: self.seen[name]} if name in self.seen else kept)

    def written(self) -> str:
        """Write it as text for the settings."""
        return json.dumps({"asked": self.asked, "seen": dict(self.seen)}, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Memory:
        """Read what `written` wrote; what makes no sense is left out."""
        try:
            told = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(told, dict):
            return cls()
        asked, seen = told.get("asked"), told.get("seen")
        return cls(
            tuple(one for one in asked if isinstance(one, str))[:MOST_ASKED]
            if isinstance(asked, list)
            else (),
            {name: latest for name, latest in seen.items() if type(latest) is int}
            if isinstance(seen, dict)
            else {},
        )
