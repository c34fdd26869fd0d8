"""Records of a check: each part of an archive that was looked at, how it stands, and what helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """What a check looks at, in its order."""

    ARCHIVE = "archive"
    """Which one it is, and of which format."""
    DATABASE = "database"
    FOREIGN_KEYS = "foreign_keys"
    JOURNAL = "journal"
    """The triggers that tell the index what changed."""
    INDEX = "index"
    FILES = "files"
    """Originals, and the texts as they were stored."""
    FIXITY = "fixity"
    """What the pass in the background found, which reads everything again and again."""
    BACKUP = "backup"
    SECOND = "second"
    """The second place for backups."""
    ROOM = "room"
    """On the disk of the archive."""
    SQLITE = "sqlite"
    LOCKS = "locks"
    """Which programs write now."""
    DAMAGED = "damaged"
    """What was damaged once, and is kept."""
    LEFTOVERS = "leftovers"
    """What killed programs left half made; it is swept by those that come after."""


class Soundness(StrEnum):
    """How a part stands."""

    OK = "ok"
    ADVICE = "advice"
    """Nothing is lost, but something is to be done."""
    DAMAGE = "damage"
    UNKNOWN = "unknown"
    """It could not be looked at, for what another part says."""


class Remedy(StrEnum):
    """What helps."""

    RESTORE = "restore"
    """Put the archive back to a backup."""
    SALVAGE = "salvage"
    """Bring together the newest backup and what the damaged database still gives."""
    HEAL = "heal"
    """Bring single texts and original files back, from a backup and from the second place."""
    REINDEX = "reindex"
    BACK_UP = "back_up"
    BRING_BACK = "bring_back"
    """Copy original files back from the second place or another copy of the archive."""
    MAKE_ROOM = "make_room"
    CONNECT = "connect"
    """Attach the disk of the second place."""
    CHOOSE = "choose"
    """Choose a second place at this computer."""
    UPGRADE = "upgrade"
    """Open the archive once where it can be written: it is brought to today's format."""
    UPDATE = "update"
    """Install a newer version of the program."""
    LOOK = "look"
    """See what is kept, and throw it away once it is of no use."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One part that was looked at. `detail` holds facts, not sentences."""

    part: Part
    soundness: Soundness
    state: str
    """What was found there, in one word of its part: each has a sentence wherever it is told."""
    detail: Mapping[str, str | int] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    """What is wrong, one by one, such as the pages that SQLite complains of; no words of texts."""
    remedy: Remedy | None = None

    @property
    def ok(self) -> bool:
        """Whether it was looked at and nothing is damaged."""
        return self.soundness in {Soundness.OK, Soundness.ADVICE}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of `kho check`."""

    full: bool
    findings: tuple[Finding, ...]
    made_at: str = ""
    """ISO 8601 in UTC."""
    program: str = ""
    """Its version."""
    system: str = ""
    """The operating system, and the Python that runs the program."""

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged."""
        return all(finding.soundness is not Soundness.DAMAGE for finding in self.findings)

    def find(self, part: Part) -> Finding | None:
        """The finding about a part."""
        return next((one for one in self.findings if one.part is part), None)
