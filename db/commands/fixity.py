"""`kho fixity`: whether every text and original file is still what was stored, bit by bit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from db import open_archive
from db.commands.arguments import WATCH, count
from db.commands.output import Output, bold, shown
from db.commands.stopping import lower_priority, stoppable
from db.records import unheard
from db.records.fixity import FixityFinding, FixityKind, FixityReport, Flaw, SoundCopy

if TYPE_CHECKING:
    from pathlib import Path

FOUND: Final = 1
STOPPED: Final = 130
HELPED: Final = 20
"""For so many findings a sound copy is looked for."""

FIXITY: Final = """\
Read every text and every original file again, and hold it against the SHA-256 it was
stored with. It goes on where the last run stopped; a month after the end it begins anew.
What is not as it was stored is kept in the archive until it is sound again. Nothing is
repaired: what helps is said. The exit code is 1 while something is not as it was."""

_WRONG: Final = {
    Flaw.CHANGED: "is not what was stored",
    Flaw.MISSING: "is missing",
    Flaw.UNREADABLE: "cannot be read",
}


def describe_fixity(fixity: ArgumentParser) -> None:
    """Say what the command takes."""
    fixity.add_argument(
        "--minutes", metavar="N", type=count, help="stop after so many; the next run goes on"
    )
    fixity.add_argument(
        "--again", action="store_true", help="begin anew, however long ago everything was read"
    )
    fixity.add_argument("--watch-stdin", action="store_true", help=WATCH)


def fixity(arguments: Namespace, output: Output) -> int:
    """Read on, tell what was found, and what helps."""
    from db.fixity import Fixity
    from db.sound_copies import SoundCopies

    if arguments.watch_stdin:
        lower_priority()
    archive = open_archive(arguments.archive)
    reader = archive.reader()
    sound_copies = SoundCopies(archive.path, reader.meta()["uuid"])
    reader.close()
    work = Fixity(archive.path)
    try:
        with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
            report = work.run(
                again=arguments.again,
                seconds=arguments.minutes and 60.0 * arguments.minutes,
                should_stop=should_stop,
                on_progress=unheard if output.is_json else output.progress,
                on_finding=lambda one: _tell_at_once(one, output),
            )
            is_stopped = should_stop()
    finally:
        work.close()
    wrong = [(one, sound_copies.find(one)) for one in _wrong(report)[:HELPED]]
    if output.is_json:
        told = [asdict(one) | {"sound_copy": asdict(sound_copy)} for one, sound_copy in wrong]
        output.answer({"event": "report", "wrong": told} | asdict(report))
    else:
        _tell(report, wrong, arguments.archive, output)
    if report.state.open_count or report.new_count:
        return FOUND
    return STOPPED if is_stopped else 0


def _wrong(report: FixityReport) -> tuple[FixityFinding, ...]:
    """What is not as it was, by the archive or only by this run."""
    told = () if report.kept else report.findings
    return (*report.state.open_findings, *told)


def _tell_at_once(one: FixityFinding, output: Output) -> None:
    if output.is_json:
        output.answer({"event": "finding"} | asdict(one))


def _tell(
    report: FixityReport,
    wrong: list[tuple[FixityFinding, SoundCopy]],
    archive: Path,
    output: Output,
) -> None:
    if report.due:
        output.line(f"{report.texts:,} texts and {report.objects:,} original files are read.")
        output.line("Everything is read." if report.ended else "The next run goes on from here.")
    else:
        output.line(f"Everything was read until {report.state.last_finished} (anew: --again).")
    if report.healed:
        output.line(f"Sound again: {report.healed:,}.")
    if not report.kept:
        output.line("The archive could not be written: this is only told, and not kept.")
    for one, sound_copy in wrong:
        output.line(f"{bold('WRONG')}  {shown(_words(one))}")
        output.line(shown(_help(one, sound_copy, archive)), indent="    ")
    count = max(report.state.open_count, report.new_count)
    if count > len(wrong):
        output.line(f"… and {count - len(wrong):,} more.")
    if not count:
        output.line("All that was read is what was stored.")


def _words(one: FixityFinding) -> str:
    if one.kind is FixityKind.DATABASE:
        return f"A page of the database cannot be read: {one.found}"
    articles = ", ".join(map(str, one.article_ids)) or "none"
    if one.kind is FixityKind.TEXT:
        return f"The text of article {articles} {_WRONG[one.flaw]}."
    return f"The original file {one.sha256} {_WRONG[one.flaw]} (articles: {articles})."


def _help(one: FixityFinding, copy: SoundCopy, archive: Path) -> str:
    if one.kind is FixityKind.DATABASE:
        return f"Look closer: kho check {archive} --full. Backups: kho backups {archive}"
    if copy.backup is not None:
        return f"Bring it back: kho restore {archive} {copy.backup} --article {copy.article_id}"
    if one.kind is FixityKind.TEXT:
        return "No backup holds it as it was. Hold it against its original file."
    if copy.source is not None:
        return f"Copy it back: {copy.source} to {copy.target}"
    return f"There is no second copy. If you have the file elsewhere, put it at {copy.target}"
