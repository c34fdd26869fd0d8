"""The memory of a program that works all day stays as it was in its first hour (R12)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import mean

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
"""From the first looks after that to the last: what a heap frays, in parts of the whole."""


def growth(kind: str, archive: Path, operations: int) -> tuple[float, list[float]]:
    """Work a day; tell by how much its memory grew once it was warm, and what was seen, in MB."""
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
    return mean(seen[-2:]) / mean(seen[WARM - 1 : WARM + 1]) - 1, seen


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
    grown, seen = growth(kind, archive, OPERATIONS)
    grew = grown > MOST_GROWTH
    proof(
        "R12",
        f"mixed operations of the {kind}, {seen[WARM]:.0f} to {seen[-1]:.0f} MB",
        trials=OPERATIONS,
        faults=int(grew),
        losses=0,
    )
    assert not grew, seen


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_a_program_that_keeps_what_it_reads_is_caught(archive: Path, proof: Proof) -> None:
    grown, seen = growth("hoarder", archive, OPERATIONS // 2)
    proof.control("R12", "keeps all it reads", caught=grown > MOST_GROWTH)
    assert grown > MOST_GROWTH, seen
