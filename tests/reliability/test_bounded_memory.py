"""Whatever its size, a file is taken in within bounds, and who waits for it can stop it (R15)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from db import create_archive
from tests.db.ingest.sources.packing import PAGE, zipped
from tests.db.ingest.sources.samples.documents import pdf
from tests.proofs import Proof
from tests.reliability.test_hostile_files import MOST_MEMORY

ROOT = Path(__file__).parents[2]
CANCEL_SECONDS = 1.0
"""So soon a run ends that somebody cancels (R15)."""

WAITS = (0.0, 0.4, 1.2)
"""Seconds after which a run is cancelled, once it reads."""

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def repeated(path: Path, start: bytes, part: bytes, size: int) -> None:
    """Write a file of this many bytes, a piece at a time."""
    block = part * ((1 << 20) // len(part))
    with path.open("wb") as file:
        file.write(start)
        while file.tell() < size:
            file.write(block)


def two_gigabytes_of_text(folder: Path) -> None:
    repeated(folder / "a.txt", b"", "Sông rộng thêm một sải sau mùa lũ.\n\n".encode(), 2 << 30)


def a_hole_of_two_gigabytes(folder: Path) -> None:
    with (folder / "a.txt").open("wb") as file:
        file.write(PAGE)
        file.truncate(2 << 30)


def one_line_of_html(folder: Path) -> None:
    words = "người qua lại <b>đông</b> như ngày hội ".encode()
    repeated(folder / "a.html", b"<html><body><h1>X</h1><p>", words, 500 << 20)


def one_line_of_json(folder: Path) -> None:
    repeated(folder / "a.jsonl", b'{"title": "x", "body": "', "sông rộng ".encode(), 300 << 20)


def ten_thousand_pages(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(pdf(10_000))


def a_bomb(folder: Path) -> None:
    packed = zipped({"0.txt": bytes(48 << 20)})
    for _ in range(2):
        packed = zipped({f"{number}.zip": packed for number in range(16)})
    (folder / "42.zip").write_bytes(packed)


def many_large_pages(folder: Path) -> None:
    """Each within its bounds, and together none of them."""
    for number in range(12):
        words = f"người thứ {number} qua lại đông như ngày hội, ".encode()
        repeated(folder / f"{number}.html", b"<h1>X</h1><p>", words, 30 << 20)


MAKERS: tuple[Callable[[Path], None], ...] = (
    *(two_gigabytes_of_text, a_hole_of_two_gigabytes, one_line_of_html, one_line_of_json),
    *(ten_thousand_pages, a_bomb, many_large_pages),
)


MEASURE = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""
"""Tells the most memory that one of the processes below had: begun by a small one, as the memory of
a process counts from that of who began it."""


def ingest(archive: Path, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    measured = [] if options else ["-c", MEASURE]
    command = ["-P", "-m", "db.cli", "ingest", str(archive), str(folder), "--json", *options]
    return subprocess.Popen(
        [sys.executable, *measured, *command],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )


def processes(parent: int) -> dict[int, float]:
    """A process and those that it started: the processor time that each has taken, in seconds."""
    found: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            facts = stat.read_text().rpartition(")")[2].split()
            if parent in {int(stat.parent.name), int(facts[1])}:
                found[int(stat.parent.name)] = sum(map(int, facts[11:13])) / TICKS
    return found


def has_begun(pid: int, folder: Path) -> bool:
    """Whether it has one of the files open, or a process of its own that reads one."""
    with suppress(OSError):
        links = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
        return any(link.startswith(str(folder)) for link in links) or len(processes(pid)) > 1
    return False


def seconds_to_stop(archive: Path, folder: Path, after: float) -> float | None:
    """Cancel a run some time after it began to read: how much it still works till its end.

    In seconds of the processor, which other programs do not make longer; None when it had ended.
    """
    with ingest(archive, folder, "--watch-stdin") as child:
        while child.poll() is None and not has_begun(child.pid, folder):
            time.sleep(0.01)
        time.sleep(after)
        before = processes(child.pid)
        assert child.stdin is not None
        child.stdin.close()
        if child.poll() is not None:
            return None
        _pid, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode in {0, 1, 130}
        return usage.ru_utime + usage.ru_stime - sum(before.values())


@pytest.mark.skipif(sys.platform != "linux", reason="reads what processes take from /proc")
@pytest.mark.prove
@pytest.mark.timeout(600)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_large_file_takes_little_memory_and_can_be_stopped(
    tmp_path: Path, proof: Proof, make: Callable[[Path], None]
) -> None:
    folder, archive = tmp_path / "tệp", tmp_path / "Kho.khobao"
    folder.mkdir()
    try:
        create_archive(archive).close()
        make(folder)
        took = [seconds_to_stop(archive, folder, after) for after in WAITS]
        with ingest(archive, folder) as child:
            output, errors = child.communicate()
    finally:
        for place in (folder, archive):
            shutil.rmtree(place)  # gigabytes, which pytest would keep
    cancels = [one for one in took if one is not None]
    peak = int(errors.split()[-1]) << 10
    slow = any(one > CANCEL_SECONDS for one in cancels)
    what = f"large files: {make.__name__.replace('_', ' ')}"
    proof("R15", what, trials=1 + len(cancels), faults=slow + (peak > MOST_MEMORY), losses=0)
    print(f"{make.__name__}: peak {peak >> 20} MB, cancelled in {cancels}")  # noqa: T201 - the figures of the proof
    assert child.returncode in {0, 1}, errors[-3000:]
    assert json.loads(output.splitlines()[-1])["event"] == "report"
    assert peak < MOST_MEMORY, f"{peak >> 20} MB"
    assert not slow, cancels
