"""An acknowledged save survives kill -9, and index and database find together again."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.db.articles import archive_of, article
from tests.proofs import Proof
from tests.reliability.oracle import Findings, Oracle
from tests.reliability.upgrading import Upgrades

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")

FIRST = 20
"""Articles that are there before, so that from its first moment there is something to change."""

BODY = "Bản tin thử về mùa lúa của một tỉnh không có thật."

KILLS = 200
"""Of each kind of program."""

CHUNKS = 4

NAMES = {
    "none": "who ingests, saves and indexes",
    "builder": "who builds and merges",
    "keeper": "who backs up and restores",
}

CAUGHT_AS = {"forgetful": "diverged", "hasty": "lost", "careless": "faults"}
"""What each mutant does to an archive, as the oracle must see it."""


def trial(
    folder: Path,
    seed: int,
    kills: int,
    mutant: str = "none",
    most_seconds: float = 1.5,
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


def tell(proof: Proof, kind: str, findings: Findings) -> None:
    """Count the kills, what was found wrong afterwards, and what of it was acknowledged."""
    proof(
        "R1",
        f"kill -9 of {kind}",
        trials=findings.kills,
        faults=len(findings.faults),
        losses=len(findings.lost),
    )


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_acknowledged_is_lost(tmp_path: Path, proof: Proof, seed: int) -> None:
    """Five kills or more on each of two archives: random points of ingest, save and index."""
    findings = trial(tmp_path, seed, kills=5, least_acknowledged=10)
    tell(proof, NAMES["none"], findings)
    assert findings.faults == []
    assert findings.kills >= 5
    assert findings.acknowledged >= 10


@pytest.mark.timeout(300)
def test_killing_those_who_build_and_merge_leaves_nothing_behind(
    tmp_path: Path, proof: Proof
) -> None:
    """Neither a wrong index nor a process: those that were started to help end, too."""
    findings = trial(tmp_path, seed=5, kills=3, mutant="builder", most_seconds=3.0)
    tell(proof, NAMES["builder"], findings)
    assert findings.faults == []
    assert findings.kills == 3


@pytest.mark.timeout(300)
def test_killing_who_backs_up_and_restores_loses_nothing(tmp_path: Path, proof: Proof) -> None:
    """The archive is in the one state or the other, and what is called verified is whole."""
    findings = trial(tmp_path, seed=6, kills=5, mutant="keeper", least_acknowledged=10)
    tell(proof, NAMES["keeper"], findings)
    assert findings.faults == []
    assert findings.kills >= 5


@pytest.mark.timeout(300)
def test_killing_who_upgrades_loses_nothing(tmp_path: Path, proof: Proof) -> None:
    """What was begun goes on with the next opening, and the copy made before is there."""
    upgrade_trial(tmp_path, proof, seed=7, kills=3)


def upgrade_trial(folder: Path, proof: Proof, seed: int, kills: int) -> None:
    """Kill whoever upgrades, again and again; one in the middle of it at least."""
    upgrades, dice = Upgrades(folder), random.Random(seed)
    while upgrades.kills < kills or (not upgrades.interrupted and upgrades.kills < 5 * kills):
        upgrades.kill_once(dice.getrandbits(30), dice.random())
    wrong = len(upgrades.faults)
    proof("R1", "kill -9 of who upgrades", trials=upgrades.kills, faults=wrong, losses=wrong)
    assert upgrades.faults == []
    assert upgrades.interrupted


@pytest.mark.timeout(300)
@pytest.mark.parametrize("mutant", CAUGHT_AS)
def test_a_mutant_is_caught(tmp_path: Path, proof: Proof, mutant: str) -> None:
    """A test that finds no fault is worth nothing unless it finds these."""
    findings = trial(tmp_path, seed=3, kills=15, mutant=mutant)
    caught = bool(getattr(findings, CAUGHT_AS[mutant]))
    proof.control("R1", f"a {mutant} program", caught=caught)
    assert caught


@pytest.mark.prove
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize(("kind", "seconds"), [("none", 1.0), ("builder", 2.5), ("keeper", 1.0)])
def test_nothing_acknowledged_is_lost_in_many_kills(
    tmp_path: Path, proof: Proof, kind: str, seconds: float, chunk: int
) -> None:
    """Each chunk on an archive of its own."""
    kills = KILLS // CHUNKS
    findings = trial(tmp_path, 40 + chunk, kills, kind, seconds, least_acknowledged=kills)
    tell(proof, NAMES[kind], findings)
    assert findings.faults == []
    assert findings.acknowledged >= kills


@pytest.mark.prove
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_upgrade_is_half_done_after_many_kills(tmp_path: Path, proof: Proof, chunk: int) -> None:
    upgrade_trial(tmp_path, proof, seed=70 + chunk, kills=KILLS // CHUNKS)
