"""`kho check`: whether an archive is sound, part by part, and what helps where it is not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Final

from db.commands.arguments import WATCH
from db.commands.output import Output, bold, shown
from db.commands.stopping import lower_priority, stoppable
from db.records import unheard
from db.records.soundness import CheckReport, Finding, Part, Remedy, Soundness

CHECK = """\
Look an archive over without changing it: the database, the index, the original files, and
what is around them: backups, room on the disks, the programs that write now. An archive
that is damaged gets a report, too. The exit code is 1 only where something is damaged.

With --json the report is one object: "ok", "full", "made_at", "program", "system" and
"findings", each with "part", "soundness" (ok, advice, damage, unknown), "state", the
facts in "detail", what is wrong one by one in "said", and "remedy" (or null)."""

MEGABYTE = 1_000_000

_SENTENCES: Final[Mapping[Part, Mapping[str, str]]] = {
    Part.ARCHIVE: {
        "current": "“{name}”, format {schema}, made {created_at}",
        "older": "“{name}” has format {schema}, and {newest} is the newest",
        "incomplete": "it does not say what it is",
    },
    Part.DATABASE: {
        "sound": "whole, {articles:,} articles, {mb:,} MB",
        "damaged": "damaged; what SQLite says of it:",
        "unreadable": "it cannot be opened:",
    },
    Part.FOREIGN_KEYS: {
        "sound": "every record that is named is there",
        "broken": "{broken:,} records name others that are not there:",
        "unreadable": "they cannot be read:",
    },
    Part.JOURNAL: {
        "sound": "every change reaches the index",
        "missing": "{missing} triggers are not there, so changes do not reach the index:",
        "unreadable": "it cannot be read:",
    },
    Part.INDEX: {
        "current": "holds every article ({documents:,})",
        "behind": "sound; {pending:,} changed articles are not in it yet",
        "missing": "there is none, so nothing can be searched",
        "unusable": "it cannot be used: {reason}",
        "differing": "{differing:,} articles are otherwise in it than in the database",
        "unreadable": "it cannot be read:",
    },
    Part.FILES: {
        "sound": "all {files:,} are there",
        "files": "{missing:,} are missing and {changed:,} changed, of {files:,}:",
        "texts": "{texts_changed:,} texts are no longer as they were stored:",
        "unreadable": "they cannot be read:",
    },
    Part.FIXITY: {
        "never": "they have not been read again yet",
        "under_way": "{texts:,} texts and {objects:,} files read again so far",
        "sound": "{texts:,} texts and {objects:,} files read again, the last on {finished_at}",
        "found": "{open:,} are not as they were stored:",
        "unreadable": "what was found cannot be read:",
    },
    Part.BACKUP: {
        "nothing": "none yet, and nothing to back up",
        "none": "there is no verified one",
        "current": "number {number} of {made_at} holds all there is",
        "recent": "number {number} of {made_at}, {articles:,} articles; there were saves since",
        "old": "the last verified one, number {number}, is {age_days:,} days old",
        "spoiled": "the last one, number {number} of {made_at}, is damaged:",
    },
    Part.SECOND: {
        "none": "no second place is chosen; all backups lie with the archive",
        "elsewhere": "{path} was chosen at another computer: nothing is taken there from here",
        "current": "{path} has number {number} of {made_at}",
        "near": "{path} has number {number} of {made_at}, on the disk of the archive itself",
        "absent": "{path} is not there now",
        "empty": "{path} has no backup yet",
        "behind": "{path} has only number {number} of {made_at}",
        "full": "{path} has {free_mb:,} MB left, and the next one takes {needed_mb:,} MB",
    },
    Part.ROOM: {
        "enough": "{free_mb:,} MB free of {total_mb:,} MB",
        "low": "{free_mb:,} MB free; a backup and a new index need {needed_mb:,} MB",
    },
    Part.SQLITE: {
        "safe": "{version}, journal {journal_mode}, without the fault that older ones have",
        "careful": "{version} is an older one; the journal {journal_mode} keeps it safe",
        "risky": "{version} can damage an archive while two programs write to it",
    },
    Part.LOCKS: {"free": "none", "held": "open for writing:"},
    Part.DAMAGED: {"none": "nothing", "kept": "{kept} in {path} ({mb:,} MB)"},
    Part.LEFTOVERS: {"none": "none", "some": "{left} ({mb:,} MB); they go by themselves"},
}
_UNKNOWN: Final = {
    "database": "not looked at: the database has to be mended first",
    "older": "not looked at: the archive has to be upgraded first",
    "unreadable": "could not be looked at:",
}
_NAMES: Final = {
    Part.ARCHIVE: "Archive",
    Part.DATABASE: "Database",
    Part.FOREIGN_KEYS: "Links between records",
    Part.JOURNAL: "Journal of changes",
    Part.INDEX: "Search index",
    Part.FILES: "Original files and texts",
    Part.FIXITY: "Fixity",
    Part.BACKUP: "Backups",
    Part.SECOND: "Second place for backups",
    Part.ROOM: "Room on the disk",
    Part.SQLITE: "SQLite",
    Part.LOCKS: "Programs at work",
    Part.DAMAGED: "Damaged files that are kept",
    Part.LEFTOVERS: "Leftovers of ended programs",
}
_HELPS: Final = {
    Remedy.RESTORE: (
        "Put the archive back to a backup, which can be taken back: kho backups ARCHIVE, then "
        "kho restore ARCHIVE BACKUP"
    ),
    Remedy.SALVAGE: (
        "See what the newest backup and the damaged file still give: kho salvage ARCHIVE, then "
        "with --apply. What is damaged is kept."
    ),
    Remedy.HEAL: "See where each can be had from: kho fixity ARCHIVE",
    Remedy.REINDEX: "Make the index anew: kho reindex ARCHIVE",
    Remedy.BACK_UP: "Make a backup: kho backup ARCHIVE",
    Remedy.BRING_BACK: (
        "Copy the folder objects of the second place, or of another copy of the archive, over "
        "that of the archive."
    ),
    Remedy.MAKE_ROOM: "Make room on that disk.",
    Remedy.CHOOSE: "Choose one here: kho backup ARCHIVE --second FOLDER",
    Remedy.CONNECT: "Attach that disk, then: kho backup ARCHIVE",
    Remedy.UPGRADE: "It is backed up and upgraded when it is opened: kho reindex ARCHIVE",
    Remedy.UPDATE: "Install a newer version of Kho Báo.",
    Remedy.LOOK: "Once nothing of it is wanted any more, delete that folder.",
}
_SIGNS: Final = {
    Soundness.OK: "ok",
    Soundness.ADVICE: "to do",
    Soundness.DAMAGE: "DAMAGED",
    Soundness.UNKNOWN: "?",
}
_INDENT = " " * 9


def describe_check(check: ArgumentParser) -> None:
    """Say what the command takes."""
    check.add_argument(
        "--full",
        action="store_true",
        help="also read every page, file and text: the whole database, index and originals",
    )
    check.add_argument("--watch-stdin", action="store_true", help=WATCH)


def check(arguments: Namespace, output: Output) -> int:
    """Look an archive over."""
    from db.check import check as look_over

    if arguments.watch_stdin:
        lower_priority()
    # A report in one line is what most programs want: only those that watch are told of progress.
    hears = arguments.watch_stdin or not output.is_json
    with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
        report = look_over(
            arguments.archive,
            full=arguments.full,
            on_progress=output.progress if hears else unheard,
            should_stop=should_stop,
        )
    if output.is_json:
        output.answer({"event": "report"} | _as_mapping(report))
    else:
        for finding in report.findings:
            _tell(finding, output)
        output.line(_sum(report))
    return 0 if report.ok else 1


def _as_mapping(report: CheckReport) -> dict[str, object]:
    """A report for programs."""
    return {
        "ok": report.ok,
        "full": report.full,
        "made_at": report.made_at,
        "program": report.program,
        "system": report.system,
        "findings": [
            {
                "part": finding.part,
                "ok": finding.ok,
                "soundness": finding.soundness,
                "state": finding.state,
                "detail": finding.detail,
                "said": finding.said,
                "remedy": finding.remedy,
            }
            for finding in report.findings
        ],
    }


def _tell(finding: Finding, output: Output) -> None:
    sign = f"{_SIGNS[finding.soundness]:8}"
    is_damaged = finding.soundness is Soundness.DAMAGE
    output.line(f"{bold(sign) if is_damaged else sign} {shown(sentence(finding))}")
    said = [*finding.said]
    if finding.part is Part.LOCKS:
        said += [f"{lock}: {who}" for lock, who in finding.detail.items()]
    for line in said:
        output.line(shown(line), indent=_INDENT)
    if finding.remedy is not None:
        output.line(_HELPS[finding.remedy], indent=_INDENT)


def sentence(finding: Finding) -> str:
    """Say how a part stands."""
    sentences = _UNKNOWN if finding.soundness is Soundness.UNKNOWN else _SENTENCES[finding.part]
    size = finding.detail.get("bytes", 0)
    facts = {"created_at": "?", **finding.detail, "mb": -(-int(size) // MEGABYTE)}
    return f"{_NAMES[finding.part]}: {sentences[finding.state].format(**facts)}"


def _sum(report: CheckReport) -> str:
    to_do = sum(one.soundness is Soundness.ADVICE for one in report.findings)
    if not report.ok:
        return "Something is damaged: see above."
    return f"Nothing is damaged. Things to do: {to_do}" if to_do else "All is sound."
