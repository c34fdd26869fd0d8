"""An acknowledged save survives kill -9, and index and database find together again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.articles import archive_of, article
from tests.reliability.oracle import Findings, Oracle

FIRST = 20
"""Articles that are there before, so that from its first moment there is something to change."""

BODY = "Bản tin thử về mùa lúa của một tỉnh không có thật."

CAUGHT_AS = {"forgetful": "diverged", "hasty": "lost", "careless": "faults"}
"""What each mutant does to an archive, as the oracle must see it."""


def trial(
    folder: Path,
    seed: int,
    kills: int,
    mutant: str = "none",
    most_seconds: float = 2.0,
    least_acknowledged: int = 0,
) -> Findings:
    """Kill a child `kills` times; of a mutant, until it is caught.

    On a busy machine a child gets little done before it is killed: kill on till enough was saved.
    """
    first = {f"kho-{number}": "" for number in range(FIRST)}
    texts = [article(f"Bài {name}", BODY, f"mã {name}", source_id=name) for name in first]
    archive = archive_of(folder, texts)
    archive.close()
    oracle = Oracle(archive.path, seed, mutant, first)
    for number in range(5 * kills):
        if number >= kills and oracle.findings.acknowledged >= least_acknowledged:
            break
        oracle.kill_once(most_seconds)
        if mutant in CAUGHT_AS and getattr(oracle.findings, CAUGHT_AS[mutant]):
            break
    return oracle.findings


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    """Five kills or more on each of two archives: random points of ingest, save and index."""
    findings = trial(tmp_path, seed, kills=5, least_acknowledged=10)
    assert findings.faults == []
    assert findings.kills >= 5
    assert findings.acknowledged >= 10


@pytest.mark.timeout(300)
def test_killing_those_who_build_and_merge_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither a wrong index nor a process: those that were started to help end, too."""
    findings = trial(tmp_path, seed=5, kills=3, mutant="builder", most_seconds=4.0)
    assert findings.faults == []
    assert findings.kills == 3


@pytest.mark.timeout(300)
def test_killing_who_backs_up_and_restores_loses_nothing(tmp_path: Path) -> None:
    """The archive is in the one state or the other, and what is called verified is whole."""
    findings = trial(tmp_path, seed=6, kills=5, mutant="keeper", least_acknowledged=10)
    assert findings.faults == []
    assert findings.kills >= 5


@pytest.mark.timeout(300)
@pytest.mark.parametrize("mutant", CAUGHT_AS)
def test_a_mutant_is_caught(tmp_path: Path, mutant: str) -> None:
    """A test that finds no fault is worth nothing unless it finds these."""
    assert getattr(trial(tmp_path, seed=3, kills=15, mutant=mutant), CAUGHT_AS[mutant])


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("kind", "seconds"), [("none", 2.0), ("builder", 4.0), ("keeper", 2.0)])
def test_nothing_acknowledged_is_lost_in_many_kills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, seconds: float
) -> None:
    findings = trial(tmp_path, seed=4, kills=200, mutant=kind, most_seconds=seconds)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what a proof is run for
            f"\nR1 kill -9 of {kind}: {findings.kills} kills, "
            f"{findings.acknowledged} acknowledged saves, {len(findings.faults)} losses; "
            f"killed {dict(findings.during)}"
        )
    assert findings.faults == []
