"""What every reader of a format is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from db.records import NewArticle, NewSource, ShouldStop

MOST_BYTES = 4 << 20
"""The longest text or line that can be one article: 4 MiB, some six novels."""

HEAD_BYTES = 8192
"""As much of a file as its format can be told by, but for what stands at the end of a ZIP file."""

MOST_LINES = 50_000
"""The most lines that one article may have; each becomes a block of its own."""


class Code(StrEnum):
    """Why a file, or a member of one, gives no article."""

    READ = "E_READ"
    """It cannot be read from the disk, or it is damaged: not what its format asks for."""
    EMPTY = "E_EMPTY"
    ENCRYPTED = "E_ENCRYPTED"
    """It opens with a password only."""
    ENCODING = "E_ENCODING"
    """It is text, but in no encoding that is known here."""
    TIMEOUT = "E_TIMEOUT"
    """Reading it took longer than a file may take, or ended the process that read it."""
    TOO_BIG = "E_TOO_BIG"
    """It is longer, deeper or takes more memory than a file may."""
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
        super().__init__(code, detail)  # both, so that it can be handed to another process
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Hints:
    """What the surroundings of a file say of it: the message, capture or package it came in.

    They may lie; a reader takes them for what is tried first.
    """

    mime: str | None = None
    """The type it was declared to have, such as `text/html`, in lower case, without parameters."""
    charset: str | None = None
    url: str | None = None
    """The address it was taken from."""
    captured: str | None = None
    """When it was taken from there or sent: EDTF, a day or a moment."""


@dataclass(frozen=True, slots=True)
class Original:
    """One file to read: on the disk when the archive keeps its bytes, else in memory."""

    name: str
    """The name it had where it came from."""
    sha256: str
    size: int
    path: Path | None = None
    """Where the bytes lie; to be read, never written. None when `content` holds them."""
    content: bytes | None = None
    """The bytes of a file that came out of another one."""
    hints: Hints = Hints()
    head: bytes = b""
    """The first bytes, where they were read already; see `with_head`."""

    def open(self) -> BinaryIO:
        """Open the bytes for reading; raises OSError."""
        if self.content is not None:
            return BytesIO(self.content)
        assert self.path is not None
        return self.path.open("rb")

    def read(self, length: int = -1) -> bytes:
        """Read the bytes from the beginning, all of them or as many as wanted; raises OSError."""
        if self.content is not None:
            return self.content if length < 0 else self.content[:length]
        if self.head and (0 <= length <= len(self.head) or len(self.head) == self.size):
            return self.head if length < 0 else self.head[:length]
        with self.open() as stored:
            return stored.read(length)

    def with_head(self) -> Original:
        """The same file with its beginning in memory, for many short looks; raises OSError."""
        return self if self.content is not None else replace(self, head=self.read(HEAD_BYTES))


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose for a whole run. It crosses to the process that reads."""

    encoding: str | None = None
    """The encoding to read all plain text in, instead of the one found; a name of `encodings`."""
    columns: Mapping[str, Any] | None = None
    """The column profile for tables and JSON lines; None to go by the names of the columns."""
    sites: tuple[Mapping[str, Any], ...] = ()
    """Site profiles of the archive; they come before those of the program."""
    outlet: str | None = None
    """The outlet of articles that do not name theirs."""
    rehearsal: bool = False
    """Whether nothing is to be stored, only shown."""


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes that one article is made of, or a file inside another one.

    A format of one article a file yields the whole file, without a name. A table yields its
    records. A package yields files: then `is_file` is set, and whoever asked chooses a reader.
    """

    raw: bytes
    sha256: str
    name: str | None = None
    """Where it stands in its container: `line 12`, `row 12`, `record 3`, or the name of a file
    inside, with its folders. None for a whole file."""
    fault: Refused | None = None
    """What already speaks against it; then `raw` is empty."""
    is_file: bool = False
    hints: Hints = Hints()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as a reader recovered it, and what a person should know of the recovery."""

    article: NewArticle
    warning: str | None = None
    readings: tuple[tuple[str, str], ...] = ()
    """In a rehearsal: beginnings of the text by encoding, where its bytes allow several."""


def _never(_original: Original) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Source:
    """A reader of one format.

    `members` yields the parts of a file in order and holds one of them at a time; it raises
    Refused when the file is of no use from some point on, and Cancelled. `read` makes an article
    of one member that is no file of its own, or raises Refused.

    Both run in a process of their own, whose memory and time are bounded; what they need beyond
    the standard library and this program is imported inside of them.
    """

    mime: str
    members: Callable[[Original, Options, ShouldStop], Iterator[Member]]
    read: Callable[[Member, NewSource, Options], Reading]
    extensions: tuple[str, ...] = ()
    """How the names of such files end, in lower case, with the dot: `.docx`, `.jsonl.xz`."""
    mimes: tuple[str, ...] = ()
    """Further types that such files are declared to have."""
    recognise: Callable[[Original], bool] = _never
    """Whether the bytes can be nothing else, whatever the name says. Quick: it may read the
    first few kilobytes, or the directory at the end of a ZIP file. Raises nothing but OSError."""
    member_mime: str | None = None
    """The type of a record of a container; None for a format of one article a file."""
    count: Callable[[Original, ShouldStop], int] | None = None
    """Says beforehand about how many members a container has; raises as `members` does."""
    most_bytes: int | None = None
    """The longest file that is taken; None for any length."""


def whole(original: Original, _options: Options, _should_stop: ShouldStop) -> Iterator[Member]:
    """Yield a whole file as its only member: `members` for a format of one article a file."""
    if original.size == 0:
        raise Refused(Code.EMPTY)
    yield Member(original.read(), original.sha256, hints=original.hints)
