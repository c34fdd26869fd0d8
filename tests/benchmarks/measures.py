"""What every benchmark measures with: clocks, memory, sizes, and the machine it ran on."""

from __future__ import annotations

import os
import platform
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


@dataclass
class Span:
    """How long a block of code took."""

    wall: float = 0.0
    """Seconds by the clock."""
    cpu: float = 0.0
    """Seconds of processor time of this process, all threads."""
    others: float = 0.0
    """Seconds of processor time of the processes that it started and that ended meanwhile."""


@contextmanager
def timed() -> Iterator[Span]:
    """Measure a block of code."""
    span = Span()
    wall, cpu, others = time.perf_counter(), time.process_time(), _others_seconds()
    try:
        yield span
    finally:
        span.wall, span.cpu = time.perf_counter() - wall, time.process_time() - cpu
        span.others = _others_seconds() - others


def _others_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def greatest_child_megabytes() -> float:
    """Tell the most memory that any ended process started by this one has had, in MB."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def peak_megabytes() -> float:
    """Tell the most memory this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says there begins with the memory of the parent
        found = re.search(r"VmHWM:\s+([0-9]+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) / (1 << 10)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def resident_megabytes() -> tuple[float, float]:
    """Tell the memory this process has now, in MB: its own, and pages of files that it looks at.

    The system takes the pages of files back when it wants them. Where it does not tell the two
    apart, all of it is the process's own.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return peak_megabytes(), 0.0
    said = dict(re.findall(r"(Rss\w+):\s+([0-9]+) kB", status.read_text(encoding="utf-8")))
    return int(said["RssAnon"]) / (1 << 10), int(said["RssFile"]) / (1 << 10)


def megabytes(path: Path) -> float:
    """Tell the size of a file or of everything in a folder, in MB."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / (1 << 20)


def percentile(values: Sequence[float], share: float) -> float:
    """Tell the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def machine() -> str:
    """Describe where and when the figures were taken."""
    load = f"load {os.getloadavg()[0]:.1f}"
    moment = datetime.now(UTC).strftime("%Y-%m-%d")
    cores = f"{os.cpu_count()} cores"
    return f"{moment}, {platform.machine()}, {cores}, {load}, Python {platform.python_version()}"


class Score(NamedTuple):
    """How many of the wanted were found, and how many were found that nobody wanted."""

    found: int = 0
    wanted: int = 0
    wrong: int = 0

    def __add__(self, other: object) -> Score:
        """Add up two articles."""
        assert isinstance(other, Score)
        return Score(*(one + two for one, two in zip(self, other, strict=True)))

    def line(self) -> str:
        """Precision and recall."""
        said = self.found + self.wrong
        return (
            f"precision {self.found / max(said, 1):.1%} ({self.found}/{said}), "
            f"recall {self.found / max(self.wanted, 1):.1%} ({self.found}/{self.wanted})"
        )
