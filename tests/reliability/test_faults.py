"""Whatever call to the disk a program is killed at, or fails at, nothing acknowledged is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proofs import Proof
from tests.reliability.faulting import WRITES, Fault, build, why_not
from tests.reliability.mutants import MUTANTS
from tests.reliability.phases import phases
from tests.reliability.power import can_record
from tests.reliability.sweep import Call, Sweep, beginnings, can_meet, edges

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

EVERY = 7
"""A short run takes one of so many calls, of those that are of another kind than the one before."""

PROMISES = {
    Fault.KILL: ("R2", "killed before a call"),
    Fault.TORN: ("R2", "killed in the middle of a write"),
    Fault.EIO_ONCE: ("R3", "a call fails once"),
    Fault.EIO_ON: ("R3", "a call fails, and all after it"),
    Fault.FULL: ("R4", "no room from a call on"),
}

ROTATION = (Fault.KILL, Fault.EIO_ONCE, Fault.TORN, Fault.FULL, Fault.EIO_ON)

CAUGHT = {
    "hasty": ("R2", "save alone", Fault.KILL, "archive.db-wal"),
    "careless": ("R2", "restore", Fault.KILL, "archive.db-wal"),
    "deaf": ("R3", "import", Fault.EIO_ONCE, ".part"),
    "trusting": ("R3", "backup", Fault.EIO_ONCE, ".tmp"),
    "plain": ("R3", "save alone", Fault.EIO_ONCE, "archive.db-wal"),
}
"""The promise that each mutant breaks, and the file whose first writes show it."""

TRIED = 8


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile what lets calls fail."""
    return build(tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="session")
def running(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sweep]:
    """Start the process that makes trials, once."""
    with Sweep(library, tmp_path_factory.mktemp("faults") / "sweep") as sweep:
        yield sweep


@pytest.fixture
def sweep(running: Sweep) -> Sweep:
    """Have trials made, of which nothing was found yet."""
    running.found.clear()
    return running


def told(sweep: Sweep, proof: Proof, *, upgrades: bool = False) -> list[str]:
    """Write down what was tried; return what is wrong."""
    wrong: list[str] = []
    for fault, found in sweep.found.items():
        promise, what = PROMISES[fault]
        proof(
            "R9" if upgrades and fault.kills else promise,
            what,
            trials=found.trials,
            faults=len(found.faults),
            losses=len(found.losses),
        )
        wrong += found.wrong
    return wrong


@pytest.mark.timeout(600)
def test_a_fault_at_some_calls_of_every_phase_loses_nothing(sweep: Sweep, proof: Proof) -> None:
    """Every seventh of the calls that are unlike the one before, with each fault in turn."""
    turn = 0
    for name in phases():
        calls = sweep.calls(name)
        assert len(calls) > 10
        for number in beginnings(calls)[turn % EVERY :: EVERY]:
            fault = ROTATION[turn % len(ROTATION)]
            fault = fault if can_meet(calls[number - 1], fault) else Fault.KILL
            sweep.trial(name, fault, number, is_thorough=turn % 2 == 0)
            turn += 1
    assert told(sweep, proof) == []
    assert turn > 50
    assert set(sweep.found) == set(ROTATION)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_is_caught(sweep: Sweep, proof: Proof, mutant: str) -> None:
    """A sweep that finds no fault is worth nothing unless it finds these."""
    promise, phase, fault, name = CAUGHT[mutant]
    calls = enumerate(sweep.calls(phase), 1)
    writes = [at for at, call in calls if call.path.endswith(name) and call.name in WRITES]
    caught = any(sweep.trial(phase, fault, at, mutant=mutant).wrong for at in writes[:TRIED])
    proof.control(promise, mutant, caught=caught)
    assert caught


_LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
_MEANT = {"open": "openat", "creat": "openat", "renameat": "rename", "renameat2": "rename"}
_MEANT |= {"mkdirat": "mkdir", "linkat": "link", "pwritev2": "pwritev"}


@pytest.mark.timeout(300)
@pytest.mark.skipif(not can_record(), reason="strace is not there or not allowed")
def test_the_library_counts_every_call(library: Path, tmp_path: Path) -> None:
    """What it counts of a phase is what the kernel is asked for, call by call."""
    traced = (
        "open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync_file_range,"
        "ftruncate,truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,"
        "link,linkat,symlink,symlinkat,sendfile,copy_file_range"
    )
    trace, folder = tmp_path / "trace", tmp_path / "sweep"
    strace = ["strace", "-f", "-y", "--seccomp-bpf", "-s", "16", "-e", f"trace={traced}"]
    with Sweep(library, folder, [*strace, "-o", str(trace)]) as sweep:
        counted = [call.name for phase in ("import", "backup") for call in sweep.calls(phase)]
    assert asked_for(trace.read_text(), folder) == counted


def asked_for(trace: str, folder: Path) -> list[str]:
    """Name the calls between the two marks in a trace that change something below `trial`."""
    found: list[str] = []
    begun, runner = False, ""
    for line in trace.splitlines():
        parsed = _LINE.match(line)
        if parsed is None:
            continue
        process, name, arguments = parsed.groups()
        if f"<{folder}/calls>" in arguments.split(",")[0]:
            if '"begin' in arguments:
                begun, runner = True, process
            begun = begun and '"end' not in arguments
            continue
        if not begun or process != runner or f"{folder}/trial" not in _there(name, arguments):
            continue
        if name in {"open", "openat"} and not re.search(r"O_CREAT|O_TRUNC", arguments):
            continue
        if name == "unlinkat":
            name = "rmdir" if "AT_REMOVEDIR" in arguments else "unlink"
        found.append(_MEANT.get(name, name))
    return found


def _there(name: str, arguments: str) -> str:
    """The part of a call that says where it changes something."""
    parts = arguments.split(", ")
    if name in {"open", "openat", "creat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"}:
        return ", ".join(parts[:2])
    return arguments if "link" in name or "rename" in name else parts[name == "copy_file_range"]


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("phase", phases())
def test_a_fault_at_every_call_of_a_phase_loses_nothing(
    sweep: Sweep, proof: Proof, phase: str, part: int
) -> None:
    """Every call: killed, torn, failed, without room; the odd ones here, the even ones there."""
    calls = sweep.calls(phase)
    thorough = edges(calls)
    for number in range(1 + part, len(calls) + 1, 2):
        for fault in faults_at(number, calls[number - 1], is_edge=number in thorough):
            sweep.trial(phase, fault, number, is_thorough=number in thorough)
    assert told(sweep, proof, upgrades=phase.startswith("version-")) == []


def faults_at(number: int, call: Call, *, is_edge: bool) -> Iterator[Fault]:
    """Choose the faults of a call: in a row of like ones an error lasts, or passes, by turns."""
    yield Fault.KILL
    yield Fault.FULL
    if can_meet(call, Fault.TORN):
        yield Fault.TORN
    if is_edge or number // 2 % 2:
        yield Fault.EIO_ONCE
    if is_edge or not number // 2 % 2:
        yield Fault.EIO_ON
