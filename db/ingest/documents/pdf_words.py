"""The words of a PDF file with their places, as its text layer has them."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from db.ingest.documents.pages import Word, blocks
from db.ingest.documents.printed import Page, Picture
from db.ingest.documents.typed import Bounds
from db.ingest.encodings import font_encoding
from db.ingest.source import MOST_BYTES, Code, Refused

_HYPHEN: Final = 2
"""What pdfium gives for a hyphen at the end of a line."""
_HYPHEN_OR_LETTER: Final = re.compile(r"(?<=[^\W\d_])-(?![A-Z\d])|-(?=[^\W\d_A-Z])")
"""What pdfium gives for the byte AD: a hyphen to Windows, and the letter ư in fonts of TCVN3."""
_LONGEST_NAME: Final = 128
_MOST_OBJECTS: Final = 20_000
_SMALLEST_PICTURE: Final = 40.0
_STEEPEST: Final = 10
"""Degrees. What leans more is a stamp across the page."""


class _Placed(NamedTuple):
    """A word, and in which quarter turn it stands; None for one that leans."""

    word: Word
    quarter: int | None


def read_page(page: Any, bounds: Bounds) -> Page:
    """Read one page; raises Refused with E_TOO_BIG. `page` is a PdfPage."""
    text = page.get_textpage()
    try:
        placed = list(_Characters(text.raw, bounds).words())
    finally:
        text.close()
    width, height = page.get_size()
    quarters = Counter(one.quarter for one in placed if one.quarter is not None)
    main = quarters.most_common(1)[0][0] if quarters else 0
    words = [one.word for one in placed if one.quarter == main]
    pictures = _pictures(page)
    return Page(height if main % 2 == 0 else width, blocks(words), pictures if main == 0 else [])


def _pictures(page: Any) -> list[Picture]:
    """Find the pictures that are large enough to have a caption."""
    import pypdfium2.raw as pdfium

    found: list[Picture] = []
    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        one = pdfium.FPDFPage_GetObject(page.raw, number)
        is_picture = pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE
        if is_picture and pdfium.FPDFPageObj_GetBounds(one, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if min(right - left, top - bottom) >= _SMALLEST_PICTURE:
                found.append(Picture(left, bottom, right))
    return found


class _Characters:
    """The characters of one page, while it is open."""

    def __init__(self, raw: Any, bounds: Bounds) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium: Any = pdfium
        self._raw = raw
        self._count = max(0, pdfium.FPDFText_CountChars(raw))
        if self._count > MOST_BYTES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_BYTES} characters")
        self._bounds = bounds
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()

    def words(self) -> Iterator[_Placed]:
        """Yield words as the file has them; raises Refused with E_TOO_BIG."""
        read = self._pdfium.FPDFText_GetUnicode
        letters: list[str] = []
        start = 0
        for at in range(self._count):
            code = read(self._raw, at)
            is_hyphen = code == _HYPHEN
            char = chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - last code point
            if char.isspace() or code == 0:
                if letters:
                    yield self._placed("".join(letters), start, at - 1)
                letters = []
                continue
            if not letters:
                start = at
            if not is_hyphen:
                letters.append(char)
            elif letters:
                yield self._broken("".join(letters), start, at)
                letters = []
        if letters:
            yield self._placed("".join(letters), start, self._count - 1)

    def _broken(self, text: str, start: int, hyphen: int) -> _Placed:
        """A word with a hyphen at the end of its line, which is a letter in fonts of TCVN3."""
        placed = self._placed(text, start, hyphen - 1)
        word = placed.word
        if word.font and font_encoding(word.font):
            return placed._replace(word=word._replace(text=f"{text}\u00ad"))
        return placed._replace(word=word._replace(is_broken=True))

    def _placed(self, text: str, first: int, last: int) -> _Placed:
        self._bounds.text(text)
        pdfium, raw, matrix = self._pdfium, self._raw, self._matrix
        pdfium.FPDFText_GetMatrix(raw, first, matrix)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        turns = round(angle / 90)
        leans = abs(angle - 90 * turns) > _STEEPEST
        size = pdfium.FPDFText_GetFontSize(raw, first) * math.hypot(matrix.c, matrix.d)
        quarter = turns % 4
        pdfium.FPDFText_GetCharOrigin(raw, first, self._x, self._y)
        start, base = self._along(self._x.value, self._y.value, quarter)
        pdfium.FPDFText_GetCharBox(raw, last, *self._box)
        left, right, bottom, top = (edge.value for edge in self._box)
        end = {0: right, 1: top, 2: -left, 3: -bottom}[quarter]
        font = self._font(first)
        if font and font_encoding(font) == "tcvn3":
            text = _HYPHEN_OR_LETTER.sub("\u00ad", text)
        is_italic = "italic" in (font or "").lower() or "oblique" in (font or "").lower()
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        word = Word(text, start, max(end, start), base, abs(size) or 1.0, font, is_italic)
        return _Placed(word, None if leans else quarter)

    def _along(self, x: float, y: float, quarter: int) -> tuple[float, float]:
        """Measure a place along its line, and across: more is further up."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]

    def _font(self, at: int) -> str | None:
        """Name a font, without the six letters before a part of one."""
        length = self._pdfium.FPDFText_GetFontInfo(
            self._raw, at, self._name, _LONGEST_NAME, self._flags
        )
        if not 1 < length <= _LONGEST_NAME:
            return None
        name = self._name.raw[: length - 1].decode("utf-8", "replace")
        prefix, plus, rest = name.partition("+")
        return rest if plus and len(prefix) == 6 and prefix.isupper() else name  # noqa: PLR2004 - letters
