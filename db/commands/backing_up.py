"""`kho backup`, `kho backups` and `kho restore`: the archive as it was, and back to it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from db import open_archive
from db.commands.arguments import WATCH, text
from db.commands.output import Output, bold, shown
from db.commands.stopping import lower_priority, stoppable
from db.errors import ArchiveMissing, ArchiveReadOnly
from db.records.backups import (
    Backup,
    BackupLine,
    BackupReason,
    BackupReport,
    SecondMiss,
    SecondTarget,
)

if TYPE_CHECKING:
    from db import Archive
    from db.backup import Backups

MEGABYTE = 1_000_000

BACKUP_AND_THIN = """\
Back an archive up while people work on it: a copy of the database in its folder `backups`,
read again before it counts. Older ones are thinned out: all of two days stay, then one a
day, a week and a month; the last verified one always. A second place, such as another
disk, gets the copies and the original files; when it is not there, that is told."""

PUT_BACK = """\
Put an archive back to a backup, whole. Its present state is backed up first, so this can
be taken back. With --article only these articles become what they were, as one change
that `kho undo` takes back. A damaged archive is kept in its folder `damaged`; where there
is none, it is made again from a backup and the originals beside it."""

_MISSES = {
    SecondMiss.ABSENT: "it is not there",
    SecondMiss.UNPLUGGED: (
        "nothing of this archive is there any more. Connect its disk; to begin anew there: "
        "kho backup ARCHIVE --no-second, then --second FOLDER"
    ),
    SecondMiss.INSIDE: "it lies in the archive itself",
    SecondMiss.UNMADE: "there is no verified backup yet",
    SecondMiss.FULL: "its disk is full",
    SecondMiss.READ_ONLY: "it cannot be written",
    SecondMiss.BUSY: "another program is at work there",
    SecondMiss.FAILING: "its disk fails",
}


def describe(
    backup: ArgumentParser,
    backups: ArgumentParser,
    restore: ArgumentParser,
) -> None:
    """Say what the three commands take."""
    backup.add_argument(
        "--if-changed", action="store_true", help="only when something changed since the last one"
    )
    backup.add_argument(
        "--reason",
        choices=[reason.value for reason in BackupReason],
        default=BackupReason.ASKED.value,
        help="what is written down beside it (asked)",
    )
    second = backup.add_mutually_exclusive_group()
    second.add_argument(
        "--second", metavar="FOLDER", type=Path, help="take them there, too, from now on"
    )
    second.add_argument("--no-second", action="store_true", help="no longer take them elsewhere")
    backup.add_argument("--watch-stdin", action="store_true", help=WATCH)
    backups.add_argument(
        "backup",
        metavar="BACKUP",
        type=text,
        nargs="?",
        help="read one again, by number, and compare it with the archive",
    )
    restore.add_argument(
        "backup", metavar="BACKUP", type=text, help="its number, or the path of its file"
    )
    restore.add_argument(
        "--article",
        metavar="ID",
        type=text,
        action="append",
        help="only this article, by id, accession number or uid; may stand several times",
    )
    restore.add_argument(
        "--user", metavar="NAME", type=text, help="the initials of who does it, with --article"
    )


def backup(arguments: Namespace, output: Output) -> int:
    """Make a backup, and take it along to the second place."""
    from db.safekeeping import back_up
    from db.second_target import choose_second, place_elsewhere

    if arguments.watch_stdin or arguments.reason != BackupReason.ASKED:
        lower_priority()
    archive = open_archive(arguments.archive)
    try:
        if archive.read_only:
            raise ArchiveReadOnly(archive.path)
        if arguments.second is not None:
            choose_second(archive.path, arguments.second)
        elif arguments.no_second:
            choose_second(archive.path, None)
        with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
            report = back_up(
                archive.path,
                BackupReason(arguments.reason),
                if_changed=arguments.if_changed,
                on_progress=output.progress,
                should_stop=should_stop,
            )
    finally:
        archive.close()
    _tell_report(report, place_elsewhere(archive.path), output)
    return 0


def backups(arguments: Namespace, output: Output) -> int:
    """List the backups of an archive, also of one that is damaged, or look at one."""
    from db.backup import Backups
    from db.second_target import place_elsewhere, second_folder

    _expect_folder(arguments.archive)
    held = Backups(arguments.archive)
    if arguments.backup is not None:
        _tell_one(held.find(arguments.backup), held, arguments, output)
        return 0
    lines, place = held.lines(), second_folder(arguments.archive)
    elsewhere = place_elsewhere(arguments.archive)
    for line in lines:
        _tell_line(line, output)
    if output.is_json:
        places = {"second": place, "elsewhere": elsewhere}
        output.answer({"event": "report", "backups": len(lines)} | places)
    elif not lines:
        output.line("There is no backup yet. Make one: kho backup ARCHIVE")
    elif place is not None:
        output.line(shown(f"They go to {place}, too."))
    elif elsewhere is not None:
        output.line(shown(_elsewhere(elsewhere)))
    return 0


def restore(arguments: Namespace, output: Output) -> int:
    """Put an archive back to a backup, or only some of its articles."""
    from db.restoring import restore as put_back

    if arguments.article:
        return _restore_articles(arguments, output)
    restored = put_back(arguments.archive, arguments.backup)
    archive = open_archive(arguments.archive)
    try:
        _sync(archive, output)
    finally:
        archive.close()
    if output.is_json:
        before = restored.before and _facts(restored.before)
        output.answer(
            {"event": "restored", "articles": restored.articles, "before": before}
            | {"damaged": restored.damaged, "files": restored.files}
        )
        return 0
    output.line(f"The archive holds {restored.articles:,} articles again.")
    if restored.before is not None:
        output.line(f"To take this back: kho restore ARCHIVE {restored.before.number}")
    if restored.damaged is not None:
        output.line(shown(f"What was damaged is kept in {restored.damaged}"))
    return 0


def _restore_articles(arguments: Namespace, output: Output) -> int:
    from db.login import login_name
    from db.restoring import restore_articles

    archive = open_archive(arguments.archive)
    try:
        if archive.read_only:
            raise ArchiveReadOnly(archive.path)
        user = arguments.user or login_name()
        back = restore_articles(archive.path, arguments.backup, arguments.article, user)
        _sync(archive, output)
    finally:
        archive.close()
    if output.is_json:
        output.answer({"event": "applied"} | asdict(back))
    elif back.change_set is None:
        output.line("There is nothing to change.")
    else:
        output.line(f"Brought back: change {back.change_set}.")
        if back.mended:
            output.line(f"{back.mended} damaged texts are again what was stored.")
        if back.left_out:
            output.line(f"{back.left_out} facts name what is no longer in the archive: left out.")
    return 0


def _sync(archive: Archive, output: Output) -> None:
    indexer = archive.indexer()
    try:
        indexer.sync(output.progress)
    finally:
        indexer.close()


def _expect_folder(folder: Path) -> None:
    """See that there is an archive or what is left of one."""
    if not folder.exists():
        raise ArchiveMissing(folder)
    if not (folder / "backups").is_dir():
        from db.opening import expect_database

        expect_database(folder)


def _tell_report(report: BackupReport, elsewhere: Path | None, output: Output) -> None:
    if output.is_json:
        output.answer(
            {"event": "report", "made": report.made and _facts(report.made)}
            | {"removed": report.removed, "second": report.second and asdict(report.second)}
            | {"elsewhere": elsewhere}
        )
        return
    if report.made is None:
        output.line("Nothing has changed since the last backup.")
    else:
        size = report.made.size / MEGABYTE
        output.line(f"Backup {report.made.number} is made and verified ({size:,.1f} MB).")
    if report.removed:
        output.line(f"Older ones that were thinned out: {report.removed}")
    if report.second is not None:
        output.line(shown(_second(report.second)))
    elif elsewhere is not None:
        output.line(shown(_elsewhere(elsewhere)))


def _elsewhere(place: Path) -> str:
    return (
        f"The second place {place} was chosen at another computer, or by somebody else: nothing is "
        "taken there. Choose one: kho backup ARCHIVE --second FOLDER"
    )


def _second(second: SecondTarget) -> str:
    copied = f"{second.backups:,} backups and {second.files:,} files"
    if second.ok:
        near = " It lies on the disk of the archive: if that fails, both are lost."
        return f"Copied to {second.path}: {copied}.{near if second.same_disk else ''}"
    if second.wrong:
        return f"Copied to {second.path}: {copied}; {second.wrong:,} files are damaged here."
    assert second.miss is not None
    return f"The second place {second.path} did not get it: {_MISSES[second.miss]}."


def _tell_line(line: BackupLine, output: Output) -> None:
    if output.is_json:
        now = {"articles_since": line.articles, "saves_since": line.saves}
        output.answer({"event": "backup"} | _facts(line.backup) | now)
    else:
        output.line(shown(_words(line.backup)) + shown(_since(line)))


def _tell_one(one: Backup, held: Backups, arguments: Namespace, output: Output) -> None:
    from db.restoring import compare

    one = held.verify(one)
    difference = compare(arguments.archive, one)
    if output.is_json:
        output.answer({"event": "backup"} | _facts(one) | {"since": asdict(difference)})
        return
    output.line(shown(_words(one)))
    output.line(
        f"Since then {difference.added:,} articles came, {difference.removed:,} went and "
        f"{difference.changed:,} were changed.",
        indent="    ",
    )


def _words(one: Backup) -> str:
    held = f"{one.contents.articles:,} articles" if one.contents else "not known"
    state = "verified" if one.verified else bold("NOT VERIFIED")
    return f"{one.number:>4}  {one.made_at}  {one.reason:<8}  {held}  {state}"


def _since(line: BackupLine) -> str:
    if line.articles is None:
        return ""
    saves = "" if line.saves is None else f", {line.saves:,} saves since"
    return f"  {line.articles:+,}{saves}"


def _facts(one: Backup) -> dict[str, object]:
    from db.backup import facts_of

    return dict(facts_of(one))
