"""What the command line `kho` understands: its commands, their options, and what cannot be."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.commands import (
    applying,
    backing_up,
    batching,
    carrying,
    cataloguing,
    checking,
    covering,
    fixity,
    ingesting,
    keeping,
    linking,
    papers,
    previewing,
    salvaging,
    searching,
    showing,
)
from db.commands.arguments import NUMBER, WATCH, count, text
from db.commands.output import Output
from db.records import Decision
from db.release import VERSION

DONE = 0
ARCHIVE_ERROR = 1
USAGE = 2
OUR_BUG = 70
CANCELLED = 130

_ENDS = f"""\
exit codes:
  {DONE}    done
  {ARCHIVE_ERROR}    the archive cannot do it; the message says why and what helps
  {USAGE}    the command line is not understood
  {OUR_BUG}   a mistake of this program; please report it
  {CANCELLED}  cancelled; what was finished stays

With --json a command prints one JSON object on a line for each answer; an error is
{{"event": "error", "kind": …}} with its facts."""


_DUPLICATES = """\
List the pairs of articles that are nearly the same and wait for a decision, the most
alike first. Nothing is ever merged: equal texts are linked by rule, texts that differ in
their numbers (prices of gold, exam keys) are never taken for reprints, and what was
decided is not asked again."""

_DECIDE = """\
decide about the pair with the number ID: ANSWER is `yes` (it is what it is suggested to
be), `reprint`, `duplicate` (the later article goes into the bin), `no` (never suggested
again), or `undo`
"""


_LONGEST_ID = 19
"""Digits of a number that SQLite no longer takes for one."""

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - the only name it has


def _command(
    commands: _Commands,
    run: Callable[[argparse.Namespace, Output], int],
    about: str,
    long: str | None = None,
) -> argparse.ArgumentParser:
    """Add a command that is named as the function that does it."""
    command = commands.add_parser(
        run.__name__,
        help=about,
        description=long or f"{about[0].upper()}{about[1:]}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument("archive", metavar="ARCHIVE", type=Path, help="the folder of the archive")
    command.add_argument("--json", action="store_true", help="print JSON, for programs")
    command.set_defaults(run=run)
    return command


def parser() -> argparse.ArgumentParser:
    """Describe everything that `kho` understands."""
    kho = argparse.ArgumentParser(
        prog="kho",
        description="Kho Báo: an offline archive of Vietnamese press articles.",
        epilog=_ENDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    kho.add_argument("--version", action="version", version=f"Kho Báo {VERSION}")
    commands = kho.add_subparsers(title="commands", metavar="COMMAND", required=True)

    _describe_filling(commands)
    _describe_reading(commands)
    _describe_cataloguing(commands)
    _describe_upkeep(commands)
    _describe_backups(commands)
    return kho


def _describe_filling(commands: _Commands) -> None:
    create = _command(commands, keeping.create, "make a new archive")
    create.add_argument(
        "--name", type=text, help="the name people see (the folder's name otherwise)"
    )
    create.add_argument("--starter", action="store_true", help="begin with the starter articles")
    ingest = _command(
        commands, ingesting.ingest, "take files and folders into an archive", ingesting.INGEST
    )
    ingesting.describe_ingest(ingest)
    preview = _command(commands, previewing.preview, "show how a table would be read")
    preview.add_argument("file", metavar="FILE", type=Path, help="a .csv, .xlsx or .jsonl file")
    preview.add_argument(
        "--columns", metavar="NAME", type=text, help="by this profile of the archive"
    )
    preview.add_argument(
        "--rows", metavar="N", type=count, default=20, help="how many rows to show (20)"
    )
    batching.describe_batches(
        _command(commands, batching.batches, "list, save or undo what was taken in")
    )
    batching.describe_profiles(
        _command(commands, batching.profiles, "list or keep how tables and sites are read")
    )
    _describe_duplicates(
        _command(commands, linking.duplicates, "decide about articles that are alike", _DUPLICATES)
    )


def _describe_reading(commands: _Commands) -> None:
    searching.describe_search(
        _command(commands, searching.search, "find articles", searching.SEARCH)
    )
    related = _command(commands, searching.related, "find articles about the same matter as one")
    related.add_argument("article", metavar="ID", type=text, help=NUMBER)
    related.add_argument(
        "--limit", metavar="N", type=count, default=5, help="how many to show at most (5)"
    )
    show = _command(commands, showing.show, "show one article whole")
    show.add_argument("article", metavar="ID", type=text, help=NUMBER)
    bulletin = _command(
        commands, papers.bulletin, "gather articles into a bulletin", papers.BULLETIN
    )
    papers.describe_bulletin(bulletin)
    answers = _command(commands, papers.answers, "list, show or save answer sheets")
    papers.describe_answers(answers)


def _describe_cataloguing(commands: _Commands) -> None:
    suggest = _command(commands, cataloguing.suggest, "show what to record of an article, and why")
    suggest.add_argument("article", metavar="ID", type=text, help=NUMBER)
    awards = _command(commands, cataloguing.awards, "list awards, or show one with its trails")
    awards.add_argument(
        "award", metavar="AWARD", type=text, nargs="?", help="its number, or its name"
    )
    dossiers = _command(commands, covering.dossiers, "list dossiers, or show one")
    dossiers.add_argument(
        "dossier", metavar="DOSSIER", type=text, nargs="?", help="its number, or its title"
    )
    figures = _command(commands, covering.figures, "list what figures measure, article by article")
    figures.add_argument(
        "words", metavar="WORDS", type=text, nargs="?", help="show what has these words, in time"
    )
    figures.add_argument(
        "--limit", metavar="N", type=count, default=100, help="how many to show (100)"
    )
    history = _command(commands, cataloguing.history, "list who changed what, the newest first")
    history.add_argument(
        "article", metavar="ID", type=text, nargs="?", help=f"of one article: {NUMBER}"
    )
    history.add_argument("--user", metavar="NAME", type=text, help="of one person: their initials")
    history.add_argument("--change", metavar="N", type=count, help="show one change whole")
    history.add_argument(
        "--limit", metavar="N", type=count, default=20, help="how many to show (20)"
    )
    apply = _command(
        commands, applying.apply, "record edits from a file as one change", applying.APPLY
    )
    apply.add_argument("file", metavar="FILE", type=text, help="JSON (- for the standard input)")
    undo = _command(commands, applying.undo, "take a change back")
    undo.add_argument(
        "change", metavar="N", type=count, nargs="?", help="its number (your newest one otherwise)"
    )
    redo = _command(commands, applying.redo, "make again what was taken back last")
    for command in (apply, undo, redo):
        command.add_argument(
            "--user",
            metavar="NAME",
            type=text,
            help="the initials of who does it (the name you are logged in by otherwise)",
        )


def _describe_upkeep(commands: _Commands) -> None:
    reindex = _command(commands, keeping.reindex, "make the search index anew")
    reindex.add_argument(
        "--changed",
        action="store_true",
        help="index only what changed, and make all of it anew only when it cannot be trusted",
    )
    reindex.add_argument(
        "--verify", action="store_true", help="only read every byte of it and say if it is sound"
    )
    reindex.add_argument("--watch-stdin", action="store_true", help=WATCH)
    checking.describe_check(
        _command(
            commands, checking.check, "look an archive over without changing it", checking.CHECK
        )
    )


def _describe_backups(commands: _Commands) -> None:
    about = backing_up.BACKUP_AND_THIN
    backing_up.describe(
        _command(commands, backing_up.backup, "back an archive up", about),
        _command(commands, backing_up.backups, "list the backups of an archive"),
        _command(
            commands, backing_up.restore, "put an archive back to a backup", backing_up.PUT_BACK
        ),
    )
    fixity.describe_fixity(
        _command(commands, fixity.fixity, "read everything again, bit by bit", fixity.FIXITY)
    )
    salvage = "show or bring what a damaged archive still gives"
    salvaging.describe_salvage(_command(commands, salvaging.salvage, salvage, salvaging.SALVAGE))
    about = "copy a whole archive to this computer"
    carrying.describe_copy(_command(commands, carrying.copy, about, carrying.COPY), WATCH)


def _describe_duplicates(duplicates: argparse.ArgumentParser) -> None:
    duplicates.add_argument(
        "--limit", metavar="N", type=count, default=20, help="how many pairs to show (20)"
    )
    either = duplicates.add_mutually_exclusive_group()
    either.add_argument("--decide", metavar=("ID", "ANSWER"), nargs=2, help=_DECIDE)
    either.add_argument(
        "--rebuild", action="store_true", help="compare every article anew; decisions stay"
    )


def _wrong_decision(number: str, answer: str) -> str | None:
    """Say what cannot be in the words after --decide."""
    answers = [*Decision, "undo"]
    if not (number.isascii() and number.isdigit() and len(number) < _LONGEST_ID):
        return f"{number!r} is no number of a pair"
    return None if answer in answers else f"{answer!r} is none of {', '.join(answers)}"


def _are_words(further: Sequence[str]) -> bool:
    return not any(word.startswith("-") for word in further)


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read a command line. Raises SystemExit, after saying why, when it is not understood."""
    kho = parser()
    # What stands behind an option is left over where a list of words may be empty.
    arguments, further = kho.parse_known_args(argv)
    if arguments.run is ingesting.ingest and _are_words(further):
        arguments.paths += map(Path, further)
    elif arguments.run is searching.search and _are_words(further):
        arguments.query += map(text, further)
    elif further:
        kho.error(f"unrecognized arguments: {' '.join(further)}")
    if arguments.run is searching.search and bool(arguments.query) == (arguments.batch is not None):
        kho.error("search wants either a QUERY or --batch FILE")
    if arguments.run is ingesting.ingest and bool(arguments.paths) == (
        arguments.resume is not None
    ):
        kho.error("ingest wants either a PATH or --resume BATCH")
    if (
        arguments.run is batching.batches
        and arguments.batch is None
        and (arguments.undo or arguments.report)
    ):
        kho.error("--undo and --report want a BATCH")
    wrong = papers.wrong(arguments)
    if arguments.run is linking.duplicates and arguments.decide:
        wrong = _wrong_decision(*arguments.decide)
    if wrong:
        kho.error(wrong)
    return arguments
