"""Records of an archive that more than one program has open: who writes, and what came since."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Barrier(StrEnum):
    """What keeps a window from writing to an archive."""

    HELD = "held"
    """Another window has it open for writing."""
    NETWORK = "network"
    """It lies on a file system of another computer."""
    MEDIA = "media"
    """It lies where this user may not write."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The window that has an archive open for writing; what is not known is empty."""

    program: str
    pid: int
    computer: str
    user: str
    since: str
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class ReadingOnly:
    """Why an archive is open for reading only."""

    barrier: Barrier
    holder: Holder | None = None
    system: str = ""
    """The kind of file system, of an archive on a network."""
    copied_at: str = ""
    """When the copy was made that is read in the place of the database; empty without one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How an archive looked that another window writes; two that are equal show the same."""

    saves: int
    """Another number after each save, but only from the same Follower."""
    index: tuple[str, int] | None
    """The state of the index that a search would open."""
    history: tuple[int, int]
    """The epoch, and which file the database is: another one is to be opened anew."""
    free: bool
    """Whether nobody has it open for writing any more."""


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What a copy of a whole archive holds."""

    path: Path
    articles: int
    files: int
    """Original files that were copied, each held against its SHA-256."""
    wrong: int
    """Original files that are missing or changed where the archive was copied from."""
