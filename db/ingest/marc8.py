"""MARC-8, the encoding of older MARC records, and whether it is what the bytes really are in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_ESCAPE: Final = b"\x1b"
_ANSEL: Final = 0x45
_MARKS_BEGIN: Final = 0xE0
"""From here on bytes of ANSEL are marks; they stand before their letter."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = frozenset(
    "ăâđêôơư"
    + "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    )
)
"""The letters of Vietnamese that are not ASCII, in lower case."""


def decode_marc8(values: Sequence[bytes]) -> list[str] | None:
    """Read the values of a record as MARC-8; None when they are in another encoding.

    Each value begins in ASCII and ANSEL, as the standard has it for each subfield.
    """
    from pymarc.marc8 import marc8_to_unicode
    from pymarc.marc8_mapping import CODESETS

    known = frozenset(CODESETS[_ANSEL])
    texts: list[str] = []
    for value in values:
        if value.isascii() and _ESCAPE not in value:
            texts.append(value.decode("ascii"))
            continue
        if _ESCAPE not in value and not _is_ansel(value, known):
            return None
        try:
            texts.append(marc8_to_unicode(value, hide_utf8_warnings=True))
        except (ValueError, TypeError, KeyError):  # ValueError: UnicodeDecodeError, too
            return None
    return texts


def vietnamese_share(texts: Sequence[str]) -> float:
    """Tell how many of the words with other letters than ASCII could be Vietnamese, from 0 to 1.

    1 when there are no such words.
    """
    words = [
        word
        for text in texts
        for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())
        if not word.isascii()
    ]
    good = sum(all(char.isascii() or char in _LETTERS for char in word) for word in words)
    return good / len(words) if words else 1.0


def _is_ansel(value: bytes, known: frozenset[int]) -> bool:
    """Whether all bytes are known and each mark stands before a letter."""
    after_mark = False
    for byte in value:
        if byte >= _MARKS_BEGIN:
            after_mark = True
            if byte not in known:
                return False
        else:
            is_letter = chr(byte).isalpha() if byte < 0x80 else byte in known  # noqa: PLR2004 - ASCII
            if byte >= 0x80 and not is_letter:  # noqa: PLR2004 - ASCII
                return False
            if after_mark and not is_letter:
                return False
            after_mark = False
    return not after_mark
