"""The bytes of a page become text: by their encoding, or by the fonts they were typed for.

Before Unicode, pages were written for fonts such as .VnTime, whose letters lie in the places of
others; their bytes are in no encoding of their own. Such text stays as it is here, and each run of
it is read by its font when the passages are.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

from db.ingest.encodings import decode, font_encoding

_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
_CHARSET_WITHIN: Final = 1 << 14
_FACE: Final = re.compile(
    rb"(?:\bface\s*=|font-family\s*:)\s*(?:&quot;|[\"'])?\s*([.\w][\w. -]{1,40})", re.IGNORECASE
)
_MOST_FACES: Final = 20_000
_UNDEFINED: Final = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes without a meaning in cp1252; some code tables have letters there."""


class SourceText(NamedTuple):
    """The source of a page."""

    text: str
    encoding: str
    font: str | None
    """The legacy font that most of it was typed for, when its text is to be read by fonts."""


def read_source(raw: bytes, charset: str | None) -> SourceText:
    """Read the bytes of a page; `charset` is what it was sent as, and may lie as the page may.

    Raises Refused as `decode` does.
    """
    font = _legacy_font(raw)
    if font and not _is_utf8(raw):
        text = raw.decode("cp1252", "surrogateescape").translate(_UNDEFINED)
        return SourceText(text, font_encoding(font) or "cp1252", font)
    declared = _CHARSET.search(raw, 0, _CHARSET_WITHIN)
    hint = charset or (declared[1].decode("ascii", "replace") if declared else None)
    decoded = decode(raw, declared=hint)
    return SourceText(decoded.text, decoded.encoding, None)


def _legacy_font(raw: bytes) -> str | None:
    """Name the legacy font that is asked for most; None when a page asks for none."""
    faces: Counter[str] = Counter()
    for number, found in enumerate(_FACE.finditer(raw)):
        if number == _MOST_FACES:
            break
        faces[found[1].decode("ascii", "replace").strip()] += 1
    legacy = (face for face, _ in faces.most_common() if font_encoding(face))
    return next(legacy, None)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
