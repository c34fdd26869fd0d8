"""What a watched program says beforehand and after about an archive, and what follows from it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

State = Mapping[str, str]
"""What an archive holds of each article, by the name that the article is known by."""


class World(NamedTuple):
    """What there is of one archive at one moment."""

    articles: State
    backups: Mapping[str, State]
    """The states that backups hold, by their file names."""
    taken: Sequence[str] = ()
    """Backups that are in the second place, too."""


class Noted(NamedTuple):
    """What the diary says: what there is for sure, and what there may be instead."""

    sure: World
    perhaps: World
    backups: Mapping[str, State]
    """Every backup that there ever was."""


class Diary:
    """Owns the diary of one piece of work: each line is on the disk before the next step."""

    def __init__(
        self, path: Path, work: str, articles: State, backups: Mapping[str, State] | None = None
    ) -> None:
        self._line = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._work = work
        self._taken: list[str] = []
        self.articles: dict[str, str] = dict(articles)
        self.backups: dict[str, State] = dict(backups or {})
        self._coming: State | None = None
        """What the archive may hold instead, while a change is under way."""
        self._write("A", self.articles, self.backups)

    def may_be(self, articles: State, gone: Iterable[str] = ()) -> None:
        """Say that the archive may now hold this, and that some backups may go."""
        left = set(self.backups) - set(gone)
        self._coming = dict(articles)
        self._write("I", articles, {name: self.backups[name] for name in left})

    def may_change(self, name: str, state: str | None) -> None:
        """Say that one article may now be in another state, or in the bin."""
        self.may_be(_with(self.articles, name, state))

    def has(self, articles: State, gone: Iterable[str] = ()) -> None:
        """Say that the archive acknowledged what it may have been."""
        self.articles, self._coming = dict(articles), None
        for name in gone:
            del self.backups[name]
        self._write("A", self.articles, self.backups)

    def has_changed(self, name: str, state: str | None) -> None:
        """Say that the archive acknowledged the change of one article."""
        self.has(_with(self.articles, name, state))

    def has_got(self, name: str) -> None:
        """Say that the archive acknowledged one article of those that may come."""
        self.articles = {**self.articles, name: ""}
        self._write_both()

    def has_backup(self, name: str, state: State) -> None:
        """Say that there is a verified backup, be it in the middle of a change."""
        self.backups[name] = state
        self._write_both()

    def _write_both(self) -> None:
        """Say what there is, and what there may be instead while a change is under way."""
        lines = [self._line_of("A", self.articles)]
        if self._coming is not None:
            lines.append(self._line_of("I", self._coming))
        os.write(self._line, b"".join(lines))  # at once: no moment lies between

    def has_taken(self) -> None:
        """Say that all backups are in the second place, too."""
        self._taken = list(self.backups)
        self._write("A", self.articles, self.backups)

    def _write(self, sign: str, articles: State, backups: Mapping[str, State]) -> None:
        os.write(self._line, self._line_of(sign, articles, backups))

    def _line_of(
        self, sign: str, articles: State, backups: Mapping[str, State] | None = None
    ) -> bytes:
        held = self.backups if backups is None else backups
        return f"{json.dumps([self._work, sign, articles, held, self._taken])}\n".encode()


def _with(articles: State, name: str, state: str | None) -> State:
    changed = {**articles, name: state or ""}
    if state is None:
        del changed[name]
    return changed


def work_of(line: bytes) -> str:
    """Say which piece of work a line of the diary belongs to."""
    return str(json.loads(line.splitlines()[0])[0])


def noted(written: Iterable[bytes]) -> Noted:
    """Read what one piece of work wrote, of which the first line is what there is to begin with."""
    sure = perhaps = World({}, {})
    backups: dict[str, State] = {}
    for line in b"".join(written).splitlines():
        _, sign, *held = json.loads(line)
        perhaps = World(*held)
        sure = perhaps if sign == "A" else sure
        backups.update(perhaps.backups)
    return Noted(sure, perhaps, backups)
