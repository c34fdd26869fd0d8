"""Records of backups: what each one is, what it holds, and what became of a restore."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from db.records.articles import Changes


class BackupReason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    EDITING = "editing"
    """Some time after the last one, because something was saved since."""
    CLOSING = "closing"
    BULK = "bulk"
    """Before many articles were changed at once."""
    RESTORE = "restore"
    """Before another backup was put in the place of the archive."""
    UPGRADE = "upgrade"
    """Before the archive was brought to a newer format."""
    UNKNOWN = "unknown"
    """A file that has no facts beside it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds, as far as two of them are compared by it."""

    uuid: str
    epoch: int
    schema: int
    seq: int
    """The newest row of the journal, and its token in hexadecimal: tell states apart."""
    tok: str
    saves: int
    """The newest change set."""
    articles: int
    """Those in the bin are left out."""
    counts: Mapping[str, int]
    """Rows of each table."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One file in the folder `backups`."""

    number: int
    """Counts up; 0 for a file that was put there by hand."""
    path: Path
    made_at: str
    """ISO 8601 in UTC."""
    reason: BackupReason
    size: int
    """In bytes."""
    sha256: str | None
    verified: bool
    """It was read again when it was made, and has not changed its size since."""
    contents: Contents | None


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup beside the archive as it is now."""

    backup: Backup
    articles: int | None
    """How many articles more (or fewer) there are now."""
    saves: int | None
    """How many saves there were since; None where the archive had another history since."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise now than in a backup: numbers of articles."""

    added: int
    removed: int
    changed: int


class SecondMiss(StrEnum):
    """Why a second place for backups did not get what is to be there."""

    ABSENT = "absent"
    """There is no such folder."""
    UNPLUGGED = "unplugged"
    """Nothing of this archive is there any more: the disk is unplugged, or is another one."""
    INSIDE = "inside"
    """It lies in the archive itself."""
    UNMADE = "unmade"
    """There is no verified backup that could be brought."""
    FULL = "full"
    READ_ONLY = "read_only"
    BUSY = "busy"
    """Another program brings backups there."""
    FAILING = "failing"
    """The disk did not take what it was given, or gave back something else."""


@dataclass(frozen=True, slots=True)
class SecondTarget:
    """What came to the second place for backups."""

    path: Path
    ok: bool
    backups: int = 0
    """Copied now."""
    files: int = 0
    """Original files copied now."""
    wrong: int = 0
    """Original files that could not be copied: missing or changed in the archive."""
    miss: SecondMiss | None = None
    same_disk: bool = False
    """It lies on the disk of the archive: where that fails, both are lost."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A run of backup: what was made (None when nothing had changed) and what went elsewhere."""

    made: Backup | None
    removed: int
    """Older backups that were thinned out."""
    second: SecondTarget | None


@dataclass(frozen=True, slots=True)
class Restored:
    """An archive that was put back to the state of a backup."""

    articles: int
    before: Backup | None
    """The state it had until then; None where it could not be read."""
    damaged: Path | None
    """Where the damaged files are kept, where it could not be read."""
    files: int
    """Original files that came back from beside the backup."""


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """Single articles that were made what they were in a backup."""

    change_set: int | None
    """None when they were so already."""
    changes: Changes
    left_out: int
    """Facts that could not come back, because what they name is no longer in the archive."""
    mended: int = 0
    """Texts that a fault of the disk had changed, and that are again what was stored."""
