"""How fast articles come in and are found: ingest, index, open, search, memory, sizes."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from db import Archive, create_archive, open_archive
from db.records import SearchRequest, Sort
from tests.benchmarks.measures import (
    greatest_child_megabytes,
    machine,
    megabytes,
    peak_megabytes,
    percentile,
    timed,
)

QUERIES = 100


def queries(archive: Archive, count: int, seed: int) -> list[str]:
    """Cut queries of one to four words out of random headlines, half of them without marks."""
    from db.search.vietnamese import tokens

    chance = random.Random(seed)
    reader = archive.reader()
    ids = reader.browse()
    made: list[str] = []
    while len(made) < count and ids:
        (row,) = reader.rows([chance.choice(ids)])
        words = tokens(row.headline)
        length = chance.randint(1, 4)
        if len(words) < length:
            continue
        start = chance.randint(0, len(words) - length)
        plain = chance.random() < 0.5
        part = words[start : start + length]
        made.append(" ".join(word.folded if plain else word.accented for word in part))
    reader.close()
    return made


def bench_ingest(archive: Archive, corpus: Sequence[Path], say: Callable[[str], None]) -> int:
    """Take the corpus in, then index it."""
    with timed() as taking:
        report = archive.ingest(corpus, lambda _event: None)
    say(
        f"ingest    {report.added} added, {report.duplicates} duplicates, {report.failed} failed: "
        f"{report.added / taking.wall:.0f} articles/s "
        f"({taking.wall:.1f} s wall; "
        f"CPU: storing {taking.cpu:.1f} s, reading {taking.others:.1f} s)"
    )
    say(
        f"          peak memory: storing {peak_megabytes():.0f} MB, "
        f"reading {greatest_child_megabytes():.0f} MB"
    )
    indexer = archive.indexer()
    with timed() as indexing:
        state = indexer.sync()
    indexer.close()
    say(
        f"index     {state.documents} articles: {state.documents / indexing.wall:.0f} articles/s "
        f"({indexing.wall:.1f} s wall, {indexing.cpu:.1f} s CPU), "
        f"peak memory {peak_megabytes():.0f} MB"
    )
    archive.close()
    database, index = archive.path / "archive.db", archive.path / "index"
    say(
        f"on disk   database {megabytes(database):.0f} MB, index {megabytes(index):.0f} MB "
        f"({megabytes(index) * 1024 / max(1, state.documents):.1f} KB an article), "
        f"originals {megabytes(archive.path / 'objects'):.0f} MB"
    )
    return state.documents


def bench_search(path: Path, seed: int, say: Callable[[str], None]) -> None:
    """Open the archive afresh and search it."""
    archive = open_archive(path, read_only=True)
    asked = queries(archive, QUERIES, seed)
    with timed() as opening:
        searcher = open_archive(path, read_only=True).searcher()
        searcher.search(SearchRequest(asked[0]))
    say(f"open      archive and first search: {opening.wall * 1000:.0f} ms")
    for name, request in (
        ("search", SearchRequest),
        ("by date", lambda query: SearchRequest(query, sort=Sort.NEWEST)),
        ("facets", lambda query: SearchRequest(query, facets=True)),
    ):
        took: list[float] = []
        with_rows: list[float] = []
        for query in asked:
            hits = searcher.search(request(query))
            took.append(hits.took_ms)
            with timed() as page:
                searcher.page(hits, 0, 20)
            with_rows.append(hits.took_ms + page.wall * 1000)
        say(
            f"{name:9} p50 {percentile(took, 0.5):.1f} ms, p95 {percentile(took, 0.95):.1f} ms; "
            f"with 20 rows and passages p50 {percentile(with_rows, 0.5):.1f} ms, "
            f"p95 {percentile(with_rows, 0.95):.1f} ms"
        )
    searcher.close()
    archive.close()


def run(corpus: Sequence[Path], seed: int, keep: Path | None, say: Callable[[str], None]) -> None:
    """Print all figures of an archive made of the corpus; keep the archive when asked."""
    say(f"machine   {machine()}")
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "bench.khobao"
        archive = create_archive(path)
        bench_ingest(archive, corpus, say)
        bench_search(path, seed, say)
