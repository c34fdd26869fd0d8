"""Writes text in the encodings that came before Unicode, from the code tables alone."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

import resources
from db.ingest.charsets import CASELESS, CODE_TABLES

__all__ = ["ALL", "CASELESS", "CODE_TABLES", "PROSE", "codes", "representable", "spoilt", "written"]

ALL: Final = (*CODE_TABLES, "viqr")

PROSE: Final = (
    "Thư viện huyện mở cửa phòng đọc mới cho học sinh",
    "Người giữ kho báo cũ bên bờ sông Cổ Chiên",
    "Mùa nước nổi về muộn, chợ quê vẫn đông",
    "Bảo tàng tỉnh nhận hơn 300 hiện vật của nhân dân hiến tặng",
    (
        "Phòng đọc mới rộng gấp đôi phòng cũ, mở từ thứ hai đến thứ bảy. Ai đến cũng được mượn "
        "sách, không phải đặt cọc; trẻ nhỏ có góc đọc riêng ở cạnh cửa sổ."
    ),
    (
        "Suốt 20 năm, ông Tư cắt từng bài báo viết về làng mình rồi dán vào vở. Đến nay ông có 46 "
        "quyển, quyển nào cũng ghi rõ ngày tháng và tên tờ báo."
    ),
)
"""Headlines and standfirsts of our own."""

_VIQR = {
    "\u0306": "(",
    "\u0302": "^",
    "\u031b": "+",
    "\u0301": "'",
    "\u0300": "`",
    "\u0309": "?",
    "\u0303": "~",
    "\u0323": ".",
}
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_TYPED = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)
"""What people typed in tables that have no place for signs of print."""


@cache
def codes(table: str) -> Mapping[str, bytes]:
    """Letters of a table and their bytes."""
    tables = json.loads(resources.text("vietnamese", "charsets.json"))
    listed = zip(tables["letters"], tables[table].split(), strict=True)
    return {letter: bytes.fromhex(code) for letter, code in listed if code != "-"}


@cache
def _toned_apart(char: str) -> str:
    """A letter with its quality mark, and its tone mark behind it."""
    apart = unicodedata.normalize("NFD", char)
    base = unicodedata.normalize("NFC", "".join(one for one in apart if one not in _TONES))
    return base + "".join(one for one in apart if one in _TONES)


@cache
def _one(char: str, encoding: str) -> bytes | None:
    """The bytes of a character, None when the encoding has none."""
    try:
        if encoding == "cp1258":
            return _toned_apart(char).encode("cp1258")
        own = codes(encoding)
        if char in own:
            return own[char]
        plain = char.encode("cp1252")
    except UnicodeEncodeError:
        return None
    is_taken = plain in own.values() or (char.isalpha() and not char.isascii())
    return None if is_taken else plain


def representable(text: str, encoding: str) -> str:
    """The text with what the encoding lacks typed in another way or left out; NFC."""
    text = unicodedata.normalize("NFC", text)
    if encoding == "viqr":
        typed = unicodedata.normalize("NFD", text.translate(_TYPED)).replace("đ", "\0")
        kept = (c for c in typed.replace("Đ", "\1") if c.isascii() or c in _VIQR or c.isspace())
        text = "".join(" " if c.isspace() and c != "\n" else c for c in kept)
        return unicodedata.normalize("NFC", text.replace("\0", "đ").replace("\1", "Đ"))
    chars = (c if _one(c, encoding) else c.translate(_TYPED) for c in text)
    return "".join(c for c in "".join(chars) if _one(c, encoding))


def written(text: str, encoding: str, *, escaped: bool = False) -> bytes:
    """The bytes of a representable text; `escaped` puts a backslash before literal marks."""
    if encoding == "viqr":
        return _viqr(text, escaped=escaped)
    found = [_one(char, encoding) for char in text]
    assert None not in found, "only what is representable can be written"
    return b"".join(filter(None, found))


def _viqr(text: str, *, escaped: bool) -> bytes:
    typed: list[str] = []
    for char, after in zip(text, [*text[1:], " "], strict=True):
        last = typed[-1][-1:] if typed else " "
        if char in "đĐ":
            typed.append("dd" if char == "đ" else "DD")
        elif escaped and _binds(last, char, after):
            typed.append("\\" + char)
        else:
            typed += (_VIQR.get(part, part) for part in _quality_first(char))
    return "".join(typed).encode("ascii")


def _binds(last: str, char: str, after: str) -> bool:
    """Whether a literal character would be read as a mark, or as half of a dd."""
    if char in "dD":
        return last in "dD" or after in "đĐ"
    return char == "\\" or (char in _VIQR.values() and last != " ")


@cache
def _quality_first(char: str) -> str:
    apart = _toned_apart(char)
    return unicodedata.normalize("NFD", apart[0]) + apart[1:]


def spoilt(raw: bytes, *, latin: bool) -> str:
    """Read bytes as Latin-1, or as browsers read cp1252."""
    if latin:
        return raw.decode("latin-1")
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)
