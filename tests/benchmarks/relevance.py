"""How high the article that a query was cut out of ranks, and what each feature adds to that."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from db import create_archive, open_archive
from db.records import SearchRequest
from db.search.codec import candidates, features
from db.searcher import Searcher
from tests.benchmarks.articles import Article, copies, read
from tests.benchmarks.bm25 import FoldedBM25
from tests.benchmarks.known_items import (
    KINDS,
    Compounds,
    KnownItem,
    make_known_items,
    read_known_items,
)
from tests.benchmarks.measures import machine, percentile

MADE_TARGETS: Final = 120
LOOKED_AT: Final = 1000
"""Hits in which the right article is looked for; beyond, it counts as not found."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where the right article stood, by kind of query: 1 for the first place, 0 for nowhere."""

    ranks: Mapping[str, Sequence[int]]

    def mrr(self, kind: str) -> float:
        """Mean reciprocal rank."""
        return float(np.mean([1 / rank if rank else 0.0 for rank in self.ranks[kind]]))

    def first(self, kind: str) -> float:
        """Share of the queries whose right article came first (P@1)."""
        return float(np.mean([rank == 1 for rank in self.ranks[kind]]))

    @property
    def mean_mrr(self) -> float:
        """Mean over the kinds."""
        return float(np.mean([self.mrr(kind) for kind in self.ranks]))

    @property
    def mean_first(self) -> float:
        """Mean of P@1 over the kinds."""
        return float(np.mean([self.first(kind) for kind in self.ranks]))


Rank = Callable[[str], Sequence[str]]
"""Gives the source ids of what a query finds, the best first."""


def judge(items: Sequence[KnownItem], same: Mapping[str, frozenset[str]], rank: Rank) -> Judgement:
    """Ask all queries. A copy of the right article is as right."""
    ranks: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for item in items:
        right = same.get(item.target, frozenset({item.target}))
        found = (at for at, one in enumerate(rank(item.query), start=1) if one in right)
        ranks[item.kind].append(next(found, 0))
    return Judgement({kind: found for kind, found in ranks.items() if found})


class Product:
    """Asks an archive as its window does, through Searcher.search; for one thread."""

    def __init__(self, searcher: Searcher, source_ids: Mapping[int, str]) -> None:
        self._searcher = searcher
        self._source_ids = source_ids
        self.milliseconds: list[float] = []

    def __call__(self, query: str) -> list[str]:
        started = time.thread_time()
        hits = self._searcher.search(SearchRequest(query))
        self.milliseconds.append((time.thread_time() - started) * 1000)
        return [self._source_ids[one] for one in hits.ids[:LOOKED_AT]]


@contextmanager
def without(feature: str) -> Iterator[None]:
    """Leave a feature out of ranking for a while: one of FEATURES, or a constant of candidates."""
    if feature in features.FEATURES:
        held = features.FEATURES[feature]
        features.FEATURES[feature] = 0.0
        try:
            yield
        finally:
            features.FEATURES[feature] = held
        return
    constant: Any = getattr(candidates, feature)
    setattr(candidates, feature, 0.0)
    try:
        yield
    finally:
        setattr(candidates, feature, constant)


STAGE_ONE: Final = ("PAIR_WEIGHT", "MARK_WEIGHT", "COVERAGE_WEIGHT")


def _table(judged: Mapping[str, Judgement], say: Say) -> None:
    """Print one line a ranking and one column a kind of query."""
    kinds = [kind for kind in KINDS if any(kind in one.ranks for one in judged.values())]
    say("| MRR | " + " | ".join(kinds) + " | mean | P@1 |")
    say("|---" * (len(kinds) + 3) + "|")
    for name, one in judged.items():
        cells = [f"{one.mrr(kind):.3f}" for kind in kinds]
        say(f"| {name} | " + " | ".join(cells) + f" | {one.mean_mrr:.4f} | {one.mean_first:.4f} |")
    first = next(iter(judged.values()))
    cells = [f"{first.first(kind):.3f}" for kind in kinds]
    say("| P@1 of the first line | " + " | ".join(cells) + f" | | {first.mean_first:.4f} |")


def contrast(path: Path, rank: Rank) -> tuple[float, float]:
    """Share of right articles on top of queries that only accents tell apart, and all right."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    shares = []
    for case in cases:
        right = frozenset(case["ids"])
        top = rank(case["query"])[: min(10, len(right))]
        shares.append(sum(one in right for one in top) / min(10, len(right)))
    return float(np.mean(shares)), float(np.mean([share == 1 for share in shares]))


@contextmanager
def product(corpus: Sequence[Path], keep: Path | None) -> Iterator[Product]:
    """Take a corpus into an archive and search it; `keep` is an archive to keep, or made before."""
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "bench.khobao"
        if not path.exists():
            archive = create_archive(path)
            archive.ingest(corpus, lambda _event: None)
            indexer = archive.indexer()
            indexer.sync()
            indexer.close()
            archive.close()
        archive = open_archive(path, read_only=True)
        reader, searcher = archive.reader(), archive.searcher()
        ids = reader.browse()
        source_ids = {row.id: row.source_id or "" for row in reader.rows(ids)}
        reader.close()
        yield Product(searcher, source_ids)
        searcher.close()
        archive.close()


def report(
    name: str,
    items: Sequence[KnownItem],
    articles: Sequence[Article],
    ask: Product,
    baseline: Rank,
    say: Say,
    *,
    ablate: bool,
) -> None:
    """Print the table of one set of queries."""
    same = copies(articles)
    ask.milliseconds.clear()
    judged = {"all features": judge(items, same, ask)}
    took = list(ask.milliseconds)
    judged["folded BM25"] = judge(items, same, baseline)
    if ablate:
        for feature in (*features.FEATURES, *STAGE_ONE):
            with without(feature):
                judged[f"without {feature}"] = judge(items, same, ask)
    say(f"\n### {name}: {len(items)} queries\n")
    _table(judged, say)
    p50, p95 = percentile(took, 0.5), percentile(took, 0.95)
    say(f"\nSearcher.search, all hits ranked: p50 {p50:.1f} ms, p95 {p95:.1f} ms of processor time")


def run(corpus: Sequence[Path], seed: int, keep: Path | None, cases: Path | None, say: Say) -> None:
    """Print the tables of the given queries and of those that are made here."""
    say(f"machine   {machine()}")
    articles = read(corpus)
    baseline = FoldedBM25(articles)
    compounds = Compounds(articles)
    sets = {f"made here, seed {seed}": make_known_items(articles, compounds, seed, MADE_TARGETS)}
    if cases is not None and (cases / "known_item_dev.jsonl").exists():
        sets = {"given": read_known_items(cases / "known_item_dev.jsonl"), **sets}
    with product(corpus, keep) as ask:
        for name, items in sets.items():
            report(name, items, articles, ask, baseline.rank, say, ablate=True)
        if cases is not None and (cases / "accent_contrast_dev.jsonl").exists():
            share, whole = contrast(cases / "accent_contrast_dev.jsonl", ask)
            say(f"\naccent contrast: {share:.3f} of the right on top, {whole:.3f} all right")
