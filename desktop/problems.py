"""The words for what can go wrong: for each error one sentence, and one piece of advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveExists,
    ArchiveFull,
    ArchiveMissing,
    ArchiveOnNetwork,
    ArchivePutBack,
    ArchiveReadOnly,
    ArchiveTooNew,
    ArchiveTooOld,
    ArchiveWhole,
    ArticleChanged,
    ArticleMissing,
    AuthorityMissing,
    BackupDamaged,
    BackupMissing,
    BackupRoomMissing,
    BatchMissing,
    CacheUnwritable,
    ChangeConflict,
    ChangeMissing,
    CopyRoomMissing,
    DiskFailed,
    EditInvalid,
    FieldInvalid,
    FileUnreadable,
    IndexUnusable,
    NotAllowed,
    NotAnArchive,
    NothingSalvaged,
    PathTooLong,
    PlaceInArchive,
    ProfileMissing,
    QuoteMissing,
)

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the sentences."""

Words = tuple[str, str]
"""A sentence and an advice; {names} in them are facts of the error."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person is told: what happened, and what to do now."""

    sentence: str
    advice: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}"


def explain(error: ArchiveError) -> Explanation:
    """Say an error of the archive in the language in use."""
    return explain_kind(type(error).__name__, vars(error))


def explain_kind(kind: str, facts: Mapping[str, object]) -> Explanation:
    """Say an error that arrives as its class name and facts, as `kho --json` prints it.

    Raises KeyError for a kind that no archive has: that would be our own bug.
    """
    if kind == FileUnreadable.__name__:
        return explain_code(str(facts["code"]), str(facts["path"]))
    if kind == NotAllowed.__name__:
        sentence, advice = _about_rights()[str(facts["action"])]
        return Explanation(sentence.format_map(dict(facts)), advice)
    words = {**_about_archives(), **_about_backups(), **_about_articles()}
    by_name = {error.__name__: said for error, said in words.items()}
    sentence, advice = by_name[kind]
    return Explanation(sentence.format_map(dict(facts)), advice.format_map(dict(facts)))


def explain_code(code: str, path: str) -> Explanation:
    """Say why a file, or a part of one, gave no article; KeyError for an unknown code."""
    sentence, advice = _about_files()[code]
    return Explanation(sentence.format(path=path), advice)


def explain_unwritable(path: str) -> Explanation:
    """Say that a file of a person's own data cannot be written."""
    return Explanation(
        translate("Problems", "“{path}” cannot be written.").format(path=path),
        translate("Problems", "See that the disk has room and that you may write there."),
    )


def explained_codes() -> frozenset[str]:
    """Every ingest code that has its words."""
    return frozenset(_about_files())


def _about_archives() -> dict[type[ArchiveError], Words]:
    return {
        **_about_opening(),
        **_about_places(),
        ArchiveReadOnly: (
            translate("Problems", "“{path}” is open for reading only."),
            translate("Problems", "Check that you may write to this folder, then open it again."),
        ),
        ArchiveOnNetwork: (
            translate("Problems", "“{path}” lies on a network drive ({system})."),
            translate(
                "Problems",
                "Two computers at once could damage it there, so it is only read. Copy it to this "
                "computer and work on the copy.",
            ),
        ),
        CacheUnwritable: (
            translate("Problems", "“{path}” cannot be written."),
            translate(
                "Problems",
                "What is needed to read or search an archive that is read-only is kept there. Make "
                "room, or copy the archive to your own disk and open it there.",
            ),
        ),
        ArchiveBusy: (
            translate("Problems", "Another program is writing to “{path}”."),
            translate("Problems", "Wait until it has finished and try again. Nothing was lost."),
        ),
        ArchiveFull: (
            translate("Problems", "The disk has no room left for “{path}”."),
            translate(
                "Problems",
                "Nothing of this change was stored. {needed_mb} MB are needed, {free_mb} MB are "
                "free. Make room and try again; until then you can read and search.",
            ),
        ),
        IndexUnusable: (
            translate("Problems", "The search index of this archive has to be rebuilt."),
            translate("Problems", "You can go on browsing; search returns when it is rebuilt."),
        ),
    }


def _about_opening() -> dict[type[ArchiveError], Words]:
    return {
        NotAnArchive: (
            translate("Problems", "“{path}” is not a Kho Báo archive."),
            translate("Problems", "Choose a folder whose name ends in .khobao."),
        ),
        ArchiveMissing: (
            translate("Problems", "There is no archive at “{path}” any more."),
            translate("Problems", "It may have been moved, or its drive is not connected."),
        ),
        ArchiveTooNew: (
            translate("Problems", "A newer version of Kho Báo made “{path}”."),
            translate(
                "Problems",
                "It has format {found}, this version reads up to {supported}. Install the newer "
                "version; the archive was not touched.",
            ),
        ),
        ArchiveTooOld: (
            translate("Problems", "A former version of Kho Báo made “{path}”."),
            translate(
                "Problems",
                "It is upgraded when it is opened, and here it cannot be written. Copy it to "
                "your own disk and open it there.",
            ),
        ),
        ArchiveDamaged: (
            translate("Problems", "The database of “{path}” is damaged."),
            translate(
                "Problems",
                "Nothing in it was changed. Bring its newest backup and what can still be read "
                "together: the damaged files are kept.",
            ),
        ),
        DiskFailed: (
            translate("Problems", "The disk failed when “{path}” was read or written."),
            translate(
                "Problems",
                "It says: {reason}. The archive may be whole: see to the disk and its cable, then "
                "try again. If this comes again, copy the archive to another disk.",
            ),
        ),
    }


def _about_places() -> dict[type[ArchiveError], Words]:
    return {
        ArchiveExists: (
            translate("Problems", "“{path}” already exists."),
            translate("Problems", "Choose another name or another place."),
        ),
        PlaceInArchive: (
            translate("Problems", "“{path}” lies in the folder of an archive."),
            translate("Problems", "Choose a place outside of it."),
        ),
        PathTooLong: (
            translate("Problems", "The path “{path}” is too long ({found} bytes of {most})."),
            translate("Problems", "Move the archive to a folder with a shorter one."),
        ),
        CopyRoomMissing: (
            translate(
                "Problems",
                "A copy in “{path}” needs {needed_mb} MB, and only {free_mb} MB are free.",
            ),
            translate("Problems", "Make room on this disk, or choose another one."),
        ),
    }


def _about_backups() -> dict[type[ArchiveError], Words]:
    return {
        BackupRoomMissing: (
            translate(
                "Problems",
                "A backup in “{path}” needs {needed_mb} MB, and only {free_mb} MB are free.",
            ),
            translate("Problems", "Make room on this disk, then back up again."),
        ),
        BackupMissing: (
            translate("Problems", "Backup {number} is not there."),
            translate("Problems", "It may have been thinned out. Choose another one."),
        ),
        BackupDamaged: (
            translate("Problems", "The backup “{path}” is damaged or of another archive."),
            translate("Problems", "Nothing was changed. Choose another one."),
        ),
        ArchiveWhole: (
            translate("Problems", "The database of “{path}” can be read whole."),
            translate("Problems", "There is nothing to salvage: open the archive again."),
        ),
        NothingSalvaged: (
            translate("Problems", "Nothing of “{path}” could be verified, and it has no backup."),
            translate("Problems", "It was left as it is. Look for a copy of it on another disk."),
        ),
        ArchivePutBack: (
            translate(
                "Problems",
                "“{path}” was put back to a backup, or another copy took its place, meanwhile.",
            ),
            translate("Problems", "Nothing was saved. Open the archive again."),
        ),
    }


def _about_articles() -> dict[type[ArchiveError], Words]:
    return {
        ArticleMissing: (
            translate("Problems", "Article {number} is no longer in the archive."),
            translate("Problems", "Somebody may have deleted it. Search again."),
        ),
        ArticleChanged: (
            translate("Problems", "Somebody else saved article {article_id} before you."),
            translate("Problems", "Your draft is kept. Read the newer version, then save again."),
        ),
        FieldInvalid: (
            translate("Problems", "“{value}” cannot stand in this field ({field})."),
            translate("Problems", "Correct it and save again."),
        ),
        EditInvalid: (
            translate("Problems", "These edits cannot be read: {place}: {problem}."),
            translate("Problems", "Nothing was changed."),
        ),
        QuoteMissing: (
            translate("Problems", "The text does not have “{quote}” there any more."),
            translate("Problems", "The article was changed meanwhile. Read it again."),
        ),
        AuthorityMissing: (
            translate("Problems", "The archive knows no name {number}."),
            translate("Problems", "Look it up again: it may have been merged with another."),
        ),
        ChangeMissing: (
            translate("Problems", "Change {change_set} is not known to this archive."),
            translate("Problems", "Look at the history again."),
        ),
        ChangeConflict: (
            translate("Problems", "This change cannot be taken back any more."),
            translate("Problems", "The same thing was changed again later: undo that first."),
        ),
        BatchMissing: (
            translate("Problems", "Ingest {job_id} is not known to this archive."),
            translate("Problems", "Look at the list of ingests again."),
        ),
        ProfileMissing: (
            translate("Problems", "This archive has no profile named “{name}”."),
            translate("Problems", "Choose another one, or add it first."),
        ),
    }


def _about_rights() -> dict[str, Words]:
    """Why somebody may not do something, by the `action` of NotAllowed."""
    return {
        "save": (
            translate("Problems", "{user} no longer works on this archive."),
            translate("Problems", "A checker can take them back under “Who works here”."),
        ),
        "check": (
            translate("Problems", "{user} is not a checker."),
            translate("Problems", "Leave the article to somebody who checks."),
        ),
        "check_own": (
            translate("Problems", "{user} catalogued this article."),
            translate("Problems", "Four eyes see more: another checker has to look at it."),
        ),
        "appoint": (
            translate("Problems", "{user} is not a checker."),
            translate("Problems", "Only a checker says who checks and who has left."),
        ),
        "leave": (
            translate("Problems", "{user} is the only checker."),
            translate("Problems", "Make somebody else a checker first."),
        ),
    }


def _about_files() -> dict[str, Words]:
    return {
        "E_READ": (
            translate("Problems", "“{path}” cannot be read, or is damaged."),
            translate(
                "Problems",
                "Check that it is still there and that you may open it; if it is damaged, fetch "
                "it once more.",
            ),
        ),
        "E_EMPTY": (
            translate("Problems", "“{path}” is empty."),
            translate("Problems", "Fetch it once more from where it came."),
        ),
        "E_ENCRYPTED": (
            translate("Problems", "“{path}” is locked with a password."),
            translate("Problems", "Open it, save a copy without a password and add the copy."),
        ),
        "E_ENCODING": (
            translate("Problems", "The letters of “{path}” cannot be made out."),
            translate("Problems", "Save it as Unicode text (UTF-8) and add it again."),
        ),
        "E_TIMEOUT": (
            translate("Problems", "Reading “{path}” took too long, or broke off."),
            translate("Problems", "Split it into smaller parts and add them again."),
        ),
        "E_TOO_BIG": (
            translate("Problems", "“{path}” is too big for one article."),
            translate("Problems", "Split it into smaller parts and add them again."),
        ),
        **_about_contents(),
    }


def _about_contents() -> dict[str, Words]:
    return {
        "E_BAD_ARCHIVE": (
            translate("Problems", "The packed file “{path}” is damaged."),
            translate("Problems", "Fetch it once more from where it came."),
        ),
        "E_NO_TEXT": (
            translate("Problems", "No article was found in “{path}”."),
            translate("Problems", "Open it to see whether it holds any text."),
        ),
        "E_MAPPING": (
            translate(
                "Problems", "“{path}” is not as it should be, or lacks a headline or a text."
            ),
            translate("Problems", "Mend this entry in the file and add the file again."),
        ),
        "E_UNSUPPORTED": (
            translate("Problems", "“{path}” is of a kind that cannot be taken in yet."),
            translate("Problems", "Save it as Word (.docx), PDF or plain text and add it again."),
        ),
    }
