"""Finds articles that are nearly the same as others, and links them: nothing is ever merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import tables
from db.clock import utc_now
from db.engine import ReadEngine, WriteEngine
from db.errors import Cancelled
from db.ingest.candidates import find_candidates
from db.ingest.judging import AKIN, Facts, Verdict, judge, may_be_judged
from db.ingest.pairs import Pair, Texts, chunks, facts_of, link, texts_of
from db.ingest.sketch_file import SKETCHES, SketchFile
from db.ingest.sketches import jaccard, sketches_of
from db.locks import held
from db.records import (
    NearReport,
    OnProgress,
    Progress,
    RelationKind,
    RelationState,
    ShouldStop,
    never,
    unheard,
)

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

STAGE: Final = "near"
LOCK: Final = "sketches.lock"

LEAST_SHINGLES: Final = 10
"""A shorter text has too few words for any share of them to prove something."""

LOOKED_AT_ONCE: Final = 2000
"""Articles that are sketched and compared in one go: what a kill can cost, and be done again."""

_READ_AT_ONCE: Final = 100
_WORDS_AT_ONCE: Final = 400_000
"""Words in memory, so that long texts are read in smaller numbers."""

_ERROR: Final = 0.12
"""By how much an estimate may be too low: 2.4 standard deviations of the worst one."""

_MOST_VERIFIED: Final = 40
"""Former articles a newcomer is compared with word for word: those that look most alike."""

_MOST_LINKS: Final = {
    RelationKind.REPRINT_OF: 5,
    RelationKind.VERSION_OF: 5,
    RelationKind.TEMPLATE_SIBLING: 3,
    RelationKind.FOLLOW_UP_TO: 3,
    RelationKind.SAME_EVENT: 3,
}
"""Links of each kind from a newcomer to those before it: of hundreds of prices of gold, each is
linked to the three that are most alike."""

_SAME: Final = Verdict(RelationKind.SAME_TEXT, RelationState.ACCEPTED)


def link_near(
    engine: WriteEngine,
    reader: ReadEngine,
    folder: Path,
    on_progress: OnProgress = unheard,
    should_stop: ShouldStop = never,
    now: Callable[[], str] = utc_now,
) -> NearReport:
    """Compare the articles nobody has looked at yet with all before them, and link what is alike.

    Equal texts are linked by rule, near ones as suggestions; a pair that is linked in any way, or
    was rejected, stays as it is. It may be stopped or killed at any time and called again.

    Raises Cancelled, ArchiveBusy when another program is at it, ArchiveFull, ArchiveReadOnly.
    """
    with held(folder / LOCK, 0):
        return _Linking(engine, reader, folder, on_progress, should_stop, now).run()


def forget_sketches(folder: Path) -> None:
    """Delete the sketches, so that every article is looked at again. Raises ArchiveBusy."""
    with held(folder / LOCK, 0):
        (folder / SKETCHES).unlink(missing_ok=True)


class _Linking:
    """One run: what the archive holds, and what was found. For one thread."""

    def __init__(
        self,
        engine: WriteEngine,
        reader: ReadEngine,
        folder: Path,
        on_progress: OnProgress,
        should_stop: ShouldStop,
        now: Callable[[], str],
    ) -> None:
        self._engine = engine
        self._reader = reader
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._now = now
        self._texts = Texts()
        self._found: Counter[RelationKind] = Counter()
        with reader.session() as session:
            meta = dict(session.execute(select(tables.Meta.key, tables.Meta.value)).all())
        self._sketches = SketchFile(folder, meta["uuid"], meta["epoch"])

    def run(self) -> NearReport:
        """Link equal texts, then near ones."""
        self._link_equal_texts()
        missing = self._missing()
        for start in range(0, len(missing), LOOKED_AT_ONCE):
            self._on_progress(Progress(STAGE, start, len(missing)))
            self._look_at(missing[start : start + LOOKED_AT_ONCE])
        self._on_progress(Progress(STAGE, len(missing), len(missing)))
        return NearReport(looked_at=len(missing), linked=dict(self._found))

    def _stop_if_asked(self) -> None:
        if self._should_stop():
            raise Cancelled

    def _write(self, pairs: Sequence[Pair]) -> None:
        for chunk in chunks(pairs):
            with self._engine.transaction() as session:
                added = link(session, chunk, self._now())
            self._found.update(pair.verdict.kind for pair in added)

    # ---- equal texts ----------------------------------------------------------------------

    def _link_equal_texts(self) -> None:
        """Link each further appearance of a text to the one that came in first."""
        article = tables.Article
        live = article.deleted_at.is_(None)
        often = select(article.norm_sha256).where(live, article.word_count > 0)
        often = often.group_by(article.norm_sha256).having(func.count() > 1)
        query = select(
            article.norm_sha256,
            article.id,
            article.published_lo,
            article.published_hi,
            article.outlet_id,
            article.url_key,
        ).where(live, article.norm_sha256.in_(often))
        groups: dict[str, list[Facts]] = defaultdict(list)
        with self._reader.session() as session:
            for row in session.execute(query.order_by(article.id)):
                groups[row[0]].append(Facts(*row[1:]))
        pairs = [
            _pair(first, other, _SAME, 1.0)
            for first, *others in groups.values()
            for other in others
        ]
        for chunk in chunks(pairs):
            self._stop_if_asked()
            self._write(chunk)

    # ---- near ones ------------------------------------------------------------------------

    def _missing(self) -> list[tuple[int, int, int]]:
        """List what has no sketch yet: id, digest and words; drop the sketches of what is gone.

        Of equal texts only the first is compared: whatever is near to it is near to all.
        """
        article = tables.Article
        query = (
            select(func.min(article.id), article.norm_sha256, article.word_count)
            .where(article.deleted_at.is_(None), article.word_count >= LEAST_SHINGLES)
            .group_by(article.norm_sha256)
        )
        with self._reader.session() as session:
            rows = [(key, int(norm[:16], 16), size) for key, norm, size in session.execute(query)]
        wanted = {(key, digest) for key, digest, _ in rows}
        held_pairs = zip(self._sketches.ids.tolist(), self._sketches.digests.tolist(), strict=True)
        places = {pair: place for place, pair in enumerate(held_pairs) if pair in wanted}
        if len(places) < len(self._sketches.ids):
            import numpy as np

            self._sketches.keep(np.array(sorted(places.values()), np.int64))
        return sorted(row for row in rows if row[:2] not in places)

    def _look_at(self, rows: Sequence[tuple[int, int, int]]) -> None:
        """Compare some articles with all before them, link them, and only then keep the sketches.

        An article that has a sketch in the file has its links in the database.
        """
        import numpy as np

        digests = {key: digest for key, digest, _ in rows}
        ids: list[int] = []
        parts: list[Array] = []
        for batch in _batches(rows):
            self._stop_if_asked()
            with self._reader.session() as session:
                texts = texts_of(session, batch)
            ids += sorted(texts)
            parts.append(sketches_of([texts[key] for key in sorted(texts)]))
        if not ids:
            return
        fresh = np.concatenate(parts)
        keys = np.array(ids, np.int64)
        self._link(keys, fresh)
        self._sketches.append(keys, np.array([digests[key] for key in ids], np.uint64), fresh)

    def _link(self, keys: Array, fresh: Array) -> None:
        known = self._sketches.columns
        columns = fresh.T.copy()
        later, earlier, estimates = find_candidates(known, columns, AKIN - _ERROR)
        if not len(later):
            return
        import numpy as np

        every = np.concatenate([self._sketches.ids, keys])
        candidates: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for new, old, estimate in zip(
            every[later].tolist(), every[earlier].tolist(), estimates.tolist(), strict=True
        ):
            candidates[new].append((estimate, old))
        pairs: list[Pair] = []
        with self._reader.session() as session:
            ids = set(candidates) | {old for some in candidates.values() for _, old in some}
            facts = facts_of(session, ids)
            for new, some in candidates.items():
                self._stop_if_asked()
                pairs += self._verify(session, facts, new, some)
        self._write(pairs)

    def _verify(
        self,
        session: Session,
        facts: dict[int, Facts],
        new: int,
        candidates: Sequence[tuple[float, int]],
    ) -> list[Pair]:
        """Compare a newcomer exactly with those that look most alike; keep the nearest."""
        worth = [
            (-estimate, old)
            for estimate, old in candidates
            if new in facts
            and old in facts
            and may_be_judged(estimate, facts[new], facts[old], _ERROR)
        ]
        found: list[Pair] = []
        for _, old in sorted(worth)[:_MOST_VERIFIED]:
            pair = compare(session, self._texts, facts[new], facts[old])
            if pair:
                found.append(pair)
        found.sort(key=lambda pair: (-pair.similarity, pair.later_id, pair.earlier_id))
        counts: Counter[RelationKind] = Counter()
        nearest: list[Pair] = []
        for pair in found:
            counts[pair.verdict.kind] += 1
            if counts[pair.verdict.kind] <= _MOST_LINKS[pair.verdict.kind]:
                nearest.append(pair)
        return nearest


def compare(session: Session, texts: Texts, one: Facts, other: Facts) -> Pair | None:
    """Compare two articles word for word: the link the rules want for them, None for none."""
    later, earlier = (one, other) if one.is_later_than(other) else (other, one)
    news, olds = texts.known(session, later.id), texts.known(session, earlier.id)
    if news is None or olds is None:
        return None
    if min(len(news.shingles), len(olds.shingles)) < LEAST_SHINGLES:
        return None
    similarity = jaccard(news.shingles, olds.shingles)
    verdict = judge(similarity, (later, news.numbers), (earlier, olds.numbers))
    return Pair(later.id, earlier.id, verdict, round(similarity, 4)) if verdict else None


def rule_for(
    session: Session, article_id: int, other_id: int
) -> tuple[RelationKind, RelationState] | None:
    """Say what the rules make of two articles as they are now."""
    article = tables.Article
    facts = facts_of(session, [article_id, other_id])
    if len(facts) < len({article_id, other_id}):
        return None
    texts = select(article.norm_sha256).where(article.id.in_([article_id, other_id])).distinct()
    if len(session.scalars(texts).all()) == 1:
        return _SAME.kind, _SAME.state
    pair = compare(session, Texts(), facts[article_id], facts[other_id])
    return (pair.verdict.kind, pair.verdict.state) if pair else None


def _pair(one: Facts, other: Facts, verdict: Verdict, similarity: float) -> Pair:
    later, earlier = (one, other) if one.is_later_than(other) else (other, one)
    return Pair(later.id, earlier.id, verdict, similarity)


def _batches(rows: Sequence[tuple[int, int, int]]) -> Iterator[list[int]]:
    """Part articles so that their texts fit into memory."""
    batch: list[int] = []
    words = 0
    for key, _, size in rows:
        if batch and (len(batch) == _READ_AT_ONCE or words + size > _WORDS_AT_ONCE):
            yield batch
            batch, words = [], 0
        batch.append(key)
        words += size
    if batch:
        yield batch
