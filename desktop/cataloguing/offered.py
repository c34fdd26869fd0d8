"""What the text of an article suggests, and what became of each suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from db.records import (
    AddDecisionEvent,
    AddFigure,
    AddNote,
    AddRole,
    AddTerm,
    Edit,
    RemoveDecisionEvent,
    RemoveFigure,
    RemoveNote,
    RemoveRole,
    RemoveTerm,
    Suggestion,
)

AT_ONCE: Final = 9
"""One for each of the keys Ctrl+1 to Ctrl+9."""

WAYS_BACK: Final[Mapping[type, Callable[[int], Edit]]] = MappingProxyType(
    {
        AddRole: RemoveRole,
        AddTerm: RemoveTerm,
        AddFigure: RemoveFigure,
        AddNote: RemoveNote,
        AddDecisionEvent: RemoveDecisionEvent,
    }
)
"""What takes out of an article again what an edit put there."""


class Became(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    SENT = "sent"
    """It was taken, and is on its way to the disk."""
    RECALLED = "recalled"
    """It is wanted back before it is on the disk."""
    TAKEN = "taken"


class Offered:
    """Owns which suggestions are offered, and under which key; knows nothing of widgets.

    A suggestion keeps its key until the article changes, whatever is taken before it: a hand that
    types Ctrl+1 Ctrl+2 must get the two that it saw.
    """

    def __init__(self) -> None:
        self.room = AT_ONCE
        """How many can be seen at once: nothing is taken that is not in view."""
        self.clear()

    def clear(self) -> None:
        """Offer nothing: another article is to come."""
        self._order: list[str] = []
        self._known: dict[str, Suggestion] = {}
        self._became: dict[str, Became] = {}
        self._back: dict[str, tuple[Edit, ...]] = {}
        self._away: set[str] = set()
        self._first = 0

    @property
    def page(self) -> tuple[Suggestion, ...]:
        """What is on show, in the order of its keys."""
        return tuple(self._known[key] for key in self._order[self._first :][: self.room])

    @property
    def more(self) -> int:
        """How many there are besides those on show."""
        return len(self._order) - len(self.page)

    def renew(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer what was read now; those that were on show stay where they are.

        What was taken is offered again when the catalogue has it no longer, by an undo.
        """
        found = {one.key: one for one in suggestions}
        for key in self._order:
            if key in found and self.became(key) not in {Became.SENT, Became.RECALLED}:
                self._became[key] = Became.TAKEN if found[key].done else Became.OPEN
        held = [key for key in self._order if key in found or self.became(key) is not Became.OPEN]
        known = {*held, *self._away}
        fresh = sorted(
            (one for one in suggestions if one.edits and not one.done and one.key not in known),
            key=lambda one: -one.confidence,
        )
        self._known = {**{key: self._known[key] for key in held}, **found}
        self._order = [*held, *(one.key for one in fresh)]
        if self._first >= len(self._order):
            self._first = 0

    def became(self, key: str) -> Became:
        """What became of a suggestion."""
        return self._became.get(key, Became.OPEN)

    def turn(self) -> None:
        """Show the next ones; after the last ones the first again."""
        self._first += self.room
        if self._first >= len(self._order):
            self._first = 0

    def at(self, place: int) -> Suggestion | None:
        """What stands under a key, 1 to 9."""
        page = self.page
        return page[place - 1] if 1 <= place <= len(page) else None

    def waiting(self) -> tuple[Suggestion, ...]:
        """What nobody took yet of those on show."""
        return tuple(one for one in self.page if self.became(one.key) is Became.OPEN)

    def take(self, keys: Iterable[str]) -> tuple[Suggestion, ...]:
        """Take what is still open of these; it is to be saved."""
        taken = tuple(
            self._known[key]
            for key in dict.fromkeys(keys)
            if key in self._known and self.became(key) is Became.OPEN
        )
        self._became.update({one.key: Became.SENT for one in taken})
        return taken

    def keep(self, back: Mapping[str, tuple[Edit, ...]]) -> tuple[str, ...]:
        """Note that these are on the disk, each with the edits that take it out again.

        The answer names those that are wanted back already.
        """
        recalled = tuple(key for key in back if self.became(key) is Became.RECALLED)
        for key, edits in back.items():
            if self.became(key) in {Became.SENT, Became.RECALLED}:
                self._became[key] = Became.TAKEN
                self._back[key] = edits
        return recalled

    def refuse(self, keys: Iterable[str]) -> None:
        """Offer those again that could not be saved."""
        for key in keys:
            self._became.pop(key, None)

    def give_back(self, key: str) -> tuple[Edit, ...]:
        """The edits that take one out again that was taken here; nothing where there are none.

        One that is still on its way is noted: `keep` names it then.
        """
        if self.became(key) is Became.SENT:
            self._became[key] = Became.RECALLED
        if self.became(key) is not Became.TAKEN or not self._back.get(key):
            return ()
        self._became[key] = Became.OPEN
        return self._back.pop(key)

    def put_away(self, key: str) -> None:
        """Offer this one no more."""
        if key in self._order:
            self._order.remove(key)
            self._away.add(key)


def ways_back(
    taken: Sequence[Suggestion], made: Sequence[int | None]
) -> dict[str, tuple[Edit, ...]]:
    """What takes each of some suggestions out again; `made` are the ids that all edits gave."""
    back: dict[str, tuple[Edit, ...]] = {}
    ids = iter(made)
    for one in taken:
        undone = [
            WAYS_BACK[type(edit)](made_id)
            for edit, made_id in zip(one.edits, ids, strict=False)
            if type(edit) in WAYS_BACK and made_id is not None
        ]
        back[one.key] = tuple(undone)
    return back
