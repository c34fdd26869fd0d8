"""What is taken out of a file that holds others: which names and kinds, and how much of it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePosixPath

from db.ingest.source import Code, Member, Refused

MOST_BYTES_OF_A_FILE = 64 << 20
"""The longest file that is taken out of another one: it is held in memory."""

MOST_FILES = 100_000
"""The most files that one package may hold."""

SWELLS_FROM = 64 << 20
"""Unpacked bytes from which on a package may not have swollen more than `MOST_SWELLING` times."""

MOST_SWELLING = 200
"""Unpacked bytes for each packed one. Vietnamese prose gives 4 to 6."""

_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\..*)?", re.IGNORECASE)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
_LONGEST_NAME = 1000

_LITTER = {"__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db"}
_PAGE_PART = re.compile(r"\.(?:css|js|mjs|map|woff2?|ttf|otf|eot|ico|cur|swf|xsl|xsd|dtd)")
_MEDIUM = re.compile(
    r"\.(?:jpg|jpeg|jpe|jfif|png|gif|bmp|tiff?|webp|avif|heic|svg|psd|ai|eps|raw"
    r"|mp3|wav|m4a|ogg|wma|flac|aac|mp4|mov|avi|mkv|wmv|webm|3gp|mpe?g|flv)"
)


def kind_of(name: str) -> str:
    """Tell the end of a file's name in lower case, with the dot; empty when it has none."""
    return PurePosixPath(name.lower()).suffix


def printable_name(name: str) -> str:
    """Give a name the form that it is kept and shown in: one line, NFC, folders parted by `/`."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "".join(char if char.isprintable() else "\ufffd" for char in name)[:_LONGEST_NAME]


def fault_of_name(name: str) -> Refused | None:
    """Say what speaks against the name of a file in a package, whichever slash parts folders.

    Nothing is ever written under such a name. Who makes them means harm, or the package is
    damaged, so what is in the file is not believed either.
    """
    parts = name.replace("\\", "/").split("/")
    if "\0" in name or not name:
        reason = "a name that is none"
    elif len(name) > _LONGEST_NAME:
        reason = "a name without end"
    elif ".." in parts or parts[0] == "" or _DRIVE.match(name):
        reason = "a name that leads out of the package"
    elif any(_RESERVED.fullmatch(part) for part in parts):
        reason = "a name that stands for a device"
    else:
        return None
    return Refused(Code.BAD_ARCHIVE, reason)


def is_litter(name: str) -> bool:
    """Whether a file is left out without a word, by its name.

    So are: what systems leave behind (`__MACOSX`, `Thumbs.db`), hidden files, as in folders, the
    locks of open documents (`~$`), and what web pages are dressed in (styles, scripts, fonts).
    """
    parts = name.lower().split("/")
    return (
        any(part in _LITTER or part.startswith(".") for part in parts)
        or parts[-1].startswith("~$")
        or _PAGE_PART.fullmatch(kind_of(name)) is not None
    )


class Media:
    """Pictures, sound and films of one package. They are not taken out, but reported in one line.

    Those in the folder of a saved web page (`bài_files` beside `bài.html`) belong to the page and
    are not reported.
    """

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()

    def takes(self, name: str, pages: frozenset[str] | set[str] = frozenset()) -> bool:
        """Whether a file is one of them; then it is counted. `pages` are from `page_folders`."""
        kind = kind_of(name)
        if not _MEDIUM.fullmatch(kind):
            return False
        if not any(str(parent) in pages for parent in PurePosixPath(name).parents):
            self._kinds[kind] += 1
        return True

    def report(self) -> Member | None:
        """Tell how many there were, as the member that goes last; None if there were none."""
        number = self._kinds.total()
        if not number:
            return None
        kinds = " ".join(kind for kind, _ in self._kinds.most_common())
        files = "1 file" if number == 1 else f"{number} files"
        return Member(b"", "", fault=Refused(Code.UNSUPPORTED, f"{files} of the kind {kinds}"))


def page_folders(name: str) -> tuple[str, ...]:
    """Name the folders in which browsers keep the parts of a page that they save as this file."""
    stem, dot, kind = name.rpartition(".")
    return (f"{stem}_files", f"{stem}.files") if dot and kind.lower() in {"html", "htm"} else ()
