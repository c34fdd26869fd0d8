"""What keeping a large archive takes: open it, search it, back it up, look it over."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final, NamedTuple

from db import open_archive
from db.records import SearchRequest
from tests.benchmarks.ingest import queries
from tests.benchmarks.large_archive import large_archive
from tests.benchmarks.measures import machine, megabytes, percentile

ARTICLES: Final = 150_000
QUERIES: Final = 100
ROWS: Final = 20
MOST_MEGABYTES: Final = 512
"""Of any command at its peak, index pages and database pages that it maps included."""

RUN: Final = """
import sys, time
from db.cli import main
from tests.benchmarks.measures import peak_megabytes
code = main(sys.argv[1:])
print(time.process_time(), peak_megabytes(), file=sys.stderr)
sys.exit(code)
"""
"""Runs `kho`, and tells what it took: the memory of a child begins with that of who started it."""


class Ran(NamedTuple):
    """What one command took."""

    seconds: float
    processor: float
    peak: float
    """MB."""


def run(
    corpus: Sequence[Path],
    seed: int,
    keep: Path | None,
    say: Callable[[str], None],
    articles: int = ARTICLES,
) -> None:
    """Print each figure beside its aim; what is kept gets one more backup by it."""
    say(machine())
    with large_archive(corpus, articles, keep, say) as path:
        say(
            f"on disk   database {megabytes(path / 'archive.db'):.0f} MB, "
            f"index {megabytes(path / 'index'):.0f} MB"
        )
        _measure(path, say, "first search of a new process", 2.0, "search", "quảng ninh giải")
        _searches(path, seed, say)
        _measure(path, say, "backup, verified", 60.0, "backup")
        _measure(path, say, "list of backups", 2.0, "backups")
        _measure(path, say, "check", 60.0, "check")
        _measure(path, say, "check --full", 300.0, "check", "--full")
        _measure(path, say, "fixity, a whole pass", 60.0, "fixity", "--again")


def _searches(path: Path, seed: int, say: Callable[[str], None]) -> None:
    """Search in one process: what a window waits for, with its first page of rows."""
    began = perf_counter()
    archive = open_archive(path, read_only=True)
    searcher, reader = archive.searcher(), archive.reader()
    newest = reader.browse()
    reader.rows(newest[:ROWS])
    say(f"{'open, and the newest articles':32} {perf_counter() - began:6.2f} s (aim 1 s)")
    asked = queries(archive, QUERIES, seed)
    took: list[float] = []
    for query in asked:
        began = perf_counter()
        hits = searcher.search(SearchRequest(query, facets=True))
        searcher.page(hits, 0, ROWS)
        took.append(1000 * (perf_counter() - began))
    searcher.close()
    reader.close()
    archive.close()
    say(
        f"{f'{len(asked)} searches with rows and facets':32} p50 {percentile(took, 0.5):.1f} ms, "
        f"p95 {percentile(took, 0.95):.1f} ms (aim 100 ms)"
    )


def _measure(
    path: Path, say: Callable[[str], None], what: str, aim: float, name: str, *rest: str
) -> None:
    ran = _kho(name, path, *rest)
    say(
        f"{what:32} {ran.seconds:6.1f} s (aim {aim:g} s), {ran.processor:.1f} s of processor, "
        f"at most {ran.peak:.0f} MB (aim {MOST_MEGABYTES})"
    )


def _kho(name: str, archive: Path, *rest: str) -> Ran:
    """Run a command as a person would, in a process of its own."""
    command = [sys.executable, "-c", RUN, name, str(archive), *rest, "--json"]
    began = perf_counter()
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = perf_counter() - began
    if ended.returncode:
        raise SystemExit(f"kho {name}: {ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    processor, peak = map(float, ended.stderr.split()[-2:])
    return Ran(seconds, processor, peak)
