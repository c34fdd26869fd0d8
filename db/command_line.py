"""What the command line `kho` understands: its commands, their options, and what cannot be."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.commands import (
    applying,
    backing_up,
    batching,
    cataloguing,
    covering,
    ingesting,
    keeping,
    linking,
    papers,
    previewing,
    searching,
    showing,
)
from db.commands.output import Output
from db.records import Decision, ProfileKind, Sort
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

_INGEST = """\
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

_SEARCH = """\
Search an archive. Words typed without accents find every accent; a word typed with its
accents finds only these. "Words in quotes" stand in a row."""

_BATCH = """\
answer each line of this file (- for the standard input) with one line of JSON, from one
open archive; a line is a query as it is, or an object with "query" and, when wanted,
"limit", "offset", "sort", "facets" and "why"
"""

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

_APPLY = """\
Record edits from a JSON file: all of them as one change, or none. The file holds a list
of objects, or an object with the list under "edits". Each names what it does ("edit":
"add_note", "article_edit", "add_role", "add_figure", "add_decision_event" …) and its
fields; an article is named by "article", a quote by its words. What `kho suggest` prints
under "edits" can be applied as it is."""

_BULLETIN = """\
Gather articles into a bulletin with numbered entries and indexes, in Vietnamese: those
that a search finds, those of a dossier, or those that are named. What may not leave the
archive (staff_only, citation_only) is cited and never printed."""

_NUMBER = "its id, accession number, uid, or a link to a sentence of it"

_WATCH = "cancel when the standard input ends, and run at low priority: for programs that run kho"

_WATCH_AND_PAUSE = (
    "wait at a line that says pause on the standard input, go on at resume, cancel at its end, and "
    "run at low priority: for programs that run kho"
)
_LONGEST_ID = 19
"""Digits of a number that SQLite no longer takes for one."""

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - the only name it has


def _count(text: str) -> int:
    """Read a number of hits."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no count")
    return int(text)


def _text(text: str) -> str:
    """Read an argument as the UTF-8 it is, in whatever language the system is set up."""
    return os.fsencode(text).decode("utf-8", "replace")


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
        "--name", type=_text, help="the name people see (the folder's name otherwise)"
    )
    create.add_argument("--starter", action="store_true", help="begin with the starter articles")
    ingest = _command(commands, ingesting.ingest, "take files and folders into an archive", _INGEST)
    _describe_ingest(ingest)
    preview = _command(commands, previewing.preview, "show how a table would be read")
    preview.add_argument("file", metavar="FILE", type=Path, help="a .csv, .xlsx or .jsonl file")
    preview.add_argument(
        "--columns", metavar="NAME", type=_text, help="by this profile of the archive"
    )
    preview.add_argument(
        "--rows", metavar="N", type=_count, default=20, help="how many rows to show (20)"
    )
    _describe_batches(_command(commands, batching.batches, "list, save or undo what was taken in"))
    _describe_profiles(
        _command(commands, batching.profiles, "list or keep how tables and sites are read")
    )
    _describe_duplicates(
        _command(commands, linking.duplicates, "decide about articles that are alike", _DUPLICATES)
    )


def _describe_reading(commands: _Commands) -> None:
    _describe_search(_command(commands, searching.search, "find articles", _SEARCH))
    related = _command(commands, searching.related, "find articles about the same matter as one")
    related.add_argument("article", metavar="ID", type=_text, help=_NUMBER)
    related.add_argument(
        "--limit", metavar="N", type=_count, default=5, help="how many to show at most (5)"
    )
    show = _command(commands, showing.show, "show one article whole")
    show.add_argument("article", metavar="ID", type=_text, help=_NUMBER)
    bulletin = _command(commands, papers.bulletin, "gather articles into a bulletin", _BULLETIN)
    papers.describe_bulletin(bulletin, _text, _NUMBER)
    answers = _command(commands, papers.answers, "list, show or save answer sheets")
    papers.describe_answers(answers, _count)


def _describe_cataloguing(commands: _Commands) -> None:
    suggest = _command(commands, cataloguing.suggest, "show what to record of an article, and why")
    suggest.add_argument("article", metavar="ID", type=_text, help=_NUMBER)
    awards = _command(commands, cataloguing.awards, "list awards, or show one with its trails")
    awards.add_argument(
        "award", metavar="AWARD", type=_text, nargs="?", help="its number, or its name"
    )
    dossiers = _command(commands, covering.dossiers, "list dossiers, or show one")
    dossiers.add_argument(
        "dossier", metavar="DOSSIER", type=_text, nargs="?", help="its number, or its title"
    )
    figures = _command(commands, covering.figures, "list what figures measure, article by article")
    figures.add_argument(
        "words", metavar="WORDS", type=_text, nargs="?", help="show what has these words, in time"
    )
    figures.add_argument(
        "--limit", metavar="N", type=_count, default=100, help="how many to show (100)"
    )
    history = _command(commands, cataloguing.history, "list who changed what, the newest first")
    history.add_argument(
        "article", metavar="ID", type=_text, nargs="?", help=f"of one article: {_NUMBER}"
    )
    history.add_argument("--user", metavar="NAME", type=_text, help="of one person: their initials")
    history.add_argument("--change", metavar="N", type=_count, help="show one change whole")
    history.add_argument(
        "--limit", metavar="N", type=_count, default=20, help="how many to show (20)"
    )
    apply = _command(commands, applying.apply, "record edits from a file as one change", _APPLY)
    apply.add_argument("file", metavar="FILE", type=_text, help="JSON (- for the standard input)")
    undo = _command(commands, applying.undo, "take a change back")
    undo.add_argument(
        "change", metavar="N", type=_count, nargs="?", help="its number (your newest one otherwise)"
    )
    redo = _command(commands, applying.redo, "make again what was taken back last")
    for command in (apply, undo, redo):
        command.add_argument(
            "--user",
            metavar="NAME",
            type=_text,
            help="the initials of who does it (the name you are logged in by otherwise)",
        )


def _describe_upkeep(commands: _Commands) -> None:
    reindex = _command(commands, keeping.reindex, "make the search index anew")
    reindex.add_argument(
        "--changed",
        action="store_true",
        help="index only what changed, and make all of it anew only when it cannot be trusted",
    )
    reindex.add_argument("--watch-stdin", action="store_true", help=_WATCH)
    check = _command(commands, keeping.check, "look an archive over without changing it")
    check.add_argument(
        "--full", action="store_true", help="read every page, original and index file, too"
    )


def _describe_backups(commands: _Commands) -> None:
    about = backing_up.BACKUP_AND_THIN
    backing_up.describe(
        _command(commands, backing_up.backup, "back an archive up", about),
        _command(commands, backing_up.backups, "list the backups of an archive"),
        _command(
            commands, backing_up.restore, "put an archive back to a backup", backing_up.PUT_BACK
        ),
        text=_text,
        watch=_WATCH,
    )


def _describe_ingest(ingest: argparse.ArgumentParser) -> None:
    ingest.add_argument("paths", metavar="PATH", type=Path, nargs="*", help="a file or a folder")
    ingest.add_argument(
        "--dry-run", action="store_true", help="store nothing, and tell what would be stored"
    )
    ingest.add_argument(
        "--encoding", metavar="NAME", help="read all plain text in this encoding, such as tcvn3"
    )
    ingest.add_argument(
        "--columns", metavar="NAME", type=_text, help="read tables by this profile of the archive"
    )
    ingest.add_argument(
        "--outlet", metavar="NAME", type=_text, help="the outlet of articles that name none"
    )
    ingest.add_argument(
        "--amend", metavar="FILE", type=Path, help="JSON: what to leave out, and fields put right"
    )
    ingest.add_argument(
        "--report", metavar="FILE", type=Path, help="save what became of each item as CSV"
    )
    ingest.add_argument(
        "--resume", metavar="BATCH", type=_count, help="go on with a batch that was stopped"
    )
    ingest.add_argument("--watch-stdin", action="store_true", help=_WATCH_AND_PAUSE)


def _describe_batches(batches: argparse.ArgumentParser) -> None:
    batches.add_argument(
        "batch", metavar="BATCH", type=_count, nargs="?", help="the number of one of them"
    )
    batches.add_argument(
        "--undo",
        action="store_true",
        help="take out what it brought, but for what was edited since",
    )
    batches.add_argument(
        "--report", metavar="FILE", type=Path, help="save what became of each item as CSV"
    )
    batches.add_argument("--watch-stdin", action="store_true", help=_WATCH)


def _describe_profiles(profiles: argparse.ArgumentParser) -> None:
    profiles.add_argument(
        "--kind",
        choices=[kind.value for kind in ProfileKind],
        default=ProfileKind.COLUMNS.value,
        help="of tables (columns) or of web pages (site)",
    )
    profiles.add_argument("--add", metavar="FILE", type=Path, help="keep the profile in this file")
    profiles.add_argument("--remove", metavar="NAME", type=_text, help="remove this profile")


def _describe_search(search: argparse.ArgumentParser) -> None:
    search.add_argument("query", metavar="QUERY", type=_text, nargs="*", help="what to find")
    search.add_argument("--batch", metavar="FILE", help=_BATCH)
    search.add_argument(
        "--limit", metavar="N", type=_count, default=20, help="how many hits to show (20)"
    )
    search.add_argument(
        "--offset", metavar="N", type=_count, default=0, help="how many to leave out before"
    )
    search.add_argument(
        "--sort", choices=[sort.value for sort in Sort], default=Sort.RELEVANCE.value
    )
    search.add_argument(
        "--why",
        action="store_true",
        help="say of each hit what it has of each word, and what share of its score that is",
    )
    search.add_argument("--facets", action="store_true", help="count years and outlets, too")


def _describe_duplicates(duplicates: argparse.ArgumentParser) -> None:
    duplicates.add_argument(
        "--limit", metavar="N", type=_count, default=20, help="how many pairs to show (20)"
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
        arguments.query += map(_text, further)
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
