"""What `kho` says when something cannot be done: a sentence for each error of the archive."""

from __future__ import annotations

from db.errors import ArchiveError, NotAllowed

_SENTENCES = {
    "NotAnArchive": "{path} is not a Kho Báo archive.",
    "ArchiveMissing": "There is nothing at {path}. Make an archive with: kho create {path}",
    "ArchiveExists": "{path} is there already; a new archive needs a place of its own.",
    "PlaceInArchive": "{path} lies in the folder of an archive; choose a place outside of it.",
    "ArchiveTooNew": (
        "A newer version of Kho Báo made {path}: it has format {found}, this version reads up to "
        "{supported}. The archive was not touched."
    ),
    "ArchiveTooOld": (
        "A former version of Kho Báo made {path}: it has format {found}, this version needs "
        "{needed}. It is upgraded where it can be written: kho copy {path} NEW_FOLDER"
    ),
    "ArchiveDamaged": "The archive {path} cannot be read or written ({reason}).",
    "DiskFailed": (
        "The disk of {path} failed ({reason}). The archive may be whole: see to the disk and its "
        "cable, then try again."
    ),
    "ArchiveReadOnly": "{path} cannot be written.",
    "PathTooLong": (
        "{path} is too long a path: {found} bytes, and {most} is the most. Move the archive to a "
        "folder with a shorter one."
    ),
    "ArchiveOnNetwork": (
        "{path} lies on a network drive ({system}), where two computers could damage it: it is "
        "only read there. Copy it to this computer: kho copy {path} NEW_FOLDER"
    ),
    "CacheUnwritable": (
        "{path} cannot be written: what has to be kept there to read or search a read-only archive "
        "could not be made. Make room, or copy the archive to a disk: kho copy ARCHIVE NEW_FOLDER"
    ),
    "ArchiveBusy": "Another program is writing to {path}: {holder}. Try again when it is done.",
    "ArchiveFull": (
        "The disk of {path} is full: {needed_mb} MB are needed, {free_mb} MB are free. What was "
        "stored before is safe."
    ),
    "BackupRoomMissing": (
        "A backup in {path} needs {needed_mb} MB, and {free_mb} MB are free. Make room, or "
        "choose another disk."
    ),
    "CopyRoomMissing": (
        "A copy in {path} needs {needed_mb} MB, and {free_mb} MB are free. Make room, or choose "
        "another disk."
    ),
    "BackupMissing": "There is no backup {number}. List them with: kho backups ARCHIVE",
    "BackupDamaged": "The backup {path} cannot be used: {reason}. Choose another one.",
    "ArchiveWhole": (
        "The database of {path} can be read whole: there is nothing to salvage. To go back to a "
        "backup: kho restore {path} BACKUP"
    ),
    "NothingSalvaged": (
        "{path} has no backup, and no article in it could be proven. Nothing was changed."
    ),
    "ArchivePutBack": (
        "{path} was put back to a backup, or another copy took its place, meanwhile. Nothing was "
        "saved; open it again."
    ),
    "ArticleMissing": "There is no article {number}.",
    "BatchMissing": "There is no batch {job_id}. List them with: kho batches ARCHIVE",
    "ProfileMissing": "There is no profile “{name}” of {kind}. List them: kho profiles ARCHIVE",
    "ArticleChanged": "Article {article_id} was saved by somebody else meanwhile.",
    "FieldInvalid": "{field} cannot be: {value}",
    "EditInvalid": "The edits cannot be read: {place}: {problem}. Nothing was changed.",
    "QuoteMissing": "Article {article_id} does not have these words there: {quote}",
    "AuthorityMissing": "There is no authority {number}.",
    "ChangeMissing": "There is no change {change_set}. List them with: kho history ARCHIVE",
    "ChangeConflict": (
        "Change {change_set} cannot be taken back: {table} {key} was changed again since, or is in "
        "use."
    ),
    "IndexUnusable": "The index cannot be used ({reason}). Make it anew: kho reindex ARCHIVE",
    "FileUnreadable": "{path} cannot be taken in: {code} {detail}",
}

_REFUSALS = {
    "save": "{user} no longer works on this archive. A checker can set them active again.",
    "check": "{user} is not a checker: only a checker sets an article checked.",
    "check_own": "{user} catalogued this article, so another checker has to check it.",
    "appoint": "{user} is not a checker: only a checker says who is one, and who has left.",
    "leave": "{user} is the only checker. Make somebody else a checker first.",
}
"""Why somebody may not do something, by the `action` of NotAllowed."""


def facts(error: ArchiveError) -> dict[str, object]:
    """Give what an error knows, by name."""
    return dict(vars(error))


def sentence(error: ArchiveError) -> str:
    """Say what is wrong, and what helps."""
    if isinstance(error, NotAllowed):
        said = _REFUSALS.get(error.action, "{user} may not do this: {action}.")
        return said.format(**facts(error))
    return _SENTENCES[type(error).__name__].format(**facts(error))
