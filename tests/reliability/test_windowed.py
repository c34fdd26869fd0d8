"""Closing or killing the window during any job leaves a whole archive, and no process."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.proofs import Proof
from tests.reliability.ending import Endings, lay_out
from tests.reliability.windowed import JOBS

ENDS = 50
CHUNKS = 4
MOST_SECONDS = 1.2

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are found by their environment, as Linux shows it"
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the archive that is worked on, without a run that could be undone."""
    return lay_out(tmp_path_factory.mktemp("windowed"), first=0)


@pytest.fixture(scope="module")
def base_with_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the archive that every job can work on."""
    return lay_out(tmp_path_factory.mktemp("windowed"))


def end_often(endings: Endings, numbers: range, proof: Proof) -> None:
    """End as many windows, with one job after the other; every third is killed."""
    for number in numbers:
        dice = random.Random(number)
        job = list(JOBS)[number % len(JOBS)]
        endings.end_once(job, dice.random() * MOST_SECONDS, kill=number % 3 == 2)
    proof(
        "R17",
        "closing and killing the window",
        trials=endings.ended,
        faults=len(endings.faults),
        losses=len(endings.lost),
    )
    assert endings.faults == []
    assert endings.ended == len(numbers)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("job", "kill"), [("ingest", False), ("save", False), ("check", False), ("put back", True)]
)
def test_ending_the_window_during_a_job_leaves_a_whole_archive(
    base: Path, tmp_path: Path, proof: Proof, job: str, kill: bool
) -> None:
    endings = Endings(base, tmp_path)
    endings.end_once(job, random.Random(job).random() * 0.5, kill=kill)
    wrong = len(endings.faults)
    proof("R17", "closing and killing the window", trials=1, faults=wrong, losses=0)
    assert endings.faults == []


@pytest.mark.prove
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_ending_the_window_often_leaves_a_whole_archive(
    base_with_run: Path, tmp_path: Path, proof: Proof, chunk: int
) -> None:
    """Each chunk ends every fourth of the windows."""
    end_often(Endings(base_with_run, tmp_path), range(chunk, ENDS, CHUNKS), proof)
