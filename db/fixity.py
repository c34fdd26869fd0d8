"""Reads every text and original file again, a little at a time, and keeps what is not as stored.

A text is covered by the SHA-256 beside it, an original file by its name. Nothing in articles and
original files is ever changed by it: what helps is a person's to do (`db.sound_copies`).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from stat import S_ISREG
from time import monotonic
from typing import Final

from sqlalchemy.exc import DatabaseError

from db.clock import utc_now
from db.disk import forget_cached
from db.engine import ReadEngine, WriteEngine
from db.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveFull,
    ArchivePutBack,
    ArchiveReadOnly,
    Cancelled,
    FileUnreadable,
)
from db.locks import held
from db.lookups import fixity as lookups
from db.lookups.fixity import Pass, StoredObject, StoredText
from db.objects import ObjectStore, fingerprint
from db.records import OnProgress, Progress, ShouldStop, never, unheard
from db.records.fixity import (
    SHOWN,
    FindingState,
    FixityFinding,
    FixityKind,
    FixityReport,
    FixityState,
    Flaw,
)
from db.saving.fixity import write_findings, write_pass
from db.whereabouts import whereabouts

LOCK: Final = "fixity.lock"
AGAIN: Final = timedelta(days=30)
"""So long after its end a pass begins anew."""

SAVE_SECONDS: Final = 5.0
"""What was read is written down so often, in a transaction of a few rows: whoever saves at that
moment waits for one write to the disk."""

WAIT_SECONDS: Final = 0.5
"""For somebody else's save; after that the results wait for the next time."""

BATCH: Final = 200

Wrong = tuple[Flaw, str | None]
"""What is wrong, and what was found instead."""

OnFinding = Callable[[FixityFinding], None]

log = logging.getLogger(__name__)


def fixity_state(folder: Path) -> FixityState:
    """Say how fixity of an archive stands, without reading what it is about."""
    where = whereabouts(folder)
    engine = ReadEngine(where.database, frozen=where.frozen)
    try:
        with engine.session() as session:
            return lookups.state_of(session)
    finally:
        engine.close()


def text_flaw(stored: StoredText) -> Wrong | None:
    """Hold a text against its SHA-256."""
    found = hashlib.sha256(stored.content).hexdigest()
    return None if found == stored.sha256 else (Flaw.CHANGED, found)


def object_flaw(stored: StoredObject, path: Path, should_stop: ShouldStop) -> Wrong | None:
    """Hold an original file against its name. Raises Cancelled."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return Flaw.MISSING, None
    except (OSError, ValueError) as error:
        return Flaw.UNREADABLE, str(error)
    if not S_ISREG(there.st_mode):
        return Flaw.CHANGED, "no file"
    if there.st_size != stored.size:
        return Flaw.CHANGED, f"{there.st_size} bytes"
    forget_cached(path)
    try:
        found = fingerprint(path, should_stop).sha256
    except FileUnreadable as error:
        return Flaw.UNREADABLE, error.detail
    return None if found == stored.sha256 else (Flaw.CHANGED, found)


class Fixity:
    """Owns one run over an archive, which goes on where the last one stopped. For one thread.

    What was read and what was found is written in one transaction: a kill costs what was read
    since, and skips nothing. Where the archive cannot be written, results are only told.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], str] = utc_now,
        *,
        save_seconds: float = SAVE_SECONDS,
        batch: int = BATCH,
    ) -> None:
        self._folder = folder
        self._now = now
        self._save_seconds = save_seconds
        self._batch = batch
        self._objects = ObjectStore(folder / "objects")
        self._where = whereabouts(folder)
        self._engine = ReadEngine(self._where.database, frozen=self._where.frozen)
        is_ours = self._where.reading_only is None
        self._writer = WriteEngine(folder, WAIT_SECONDS) if is_ours else None
        self._pass = Pass(None, "", "")
        self._known: set[tuple[FixityKind, int | str]] = set()
        """What an open finding is about."""
        self._unsaved: list[FixityFinding] = []
        self._looked: list[FixityFinding] = []
        """Findings of before, as they are now."""
        self._saved_at = 0.0
        self._read = [0, 0]
        self._new: list[FixityFinding] = []
        self._new_count = self._healed = 0
        self._on_finding: OnFinding = _unheard
        self._should_stop: ShouldStop = never

    def run(
        self,
        *,
        again: bool = False,
        seconds: float | None = None,
        should_stop: ShouldStop = never,
        on_progress: OnProgress = unheard,
        on_finding: OnFinding | None = None,
    ) -> FixityReport:
        """Look again at what is open, then read on, for so many seconds or to the end.

        `again` begins anew, whenever the last pass was. `on_finding` hears each finding at once,
        also those of before that are sound by now. A page of the database that cannot be read is
        a finding, too, and ends the run. Raises ArchiveBusy when another run is at it, and
        ArchivePutBack.
        """
        end = monotonic() + seconds if seconds is not None else None
        self._on_finding = on_finding or _unheard
        self._should_stop = lambda: should_stop() or (end is not None and monotonic() > end)
        with self._alone():
            try:
                due = self._reads(again=again, on_progress=on_progress)
            except (ArchiveDamaged, DatabaseError) as error:
                due = True
                self._note(self._finding(FixityKind.DATABASE, "", (Flaw.UNREADABLE, _said(error))))
                self._writer = None  # nothing is written into a damaged database
            return self._report(due=due)

    def close(self) -> None:
        """Close the connections."""
        self._engine.close()
        if self._writer is not None:
            self._writer.close()

    # ---- reading ----------------------------------------------------------------------------

    def _reads(self, *, again: bool, on_progress: OnProgress) -> bool:
        """Read what there is time for; False when there was nothing to be read."""
        self._saved_at = monotonic()
        due = self._begin(again=again)
        try:
            self._look_again()
            for stage in chain(self._read_texts(), self._read_objects()) if due else ():
                on_progress(stage)
                if monotonic() - self._saved_at >= self._save_seconds:
                    self._save()
            if due:
                self._pass.ended_at = self._now()
        except Cancelled:
            pass
        if due or self._looked:
            self._save()
        return due

    def _look_again(self) -> None:
        """Look at what is known to be wrong: it may have come back."""
        with self._engine.session() as session:
            findings = lookups.open_findings(session)
        for one in findings:
            if self._should_stop():
                raise Cancelled
            seen = self._seen(one)
            self._looked.append(seen)
            if seen.state is FindingState.OPEN:
                self._known.add(_subject(seen))
            else:
                self._healed += seen.state is FindingState.HEALED
                self._on_finding(seen)

    def _seen(self, one: FixityFinding) -> FixityFinding:
        """Give a finding the state it has now."""
        with self._engine.session() as session:
            text = lookups.text_version(session, one.text_version_id or 0)
            original = lookups.original(session, one.sha256)
        wrong: Wrong | None
        if one.kind is FixityKind.TEXT:
            if text is None:
                return replace(one, state=FindingState.GONE, looked_at=self._now())
            wrong = self._text_flaw(text)
        else:
            if original is None:
                return replace(one, state=FindingState.GONE, looked_at=self._now())
            wrong = self._object_flaw(original)
        if wrong is None:
            return replace(one, state=FindingState.HEALED, looked_at=self._now())
        return replace(one, flaw=wrong[0], found=wrong[1], looked_at=self._now())

    def _begin(self, *, again: bool) -> bool:
        """Take up the pass that is under way, or a new one; False when none is due."""
        with self._engine.session() as session:
            last, epoch = lookups.newest_pass(session), lookups.epoch(session)
        now = self._now()
        if last is not None and not again:
            self._pass = last
            if last.ended_at is None:
                return True
            since = datetime.fromisoformat(now) - datetime.fromisoformat(last.ended_at)
            if timedelta(0) <= since < AGAIN:  # a clock that was put back makes it due
                return False
        self._pass = Pass(None, epoch, now)
        return True

    def _read_texts(self) -> Iterator[Progress]:
        with self._engine.session() as session:
            total, _ = lookups.totals(session)
        while True:
            with self._engine.session() as session:
                texts = lookups.texts_after(session, self._pass.text_cursor, self._batch)
            if not texts:
                return
            for one in texts:
                if self._should_stop():
                    raise Cancelled
                if one.id <= self._pass.text_cursor:
                    raise ArchiveDamaged(self._folder, f"text {one.id} is out of its order")
                wrong = self._text_flaw(one)
                if wrong is not None:
                    self._meet(self._finding(FixityKind.TEXT, one.sha256, wrong, one))
                self._pass.text_cursor = one.id
                self._pass.texts += 1
                self._read[0] += 1
            yield Progress("texts", self._pass.texts, total)

    def _read_objects(self) -> Iterator[Progress]:
        with self._engine.session() as session:
            _, total = lookups.totals(session)
        while True:
            with self._engine.session() as session:
                objects = lookups.objects_after(session, self._pass.object_cursor, self._batch)
            if not objects:
                return
            for one in objects:
                if self._should_stop():
                    raise Cancelled
                wrong = self._object_flaw(one)
                if wrong is not None:
                    self._meet(self._finding(FixityKind.OBJECT, one.sha256, wrong))
                self._pass.object_cursor = one.id
                self._pass.objects += 1
                self._read[1] += 1
                yield Progress("files", self._pass.objects, total)

    def _text_flaw(self, stored: StoredText) -> Wrong | None:
        return text_flaw(stored)

    def _object_flaw(self, stored: StoredObject) -> Wrong | None:
        return object_flaw(stored, self._objects.path(stored.sha256), self._should_stop)

    # ---- what was found ---------------------------------------------------------------------

    def _finding(
        self, kind: FixityKind, sha256: str, wrong: Wrong, text: StoredText | None = None
    ) -> FixityFinding:
        now = self._now()
        return FixityFinding(
            *(None, kind, wrong[0], FindingState.OPEN, sha256, wrong[1], now, now),
            text_version_id=text.id if text else None,
            article_ids=(text.article_id,) if text else (),
        )

    def _meet(self, finding: FixityFinding) -> None:
        """Take in what was met, unless it is known."""
        if _subject(finding) not in self._known:
            self._known.add(_subject(finding))
            self._unsaved.append(finding)
            with self._engine.session() as session:
                (finding,) = lookups.with_articles(session, [finding])
            self._note(finding)

    def _note(self, finding: FixityFinding) -> None:
        self._new_count += 1
        if len(self._new) < SHOWN:
            self._new.append(finding)
        self._on_finding(finding)

    def _report(self, *, due: bool) -> FixityReport:
        damage = [one for one in self._new if one.kind is FixityKind.DATABASE]
        state = _NOTHING_KNOWN
        if not damage:
            with self._engine.session() as session:
                state = lookups.state_of(session)
        return FixityReport(
            texts=self._read[0],
            objects=self._read[1],
            findings=tuple(self._new),
            new_count=self._new_count,
            healed=self._healed,
            ended=self._pass.ended_at is not None and not damage,
            due=due,
            kept=self._writer is not None and not (self._unsaved or self._looked),
            state=state,
        )

    # ---- keeping ----------------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other runs away; where no lock can be made, nothing can be written either."""
        lock: AbstractContextManager[None] = nullcontext()
        if self._writer is not None:
            lock = held(self._folder / LOCK, WAIT_SECONDS)
        with lock:
            yield

    def _save(self) -> None:
        """Write down what was read and found since; or keep it in mind until the next time."""
        self._saved_at = monotonic()
        if self._writer is None:
            return
        try:
            with self._writer.transaction() as session:
                if lookups.epoch(session) != self._pass.epoch:
                    raise ArchivePutBack(self._folder)  # what was read is no longer the archive
                number = write_pass(session, self._pass, self._now())
                write_findings(session, number, self._unsaved, self._looked)
        except (ArchiveBusy, ArchiveFull, ArchiveReadOnly) as error:
            log.info("fixity is not written down: %r", error)
            return
        self._pass.id = number
        self._unsaved.clear()
        self._looked.clear()


_NOTHING_KNOWN: Final = FixityState(None, 0, 0, False, (), 0, 0)


def _subject(finding: FixityFinding) -> tuple[FixityKind, int | str]:
    """What a finding is about."""
    if finding.kind is FixityKind.TEXT:
        return finding.kind, finding.text_version_id or 0
    return finding.kind, finding.sha256


def _said(error: ArchiveDamaged | DatabaseError) -> str:
    return error.reason if isinstance(error, ArchiveDamaged) else str(error.orig)


def _unheard(_finding: FixityFinding) -> None:
    """Hear of nothing."""
