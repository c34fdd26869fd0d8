"""Records of fixity: whether texts and original files are still what was stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FixityKind(StrEnum):
    """What a finding is about."""

    TEXT = "text"
    """A version of an article's text."""
    OBJECT = "object"
    """An original file."""
    DATABASE = "database"
    """A page of the database cannot be read: told, and never written into a damaged database."""


class Flaw(StrEnum):
    """What is wrong with it."""

    CHANGED = "changed"
    """Something else is there than what was stored."""
    MISSING = "missing"
    UNREADABLE = "unreadable"
    """The system could not read it; what it said is kept."""


class FindingState(StrEnum):
    """What a finding is by now."""

    OPEN = "open"
    HEALED = "healed"
    """It was looked at again, and is what was stored."""
    GONE = "gone"
    """It is no longer in the archive."""


@dataclass(frozen=True, slots=True)
class FixityFinding:
    """A text or an original file that was not as it was stored."""

    id: int | None
    """None while it is only told of: the archive could not be written."""
    kind: FixityKind
    flaw: Flaw
    state: FindingState
    sha256: str
    """Of what was stored; empty for a finding about the database."""
    found: str | None
    """The SHA-256 of what is there instead, or what the system said."""
    found_at: str
    looked_at: str
    text_version_id: int | None = None
    article_ids: tuple[int, ...] = ()
    """The article whose text it is, or the first articles that came from the file."""


@dataclass(frozen=True, slots=True)
class FixityState:
    """How fixity stands, for whoever wants to tell it. Moments are ISO 8601 in UTC."""

    last_finished: str | None
    """When a pass last came to its end in this history of the archive; None for never."""
    checked_texts: int
    """Text versions and original files that this pass, or the one under way, has read."""
    checked_objects: int
    under_way: bool
    """Begun and not at its end: it goes on when nobody works."""
    open_findings: tuple[FixityFinding, ...]
    """The oldest first, at most `SHOWN`."""
    open_count: int
    healed_count: int


@dataclass(frozen=True, slots=True)
class SoundCopy:
    """Where what a finding is about lies as it was stored; all None where nobody has it."""

    backup: int | None = None
    """The newest backup that holds the text as it was stored."""
    article_id: int | None = None
    """The article to bring back from it."""
    source: Path | None = None
    """A sound copy of the original file, in the second place for backups."""
    target: Path | None = None
    """Where that file belongs."""


@dataclass(frozen=True, slots=True)
class FixityReport:
    """What one run of the pass did."""

    texts: int
    """Read in this run."""
    objects: int
    findings: tuple[FixityFinding, ...]
    """Found in this run, at most `SHOWN`; all of them were told one by one."""
    new_count: int
    healed: int
    """Findings of before that are sound again."""
    ended: bool
    """Whether everything has been read; otherwise the next run goes on."""
    due: bool
    """False when the last pass is recent enough: then nothing was to be read."""
    kept: bool
    """Whether the archive keeps it; otherwise it was only told."""
    state: FixityState


SHOWN = 100
"""How many findings a record names; their number is told besides."""
