"""The name of a font tells the code table of the text that is set in it."""

from __future__ import annotations

import pytest

from db.ingest.fonts import font_encoding, from_font
from tests.db.ingest.legacy import CODE_TABLES, PROSE, representable, spoilt, written


@pytest.mark.parametrize(
    ("font", "table"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        (".VNTIMEH", "tcvn3"),
        (".vnarial narrow", "tcvn3"),
        ("VnTime", "tcvn3"),
        ("VNI-Times", "vni-windows"),
        ("VNI Helve", "vni-windows"),
        ("VPS Times", "vps"),
        ("VI Times H", "viscii"),
        ("SVNtimes new roman", "vietware-f"),
        ("VNtimes new roman", "vietware-x"),
        ("BK HCM2 Times", "bkhcm2"),
        ("Times New Roman", None),
        ("Arial", None),
        ("SVN-Gilroy", None),
        ("UVN Bai Sau", None),
        ("Vni", None),
        ("Viner Hand ITC", None),
        ("Vivaldi", None),
        ("", None),
    ],
)
def test_tables_of_fonts(font: str, table: str | None) -> None:
    assert font_encoding(font) == table
    assert table is None or table in CODE_TABLES


@pytest.mark.parametrize(
    ("text", "font", "meant"),
    [
        ("Th­ viÖn huyÖn", ".VnTime", "Thư viện huyện"),
        ("th­ viÖn huyÖn", ".VnTimeH", "THƯ VIỆN HUYỆN"),
        ("th­ viÖn huyÖn", ".VNTIMEH", "THƯ VIỆN HUYỆN"),
        ("th­ viÖn huyÖn", ".VnArialH Bold", "THƯ VIỆN HUYỆN"),
        ("th­ viÖn huyÖn", ".vntimeh", "THƯ VIỆN HUYỆN"),
        ("th­ viÖn huyÖn", ".VnBlack", "thư viện huyện"),
        ("th­ viÖn huyÖn", ".VNTIME", "thư viện huyện"),
        ("th\uf0ad vi\uf0d6n", ".VnTime", "thư viện"),
        ("● th­ viÖn →", ".VnTime", "● thư viện →"),
        ("Thö vieän huyeän", "VNI-Times", "Thư viện huyện"),
        ("Thö vieän huyeän", "VNI-TimesH", "Thư viện huyện"),
        ("Thư viện huyện", ".VnTimeH", "Thư viện huyện"),
        ("café là", "VNI-Times", "café là"),
        ("Th­ viÖn", "Times New Roman", "Th­ viÖn"),
        ("Nam", ".VnTime", "Nam"),
        ("", ".VnTimeH", ""),
    ],
)
def test_runs_of_text(text: str, font: str, meant: str) -> None:
    assert from_font(text, font) == meant


@pytest.mark.parametrize(("font", "table"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni-windows")])
@pytest.mark.parametrize("prose", PROSE)
def test_prose_in_a_font(font: str, table: str, prose: str) -> None:
    text = representable(prose, table)
    for latin in (True, False):
        assert from_font(spoilt(written(text, table), latin=latin), font) == text
