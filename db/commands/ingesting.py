"""`kho ingest`: takes files and folders into an archive and brings its index up to date."""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from db import open_archive
from db.commands.output import Output, shown
from db.commands.stopping import lower_priority, stoppable
from db.errors import ArchiveBusy, Cancelled
from db.records import IngestItem, IngestReport, Progress, ShouldStop

if TYPE_CHECKING:
    from db import Archive

INDEX_EVERY = 5000
"""Articles added before the index is brought up to date, so that they are found early."""

CANCELLED = 130


def ingest(arguments: Namespace, output: Output) -> int:
    """Take files and folders in; the articles are safe even where the index is not."""
    if arguments.watch_stdin:
        lower_priority()
    began = time.perf_counter()
    archive = open_archive(arguments.archive)
    try:
        with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
            teller = _Teller(archive, output, should_stop)
            report = archive.ingest(arguments.paths, teller.tell, should_stop)
            try:
                if not report.cancelled:
                    teller.sync_index()
            except Cancelled:
                report = replace(report, cancelled=True)
            finally:
                took = round(time.perf_counter() - began, 3)  # with the index
                _report(replace(report, seconds=took), output)
    finally:
        archive.close()
    return CANCELLED if report.cancelled else 0


class _Teller:
    """Passes events on, and has the index follow. For the thread that ingests."""

    def __init__(self, archive: Archive, output: Output, should_stop: ShouldStop) -> None:
        self._archive = archive
        self._output = output
        self._should_stop = should_stop
        self._waiting = 0

    def tell(self, event: Progress | IngestItem) -> None:
        """Print an event; at the end of a batch see to the index."""
        if isinstance(event, Progress):
            self._output.progress(event)
            if self._waiting >= INDEX_EVERY:
                self.sync_index()
            return
        self._waiting += event.article_id is not None and event.outcome != "duplicate"
        if self._output.is_json:
            self._output.answer(item_facts(event))
        elif event.code or event.message:
            self._output.line(_line(event))

    def sync_index(self) -> None:
        """Bring the index up to date. Raises Cancelled."""
        self._waiting = 0
        indexer = self._archive.indexer()
        try:
            indexer.sync(self._output.progress, self._should_stop)
        except ArchiveBusy:
            # Another program is at the same work; what it leaves is done next time.
            self._output.complaint("The index is brought up to date by another program.")
        finally:
            indexer.close()


def item_facts(item: IngestItem) -> dict[str, object]:
    """Give what is known of an item as JSON has it; `staged` is there in a rehearsal only."""
    facts = {"event": "item"} | asdict(item)
    if item.staged is None:
        del facts["staged"]
    return facts


def _line(item: IngestItem) -> str:
    place = f"{item.path}, {item.member}" if item.member else item.path
    said = f": {item.message}" if item.message else ""
    return shown(f"{item.code or item.outcome}  {place}{said}")


def _report(report: IngestReport, output: Output) -> None:
    if output.is_json:
        output.answer({"event": "report"} | asdict(report))
        return
    parts = [f"{report.added:,} added"]
    parts += [f"{report.duplicates:,} held already"] if report.duplicates else []
    parts += [f"{report.failed:,} failed"] if report.failed else []
    if report.cancelled:
        parts.append("stopped; run it again to go on")
    output.line(f"{', '.join(parts)} ({report.seconds:.1f} s)")
