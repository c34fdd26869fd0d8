"""Old fonts are believed only where the text is not Unicode already."""

from __future__ import annotations

from db.ingest.documents.legacy import convert
from db.ingest.documents.typed import Run


def test_letters_in_two_runs() -> None:
    runs = [[Run("Ta", "VNI-Times"), Run("øu vaøo beá", "VNI-Helve"), Run("n", "Arial")]]
    assert convert(runs) == (["Tàu vào bến"], "vni-windows")


def test_unicode_in_old_fonts_stays() -> None:
    runs = [[Run("Tàu vào bến cảng mới", ".VnTime")], [Run("đã xép", ".VnTime")]]
    assert convert([*runs, [Run("ga xép", ".VnTime")]]) == (
        ["Tàu vào bến cảng mới", "đã xép", "ga xép"],
        None,
    )


def test_an_odd_sign_spoils_its_word_only() -> None:
    converted = convert([[Run("Qu¶ng Ninh \u0153\xbf", ".VnTime")]])
    assert converted.texts[0].startswith("Quảng Ninh")


def test_text_whose_font_was_lost() -> None:
    text = "S¸ng nay bÕn c¶ng míi cña tØnh ®· ®ãn chuyÕn tµu ®Çu tiªn,\nsím h¬n kÕ ho¹ch"
    converted = convert([[Run(text)], [Run("mét th¸ng")]])
    assert converted.texts == [
        "Sáng nay bến cảng mới của tỉnh đã đón chuyến tàu đầu tiên,\nsớm hơn kế hoạch",
        "một tháng",
    ]
    assert converted.encoding == "mojibake-tcvn3"


def test_bullets_of_symbol_fonts() -> None:
    assert convert([[Run("\uf0b7 Bến", "Symbol")]]).texts == ["• Bến"]
