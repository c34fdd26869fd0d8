"""The code tables that Vietnamese was written in before Unicode, and how their bytes are read."""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import resources

_UNDEFINED: Final = "\ufffe"
"""What `codecs.charmap_decode` takes for a byte without a meaning."""

_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ASCII: Final = 0x80
_OTHER_CASE: Final = 0x20
_FIRST_MARK: Final = 0xC0

OUTSIDE: Final = re.compile("([^\x00-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+)")
"""Finds what neither cp1252 nor Latin-1 has."""

CODE_TABLES: Final = (
    "tcvn3",
    "vni-windows",
    "viscii",
    "vps",
    "bkhcm1",
    "bkhcm2",
    "vietware-f",
    "vietware-x",
    "cp1258",
    "tcvn5712",
)
"""The tables, those that win a tie first.

`tcvn3` is what the fonts of the ABC family show, with typographic quotes and without toned
capitals; `tcvn5712` is the whole of the standard, which has those capitals instead.
"""

CASELESS: Final = frozenset({"tcvn3", "vietware-f", "vps"})
"""Tables that have one code for some toned letters and their capitals: it is read as small."""


def read(raw: bytes, table: str, *, leniently: bool = False) -> str:
    """Read bytes by a table of `CODE_TABLES`.

    Signs that a table leaves free, such as quotes, are those of cp1252; so are letters when read
    leniently. Raises UnicodeDecodeError at the first byte that has no meaning.
    """
    return _readers(leniently=leniently)[table](raw)


def windows_bytes(text: str) -> bytes:
    """Take back a reading of bytes as cp1252 or Latin-1, or a mixture of both.

    Raises UnicodeEncodeError at a character that can have come from neither: `OUTSIDE` finds it.
    """
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return text.translate(_to_latin()).encode("latin-1")


def read_again(text: str, read_bytes: Callable[[bytes], str]) -> str:
    """Read the bytes that a text came from in another way; what came from none stays.

    Raises what `read_bytes` raises.
    """
    parts = OUTSIDE.split(text)
    parts[::2] = [read_bytes(windows_bytes(part)) for part in parts[::2]]
    return "".join(parts)


@cache
def _to_latin() -> dict[int, int]:
    """The characters of cp1252 that stand in place of control characters, to those."""
    windows = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
    return {ord(char): char.encode("cp1252")[0] for char in windows}


@cache
def _readers(*, leniently: bool) -> Mapping[str, Callable[[bytes], str]]:
    tables: dict[str, str] = json.loads(resources.text("vietnamese", "charsets.json"))
    letters = tables.pop("letters")
    readers: dict[str, Callable[[bytes], str]] = {"cp1258": _read_cp1258}
    for name, listed in tables.items():
        codes: dict[bytes, str] = {}
        for letter, code in zip(letters, listed.split(), strict=True):
            if code != "-":
                codes.setdefault(bytes.fromhex(code), letter)
        is_double = any(len(code) > 1 for code in codes)
        make = _double_bytes if is_double else _single_bytes
        readers[name] = make(name, codes, _signs(leniently=leniently))
    return readers


def _signs(*, leniently: bool) -> list[str]:
    """What the bytes mean that a table does not mention."""
    signs = [chr(byte) for byte in range(_ASCII)]
    for byte in range(_ASCII, 256):
        char = bytes([byte]).decode("cp1252", "ignore") or _UNDEFINED
        signs.append(_UNDEFINED if char.isalpha() and not leniently else char)
    return signs


def _single_bytes(
    name: str, codes: Mapping[bytes, str], signs: list[str]
) -> Callable[[bytes], str]:
    for code, letter in codes.items():
        signs[code[0]] = letter
    return _charmap(name, "".join(signs))


def _charmap(name: str, table: str) -> Callable[[bytes], str]:
    def read_bytes(raw: bytes) -> str:
        try:
            return codecs.charmap_decode(raw, "strict", table)[0]
        except UnicodeDecodeError as error:
            raise UnicodeDecodeError(name, raw, error.start, error.end, error.reason) from None

    return read_bytes


def _double_bytes(
    name: str, codes: Mapping[bytes, str], signs: list[str]
) -> Callable[[bytes], str]:
    """A letter and its mark are two bytes; a mark may have the other case than its letter."""
    letters = {code.decode("latin-1"): letter for code, letter in codes.items()}
    for code, letter in codes.items():
        if len(code) > 1 and code[1] >= _FIRST_MARK:
            other = bytes([code[0], code[1] ^ _OTHER_CASE])
            letters.setdefault(other.decode("latin-1"), letter)
    free = {
        chr(byte): sign for byte, sign in enumerate(signs) if byte >= _ASCII and sign != _UNDEFINED
    }
    meanings = free | letters
    pairs = [code for code in letters if len(code) > 1]
    bases, marks = ("".join({code[at] for code in pairs}) for at in (0, 1))
    # No mark is a base too, so that a pair without a meaning can be taken apart.
    known = re.compile(f"[{bases}][{marks}]|[\x80-\xff]")

    def read_bytes(raw: bytes) -> str:
        def meaning(code: re.Match[str]) -> str:
            whole = meanings.get(code[0])
            if whole is not None:
                return whole
            at = code.end() - 1
            if code.string[at] not in meanings:
                raise UnicodeDecodeError(name, raw, at, at + 1, "no letter of the table")
            return "".join(meanings.get(char, char) for char in code[0])

        return known.sub(meaning, raw.decode("latin-1"))

    return read_bytes


def _read_cp1258(raw: bytes) -> str:
    text = unicodedata.normalize("NFC", raw.decode("cp1258"))
    stray = _TONES.search(text)
    if stray:
        before = unicodedata.normalize("NFD", text[: stray.start()])
        at = min(len(before), len(raw) - 1)
        raise UnicodeDecodeError("cp1258", raw, at, at + 1, "a tone without a vowel")
    return text
