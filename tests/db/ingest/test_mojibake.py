"""Spoilt text is put right, and right text is left alone, whatever language it is in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.charsets import CODE_TABLES
from db.ingest.mojibake import MOJIBAKE, repair, repaired_as
from tests.db.ingest.legacy import CASELESS, PROSE, representable, spoilt, written

VIETNAMESE = (
    "Bà Nà",
    "Hà Nam và Thanh Hóa",
    "cô và chú có lá cá, trà đá, bánh bò",
    "NHÀ HÁT, ÁO DÀI",
    "“TRONG XÃ”",
    "LÀNG XÃ”",
    "XÃ – HUYÊN",
    "Lê Lai, Lý Sơn, Cô Tô, Bình Thuân",
    "êm ái, xôi xéo, mía, bé trai",
    "là",
    unicodedata.normalize("NFD", "Nhà hát ở Hà Nội"),
)
FOREIGN = (
    "Müller",
    "São Paulo",
    "naïve café",
    "NESCAFÉ” và CAFÉ…",
    "Beyoncé, Renée, Citroën, L'Oréal",
    "José María Peña Nieto",
    "Malmö, Århus, Øresund",
    "£5 – £10, 5 °C ± 2, © 2018, 50 µm",
    "Où est-il allé ? À la carte, déjà vu.",
    "Le maire a déclaré que la bibliothèque était prête à accueillir les élèves de la région.",
    "Die Bücherei öffnet für alle Schüler; größere Säle gibt es im nächsten Jahr.",
    "La biblioteca abrirá mañana; según el señor Núñez, habrá más libros para los niños.",
    "O secretário de educação disse que não haverá aulas até o fim do mês.",
    "È la città più bella; però così non va. Perché? Già è più tardi.",
    "Göteborg är en stad på västkusten, och hösten är vacker.",
    "Là où le père était né, la mère a vu le bébé à côté de la forêt.",
    "Привет, 図書館, ελληνικά",
    "Ibrahimović, Şahin, Łódź",
)


@pytest.mark.parametrize("text", [*VIETNAMESE, *FOREIGN, *PROSE, "", "plain ASCII", "→ ● ✓"])
def test_right_text_is_left_alone(text: str) -> None:
    assert repair(text) is None


@pytest.mark.parametrize("latin", [True, False])
@pytest.mark.parametrize("table", CODE_TABLES)
@pytest.mark.parametrize("prose", PROSE)
def test_bytes_of_a_table_read_as_western(prose: str, table: str, *, latin: bool) -> None:
    text = representable(prose, table)
    repaired = repair(spoilt(written(text, table), latin=latin))
    assert repaired is not None
    assert repaired[0] == text or (table in CASELESS and repaired[0].lower() == text.lower())
    assert repaired[1] in MOJIBAKE


@pytest.mark.parametrize("latin", [True, False])
@pytest.mark.parametrize(
    "text",
    [*PROSE, "Müller", "naïve café – “déjà vu”", "Nhà", "à la carte … é", "Привет", "図書館"],
)
def test_utf8_read_as_western_once_and_twice(text: str, *, latin: bool) -> None:
    once = spoilt(text.encode(), latin=latin)
    assert repair(once) == (text, "mojibake-utf-8")
    twice = spoilt(once.encode(), latin=latin)
    assert repair(twice) == (text, "mojibake-utf-8-twice")
    assert repaired_as(once, "mojibake-utf-8") == text
    assert repaired_as(twice, "mojibake-utf-8-twice") == text


def test_signs_that_no_byte_gives_stay_where_they_are() -> None:
    assert repair("● Th­ viÖn huyÖn → phßng ®äc míi") == (
        "● Thư viện huyện → phòng đọc mới",
        "mojibake-tcvn3",
    )
    assert repair("▶ Quáº£ng Ninh → Háº¡ Long") == (
        "▶ Quảng Ninh → Hạ Long",
        "mojibake-utf-8",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Thư viện Th­ viÖn huyÖn phßng ®äc míi",
        "Ж Th­ viÖn huyÖn phßng ®äc míi",
        "Quáº£ng Ninh ÿ",
        "Quáº£ng Ninh Ưu",
    ],
)
def test_what_cannot_all_come_from_one_reading_stays(text: str) -> None:
    assert repair(text) is None


@given(st.text())
def test_text_with_a_vietnamese_letter_is_never_touched(text: str) -> None:
    assert repair(text + "ế") is None


@given(st.text(alphabet=st.characters(max_codepoint=0x2200)))
def test_any_text_can_be_asked_about(text: str) -> None:
    repaired = repair(text)
    if repaired is not None:
        assert repaired_as(text, repaired[1]) == repaired[0]
        assert repaired[0] != text
