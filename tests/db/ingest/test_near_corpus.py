"""On articles of the press: no pair that matters is missed, and numbers tell siblings apart."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from db import create_archive
from db.ingest.candidates import find_candidates
from db.ingest.sketches import Shingles, numbers_of, shingles_of, sketches_of
from tests.benchmarks.__main__ import CORPUS
from tests.benchmarks.articles import read
from tests.db.articles import add, article

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of the press is not here")

FEW = 1500
LEAST = 0.4


def exact_pairs(sets: Sequence[Shingles], least: float) -> dict[tuple[int, int], float]:
    """Find every pair with such a similarity, and no other: no estimate, no hash.

    What each text has in common with every other one is counted, shingle by shingle.
    """
    counts = Counter(shingle for one in sets for shingle in one)
    owners: dict[tuple[str, ...], array[int]] = defaultdict(lambda: array("i"))
    sizes = np.array([len(one) for one in sets])
    found: dict[tuple[int, int], float] = {}
    for at, one in enumerate(sets):
        shared = [shingle for shingle in one if counts[shingle] > 1]
        before = np.frombuffer(b"".join(owners[shingle] for shingle in shared), np.int32)
        if len(before):
            both = np.bincount(before)
            share = both / (sizes[: len(both)] + len(one) - both)
            for other in np.flatnonzero(share >= least):
                found[int(other), at] = float(share[other])
        for shingle in shared:
            owners[shingle].append(at)
    return found


def recalls(texts: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Count the pairs of each range of similarity, and those that sketches find."""
    pairs = exact_pairs([shingles_of(text) for text in texts], LEAST)
    rows = np.concatenate([sketches_of(texts[at : at + 200]) for at in range(0, len(texts), 200)])
    none = rows.T[:, :0].copy()
    later, earlier, _ = find_candidates(none, rows.T.copy(), LEAST - 0.12)
    candidates = set(zip(earlier.tolist(), later.tolist(), strict=True))
    counts = dict.fromkeys((".85", ".70", ".40"), (0, 0))
    for pair, share in pairs.items():
        name = ".85" if share >= 0.85 else ".70" if share >= 0.7 else ".40"
        total, hit = counts[name]
        counts[name] = total + 1, hit + (pair in candidates)
    return counts


def assert_guarded(folder: Path, texts: Sequence[str]) -> int:
    """Link these texts; hold every near pair to its numbers. Return how many have other ones."""
    archive = create_archive(folder / "Thử.khobao")
    made = [
        article(f"{text.partition(chr(10))[0]}", text, source_id=str(at))
        for at, text in enumerate(texts)
    ]
    add(archive, made)
    archive.link_near()
    reader = archive.reader()
    held = {key: reader.article(key).text for key in reader.browse()}
    near = exact_pairs([shingles_of(held[key]) for key in sorted(held)], 0.85)
    keys = sorted(held)
    others = 0
    for one, other in near:
        first, second = keys[one], keys[other]
        differ = numbers_of(held[first]) != numbers_of(held[second])
        others += differ
        kinds = {link.kind.value for link in reader.relations(first) if link.other.id == second}
        assert not (differ and "reprint_of" in kinds), (first, second)
    reader.close()
    archive.close()
    return others


def filled_in(texts: Sequence[str]) -> list[str]:
    """Make siblings: the same articles with other numbers, as exam keys and prices have them."""
    turned = str.maketrans("123456789", "234567891")
    return [text.translate(turned) for text in texts]


def test_recall_and_guard_on_some(tmp_path: Path) -> None:
    texts = ["\n".join(one.texts) for one in read([CORPUS], FEW)]
    for total, hit in recalls(texts).values():
        assert hit >= 0.8 * total
    assert_guarded(tmp_path, texts[:300] + filled_in(texts[:300]))


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_recall_and_guard_on_all(tmp_path: Path) -> None:
    texts = ["\n".join(one.texts) for one in read([CORPUS])]
    counts = recalls(texts)
    assert counts[".85"][0] > 200
    for name, least in ((".85", 0.99), (".70", 0.97), (".40", 0.85)):
        total, hit = counts[name]
        assert hit >= least * total, (name, counts)
    assert assert_guarded(tmp_path, texts) > 0
