"""How fast queries are answered, beside other engines over the same articles; and what it takes.

Two levels are measured of ours. The engine: analysis of the words, exact matching, ranking, twenty
ids, as other engines are asked. The product: Searcher.search with its facets, and a page of
twenty rows with passages, as the window asks.
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from math import exp, log
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from db import create_archive, open_archive
from db.records import SearchRequest
from tests.benchmarks.articles import Article, read, repeated
from tests.benchmarks.engines import Corpus, Engine, Ours, Way, build_ours, build_ours_in_two
from tests.benchmarks.known_items import Compounds, make_known_items
from tests.benchmarks.measures import (
    machine,
    megabytes,
    peak_megabytes,
    percentile,
    timed,
)
from tests.benchmarks.peers import PEERS
from tests.benchmarks.questions import Ask, make_asks
from tests.benchmarks.scan import Scan

OURS: Final = "Kho Báo"
FIRST_STAGE: Final = "Kho Báo, first stage"
"""Ours without its second stage of ranking, which other engines have nothing like."""

REPEATS: Final = 5
SLOW_MS: Final = 100.0
"""A query that takes longer than this is asked once more only: noise is small beside it."""

MOST_FOR_PRODUCT: Final = 200_000
"""Articles up to which a whole archive is made as well."""

FREE_TARGETS: Final = 20
"""Articles out of which free text is cut, for the growth of ranking alone."""

Say = Callable[[str], None]


# ---- building, each index in a process of its own -----------------------------------------------


@dataclass(frozen=True, slots=True)
class Built:
    """What building an index took."""

    cpu: float
    wall: float
    peak: float
    """MB of memory; of ours, of one process."""
    size: float
    """MB on disk."""


def _build(name: str, folder: Path, corpus: Corpus) -> Built:
    """Build one index; runs in a process of its own."""
    build = build_ours if name == OURS else PEERS[name].build
    held = corpus.articles()
    with timed() as span:
        build(folder, repeated(held, corpus.wanted))
    return Built(span.cpu, span.wall, peak_megabytes(), megabytes(folder))


def _asked_once(name: str, folder: Path, asks: Sequence[Ask]) -> float:
    """Ask every query once and tell the peak of memory; runs in a process of its own."""
    engine = _opened(name, folder)
    for ask in asks:
        engine.find(ask)
    return peak_megabytes()


def _opened(name: str, folder: Path) -> Engine:
    return Ours(folder) if name == OURS else PEERS[name].open(folder)


def _alone(work: Callable[..., object], *arguments: object) -> object:
    """Call a function in a new process, so that its memory and its time are its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _new_folder(root: Path, name: str) -> Path:
    folder = root / "".join(char if char.isalnum() else "_" for char in name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


# ---- timing --------------------------------------------------------------------------------------


def best_times(
    engines: Mapping[str, Engine], asks: Sequence[Ask], repeats: int = REPEATS
) -> dict[str, list[tuple[float, float] | None]]:
    """Ask all engines by turns; return the best of equal repeats in ms: thread CPU, wall.

    None where an engine cannot say the query.
    """
    times: dict[str, list[tuple[float, float] | None]] = {name: [] for name in engines}
    for ask in asks:
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in engines}
        able = {name for name, engine in engines.items() if engine.find(ask) is not None}
        for turn in range(repeats):
            for name in able:
                if turn < 2 or runs[name][0][1] < SLOW_MS:
                    runs[name].append(_timed_once(engines[name], ask))
        for name, run in runs.items():
            cpu, wall = (
                (min(each, default=0.0) for each in zip(*run, strict=True)) if run else (0, 0)
            )
            times[name].append((cpu, wall) if run else None)
    return times


def _timed_once(engine: Engine, ask: Ask) -> tuple[float, float]:
    cpu, wall = time.thread_time(), time.perf_counter()
    engine.find(ask)
    return (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def geomean(ratios: Iterable[float]) -> float:
    """The mean of ratios."""
    logs = [log(ratio) for ratio in ratios]
    return exp(sum(logs) / len(logs)) if logs else float("nan")


def _pair(values: Sequence[float]) -> str:
    if not values:
        return "–"
    return f"{percentile(values, 0.5):.2f} / {percentile(values, 0.95):.2f}"


def _kinds(asks: Sequence[Ask]) -> list[str]:
    return list(dict.fromkeys(ask.kind for ask in asks))


def _say_times(
    asks: Sequence[Ask], times: Mapping[str, Sequence[tuple[float, float] | None]], say: Say
) -> None:
    """Print p50 / p95 by kind and engine, then the paired ratios."""
    say("| thread CPU, p50 / p95 in ms | " + " | ".join(times) + " |")
    say("|---" * (len(times) + 1) + "|")
    for kind in (*_kinds(asks), "all"):
        cells = []
        for found in times.values():
            chosen = zip(asks, found, strict=True)
            took = [one[0] for ask, one in chosen if one and kind in {ask.kind, "all"}]
            cells.append(_pair(took))
        say(f"| {kind} | " + " | ".join(cells) + " |")
    walls = [_pair([one[1] for one in found if one]) for found in times.values()]
    say("| all, wall | " + " | ".join(walls) + " |")
    if FIRST_STAGE in times and len(times) > 2:
        _say_ratios(asks, times, say)


def _say_ratios(
    asks: Sequence[Ask], times: Mapping[str, Sequence[tuple[float, float] | None]], say: Say
) -> None:
    say("\n| other over ours, query by query | geometric mean | p5 | p50 | p95 | ours quicker |")
    say("|---|---|---|---|---|---|")
    others = [name for name in times if name not in {OURS, FIRST_STAGE}]
    for mine, name, plain in product((FIRST_STAGE, OURS), others, (False, True)):
        ratios = [
            other[0] / ours[0]
            for ask, ours, other in zip(asks, times[mine], times[name], strict=True)
            if ours and other and (ask.is_plain or not plain)
        ]
        spread = " | ".join(f"{percentile(ratios, at):.2f}" for at in (0.05, 0.5, 0.95))
        quicker = sum(ratio > 1 for ratio in ratios)
        of = f"{name} / {mine}" + (", queries without marks" if plain else "")
        say(f"| {of} | {geomean(ratios):.2f} | {spread} | {quicker} of {len(ratios)} |")


# ---- correctness ---------------------------------------------------------------------------------


def expected(found: frozenset[int], articles: int, wanted: int) -> set[int]:
    """The numbers that a repeated corpus must give, from those of the corpus counted from 0."""
    return {number for first in found for number in range(first + 1, wanted + 1, articles)}


def check_counts(
    ours: Ours, scan: Scan, asks: Sequence[Ask], articles: int, wanted: int
) -> dict[str, tuple[int, int]]:
    """Compare the articles of every query with the scan: equal ones of all, by kind."""
    equal = dict.fromkeys(_kinds(asks), (0, 0))
    for ask in asks:
        same = ours.all_numbers(ask) == expected(scan.numbers(ask), articles, wanted)
        right, of = equal[ask.kind]
        equal[ask.kind] = (right + same, of + 1)
    return equal


# ---- the product ---------------------------------------------------------------------------------


def _product(corpus: Corpus, folder: Path, asks: Sequence[Ask], say: Say) -> None:
    """Take the articles into an archive and ask as the window does."""
    lines = folder / "articles.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number, article in repeated(corpus.articles(), corpus.wanted):
            file.write(article.line(str(number)) + "\n")
    archive = create_archive(folder / "bench.khobao")
    archive.ingest([lines], lambda _event: None)
    indexer = archive.indexer()
    indexer.sync()
    indexer.close()
    archive.close()
    archive = open_archive(folder / "bench.khobao", read_only=True)
    searcher = archive.searcher()
    took: dict[str, list[tuple[float, float]]] = {}
    for ask in asks:
        if ask.text is None:
            continue
        request = SearchRequest(ask.text, facets=True)
        best = (float("inf"), float("inf"))
        for _ in range(REPEATS):
            started = time.thread_time()
            hits = searcher.search(request)
            searched = time.thread_time()
            searcher.page(hits, 0, 20)
            whole = (time.thread_time() - started) * 1000
            best = min(best, (whole, (searched - started) * 1000))
        took.setdefault(ask.kind, []).append(best)
    searcher.close()
    archive.close()
    took["all"] = [one for found in took.values() for one in found]
    say("\n| product, thread CPU, p50 / p95 in ms | search with facets | with a page of 20 |")
    say("|---|---|---|")
    for kind, found in took.items():
        searches, wholes = _pair([one[1] for one in found]), _pair([one[0] for one in found])
        say(f"| {kind} | {searches} | {wholes} |")


# ---- all of it -----------------------------------------------------------------------------------


def _say_built(name: str, built: Built, asking: float, wanted: int, say: Say) -> None:
    say(
        f"| {name} | {built.cpu:.1f} | {built.wall:.1f} | {built.peak:.0f} | {built.size:.0f} |"
        f" {built.size * 1024 / wanted:.2f} | {asking:.0f} |"
    )


def _free(articles: Sequence[Article], seed: int) -> list[Ask]:
    """Free text of all kinds of known-item queries: long, misspelt, in no order."""
    made = make_known_items(articles, Compounds(articles), seed, FREE_TARGETS)
    return [Ask(f"free: {item.kind}", tuple(item.query.lower().split())) for item in made]


def _compare(
    corpus: Corpus, names: Sequence[str], root: Path, asks: Sequence[Ask], say: Say
) -> dict[str, Path]:
    """Build the indexes one after the other and print what that took."""
    say(
        "| index | CPU s | wall s | peak MB | MB on disk | KB an article |"
        " MB while asking |\n|---|---|---|---|---|---|---|"
    )
    folders: dict[str, Path] = {}
    for name in (OURS, *names):
        folder = folders[name] = _new_folder(root, name)
        built = _alone(_build, name, folder, corpus)
        asking = _alone(_asked_once, name, folder, asks)
        assert isinstance(built, Built)
        assert isinstance(asking, float)
        _say_built(name, built, asking, corpus.wanted, say)
    with timed() as span:
        build_ours_in_two(_new_folder(root, "two processes"), corpus)
    say(f"| {OURS}, two processes | | {span.wall:.1f} | | | | |")
    return folders


def _present(names: Sequence[str], say: Say) -> list[str]:
    present = [name for name in names if PEERS[name].is_there()]
    for name in names:
        if name not in present:
            say(f"{name} is left out: {PEERS[name].library} is missing ({PEERS[name].advice})")
    return present


def run(
    corpus: Sequence[Path],
    seeds: Sequence[int],
    sizes: Sequence[int],
    peers: Sequence[str],
    say: Say,
) -> None:
    """Print all tables. Peers are compared at the greatest of the sizes."""
    say(f"machine   {machine()}")
    articles = read(corpus)
    present = _present(peers, say)
    scan = Scan(articles)
    asks = {seed: make_asks(articles, seed) for seed in seeds}
    free = _free(articles, seeds[0])
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        pickled = root / "articles.pickle"
        pickled.write_bytes(pickle.dumps(list(articles)))
        for wanted in sorted(sizes):
            at_this_size = present if wanted == max(sizes) else []
            say(f"\n## {wanted:,} articles\n")
            one = Corpus(pickled, wanted)
            folders = _compare(one, at_this_size, root / str(wanted), asks[seeds[0]], say)
            engines = {name: _opened(name, folder) for name, folder in folders.items()}
            ours = Ours(folders[OURS])
            engines[FIRST_STAGE] = Way(ours.find_by_impacts)
            for seed in seeds:
                say(f"\n### engine, seed {seed}: {len(asks[seed])} queries\n")
                _say_times(asks[seed], best_times(engines, asks[seed]), say)
                equal = check_counts(ours, scan, asks[seed], len(articles), wanted)
                said = ", ".join(f"{kind} {right} of {of}" for kind, (right, of) in equal.items())
                say(f"\narticles found as by a scan: {said}")
            say("\n### engine, free text: ranking alone, 20 ids\n")
            _say_times(free, best_times({OURS: Way(ours.rank)}, free), say)
            if wanted <= MOST_FOR_PRODUCT:
                _product(one, _new_folder(root, "product"), asks[seeds[0]], say)
            shutil.rmtree(root / str(wanted), ignore_errors=True)
