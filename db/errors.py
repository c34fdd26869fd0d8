"""What can go wrong with an archive: each error carries facts, its reader finds the words."""

from __future__ import annotations

from pathlib import Path


class Cancelled(Exception):
    """The caller asked a long call to stop; what it had finished stays."""


class ArchiveError(Exception):
    """An archive cannot do what was asked, for a reason that its user can act on."""


class NotAnArchive(ArchiveError):
    """The folder is not a Kho Báo archive."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class ArchiveMissing(ArchiveError):
    """There is nothing at this path."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class ArchiveExists(ArchiveError):
    """A new archive cannot be made where something already is."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class ArchiveTooNew(ArchiveError):
    """A later version of the program made this archive."""

    def __init__(self, path: Path, found: int, supported: int) -> None:
        super().__init__(path, found, supported)
        self.path = path
        self.found = found
        self.supported = supported


class ArchiveTooOld(ArchiveError):
    """A former version made this archive, and it cannot be upgraded where it lies."""

    def __init__(self, path: Path, found: int, needed: int) -> None:
        super().__init__(path, found, needed)
        self.path = path
        self.found = found
        self.needed = needed


class ArchiveDamaged(ArchiveError):
    """The database cannot be read as one; it was left as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class DiskFailed(ArchiveDamaged):
    """The disk did not give or take what was asked of it; the archive itself may be whole.

    Whatever helps with a damaged archive helps here, too, if trying again does not.
    """


class ArchiveReadOnly(ArchiveError):
    """A change was asked of an archive that is open for reading only."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class PathTooLong(ArchiveError):
    """The path of the archive has more bytes than leave room for what it has to hold."""

    def __init__(self, path: Path, found: int, most: int) -> None:
        super().__init__(path, found, most)
        self.path = path
        self.found = found
        self.most = most


class ArchiveOnNetwork(ArchiveError):
    """The archive lies where another computer may write, too: it is only read there.

    `system` is the kind of file system, as the operating system calls it.
    """

    def __init__(self, path: Path, system: str) -> None:
        super().__init__(path, system)
        self.path = path
        self.system = system


class CacheUnwritable(ArchiveError):
    """What is needed to read or search a read-only archive cannot be kept in the user's cache."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class ArchiveBusy(ArchiveError):
    """Another program is writing to the archive; `holder` says which, as far as it is known."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(path, holder)
        self.path = path
        self.holder = holder


class ArchiveFull(ArchiveError):
    """The disk has no room for the change: sizes in whole megabytes. Nothing of it was stored."""

    def __init__(self, path: Path, needed_mb: int, free_mb: int) -> None:
        super().__init__(path, needed_mb, free_mb)
        self.path = path
        self.needed_mb = needed_mb
        self.free_mb = free_mb


class BackupRoomMissing(ArchiveError):
    """The disk has no room for a backup: sizes in whole megabytes. Nothing was left half made."""

    def __init__(self, path: Path, needed_mb: int, free_mb: int) -> None:
        super().__init__(path, needed_mb, free_mb)
        self.path = path
        self.needed_mb = needed_mb
        self.free_mb = free_mb


class PlaceInArchive(ArchiveError):
    """An archive was to be made within the folder of another one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class CopyRoomMissing(ArchiveError):
    """The disk has no room for a copy of an archive: sizes in whole megabytes. None was made."""

    def __init__(self, path: Path, needed_mb: int, free_mb: int) -> None:
        super().__init__(path, needed_mb, free_mb)
        self.path = path
        self.needed_mb = needed_mb
        self.free_mb = free_mb


class BackupMissing(ArchiveError):
    """The archive has no backup of this number or name."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class BackupDamaged(ArchiveError):
    """A backup is not what it was when it was made, or of another archive: it is not used."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class ArchiveWhole(ArchiveError):
    """There is nothing to salvage: all of the database can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NothingSalvaged(ArchiveError):
    """A damaged archive has no backup and gave no article: it stays as it is, never blank."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class ArchivePutBack(ArchiveError):
    """A backup or another copy took the place of the archive while this program had it open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class ArticleMissing(ArchiveError):
    """There is no article with this id, accession number or uid."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class BatchMissing(ArchiveError):
    """There is no run of ingest under this number."""

    def __init__(self, job_id: int) -> None:
        super().__init__(job_id)
        self.job_id = job_id


class ProfileMissing(ArchiveError):
    """There is no profile of this kind and name."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(kind, name)
        self.kind = kind
        self.name = name


class ArticleChanged(ArchiveError):
    """Somebody saved the article after it was read: the save would hide their work."""

    def __init__(self, article_id: int, read: int, found: int) -> None:
        super().__init__(article_id, read, found)
        self.article_id = article_id
        self.read = read
        self.found = found


class FieldInvalid(ArchiveError):
    """A field cannot hold this value."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value)
        self.field = field
        self.value = value


class EditInvalid(ArchiveError):
    """Edits that came as data cannot be read: `place` says where, `problem` what is wrong."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(place, problem)
        self.place = place
        self.problem = problem


class QuoteMissing(ArchiveError):
    """The text of an article does not have these words where they were said to stand."""

    def __init__(self, article_id: int, quote: str) -> None:
        super().__init__(article_id, quote)
        self.article_id = article_id
        self.quote = quote


class AuthorityMissing(ArchiveError):
    """There is no authority with this id or name."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NotAllowed(ArchiveError):
    """This user may not do this; `action` is one of `ACTIONS`."""

    ACTIONS = ("save", "check", "check_own", "appoint", "leave")
    """What is refused: any save (they left); to set an article checked (no checker, or it is their
    own work); to say who is a checker and who works here; and to go, as the only checker."""

    def __init__(self, action: str, user: str) -> None:
        super().__init__(action, user)
        self.action = action
        self.user = user


class ChangeMissing(ArchiveError):
    """There is no change set under this number."""

    def __init__(self, change_set: int) -> None:
        super().__init__(change_set)
        self.change_set = change_set


class ChangeConflict(ArchiveError):
    """A change cannot be taken back: what it changed was changed again since, or is in use."""

    def __init__(self, change_set: int, table: str, key: str) -> None:
        super().__init__(change_set, table, key)
        self.change_set = change_set
        self.table = table
        self.key = key


class IndexUnusable(ArchiveError):
    """The search index is missing, damaged or foreign and must be rebuilt; browsing works."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class FileUnreadable(ArchiveError):
    """A file that was to be ingested gives no article; `code` is one of the ingest codes."""

    def __init__(self, path: Path, code: str, detail: str = "") -> None:
        super().__init__(path, code, detail)
        self.path = path
        self.code = code
        self.detail = detail
