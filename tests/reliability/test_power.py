"""A power cut at any moment of whatever writes loses nothing, and leaves nothing that lies."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.proofs import Proof
from tests.reliability.cutting import Recording, Trial, recordings
from tests.reliability.power import Disk, can_record
from tests.reliability.working import SECOND, WORKS

CUTS_OF_A_SHORT_RUN = 12
CHUNKS = 4
LONGEST = "upgrading-version-1"
FEWEST_STATES = 300

pytestmark = pytest.mark.skipif(
    not can_record(), reason="strace, which records the system calls, is not there or not allowed"
)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recording]:
    """Record everything that writes; of the upgrades the longest."""
    works = [name for name in WORKS if not name.startswith("upgrading") or name == LONGEST]
    return recordings(tmp_path_factory.mktemp("power"), works)


@pytest.fixture(scope="module")
def recorded_whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recording]:
    """Record everything that writes."""
    return recordings(tmp_path_factory.mktemp("power"), WORKS)


def cut(recording: Recording, moments: Iterable[int], folder: Path, seed: int = 9) -> Trial:
    """Cut the power at some moments of one recording."""
    trial = Trial(recording, folder, seed)
    for moment in sorted(moments):
        trial.cut_after(moment)
    return trial


def tell(proof: Proof, trial: Trial) -> None:
    """Count what was tried; whatever is found wrong is a loss of what was acknowledged."""
    wrong = len(trial.faults)
    proof("R1", f"power cuts while {trial.work}", trials=trial.states, faults=wrong, losses=wrong)


def expect_whole(work: str, indexes: Counter[str]) -> None:
    """See that no index was torn; there is none yet, or of another history, after some work."""
    allowed = {"whole"}
    if work.startswith("upgrading"):
        allowed.add("unusable: missing")
    if work in {"restoring", "replacing", "salvaging"}:
        allowed.add("unusable: another history")
    assert set(indexes) <= allowed, "an index was torn, if mended again"


@pytest.mark.timeout(300)
def test_nothing_is_missing_in_the_record(recorded: dict[str, Recording]) -> None:
    """Done again step by step, the record gives every file as it lies there."""
    for recording in recorded.values():
        disk = Disk(recording.before)
        for step in recording.steps:
            disk.do(step)
        seen = disk.as_seen()
        there = {str(path) for path in recording.home.rglob("*") if path.is_file()}
        assert seen.keys() == there
        differ = [path for path, content in seen.items() if content != Path(path).read_bytes()]
        assert [path for path in differ if not path.endswith("-shm")] == []  # which is mapped


@pytest.mark.timeout(300)
def test_a_power_cut_loses_nothing(
    recorded: dict[str, Recording], tmp_path: Path, proof: Proof
) -> None:
    dice = random.Random(4)
    works = dice.sample(sorted(recorded), len(recorded))
    for number in range(CUTS_OF_A_SHORT_RUN):
        recording = recorded[works[number % len(works)]]
        trial = cut(recording, [dice.choice(recording.telling())], tmp_path, seed=number)
        tell(proof, trial)
        assert trial.faults == []
        expect_whole(recording.work, trial.indexes)


def notes(recording: Recording) -> list[int]:
    """The moments right after something was acknowledged, the last one first."""
    return [at for at, step in enumerate(recording.steps, 1) if step.what == "note"][::-1]


def last_note(recording: Recording) -> list[int]:
    """The moment right after the last thing was acknowledged."""
    return notes(recording)[:1]


def restored(recording: Recording) -> list[int]:
    """The moments right after what was noted when the archive was put back."""
    return [at for at in notes(recording)[::-1] if at > poured(recording)][:2]


def named(recording: Recording) -> list[int]:
    """The moments right after facts beside a backup got their name, and that was safe."""
    return [at + 1 for at in recording.moments("rename", ".json")]


def poured(recording: Recording) -> int:
    """The moment when the archive is about to be put back: its present state is backed up."""
    return recording.moments("rename", ".json")[1]


Spared = Callable[[str], bool]
CONTROLS: dict[str, tuple[str, Spared, Callable[[Recording], Iterable[int]], bool]] = {
    "segments of the index": (
        "indexing",
        lambda path: path.endswith(".npk"),
        lambda it: [at + 1 for at in it.moments("rename", ".toc")],
        False,
    ),
    "folders of originals": ("ingesting", lambda path: "/objects" in path, last_note, False),
    "bytes of originals": ("ingesting", lambda path: path.endswith(".part"), last_note, False),
    "the log of saves": ("saving", lambda path: path.endswith("-wal"), last_note, False),
    "a backup before its facts": (
        "backing-up",
        lambda path: path.endswith(".tmp") and not path.endswith(".json.tmp"),
        named,
        False,
    ),
    "a backup at the second place": (
        "backing-up",
        lambda path: SECOND in path and path.endswith(".tmp") and not path.endswith(".json.tmp"),
        last_note,
        False,
    ),
    "the content put back": (
        "restoring",
        lambda path: path.endswith(("/archive.db", "/archive.db-wal")) and ".tmp." not in path,
        restored,
        True,
    ),
    "what replaces a damaged database": (
        "replacing",
        lambda path: ".tmp.khobao/" in path,
        lambda it: range(1, len(it.steps) + 1),
        False,
    ),
    "the name of what replaces a damaged database": (
        "replacing",
        lambda path: path.endswith(".khobao"),
        last_note,
        False,
    ),
    "the log of an upgrade": (
        LONGEST,
        lambda path: path.endswith("-wal"),
        last_note,
        False,
    ),
}
"""What may not go unsynced: the work, the files, when to cut, and whether only of a restore."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("what", CONTROLS)
def test_what_is_not_synced_is_noticed(
    recorded: dict[str, Recording], tmp_path: Path, proof: Proof, what: str
) -> None:
    """A trial that finds no fault is worth nothing unless it finds these."""
    work, spared, moments, is_of_a_restore = CONTROLS[what]
    since = poured(recorded[work]) if is_of_a_restore else 0
    recording = recorded[work].without_syncs(spared, since)
    trial = Trial(recording, tmp_path)
    caught = False
    for moment in sorted(moments(recording)):
        trial.cut_after(moment)
        if trial.faults or (work == "indexing" and set(trial.indexes) != {"whole"}):
            caught = True
            break
    proof.control("R1", f"power cuts without a sync of {what}", caught=caught)
    assert caught, "nothing was noticed"


@pytest.mark.prove
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_power_cut_at_every_step_loses_nothing(
    recorded_whole: dict[str, Recording], tmp_path: Path, proof: Proof, chunk: int
) -> None:
    """Each chunk takes every fourth moment of every recording."""
    faults: list[str] = []
    states = 0
    for recording in recorded_whole.values():
        trial = cut(recording, recording.telling()[chunk::CHUNKS], tmp_path, seed=chunk)
        tell(proof, trial)
        faults.extend(trial.faults)
        states += trial.states
        expect_whole(recording.work, trial.indexes)
    assert faults == []
    assert states >= FEWEST_STATES / CHUNKS
