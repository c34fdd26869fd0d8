"""Takes files and folders into the archive: each original first, then what is in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db.clock import utc_now
from db.engine import ReadEngine, WriteEngine
from db.errors import Cancelled, FileUnreadable
from db.ingest.batches import Batches, Item, OnEvent
from db.ingest.choices import Choices
from db.ingest.extracting import End, Outlook
from db.ingest.extraction import Chunk, Extraction
from db.ingest.scan import Found, scan
from db.ingest.source import Code, Original, Refused
from db.ingest.sources import extension, longest, may_be_read
from db.objects import ObjectStore, fingerprint
from db.records import IngestReport, ShouldStop, never

GROUP_FILES = 100
"""Files brought to safety before the process that reads is given more of them."""

GROUP_BYTES = 32 << 20


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
    *,
    choices: Choices | None = None,
    wait: Callable[[], object] = never,
) -> IngestReport:
    """Take files and folders into the archive.

    `on_event` hears of an item when it is safe in the archive, and never inside a transaction.
    A file or member that gives no article is an item of its own, with its code. Once `should_stop`
    says so, the run ends and the report says that it was cancelled; what was told is in the
    archive. To go on after that, or after a kill, run it again: what is in the archive is known
    by its bytes. `wait` is called between items and returns when the run may go on.

    Raises ArchiveBusy, ArchiveFull, ArchiveReadOnly and ArchiveDamaged; what was heard of before
    stays in the archive.
    """
    choices = choices or Choices()
    reader = ReadEngine(engine.folder)
    try:
        batches = Batches(
            engine, reader, on_event, now, choices.amendments, rehearsal=choices.rehearsal
        )
        return _Run(batches, objects, choices, should_stop, wait).over(paths)
    finally:
        reader.close()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file whose bytes are safe, and the faults of the paths right before it."""

    path: str
    original: Original
    before: list[Item]


class _Run:
    """One run over files and folders: keeps originals, and puts what is in them into batches."""

    def __init__(
        self,
        batches: Batches,
        objects: ObjectStore,
        choices: Choices,
        should_stop: ShouldStop,
        wait: Callable[[], object],
    ) -> None:
        self._batches = batches
        self._objects = objects
        self._choices = choices
        self._should_stop = should_stop
        self._wait = wait
        self._kept: dict[int, _Kept] = {}
        self._faults: list[Item] = []
        self._outlooks: dict[int, int] = {}
        self._begun = 0

    def over(self, paths: Sequence[Path]) -> IngestReport:
        """Go through everything once."""
        began = time.perf_counter()
        if not self._choices.rehearsal:
            self._objects.sweep()
        asked = self._choices.asked
        self._batches.begin([printable(path.absolute()) for path in paths], asked)
        cancelled = False
        try:
            self._count_files(paths)
            self._extract(scan(paths))
        except Cancelled:
            cancelled = True
        self._batches.finish(cancelled=cancelled)
        return self._batches.report(time.perf_counter() - began, cancelled=cancelled)

    def _count_files(self, paths: Sequence[Path]) -> None:
        """Count the files, so that progress knows its total."""
        for _ in scan(paths):
            self._stop_if_asked()
            self._batches.total += 1
        self._batches.tell_progress()

    def _stop_if_asked(self) -> None:
        self._wait()
        if self._should_stop():
            raise Cancelled

    def _extract(self, found: Iterator[Found]) -> None:
        options = replace(self._choices.options, rehearsal=self._choices.rehearsal)
        amendments = self._choices.amendments
        with Extraction(options, amendments, self._should_stop, self._on_outlook) as extraction:
            for chunk in extraction.run(self._groups(found), self._batches.unwanted):
                self._batches.put(list(self._items(chunk)))
                self._stop_if_asked()
        self._batches.put(self._faults)

    # ---- bringing originals to safety ------------------------------------------------------

    def _groups(self, found: Iterator[Found]) -> Iterator[Sequence[Original]]:
        """Bring files to safety, some at a time; faults of paths wait for the file after them."""
        group: list[Original] = []
        for place in found:
            self._stop_if_asked()
            path = printable(place.path)
            try:
                if place.fault:
                    raise place.fault
                original = self._keep(place.path)
            except Refused as fault:
                self._faults.append(Item(path, None, fault))
                continue
            self._kept[self._begun] = _Kept(path, original, self._faults)
            self._begun += 1
            self._faults = []
            group.append(original)
            if len(group) >= GROUP_FILES or sum(file.size for file in group) >= GROUP_BYTES:
                yield group
                group = []
        if group:
            yield group

    def _keep(self, path: Path) -> Original:
        """Bring the original bytes to safety; raises Refused and Cancelled."""
        name = printable(path.name)
        if not may_be_read(name):
            raise Refused(Code.UNSUPPORTED, f"no reader for {extension(name)}")
        try:
            size, most = path.stat().st_size, longest(name)
            if most is not None and size > most:
                raise Refused(Code.TOO_BIG, f"longer than {most >> 20} MiB")
            if self._choices.rehearsal:
                known = fingerprint(path, self._should_stop)
                return Original(name, known.sha256, known.size, path)
            stored = self._objects.put_file(path, self._should_stop)
        except OSError as error:
            raise Refused(Code.READ, error.strerror or str(error)) from error
        except FileUnreadable as error:
            raise Refused(Code(error.code), error.detail) from error
        return Original(name, stored.sha256, stored.size, self._objects.path(stored.sha256))

    # ---- what came of them -----------------------------------------------------------------

    def _on_outlook(self, outlook: Outlook) -> None:
        self._outlooks[outlook.task] = outlook.members
        self._batches.total += outlook.members - 1
        self._batches.tell_progress()

    def _items(self, chunk: Chunk) -> Iterator[Item]:
        """Give the parts of a chunk their files."""
        for part in chunk:
            kept = self._kept[part.task]
            yield from kept.before
            kept.before.clear()
            yield Item(kept.path, kept.original, part)
            if isinstance(part, End):
                del self._kept[part.task]
                told = part.members + (part.fault is not None)
                self._batches.total += told - self._outlooks.pop(part.task, 1)
