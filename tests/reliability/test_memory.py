"""The memory of a program that works all day stays as it was in its first hour (R12)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pytest

from tests.desktop.archives import new_archive, written_articles
from tests.proofs import Proof
from tests.reliability.long_day import LOOKS

ARTICLES = 1_500
OPERATIONS = 10_000
WARM = 5
"""Looks at the memory until all that is kept on purpose has been filled: pages of the database and
of the index, set lines, glyphs. In the window that takes some 5,000 operations."""

MOST_GROWTH = 0.08
"""From the first rests after that to the last: what a heap frays, in parts of the whole."""

MOST_AT_WORK = 40.0
"""So many MB more than after a rest: what is dead is looked at seldom while somebody works."""


class Day(NamedTuple):
    """What the memory of a program was in a day, in MB: at work, and after each rest."""

    at_work: Sequence[float]
    rested: Sequence[float]

    @property
    def growth(self) -> float:
        """By how much it grew once it was warm."""
        return mean(self.rested[-2:]) / mean(self.rested[WARM - 1 : WARM + 1]) - 1

    @property
    def floating(self) -> float:
        """How much was dead and not looked at, at most."""
        return max(work - rest for work, rest in zip(self.at_work, self.rested, strict=True))


def worked(kind: str, archive: Path, operations: int) -> Day:
    """Work a day."""
    arguments = [kind, str(archive), str(operations), "1"]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.reliability.long_day", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not ended.returncode, ended.stderr[-3000:]
    seen = json.loads(ended.stdout.splitlines()[-1])
    assert len(seen) == LOOKS
    return Day(*zip(*seen, strict=True))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of our own words."""
    made = new_archive(tmp_path, written_articles(ARTICLES, sentences=12))
    made.close()
    return made.path


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", ["archive", "window"])
def test_memory_stays_flat(archive: Path, kind: str, proof: Proof) -> None:
    day = worked(kind, archive, OPERATIONS)
    grew = day.growth > MOST_GROWTH or day.floating > MOST_AT_WORK
    proof(
        "R12",
        f"mixed operations of the {kind}, {day.rested[WARM]:.0f} to {day.rested[-1]:.0f} MB",
        trials=OPERATIONS,
        faults=int(grew),
        losses=0,
    )
    assert not grew, day


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_a_program_that_keeps_what_it_reads_is_caught(archive: Path, proof: Proof) -> None:
    day = worked("hoarder", archive, OPERATIONS // 2)
    proof.control("R12", "keeps all it reads", caught=day.growth > MOST_GROWTH)
    assert day.growth > MOST_GROWTH, day
