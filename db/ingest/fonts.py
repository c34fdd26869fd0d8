"""Which code table the text of a run was typed by, told by the name of its font."""

from __future__ import annotations

import re
from typing import Final

from db.ingest.charsets import CASELESS, read, read_again
from db.ingest.mojibake import RIGHT

_TABLES: Final = (
    (re.compile(r"\.?vni[ -]"), "vni-windows"),
    (re.compile(r"\.vn(?!i-)"), "tcvn3"),
    (re.compile(r"vps(?:$|[ -]|times|arial)"), "vps"),
    (re.compile(r"vi (?:arial|times|courier|helvetica|palatino|brush)|viscii"), "viscii"),
    (
        re.compile(r"svn(?:times|arial|aptima|bodoni|avant|helvet|book|cent|cour|palat)"),
        "vietware-f",
    ),
    (re.compile(r"vn(?:times new|arial|aptima|bodoni|helvet|centu|courier)"), "vietware-x"),
)
"""How the names of fonts begin, in lower case. `SVN-…`, `UVN …` and `UTM …` are Unicode fonts."""

_TCVN3_WITHOUT_DOT: Final = re.compile(r"Vn(?:Time|Arial|Courier|Avant|Arabia|Aristote|Helvet)")
_BK_HCM: Final = re.compile(r"bk ?hcm ?([12])")
_CAPITALS: Final = re.compile(r".*(?:[a-z. ]H|[A-Z]{2}H)|[^A-Z]*(?:times?|arial|black|avant)h")
_STYLE: Final = re.compile(r"[ -]+(?:bold|italic|regular|normal|đậm|nghiêng)\b", re.IGNORECASE)
_IN_PAIRS: Final = CASELESS | {"viscii"}
"""Tables whose fonts came in pairs, one for small letters and one for capitals."""
_PRIVATE: Final = {0xF000 + byte: byte for byte in range(0x20, 0x100)}
"""Where Word puts the characters of symbol fonts."""


def font_encoding(font: str) -> str | None:
    """Name the table of `CODE_TABLES` that text in this font was typed by; None for Unicode."""
    plain = " ".join(font.split())
    if _TCVN3_WITHOUT_DOT.match(plain):
        return "tcvn3"
    name = plain.lower()
    numbered = _BK_HCM.match(name)
    if numbered:
        return f"bkhcm{numbered[1]}"
    return next((table for begins, table in _TABLES if begins.match(name)), None)


def from_font(text: str, font: str) -> str:
    """Read the text of a run in a legacy font; capitals for a font whose name ends in H.

    The text comes as the file has it, its bytes read as cp1252 or Latin-1. Runs of one font
    that follow each other are to be joined first: a letter and its mark may lie in two. Text stays
    as it is in any other font, when it is Unicode already, or has letters that the table lacks.
    """
    table = font_encoding(font)
    if table is None or RIGHT.search(text):
        return text
    try:
        typed = read_again(text.translate(_PRIVATE), lambda raw: read(raw, table))
    except UnicodeDecodeError:
        return text
    return typed.upper() if _shows_capitals(font, table) else typed


def _shows_capitals(font: str, table: str) -> bool:
    """Whether the font draws capitals for small letters: .VnTimeH, VI Times H."""
    return table in _IN_PAIRS and bool(_CAPITALS.fullmatch(_STYLE.sub("", font).strip()))
