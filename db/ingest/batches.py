"""Stores what was found in files batch by batch, with a record of what became of each item."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from db import tables
from db.engine import ReadEngine, WriteEngine
from db.identity import new_uid
from db.ingest.amending import Amendments
from db.ingest.extracting import End, Extracted
from db.ingest.source import Original, Reading, Refused
from db.ingest.staging import staged
from db.ingest.storing import HeldArticle, held_by_bytes, keep_file, store
from db.records import Added, IngestItem, IngestReport, NewSource, Outcome, Progress

MOST_RECORDED = 1000
"""Failed members of one file that are recorded one by one. All are reported and counted; a file
of another kind altogether must not swell the archive with a row for each of its lines."""

STAGE = "ingest"
FAILED = "failed"
READ = "read"
SKIPPED = "skipped"

OnEvent = Callable[[Progress | IngestItem], None]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a batch: what a member gave, the end of a file, or a fault of a path."""

    path: str
    original: Original | None
    part: Extracted | End | Refused


_Fate = Reading | HeldArticle | Refused | str
"""What a batch makes of an item: SKIPPED, or READ for the end of a package."""


class Batches:
    """One run of ingest: its counts and its row. For one thread.

    `total` is how many items are expected, and may grow. A rehearsal stores nothing: it goes as
    far as storing, tells what would become of each item, and takes everything back.
    """

    def __init__(
        self,
        engine: WriteEngine,
        reader: ReadEngine,
        on_event: OnEvent,
        now: Callable[[], str],
        amendments: Amendments,
        *,
        rehearsal: bool = False,
    ) -> None:
        self.total = 0
        self._engine = engine
        self._reader = reader
        self._on_event = on_event
        self._now = now
        self._amendments = amendments
        self._rehearsal = rehearsal
        self._rehearsed: set[str] = set()
        self._fresh: set[int] = set()
        self._held: dict[str, HeldArticle] = {}
        self._counts: Counter[str] = Counter()
        self._recorded: Counter[str] = Counter()
        self._file: tuple[str, int] = ("", 0)
        self._job_id: int | None = None

    def begin(self, paths: Sequence[str], options: Mapping[str, object]) -> None:
        """Record that a run over these paths has begun, and what was chosen for it."""
        if self._rehearsal:
            return
        now = self._now()
        with self._engine.transaction() as session:
            job = tables.IngestJob(
                uid=new_uid(now, os.urandom),
                paths=json.dumps(paths, ensure_ascii=False),
                options=json.dumps(options, ensure_ascii=False) if options else None,
                started_at=now,
            )
            session.add(job)
            session.flush()
            self._job_id = job.id

    def tell_progress(self) -> None:
        """Say how many items are done, of how many."""
        done = self._counts.total() - self._counts[READ]
        self._on_event(Progress(STAGE, done, max(done, self.total)))

    def unwanted(self, digests: Collection[str]) -> Collection[str]:
        """Tell which members need no reading: those held already, and those left out."""
        with self._reader.session() as session:
            held = held_by_bytes(session, digests)
        self._held.update(held)
        return {digest for digest in digests if digest in held or self._amendments.skips(digest)}

    def put(self, items: Sequence[Item], state: str = "running") -> None:
        """Store a batch in one transaction, then tell what became of it."""
        if not items and state == "running":
            return
        fates = [self._fate(item) for item in items]
        events: list[IngestItem] = []
        with self._engine.transaction() as session:
            events = self._store(session, items, fates)
            if self._rehearsal:
                session.rollback()
                self._file = ("", 0)
            else:
                self._counts.update(event.outcome for event in events)
                self._update_job(session, state)
        if self._rehearsal:
            self._counts.update(event.outcome for event in events)
        for event in events:
            if event.outcome not in {READ, SKIPPED}:
                self._on_event(event)
        if items:
            self.tell_progress()

    def finish(self, *, cancelled: bool) -> None:
        """Close the run."""
        self.put([], "cancelled" if cancelled else "done")

    def report(self, seconds: float, *, cancelled: bool) -> IngestReport:
        """Sum the run up."""
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

    def _fate(self, item: Item) -> _Fate:
        match item.part:
            case Refused() as fault:
                return fault
            case End(fault=fault):
                return fault or READ
            case Extracted(result=None, sha256=digest):
                if self._amendments.skips(digest):
                    return SKIPPED
                return self._held.pop(digest, None) or self._look_up(digest)
            case Extracted(result=Reading() | Refused() as result):
                return result
        raise AssertionError(item)

    def _look_up(self, digest: str) -> HeldArticle:
        """Find an article whose bytes came twice in one batch."""
        with self._reader.session() as session:
            return held_by_bytes(session, {digest})[digest]

    def _store(
        self, session: Session, items: Sequence[Item], fates: Sequence[_Fate]
    ) -> list[IngestItem]:
        """Write articles and what became of each item; return what to tell."""
        now = self._now()
        for item in items:
            if isinstance(item.part, Extracted) and item.part.name is not None:
                self._file_id(session, item, now)
        articles = [fate.article for fate in fates if isinstance(fate, Reading)]
        prints = [item.part.prints for item in items if isinstance(item.part, Extracted)]
        known = [each for each in prints if each is not None]
        stored = store(session, articles, now, job_id=self._job_id, prints=known)
        self._fresh = {added.article_id for added in stored if added.outcome is Outcome.ADDED}
        answers = iter(stored)
        events: list[IngestItem] = []
        rows: list[dict[str, object]] = []
        for item, fate in zip(items, fates, strict=True):
            added = next(answers) if isinstance(fate, Reading) else None
            event = self._event(item, fate, added)
            events.append(event)
            former = added.former if added else None
            if self._is_recorded(item, event, former):
                rows.append(self._item_row(session, item, event, now, former))
        if rows and not self._rehearsal:
            session.execute(insert(tables.IngestItem), rows)
        return events

    def _event(self, item: Item, fate: _Fate, added: Added | None) -> IngestItem:
        """Say what became of an item."""
        name = item.part.name if isinstance(item.part, Extracted) else None
        match fate:
            case Reading():
                assert added is not None
                event = IngestItem(
                    item.path,
                    name,
                    added.outcome.value,
                    added.article_id,
                    fate.article.headline,
                    message=fate.warning,
                )
                return self._rehearsed_event(event, fate) if self._rehearsal else event
            case HeldArticle():
                return IngestItem(
                    item.path,
                    name,
                    Outcome.DUPLICATE.value,
                    fate.id,
                    fate.headline,
                    message="in the bin" if fate.deleted else None,
                )
            case Refused():
                detail = fate.detail or None
                return IngestItem(item.path, name, FAILED, code=fate.code.value, message=detail)
            case str():
                return IngestItem(item.path, name, fate)

    def _rehearsed_event(self, event: IngestItem, reading: Reading) -> IngestItem:
        """Show what would be stored; what came before in this run counts as stored."""
        shown = staged(reading)
        outcome = event.outcome
        if shown.sha256 in self._rehearsed:
            outcome = Outcome.DUPLICATE.value
        self._rehearsed.add(shown.sha256)
        is_new = event.article_id in self._fresh  # a number that is taken back with the batch
        return IngestItem(
            event.path,
            event.member,
            outcome,
            None if is_new else event.article_id,
            event.headline,
            message=event.message,
            staged=shown,
        )

    def _is_recorded(
        self, item: Item, event: IngestItem, former: Mapping[str, str | int | None] | None
    ) -> bool:
        """Record every file, and of the members of a package those that went wrong."""
        if event.outcome == SKIPPED:
            return False
        if isinstance(item.part, End):
            return item.part.fault is not None or item.part.is_package
        if event.member is None or former is not None:
            return True
        if event.code is None and event.message is None:
            return False
        self._recorded[item.path] += 1
        return self._recorded[item.path] <= MOST_RECORDED

    def _item_row(
        self,
        session: Session,
        item: Item,
        event: IngestItem,
        now: str,
        former: Mapping[str, str | int | None] | None,
    ) -> dict[str, object]:
        return {
            "job_id": self._job_id,
            "path": event.path,
            "member": event.member,
            "outcome": event.outcome,
            "article_id": event.article_id,
            "source_file_id": self._file_id(session, item, now),
            "code": event.code,
            "message": event.message,
            "former": json.dumps(former, ensure_ascii=False) if former else None,
        }

    def _file_id(self, session: Session, item: Item, now: str) -> int | None:
        """Record the original of an item, once; None where no bytes are kept."""
        if item.original is None or isinstance(item.part, Refused):
            return None
        original = item.original
        if original.sha256 != self._file[0]:
            file = NewSource(original.sha256, original.size, original.name, item.part.mime)
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
