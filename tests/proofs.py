"""Adds up what the proofs of the promises tried and found, and prints a line for each promise."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

import pytest

PROMISES: Final = {
    "R1": "what was saved survives a kill; index and database meet again",
    "R2": "the same at every system call",
    "R3": "an error of the disk is told, and loses nothing",
    "R4": "a full disk refuses the save; reading goes on",
    "R5": "a damaged, old or foreign index is found out and made anew",
    "R6": "a damaged database never yields a blank archive",
    "R7": "two programs on one archive",
    "R8": "media that cannot be written",
    "R9": "archives of former versions are upgraded",
    "R10": "no input and no query crashes or hangs the program",
    "R11": "an article touches neither network nor files",
    "R12": "large archives",
    "R13": "order never comes from the clock",
    "R14": "names and paths of every kind",
    "R15": "memory is bounded",
    "R16": "a changed text or original is reported",
    "R17": "ending the program during any job",
}
"""What is promised, in the words of the people who rely on it."""

_TRIALS: Final = "trials"
_CONTROL: Final = "control"


class Proof:
    """Takes down what one test tried. The figures go into the report of the test."""

    def __init__(self, record: Callable[[str, object], None]) -> None:
        self._record = record

    def __call__(self, promise: str, what: str, *, trials: int, faults: int, losses: int) -> None:
        """Count trials of a promise: faults are all that went wrong, losses what is gone by it.

        Call it before the test asserts, so that what failed is counted, too.
        """
        assert promise in PROMISES, promise
        self._record(_TRIALS, (promise, what, trials, faults, losses))

    def control(self, promise: str, what: str, *, caught: bool) -> None:
        """Count a program that is wrong on purpose, and whether the test noticed."""
        assert promise in PROMISES, promise
        self._record(_CONTROL, (promise, what, caught))


@pytest.fixture
def proof(record_property: Callable[[str, object], None]) -> Proof:
    """Take down what a test tried of a promise."""
    return Proof(record_property)


@dataclass
class Tally:
    """The sum of what was tried of one part of a promise."""

    trials: int = 0
    faults: int = 0
    losses: int = 0
    controls: int = 0
    caught: int = 0

    def __iadd__(self, other: Tally) -> Self:
        self.trials += other.trials
        self.faults += other.faults
        self.losses += other.losses
        self.controls += other.controls
        self.caught += other.caught
        return self

    def __str__(self) -> str:
        said = [f"{self.trials:,} trials, {self.faults:,} faults, {self.losses:,} losses"]
        if self.controls:
            said.append(f"{self.caught} of {self.controls} wrong programs caught")
        return "; ".join(said if self.trials else said[1:])


def tallies(properties: Iterable[tuple[str, object]]) -> dict[str, dict[str, Tally]]:
    """Add up what tests took down: by promise, then by part."""
    found: dict[str, dict[str, Tally]] = {}
    for name, value in properties:
        if name not in {_TRIALS, _CONTROL}:
            continue
        assert isinstance(value, (tuple, list)), value
        promise, what, *counted = value
        parts = found.setdefault(promise, {})
        tally = parts.setdefault(what if name == _TRIALS else "", Tally())
        tally += Tally(*counted) if name == _TRIALS else Tally(controls=1, caught=bool(counted[0]))
    return found


def lines(found: dict[str, dict[str, Tally]]) -> Iterator[str]:
    """Say of each promise in one line what was tried, and below it what it was tried with."""
    for promise, sentence in PROMISES.items():
        parts = found.get(promise)
        if parts is None:
            continue
        whole = Tally()
        for part in parts.values():
            whole += part
        yield f"{promise:4} {sentence}: {whole}"
        named = sorted(filter(None, parts))
        for what in named if len(named) > 1 else []:
            yield f"       {what}: {parts[what]}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was proved, at the end of the run and by whichever process tried it."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call"
    ]
    found = tallies(one for report in reports for one in report.user_properties)
    if not found:
        return
    terminalreporter.section("promises")
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    terminalreporter.write_line(f"{date.today().isoformat()}, {system}")  # noqa: DTZ011 - the date of who reads it
    for line in lines(found):
        terminalreporter.write_line(line)
