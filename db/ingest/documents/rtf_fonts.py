"""The fonts of an RTF file, and how bytes in each of them are read."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from typing import Final

from db.ingest.encodings import font_encoding

_CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Code pages by `fcharset`; 1 stands for that of the whole file."""
_RECORDED: Final = ("cp1258", "cp1252")


@dataclass(slots=True)
class _Font:
    name: str = ""
    charset: int = 1
    page: int | None = None


class Fonts:
    """The table of fonts of one file; knows the code page of the file too."""

    def __init__(self) -> None:
        self.default = 0
        self._page = "cp1252"
        self._fonts: dict[int, _Font] = {}
        self._current = _Font()
        self._beyond_ascii: Counter[str] = Counter()

    def use_page(self, number: int | None) -> None:
        """Take a code page for that of the whole file, if it is known."""
        self._page = _codec(number) or self._page

    def hear(self, word: str, number: int | None) -> None:
        """Hear a control word in the table of fonts."""
        if word == "f":
            self._current = self._fonts.setdefault(number or 0, _Font())
        elif word == "fcharset":
            self._current.charset = number or 0
        elif word == "cpg":
            self._current.page = number

    def name(self, raw: bytes) -> None:
        """Hear a part of the name of a font."""
        self._current.name += raw.decode("latin-1").replace(";", "")

    def name_of(self, number: int) -> str | None:
        """Name a font."""
        font = self._fonts.get(number)
        return font.name.strip() if font else None

    def decode(self, raw: bytes, number: int | None) -> str:
        """Read bytes in a font; those in a font of the time before Unicode as cp1252."""
        font = self._fonts.get(self.default if number is None else number, _Font())
        if font_encoding(font.name.strip()):
            return _as_windows(raw)
        page = _codec(font.page) or _CHARSETS.get(font.charset, self._page)
        if not raw.isascii():
            self._beyond_ascii[page] += 1
        return _as_windows(raw) if page == "cp1252" else raw.decode(page, "replace")

    def encoding(self) -> str | None:
        """Name the code page that most of the text was in; None when it was ASCII."""
        most = self._beyond_ascii.most_common(1)
        return most[0][0] if most and most[0][0] in _RECORDED else None


def _as_windows(raw: bytes) -> str:
    """Read as cp1252; its five gaps as Latin-1, so that nothing is lost."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)


def _codec(page: int | None) -> str | None:
    """Name the codec of a code page, None when there is none."""
    if page is None or page <= 0:
        return None
    name = {10000: "mac_roman", 65001: "utf-8", 936: "gbk"}.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
