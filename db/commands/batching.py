"""`kho batches` and `kho profiles`: the runs of ingest, and how tables and sites are read."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import open_archive
from db.commands.arguments import WATCH, count, text
from db.commands.ingesting import item_facts, item_line
from db.commands.item_table import ItemTable
from db.commands.output import Output, shown
from db.commands.stopping import lower_priority, stoppable
from db.errors import Cancelled, FieldInvalid, FileUnreadable
from db.records import IngestBatch, ProfileKind, Undone
from db.records.backups import BackupReason

if TYPE_CHECKING:
    from db import Archive

CANCELLED = 130


def describe_batches(batches: ArgumentParser) -> None:
    """Say what `kho batches` understands."""
    batches.add_argument(
        "batch", metavar="BATCH", type=count, nargs="?", help="the number of one of them"
    )
    batches.add_argument(
        "--undo",
        action="store_true",
        help="take out what it brought, but for what was edited since",
    )
    batches.add_argument(
        "--report", metavar="FILE", type=Path, help="save what became of each item as CSV"
    )
    batches.add_argument("--watch-stdin", action="store_true", help=WATCH)


def describe_profiles(profiles: ArgumentParser) -> None:
    """Say what `kho profiles` understands."""
    profiles.add_argument(
        "--kind",
        choices=[kind.value for kind in ProfileKind],
        default=ProfileKind.COLUMNS.value,
        help="of tables (columns) or of web pages (site)",
    )
    profiles.add_argument("--add", metavar="FILE", type=Path, help="keep the profile in this file")
    profiles.add_argument("--remove", metavar="NAME", type=text, help="remove this profile")


def batches(arguments: Namespace, output: Output) -> int:
    """List the runs of ingest, show one, save what became of its items, or take it back."""
    archive = open_archive(arguments.archive)
    try:
        if arguments.batch is None:
            for batch in archive.batches():
                _tell_batch(batch, output)
        elif arguments.undo:
            return _undo(archive, arguments, output)
        else:
            _show(archive, arguments.batch, arguments.report, output)
    finally:
        archive.close()
    return 0


def _tell_batch(batch: IngestBatch, output: Output) -> None:
    if output.is_json:
        output.answer({"event": "batch"} | asdict(batch))
        return
    state = "undone" if batch.undone_at else batch.state
    counts = f"{batch.added:,} added, {batch.duplicates:,} held already, {batch.failed:,} failed"
    output.line(shown(f"{batch.job_id:>4}  {batch.started_at}  {state:<9}  {counts}"))
    for path in batch.paths:
        output.line(shown(path), indent="      ")


def _show(archive: Archive, job_id: int, report: Path | None, output: Output) -> None:
    batch, items = archive.batch(job_id)
    if report is not None:
        try:
            with report.open("w", encoding="utf-8-sig", newline="") as target:
                table = ItemTable(target)
                for item in items:
                    table.add(item)
        except OSError as error:
            raise FileUnreadable(report, "E_READ", error.strerror or str(error)) from error
    _tell_batch(batch, output)
    for item in items:
        if output.is_json:
            output.answer(item_facts(item))
        else:
            output.line(item_line(item))


def _undo(archive: Archive, arguments: Namespace, output: Output) -> int:
    from db.safekeeping import back_up

    if arguments.watch_stdin:
        lower_priority()
    with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
        try:
            back_up(archive.path, BackupReason.BULK, if_changed=True)
            undone = archive.undo_batch(arguments.batch, output.progress, should_stop)
            indexer = archive.indexer()
            try:
                indexer.sync(output.progress, should_stop)
            finally:
                indexer.close()
        except Cancelled:
            return CANCELLED
    _tell_undone(undone, output)
    return 0


def _tell_undone(undone: Undone, output: Output) -> None:
    if output.is_json:
        output.answer({"event": "undone"} | asdict(undone))
        return
    output.line(f"{undone.removed:,} removed, {undone.restored:,} back at the former version")
    for conflict in undone.conflicts:
        output.line(
            shown(f"left as it is ({conflict.reason}): {conflict.article_id} {conflict.headline}")
        )


def profiles(arguments: Namespace, output: Output) -> int:
    """List the profiles of an archive, keep one, or remove one."""
    archive = open_archive(arguments.archive)
    try:
        kind = ProfileKind(arguments.kind)
        if arguments.add is not None:
            archive.keep_profile(kind, _body(arguments.add))
        elif arguments.remove is not None:
            archive.remove_profile(kind, arguments.remove)
        for profile in archive.profiles():
            if output.is_json:
                output.answer({"event": "profile"} | asdict(profile))
            else:
                output.line(shown(f"{profile.kind:<8} {profile.name}"))
    finally:
        archive.close()
    return 0


def _body(path: Path) -> Mapping[str, Any]:
    """Read a profile from a file; raises FileUnreadable and FieldInvalid."""
    try:
        body = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(path, "E_READ", str(error)) from error
    except (ValueError, RecursionError) as error:
        raise FieldInvalid("profile", str(error)) from None
    if not isinstance(body, dict):
        raise FieldInvalid("profile", "not a JSON object")
    return body
