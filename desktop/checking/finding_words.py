"""What is found of an archive, in words: a name for each part, a sentence, and what helps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from db.records.soundness import Finding, Part, Remedy, Soundness
from desktop.backups.backup_line import MEGABYTE, size_words
from desktop.dates import shown_moment
from desktop.language import number

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the words."""

GIGABYTE = 1_000
"""In megabytes."""

Sentences = Mapping[str, str]


def part_name(part: Part) -> str:
    """Name a part."""
    return {
        Part.ARCHIVE: translate("Check", "Archive"),
        Part.DATABASE: translate("Check", "Database"),
        Part.FOREIGN_KEYS: translate("Check", "Links between records"),
        Part.JOURNAL: translate("Check", "Journal of changes"),
        Part.INDEX: translate("Check", "Search index"),
        Part.FILES: translate("Check", "Original files and texts"),
        Part.FIXITY: translate("Check", "Texts and files read again"),
        Part.BACKUP: translate("Check", "Backups"),
        Part.SECOND: translate("Check", "Second place for backups"),
        Part.ROOM: translate("Check", "Room on the disk"),
        Part.SQLITE: translate("Check", "Database library"),
        Part.LOCKS: translate("Check", "Programs at work"),
        Part.DAMAGED: translate("Check", "Damaged files that are kept"),
        Part.LEFTOVERS: translate("Check", "Unfinished files"),
    }[part]


def soundness_word(soundness: Soundness) -> str:
    """Say in a word how a part stands."""
    return {
        Soundness.OK: translate("Check", "sound"),
        Soundness.ADVICE: translate("Check", "to do"),
        Soundness.DAMAGE: translate("Check", "damaged"),
        Soundness.UNKNOWN: translate("Check", "not looked at"),
    }[soundness]


def sentence(finding: Finding) -> str:
    """Say what was found, in one sentence."""
    if finding.soundness is Soundness.UNKNOWN:
        return _unknown()[finding.state]
    if finding.state == "unreadable":
        return translate("Check", "It cannot be read.")
    return _sentences(finding.part)[finding.state].format_map(_facts(finding))


def advice(finding: Finding) -> str:
    """Say what helps; empty where nothing is to be done."""
    if finding.remedy is None:
        return ""
    return {
        Remedy.RESTORE: translate("Check", "Restore a backup: you can come back from it."),
        Remedy.SALVAGE: translate(
            "Check", "See what can be saved: the newest backup, and more from the damaged file."
        ),
        Remedy.HEAL: translate(
            "Check", "Bring these articles back from a backup, and files from the second place."
        ),
        Remedy.REINDEX: translate("Check", "Rebuild the index. You can go on working meanwhile."),
        Remedy.BACK_UP: translate("Check", "Make a backup now."),
        Remedy.BRING_BACK: translate(
            "Check",
            "Copy the folder “objects” over from the second place, or from another copy of the "
            "archive.",
        ),
        Remedy.MAKE_ROOM: translate("Check", "Make room on that disk."),
        Remedy.CONNECT: translate("Check", "Attach that disk, then back up."),
        Remedy.CHOOSE: translate("Check", "Choose one in the list of backups."),
        Remedy.UPGRADE: translate(
            "Check", "Opened where it can be written, it is backed up and then upgraded."
        ),
        Remedy.UPDATE: translate("Check", "Install a newer version of Kho Báo."),
        Remedy.LOOK: translate("Check", "Delete that folder once nothing of it is wanted."),
    }[finding.remedy]


def _facts(finding: Finding) -> dict[str, str]:
    """The facts of a finding as the language in use writes them."""
    facts = {
        name: number(value) if isinstance(value, int) else value
        for name, value in finding.detail.items()
    }
    for name in ("free_mb", "total_mb", "needed_mb"):
        if name in finding.detail:
            facts[name.removesuffix("_mb")] = _room(int(finding.detail[name]))
    facts["size"] = size_words(int(finding.detail.get("bytes", 0)))
    facts["moment"] = shown_moment(str(finding.detail.get("made_at", "")))
    facts["finished"] = shown_moment(str(finding.detail.get("finished_at", "")))
    # The number of a process and the name of a computer are known without a word for them.
    who = (str(value).replace("(process ", "(") for value in finding.detail.values())
    facts["who"] = ", ".join(dict.fromkeys(who))
    return facts


def _room(megabytes: int) -> str:
    """Room on a disk, as people speak of it."""
    if megabytes < GIGABYTE:
        return size_words(megabytes * MEGABYTE)
    return f"{number(megabytes / GIGABYTE, 1 if megabytes < 100 * GIGABYTE else 0)} GB"


def _unknown() -> Sentences:
    return {
        "database": translate("Check", "The database has to be mended first."),
        "older": translate("Check", "The archive has to be upgraded first."),
        "unreadable": translate("Check", "It could not be looked at."),
    }


def _sentences(part: Part) -> Sentences:
    return {
        Part.ARCHIVE: _of_archive,
        Part.DATABASE: _of_database,
        Part.FOREIGN_KEYS: _of_links,
        Part.JOURNAL: _of_journal,
        Part.INDEX: _of_index,
        Part.FILES: _of_files,
        Part.FIXITY: _of_fixity,
        Part.BACKUP: _of_backups,
        Part.SECOND: _of_second,
        Part.ROOM: _of_room,
        Part.SQLITE: _of_sqlite,
        Part.LOCKS: _of_locks,
        Part.DAMAGED: _of_damaged,
        Part.LEFTOVERS: _of_leftovers,
    }[part]()


def _of_archive() -> Sentences:
    return {
        "current": translate("Check", "“{name}”, format {schema}."),
        "older": translate("Check", "“{name}” was made by a former version (format {schema})."),
        "incomplete": translate("Check", "The archive does not say what it is."),
    }


def _of_database() -> Sentences:
    return {
        "sound": translate("Check", "Whole: {articles} articles, {size}."),
        "damaged": translate("Check", "The database is damaged."),
    }


def _of_links() -> Sentences:
    return {
        "sound": translate("Check", "Every record that is named is there."),
        "broken": translate("Check", "Records that name others which are not there: {broken}."),
    }


def _of_journal() -> Sentences:
    return {
        "sound": translate("Check", "Every change is noted, so that it can be searched."),
        "missing": translate("Check", "Some changes are not noted and will not be searched."),
    }


def _of_index() -> Sentences:
    return {
        "current": translate("Check", "Holds every article."),
        "behind": translate("Check", "Sound. Articles that changed and follow soon: {pending}."),
        "missing": translate("Check", "There is none, so nothing can be searched."),
        "unusable": translate("Check", "The index cannot be used."),
        "differing": translate("Check", "Articles that differ from the archive: {differing}."),
    }


def _of_files() -> Sentences:
    return {
        "sound": translate("Check", "All are there ({files} files)."),
        "files": translate("Check", "Of {files} files {missing} are missing, {changed} changed."),
        "texts": translate("Check", "Texts that are not as they were stored: {texts_changed}."),
    }


def _of_fixity() -> Sentences:
    return {
        "never": translate("Check", "Not yet: that is done when nobody works."),
        "under_way": translate("Check", "Under way: {texts} texts and {objects} files so far."),
        "sound": translate("Check", "All are as they were stored; last read on {finished}."),
        "found": translate("Check", "Not as they were stored: {open}."),
    }


def _of_backups() -> Sentences:
    return {
        "nothing": translate("Check", "There is nothing to back up yet."),
        "none": translate("Check", "There is no verified backup yet."),
        "current": translate("Check", "The one of {moment} holds all there is."),
        "recent": translate("Check", "The last one is of {moment}; something changed since."),
        "old": translate(
            "Check", "The last one is {age_days} days old ({moment}); something changed since."
        ),
        "spoiled": translate("Check", "The last one, of {moment}, is damaged."),
    }


def _of_second() -> Sentences:
    return {
        "none": translate("Check", "None is chosen: all backups lie with the archive."),
        "elsewhere": translate(
            "Check", "“{path}” was chosen at another computer: nothing is copied there from here."
        ),
        "current": translate("Check", "“{path}” has the one of {moment}; {free} are free."),
        "near": translate(
            "Check",
            "“{path}” has the one of {moment}, but on the disk of the archive: if it fails, both "
            "are lost.",
        ),
        "absent": translate("Check", "“{path}” is not there now."),
        "empty": translate("Check", "“{path}” has no backup yet."),
        "behind": translate("Check", "“{path}” has only the one of {moment}."),
        "full": translate("Check", "“{path}” has {free} left; the next one takes {needed}."),
    }


def _of_room() -> Sentences:
    return {
        "enough": translate("Check", "{free} of {total} are free."),
        "low": translate("Check", "{free} are free; a backup and a new index need {needed}."),
    }


def _of_sqlite() -> Sentences:
    return {
        "safe": translate(
            "Check", "SQLite {version}, journal {journal_mode}, without the fault of older ones."
        ),
        "careful": translate(
            "Check", "An older SQLite ({version}), used in a slower way that is safe."
        ),
        "risky": translate(
            "Check", "SQLite {version} can damage an archive that two programs write to."
        ),
    }


def _of_locks() -> Sentences:
    return {
        "free": translate("Check", "No program is at work."),
        "held": translate("Check", "Open for writing: {who}."),
    }


def _of_damaged() -> Sentences:
    return {
        "none": translate("Check", "There are none."),
        "kept": translate("Check", "Kept in the folder “damaged”: {kept} ({size})."),
    }


def _of_leftovers() -> Sentences:
    return {
        "none": translate("Check", "There are none."),
        "some": translate("Check", "{left} ({size}). They are cleared away by themselves."),
    }
