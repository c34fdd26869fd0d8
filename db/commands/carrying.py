"""`kho copy`: a whole archive to a folder of this computer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from db import open_archive
from db.commands.output import Output, shown
from db.commands.stopping import lower_priority, stoppable

COPY = """\
Copy a whole archive to a new folder on a disk of this computer, such as one that lies on a
network or on a DVD. The database and every original file are read again and held against
what they were; the search index is made anew, and backups stay where they are. The copy
goes its own way from then on: what is saved in one does not come into the other."""


def describe_copy(copy: ArgumentParser, watch: str) -> None:
    """Say what `kho copy` takes."""
    copy.add_argument("folder", metavar="NEW_FOLDER", type=Path, help="the folder of the copy")
    copy.add_argument("--watch-stdin", action="store_true", help=watch)


def copy(arguments: Namespace, output: Output) -> int:
    """Copy an archive, and make the index of the copy."""
    from db.whole_copy import copy_archive

    if arguments.watch_stdin:
        lower_priority()
    with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
        report = copy_archive(arguments.archive, arguments.folder, output.progress, should_stop)
        archive = open_archive(report.path)
        indexer = archive.indexer()
        try:
            indexer.sync(output.progress, should_stop)
        finally:
            indexer.close()
            archive.close()
    if output.is_json:
        output.answer({"event": "copied"} | asdict(report))
        return 0
    output.line(f"Copied to {shown(str(report.path))}: {report.articles:,} articles.")
    output.line(f"Original files, each checked: {report.files:,}")
    if report.wrong:
        output.line(f"Missing or changed where they came from, and not copied: {report.wrong:,}")
    return 0
