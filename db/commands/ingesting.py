"""`kho ingest`: takes files and folders into an archive and brings its index up to date."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from db import open_archive
from db.commands.arguments import WATCH_AND_PAUSE, count, text
from db.commands.item_table import ItemTable
from db.commands.output import Output, shown
from db.commands.stopping import controlled, lower_priority
from db.errors import ArchiveBusy, Cancelled, FieldInvalid, FileUnreadable, ProfileMissing
from db.ingest.amending import read_amendments
from db.ingest.choices import Choices
from db.ingest.encodings import ENCODINGS
from db.ingest.source import Options
from db.records import (
    IngestItem,
    IngestProfile,
    IngestReport,
    ProfileKind,
    Progress,
    ShouldStop,
)

if TYPE_CHECKING:
    from db import Archive

INDEX_EVERY = 5000
"""Articles added before the index is brought up to date, so that they are found early."""

CANCELLED = 130

INGEST = """\
Take files and folders into an archive. Folders are taken with all that is below them,
but for hidden files and links; packages with all that is in them.

  texts      .txt in any encoding that Vietnamese was ever written in
  pages      .html .htm .xhtml .mht .mhtml, captures .warc .warc.gz .wacz
  documents  .docx .rtf .odt .fodt .pdf, with the fonts from before Unicode
  mail       .eml, each attachment as an item of its own
  tables     .csv .tsv .xlsx, .jsonl .ndjson (also .gz .xz) by the names of their columns
             or by a profile (kho profiles)
  records    .ris .bib .csljson .json .ninjs, MARC 21 .mrc .marc .iso .xml
  packages   .zip of all of these

The original bytes are kept. What is in the archive already is recognised, so the same
command goes on after it was stopped. A file or a part of one that gives no article is
reported with its code and stops nothing."""


def describe_ingest(ingest: ArgumentParser) -> None:
    """Say what `kho ingest` understands."""
    ingest.add_argument("paths", metavar="PATH", type=Path, nargs="*", help="a file or a folder")
    ingest.add_argument(
        "--dry-run", action="store_true", help="store nothing, and tell what would be stored"
    )
    ingest.add_argument(
        "--encoding", metavar="NAME", help="read all plain text in this encoding, such as tcvn3"
    )
    ingest.add_argument(
        "--columns", metavar="NAME", type=text, help="read tables by this profile of the archive"
    )
    ingest.add_argument(
        "--outlet", metavar="NAME", type=text, help="the outlet of articles that name none"
    )
    ingest.add_argument(
        "--amend", metavar="FILE", type=Path, help="JSON: what to leave out, and fields put right"
    )
    ingest.add_argument(
        "--report", metavar="FILE", type=Path, help="save what became of each item as CSV"
    )
    ingest.add_argument(
        "--resume", metavar="BATCH", type=count, help="go on with a batch that was stopped"
    )
    ingest.add_argument("--watch-stdin", action="store_true", help=WATCH_AND_PAUSE)


def ingest(arguments: Namespace, output: Output) -> int:
    """Take files and folders in; the articles are safe even where the index is not."""
    if arguments.watch_stdin:
        lower_priority()
    began = time.perf_counter()
    archive = open_archive(arguments.archive)
    try:
        choices = _choices(archive, arguments)
        paths = _paths(archive, arguments)
        with (
            _record(arguments.report) as record,
            controlled(watch_stdin=arguments.watch_stdin) as control,
        ):
            should_stop = control.should_stop
            teller = _Teller(archive, output, record, should_stop)
            report = archive.ingest(
                paths, teller.tell, should_stop, choices=choices, wait=control.wait
            )
            try:
                if not report.cancelled and not choices.rehearsal:
                    teller.sync_index()
                    teller.link_near()
            except Cancelled:
                report = replace(report, cancelled=True)
            finally:
                took = round(time.perf_counter() - began, 3)  # with the index
                _report(replace(report, seconds=took), output, rehearsal=choices.rehearsal)
    finally:
        archive.close()
    return CANCELLED if report.cancelled else 0


def _paths(archive: Archive, arguments: Namespace) -> list[Path]:
    """Tell what to take in: what is named, or what a former run was over."""
    if arguments.resume is None:
        return list(arguments.paths)
    batch, _ = archive.batch(arguments.resume)
    return [Path(path) for path in batch.paths]


def _choices(archive: Archive, arguments: Namespace) -> Choices:
    """Gather what a person chose; a resumed run keeps what was chosen for it."""
    asked = {
        name: getattr(arguments, name)
        for name in ("encoding", "columns", "outlet")
        if getattr(arguments, name) is not None
    }
    if arguments.amend is not None:
        asked["amendments"] = _written(arguments.amend)
    if arguments.resume is not None:
        asked = {**archive.batch(arguments.resume)[0].options, **asked}
    encoding = asked.get("encoding")
    if encoding is not None and encoding not in ENCODINGS:
        raise FieldInvalid("encoding", str(encoding))
    kept = archive.profiles()
    return Choices(
        options=Options(
            encoding=encoding,
            columns=profile_body(kept, asked.get("columns")),
            sites=tuple(each.body for each in kept if each.kind is ProfileKind.SITE),
            outlet=asked.get("outlet"),
        ),
        amendments=read_amendments(asked.get("amendments", "{}")),
        rehearsal=arguments.dry_run,
        asked=asked,
    )


def profile_body(kept: Sequence[IngestProfile], name: str | None) -> Mapping[str, object] | None:
    """Find a column profile among those of the archive; raises ProfileMissing."""
    if name is None:
        return None
    for each in kept:
        if each.kind is ProfileKind.COLUMNS and each.name == name:
            return each.body
    raise ProfileMissing(ProfileKind.COLUMNS.value, name)


def _written(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(path, "E_READ", str(error)) from error


@contextmanager
def _record(path: Path | None) -> Iterator[ItemTable | None]:
    """Open the CSV file that a person wants, if any."""
    if path is None:
        yield None
        return
    try:
        target = path.open("w", encoding="utf-8-sig", newline="")
    except OSError as error:
        raise FileUnreadable(path, "E_READ", error.strerror or str(error)) from error
    with target:
        yield ItemTable(target)


class _Teller:
    """Passes events on, and has the index follow. For the thread that ingests."""

    def __init__(
        self,
        archive: Archive,
        output: Output,
        record: ItemTable | None,
        should_stop: ShouldStop,
    ) -> None:
        self._archive = archive
        self._output = output
        self._record = record
        self._should_stop = should_stop
        self._waiting = 0

    def tell(self, event: Progress | IngestItem) -> None:
        """Print an event; at the end of a batch see to the index."""
        if isinstance(event, Progress):
            self._output.progress(event)
            if self._waiting >= INDEX_EVERY:
                self.sync_index()
            return
        if self._record is not None:
            self._record.add(event)
        new = event.article_id is not None and event.outcome != "duplicate"
        self._waiting += new and event.staged is None
        if self._output.is_json:
            self._output.answer(item_facts(event))
        elif event.code or event.message or event.staged:
            self._output.line(item_line(event))

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

    def link_near(self) -> None:
        """Look for near duplicates of what came in. Raises Cancelled."""
        try:
            self._archive.link_near(self._output.progress, self._should_stop)
        except ArchiveBusy:
            self._output.complaint("Another program is looking for near duplicates.")


def item_facts(item: IngestItem) -> dict[str, object]:
    """Give what is known of an item as JSON has it; `staged` is there in a rehearsal only."""
    facts = {"event": "item"} | asdict(item)
    if item.staged is None:
        del facts["staged"]
    return facts


def item_line(item: IngestItem) -> str:
    """Say in a line what became of an item."""
    place = f"{item.path}, {item.member}" if item.member else item.path
    title = f"  “{item.headline}”" if item.staged else ""
    said = f": {item.message}" if item.message else ""
    return shown(f"{item.code or item.outcome}  {place}{title}{said}")


def _report(report: IngestReport, output: Output, *, rehearsal: bool) -> None:
    if output.is_json:
        output.answer({"event": "report"} | asdict(report))
        return
    parts = [f"{report.added:,} {'would be added' if rehearsal else 'added'}"]
    parts += [f"{report.duplicates:,} held already"] if report.duplicates else []
    parts += [f"{report.failed:,} failed"] if report.failed else []
    if report.cancelled:
        parts.append("stopped; run it again to go on")
    output.line(f"{', '.join(parts)} ({report.seconds:.1f} s)")
