"""Gathers what was found in files, and stores it batch by batch with a record of each item."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from db import tables
from db.engine import ReadEngine, WriteEngine
from db.ingest.identity import new_uid
from db.ingest.source import Member, Options, Original, Reading, Refused, Source
from db.ingest.storing import HeldArticle, held_by_bytes, keep_file, store
from db.records import Added, IngestItem, IngestReport, NewSource, Outcome, Progress

BATCH_ITEMS = 200
"""Items in one transaction: what a kill can cost, and be done again."""

BATCH_BYTES = 8 << 20
"""Bytes of unread items held in memory, so that long articles make short batches."""

MOST_RECORDED = 1000
"""Failed lines of one file that are recorded one by one. All are reported and counted; a file
of another kind altogether must not swell the archive with a row for each of its lines."""

STAGE = "ingest"
FAILED = "failed"
READ = "read"

OnEvent = Callable[[Progress | IngestItem], None]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a batch: a member to read, a fault to report, or a container's end."""

    path: str
    original: Original | None = None
    source: Source | None = None
    member: Member | None = None
    fault: Refused | None = None

    @property
    def name(self) -> str | None:
        """Where it stands in its container; None for a whole file."""
        return self.member.name if self.member else None


_Result = Reading | HeldArticle | Refused | None
"""What a batch makes of an item; None for the end of a container."""


class Batches:
    """One ingest job: the batch at hand, its counts and its row. For one thread.

    `total` is how many items are expected, and may grow.
    """

    def __init__(
        self,
        engine: WriteEngine,
        reader: ReadEngine,
        on_event: OnEvent,
        now: Callable[[], str],
    ) -> None:
        self.total = 0
        self._engine = engine
        self._reader = reader
        self._on_event = on_event
        self._now = now
        self._batch: list[Item] = []
        self._batch_bytes = 0
        self._counts: Counter[str] = Counter()
        self._recorded: Counter[str] = Counter()
        self._file: tuple[str, int] = ("", 0)

    def begin(self, paths: Sequence[str]) -> None:
        """Record that a job over these paths has begun."""
        now = self._now()
        with self._engine.transaction() as session:
            asked = json.dumps(paths, ensure_ascii=False)
            job = tables.IngestJob(uid=new_uid(now, os.urandom), paths=asked, started_at=now)
            session.add(job)
            session.flush()
            self._job_id = job.id

    def tell_progress(self) -> None:
        """Say how many items are done, of how many."""
        done = self._counts.total()
        self._on_event(Progress(STAGE, done, max(done, self.total)))

    def put(self, item: Item) -> None:
        """Take an item in; once the batch is full, store it."""
        self._batch.append(item)
        self._batch_bytes += len(item.member.raw) if item.member else 0
        if len(self._batch) >= BATCH_ITEMS or self._batch_bytes >= BATCH_BYTES:
            self._flush("running")

    def finish(self, *, cancelled: bool) -> None:
        """Store what is left and close the job."""
        self._flush("cancelled" if cancelled else "done")

    def report(self, seconds: float, *, cancelled: bool) -> IngestReport:
        """Sum the job up."""
        return IngestReport(
            added=self._added(),
            duplicates=self._counts[Outcome.DUPLICATE],
            failed=self._counts[FAILED],
            seconds=round(seconds, 3),
            cancelled=cancelled,
            job_id=self._job_id,
        )

    def _added(self) -> int:
        return self._counts[Outcome.ADDED] + self._counts[Outcome.NEW_VERSION]

    def _flush(self, state: str) -> None:
        """Read the batch outside of any transaction, store it in one, then tell."""
        batch, self._batch, self._batch_bytes = self._batch, [], 0
        results = self._read(batch)
        with self._engine.transaction() as session:
            events = self._store(session, batch, results)
            self._counts.update(event.outcome for event in events)
            self._update_job(session, state)
        for event in events:
            self._on_event(event)
        self.tell_progress()

    def _read(self, batch: Sequence[Item]) -> list[_Result]:
        """Make an article of each member, unless its bytes are known already."""
        digests = {item.member.sha256 for item in batch if item.member and not item.fault}
        held: dict[str, HeldArticle] = {}
        if digests:
            with self._reader.session() as session:
                held = held_by_bytes(session, digests)
        return [
            item.fault or (held.get(item.member.sha256) or _reading(item) if item.member else None)
            for item in batch
        ]

    def _store(
        self, session: Session, batch: Sequence[Item], results: Sequence[_Result]
    ) -> list[IngestItem]:
        """Write articles and what became of each item; return what to tell."""
        now = self._now()
        for item in batch:
            if item.source and item.source.member_mime:
                self._file_id(session, item, now)
        readings = [result for result in results if isinstance(result, Reading)]
        answers = iter(store(session, [reading.article for reading in readings], now))
        events: list[IngestItem] = []
        rows: list[dict[str, object]] = []
        for item, result in zip(batch, results, strict=True):
            event = _event(item, result, answers)
            if result is not None:
                events.append(event)
            if self._is_recorded(item, event):
                rows.append(self._item_row(session, item, event, now))
        if rows:
            session.execute(insert(tables.IngestItem), rows)
        return events

    def _is_recorded(self, item: Item, event: IngestItem) -> bool:
        """Record every file, and of the members of a container those that went wrong."""
        if item.name is None:
            return True
        if event.code is None and event.message is None:
            return False
        self._recorded[item.path] += 1
        return self._recorded[item.path] <= MOST_RECORDED

    def _item_row(
        self, session: Session, item: Item, event: IngestItem, now: str
    ) -> dict[str, object]:
        return {
            "job_id": self._job_id,
            "path": event.path,
            "member": event.member,
            "outcome": event.outcome,
            "article_id": event.article_id,
            "source_file_id": self._file_id(session, item, now) if item.original else None,
            "code": event.code,
            "message": event.message,
        }

    def _file_id(self, session: Session, item: Item, now: str) -> int | None:
        """Record the original of an item, once."""
        if item.original is None or item.source is None:
            return None
        original = item.original
        if original.sha256 != self._file[0]:
            mime = item.source.mime
            file = NewSource(original.sha256, original.size, original.name, mime)
            self._file = original.sha256, keep_file(session, file, now)
        return self._file[1]

    def _update_job(self, session: Session, state: str) -> None:
        job = tables.IngestJob
        session.execute(
            update(job)
            .where(job.id == self._job_id)
            .values(
                state=state,
                finished_at=None if state == "running" else self._now(),
                added=self._added(),
                duplicates=self._counts[Outcome.DUPLICATE],
                failed=self._counts[FAILED],
            )
        )


def _reading(item: Item) -> Reading | Refused:
    """Make an article of an item's member."""
    member, original, source = item.member, item.original, item.source
    assert member is not None
    assert original is not None
    assert source is not None
    inside = member.name is not None
    file = NewSource(
        sha256=member.sha256,
        size=len(member.raw),
        original_name=original.name,
        mime=source.member_mime or source.mime,
        container_sha256=original.sha256 if inside else None,
        member=member.name,
    )
    try:
        return source.read(member, file, Options())
    except Refused as fault:
        return fault


def _event(item: Item, result: _Result, answers: Iterator[Added]) -> IngestItem:
    """Say what became of an item; takes the next answer for an article that was stored."""
    match result:
        case Reading():
            added = next(answers)
            return IngestItem(
                item.path,
                item.name,
                added.outcome.value,
                added.article_id,
                result.article.headline,
                message=result.warning,
            )
        case HeldArticle():
            return IngestItem(
                item.path,
                item.name,
                Outcome.DUPLICATE.value,
                result.id,
                result.headline,
                message="in the bin" if result.deleted else None,
            )
        case Refused():
            detail = result.detail or None
            return IngestItem(item.path, item.name, FAILED, code=result.code.value, message=detail)
        case None:
            return IngestItem(item.path, None, READ)
