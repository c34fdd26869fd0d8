"""Asks a process that has everything loaded for trials of a sweep of faults, one by one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from tests.reliability.faulting import WRITES, Fault, environment

HOUSE = Path(__file__).parents[2]


class Call(NamedTuple):
    """One call of a program to the disk."""

    name: str
    path: str
    other: str = ""

    @property
    def kind(self) -> tuple[str, str]:
        """What it does to which kind of file, whatever the file is called today."""
        return self.name, "".join("#" if sign in "0123456789abcdef" else sign for sign in self.path)


@dataclass
class Found:
    """What the trials of a sweep found."""

    trials: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """All that was found."""
        return [*self.losses, *self.faults]


class Sweep:
    """Owns the process that makes the trials, in a folder of its own. As a context."""

    def __init__(self, library: Path, folder: Path, command: Sequence[str] = ()) -> None:
        folder.mkdir()
        self._process = subprocess.Popen(
            [*command, sys.executable, "-m", "tests.reliability.sweeping", str(folder)],
            cwd=HOUSE,
            env=environment(library),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.found: dict[Fault, Found] = {}
        self._calls: dict[str, list[Call]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def _ask(self, *words: object) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(words)}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the process that makes the trials ended; see what it said"
        return json.loads(line)

    def calls(self, phase: str) -> list[Call]:
        """Do a phase once without a fault; the first thing to ask of it."""
        if phase not in self._calls:
            lines = self._ask(phase, 0, "", {})
            self._calls[phase] = [Call(*line.split("\t")) for line in lines]
        return self._calls[phase]

    def trial(
        self,
        phase: str,
        fault: Fault,
        number: int,
        *,
        is_thorough: bool = True,
        mutant: str | None = None,
    ) -> Found:
        """Let the `number`th call of a phase meet a fault; add what was found to `found`."""
        options = {"is_thorough": is_thorough, "mutant": mutant}
        said = self._ask(phase, number, fault.name, options)
        found = self.found.setdefault(fault, Found())
        place = f"{phase} {fault.name} {number}: "
        found.trials += 1
        found.outcomes[said["outcome"]] += 1
        found.losses += [place + loss for loss in said["losses"]]
        found.faults += [place + wrong for wrong in said["faults"]]
        return found


def beginnings(calls: Sequence[Call]) -> list[int]:
    """Number the calls, from 1, that are of another kind than the call before."""
    kinds = [None, *(call.kind for call in calls)]
    return [at for at in range(1, len(kinds)) if kinds[at] != kinds[at - 1]]


def edges(calls: Sequence[Call]) -> set[int]:
    """Number the calls that begin or end a row of calls of one kind."""
    first = beginnings(calls)
    return {*first, *(at - 1 for at in first[1:]), len(calls)}


def can_meet(call: Call, fault: Fault) -> bool:
    """Whether a call can meet a fault: only what is written can be torn."""
    return fault is not Fault.TORN or call.name in WRITES
