"""What every reader of a format is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from db.records import NewArticle, NewSource, ShouldStop

MOST_BYTES = 4 << 20
"""The longest text or line that can be one article: 4 MiB, some six novels."""

MOST_LINES = 50_000
"""The most lines that one article may have; each becomes a block of its own."""


class Code(StrEnum):
    """Why a file, or a member of one, gives no article."""

    READ = "E_READ"
    """It cannot be read from the disk."""
    EMPTY = "E_EMPTY"
    ENCODING = "E_ENCODING"
    """It is text, but in no encoding that is known here."""
    TOO_BIG = "E_TOO_BIG"
    BAD_ARCHIVE = "E_BAD_ARCHIVE"
    """The compressed file is damaged, cut off, or made to swell without end."""
    NO_TEXT = "E_NO_TEXT"
    """There is nothing to read in it, such as only spaces."""
    MAPPING = "E_MAPPING"
    """Its fields are not those of an article; the detail names the field."""
    UNSUPPORTED = "E_UNSUPPORTED"
    """No reader knows the format."""


class Refused(Exception):
    """A file or a member of one gives no article: an ingest code, and facts for a person."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Original:
    """One file whose bytes are safe in the archive."""

    path: Path
    """Where the archive keeps the bytes; to be read, never written."""
    name: str
    """The name it had where it came from."""
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes that one article is made of: a whole file, or a part of a container."""

    raw: bytes
    sha256: str
    name: str | None = None
    """Where it stands in its container, such as `line 12`; None for a whole file."""
    fault: Refused | None = None
    """What already speaks against it; then `raw` is empty."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as a reader recovered it, and what a person should know of the recovery."""

    article: NewArticle
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A reader of one format.

    `members` yields the parts of a file in order and holds one of them at a time; it raises
    Refused when the file is of no use from some point on, and Cancelled. `read` makes an article
    of one member, or raises Refused.
    """

    mime: str
    members: Callable[[Original, ShouldStop], Iterator[Member]]
    read: Callable[[Member, NewSource], Reading]
    member_mime: str | None = None
    """The type of a member of a container; None for a format of one article a file."""
    count: Callable[[Original, ShouldStop], int] | None = None
    """Says beforehand about how many members a container has; raises as `members` does."""
    most_bytes: int | None = None
    """The longest file that is taken; None for any length."""
