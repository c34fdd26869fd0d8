"""Names for files that leave the archive: of a headline, fit for every system."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MOST_BYTES: Final = 120
"""Of a name in UTF-8 with its ending: within what every file system and mail program takes."""

_FORBIDDEN: Final = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE
)
_NAMELESS: Final = "khong-ten"


def file_name(words: str, ending: str) -> str:
    """Make a file name of some words; `ending` has its dot.

    NFC, without what a system forbids or hides, never a hidden file nor a device of Windows, at
    most `MOST_BYTES` long: cut at a word where there is one, never within a letter.
    """
    soft = words.encode("utf-8", "replace").decode("utf-8")
    plain = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", soft)).split())
    plain = _cut(plain.strip(" .-"), MOST_BYTES - len(ending.encode()))
    if not plain:
        plain = _NAMELESS
    elif _RESERVED.match(plain):
        plain = f"_{plain}"
    return plain + ending


def _cut(words: str, most: int) -> str:
    if len(words.encode()) <= most:
        return words
    # One byte of room for the sign that a device of Windows gets.
    kept = words.encode()[: most - 1].decode("utf-8", "ignore")
    while kept and unicodedata.combining(words[len(kept)]):
        kept = kept[:-1]
    whole = kept.rpartition(" ")[0] if words[len(kept)] != " " else kept
    return (whole or kept).rstrip(" .-")
