"""Takes files and folders into the archive: each original first, then what is in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from db.clock import utc_now
from db.engine import ReadEngine, WriteEngine
from db.errors import Cancelled, FileUnreadable
from db.ingest.batches import Batches, Item, OnEvent
from db.ingest.scan import Found, scan
from db.ingest.source import Code, Member, Options, Original, Refused, Source
from db.ingest.sources import source_for
from db.objects import ObjectStore
from db.records import IngestReport, ShouldStop, never


def printable(path: Path | str) -> str:
    """Write a path so that it can be stored and shown, whatever bytes its names are made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def ingest(
    engine: WriteEngine,
    objects: ObjectStore,
    paths: Sequence[Path],
    on_event: OnEvent,
    should_stop: ShouldStop = never,
    now: Callable[[], str] = utc_now,
) -> IngestReport:
    """Take files and folders into the archive.

    `on_event` hears of an item when it is safe in the archive, and never inside a transaction.
    A file or line that gives no article is an item of its own, with its code. Once `should_stop`
    says so, the item at hand is finished and the report says that the run was cancelled. To go
    on after that, or after a kill, run it again: what is in the archive is known by its bytes.

    Raises ArchiveBusy, ArchiveFull, ArchiveReadOnly and ArchiveDamaged; what was heard of before
    stays in the archive.
    """
    reader = ReadEngine(engine.folder)
    try:
        batches = Batches(engine, reader, on_event, now)
        return _Run(batches, objects, should_stop).over(paths)
    finally:
        reader.close()


class _Run:
    """One run over files and folders: keeps originals, and puts what is in them into batches."""

    def __init__(self, batches: Batches, objects: ObjectStore, should_stop: ShouldStop) -> None:
        self._batches = batches
        self._objects = objects
        self._should_stop = should_stop

    def over(self, paths: Sequence[Path]) -> IngestReport:
        """Go through everything once."""
        began = time.perf_counter()
        self._objects.sweep()
        self._batches.begin([printable(path.absolute()) for path in paths])
        cancelled = False
        try:
            self._count(paths)
            for found in scan(paths):
                self._take(found)
        except Cancelled:
            cancelled = True
        self._batches.finish(cancelled=cancelled)
        return self._batches.report(time.perf_counter() - began, cancelled=cancelled)

    def _count(self, paths: Sequence[Path]) -> None:
        """Count the files, so that progress knows its total."""
        for _ in scan(paths):
            self._stop_if_asked()
            self._batches.total += 1
        self._batches.tell_progress()

    def _stop_if_asked(self) -> None:
        if self._should_stop():
            raise Cancelled

    def _take(self, found: Found) -> None:
        """Bring one file into batches; raises Cancelled."""
        path = printable(found.path)
        try:
            if found.fault:
                raise found.fault
            source, original = self._keep(found.path)
        except Refused as fault:
            self._batches.put(Item(path, fault=fault))
        else:
            self._take_members(path, source, original)
        self._stop_if_asked()

    def _keep(self, path: Path) -> tuple[Source, Original]:
        """Bring the original bytes to safety; raises Refused and Cancelled."""
        name = printable(path.name)
        try:
            size = path.stat().st_size
            source = source_for(Original(name, "", size, path))
            if source is None:
                raise Refused(Code.UNSUPPORTED, f"no reader for {printable(path.suffix)}")
            if source.most_bytes is not None and size > source.most_bytes:
                raise Refused(Code.TOO_BIG, f"longer than {source.most_bytes >> 20} MiB")
            stored = self._objects.put_file(path, self._should_stop)
        except OSError as error:
            raise Refused(Code.READ, error.strerror or str(error)) from error
        except FileUnreadable as error:
            raise Refused(Code(error.code), error.detail) from error
        place = self._objects.path(stored.sha256)
        return source, Original(name, stored.sha256, stored.size, place)

    def _take_members(self, path: str, source: Source, original: Original) -> None:
        """Bring what is in a file into batches; what is good before a fault is kept."""
        expected = self._expected(source, original)
        taken = 0
        self._batches.total += expected - 1
        try:
            for member in self._members(source, original):
                self._batches.put(Item(path, original, source, member, member.fault))
                taken += 1
                self._stop_if_asked()
        except Refused as fault:
            self._batches.put(Item(path, original, source, fault=fault))
            taken += 1
        if source.member_mime:
            self._batches.put(Item(path, original, source))
        self._batches.total += taken - expected

    def _members(self, source: Source, original: Original) -> Iterator[Member]:
        empty = True
        try:
            for member in source.members(original, Options(), self._should_stop):
                empty = False
                yield member
        except OSError as error:
            raise Refused(Code.READ, error.strerror or str(error)) from error
        if empty:
            raise Refused(Code.EMPTY)

    def _expected(self, source: Source, original: Original) -> int:
        """Estimate how many members a file has."""
        if source.count is None:
            return 1
        try:
            return max(1, source.count(original, self._should_stop))
        except (Refused, OSError):
            return 1
