"""How long anybody waits: whole pages, cold openings, and how soon a search lets itself be stopped.

Two things make a window stutter while it searches: a question whether to stop that comes late, and
a call that keeps the interpreter from the other threads. Both are measured for every kind of query.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from db import Searcher, open_archive
from db.records import SearchRequest, Sort
from tests.benchmarks.ingest import queries
from tests.benchmarks.large_archive import large_archive
from tests.benchmarks.measures import machine, percentile

ARTICLES = 150_000
QUERIES = 200
ROWS = 20
TRIES = 3
TICK = 0.001

LONG = (
    "người dân thành phố đã được nhận giải thưởng lớn của các cơ quan nhà nước trong năm nay và "
    "cho biết sẽ còn tiếp tục những công việc này ở nhiều tỉnh"
)
KINDS: dict[str, tuple[SearchRequest, ...]] = {
    "everything": (
        SearchRequest(""),
        SearchRequest("", Sort.OLDEST),
        SearchRequest("", facets=True),
    ),
    "common words": tuple(SearchRequest(each, facets=True) for each in ("của", "cua", "của các")),
    "by date": (SearchRequest("của", Sort.NEWEST), SearchRequest("cua", Sort.OLDEST)),
    "a long text": (SearchRequest(LONG), SearchRequest("nguoi dan thanh pho da duoc nhan giai")),
    "phrases": tuple(map(SearchRequest, ('"của các"', '"trong năm nay"', '"da duoc nhan"'))),
    "without": tuple(map(SearchRequest, ("-của", '-"của các"', "người -và -của"))),
    "nothing fits": tuple(map(SearchRequest, ("xqzw của người", "dướng", "quáng ninh đổi mơi"))),
    "first letters": tuple(SearchRequest(each, typing=True, facets=True) for each in "đtnhcáêuq"),
    "unfinished": tuple(
        SearchRequest(each, typing=True) for each in ("th", "đư", "ngư", "của đ", "của các t")
    ),
    "beginnings": tuple(map(SearchRequest, ("th*", "t* n*", '"của t*"'))),
}


@dataclass
class Waits:
    """The longest waits of a query, in seconds."""

    whole: float = float("inf")
    asked: float = float("inf")
    """Between two questions whether to stop, as time of the processor."""
    stalled: float = float("inf")
    """During which another thread could not run."""


class _Ticker(threading.Thread):
    """Wakes up every millisecond and remembers the longest it overslept."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._is_over = threading.Event()
        self.longest = 0.0

    def run(self) -> None:
        last = time.perf_counter()
        while not self._is_over.is_set():
            time.sleep(TICK)
            now = time.perf_counter()
            self.longest, last = max(self.longest, now - last - TICK), now

    def stop(self) -> float:
        self._is_over.set()
        self.join()
        return self.longest


def waits(searcher: Searcher, request: SearchRequest) -> Waits:
    """Search some times; what another program delays in one of them does not count."""
    best = Waits()
    for _ in range(TRIES):
        asked = [time.thread_time()]
        ticker = _Ticker()
        ticker.start()

        def should_stop(asked: list[float] = asked) -> bool:
            asked.append(time.thread_time())
            return False

        began = time.perf_counter()
        searcher.search(request, should_stop)
        whole = time.perf_counter() - began
        should_stop()
        apart = max(after - before for before, after in pairwise(asked))
        best = Waits(
            min(best.whole, whole), min(best.asked, apart), min(best.stalled, ticker.stop())
        )
    return best


def forget(folder: Path) -> bool:
    """Ask the system to forget what it holds of files in memory; tells whether it can."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def bench_opening(path: Path, query: str, say: Callable[[str], None]) -> None:
    """Open the archive and show a first page, from the disk and from memory."""
    for name in ("cold", "warm"):
        if name == "cold" and not forget(path):
            continue
        began = time.perf_counter()
        searcher = open_archive(path, read_only=True).searcher()
        opened = time.perf_counter()
        hits = searcher.search(SearchRequest(query, facets=True))
        found = time.perf_counter()
        searcher.page(hits, 0, ROWS)
        shown = time.perf_counter()
        say(
            f"{name:9} opened in {(opened - began) * 1000:.0f} ms, "
            f"searched in {(found - opened) * 1000:.0f}, shown in {(shown - found) * 1000:.0f}"
        )
        searcher.close()


def bench_pages(searcher: Searcher, asked: Sequence[str], say: Callable[[str], None]) -> None:
    """Search with facets and show a page, as a window does for each query."""
    searching: list[float] = []
    showing: list[float] = []
    for query in asked:
        began = time.thread_time()
        hits = searcher.search(SearchRequest(query, facets=True))
        found = time.thread_time()
        searcher.page(hits, 0, ROWS)
        searching.append((found - began) * 1000)
        showing.append((time.thread_time() - found) * 1000)
    both = [one + other for one, other in zip(searching, showing, strict=True)]
    for name, took in (("search", searching), ("page", showing), ("both", both)):
        say(f"{name:9} p50 {percentile(took, 0.5):.1f}, p95 {percentile(took, 0.95):.1f} ms CPU")


def bench_waits(searcher: Searcher, say: Callable[[str], None]) -> None:
    """Measure the longest waits of every kind of query."""
    for name, requests in KINDS.items():
        measured = [waits(searcher, request) for request in requests]
        whole, asked, stalled = (
            max(getattr(one, field) for one in measured) * 1000
            for field in ("whole", "asked", "stalled")
        )
        say(f"{name:13} at most {whole:5.0f} ms; asks within {asked:4.1f}, stalls {stalled:4.1f}")


def run(corpus: Sequence[Path], seed: int, keep: Path | None, say: Callable[[str], None]) -> None:
    """Measure all this on as many copies of a corpus as make 150,000 articles."""
    say(machine())
    with large_archive(corpus, ARTICLES, keep, say) as path:
        archive = open_archive(path, read_only=True)
        asked = queries(archive, QUERIES, seed)
        bench_opening(path, asked[0], say)
        searcher = archive.searcher()
        bench_pages(searcher, asked, say)
        bench_waits(searcher, say)
        searcher.close()
        archive.close()
