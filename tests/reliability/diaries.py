"""The diary of a trial, kept outside the archive: what was meant, done and refused."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

State = Mapping[str, str | None]
"""What articles hold, by their source ids; None for one that is not there."""


class Diary:
    """Notes each step of a trial, complete or not at all as far as a kill is concerned."""

    def __init__(self, path: Path) -> None:
        self._line = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(self, sign: str, told: object = None) -> None:
        """Write one line."""
        os.write(self._line, f"{json.dumps([sign, told])}\n".encode())

    def mean(self, state: State, *, whole: bool = True) -> None:
        """A change may now happen, to all these articles or, unless `whole`, to some of them."""
        self.note("I", [dict(state), whole])

    def done(self) -> None:
        """The archive acknowledged the change."""
        self.note("A")

    def came(self, name: str, state: str) -> None:
        """The archive acknowledged a part of the change: one article."""
        self.note("P", [name, state])

    def backed_up(self, name: str, state: State) -> None:
        """The archive acknowledged a backup, which holds this."""
        self.note("B", [name, dict(state)])

    def refused(self) -> None:
        """The archive refused the change."""
        self.note("R")


@dataclass
class Known:
    """What a diary tells: how articles must be, and how they may be."""

    held: dict[str, str | None]
    meant: dict[str, str | None] = field(default_factory=dict)
    whole: bool = True
    backups: dict[str, State] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    """What else was noted, in order."""

    def losses(self, found: Mapping[str, str]) -> list[str]:
        """Say what is otherwise than it can be."""
        names = self.held.keys() | self.meant.keys() | found.keys()
        wrong = [name for name in names if found.get(name) != self.held.get(name)]
        if not wrong:
            return []
        if self.whole:
            after = {**self.held, **self.meant}
            if all(found.get(name) == after.get(name) for name in names):
                return []
        else:
            wrong = [
                name
                for name in wrong
                if name not in self.meant or found.get(name) != self.meant[name]
            ]
        return [f"{name}: {self.held.get(name)!r} is {found.get(name)!r}" for name in sorted(wrong)]


def read(path: Path, held: State) -> Known:
    """Read a diary of an archive that held something before."""
    known = Known(dict(held))
    for line in path.read_text().splitlines():
        sign, told = json.loads(line)
        match sign:
            case "I":
                known.meant, known.whole = told
            case "A":
                known.held.update(known.meant)
                known.meant = {}
            case "P":
                name, state = told
                known.held[name] = state
                known.meant.pop(name, None)
            case "R":
                known.meant = {}
            case "B":
                name, state = told
                known.backups[name] = state
            case _:
                known.marks.append(sign if told is None else f"{sign} {told}")
    return known
