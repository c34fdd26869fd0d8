"""The cheap way of reading a text finds the same words as the thorough one."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from db.records import BlockKind
from db.search.codec.reading import GAP, ZONE_END, raw_words, spellings
from db.search.definitions import definitions
from db.search.vietnamese import tokens
from db.search.words import LONGEST, defined_name, names

PIECES = st.sampled_from(
    (
        *[
            "ngày",
            "24",
            "tháng",
            "10",
            "năm",
            "2018",
            "7",
            "và",
            "8/11",
            ",",
            "2/2018",
            "600",
            "nghìn",
            "ngàn",
            "tỷ",
            "tỉ",
            "đồng",
            "lệ",
        ],
        *[
            "triệu",
            "2,5",
            "589",
            "005",
            "000",
            "1.500",
            "24/10/2018",
            "24.10.2018",
            "đến",
            "-",
            "–",
            "Xin-ga-po",
            "NĐ-CP",
        ],
        *[
            "15/2018/NĐ-CP",
            "mùng",
            "“hòa”",
            "hoà;",
            "(quý)",
            "U23",
            "H1N1",
            "COVID-19",
            "TP.HCM",
            "2018-10-24",
        ],
        *["giao thông", "vận tải", "(GTVT)", "GTVT (giao thông vận tải)", "(viết tắt là", "GTVT)"],
        *["đồng.", "sáng", "3", "9", "12", "Đ", "Ð", "á", "\u200b", "\ufeff", "１２", "\xa0", "\n"],
    )
)
SPACES = st.sampled_from([" ", " ", " ", " ", "", "  ", "\u00a0", ", ", ". ", "-", "/"])


def thorough(text: str, year: str) -> list[tuple[str, str, tuple[str, ...]]]:
    defined = {found.start: (defined_name(found),) for found in definitions(text)}
    return [
        (
            token.folded[:LONGEST],
            token.accented[:LONGEST],
            (*names(token.aliases, year), *defined.get(token.start, ())),
        )
        for token in tokens(text)
    ]


def cheap(text: str, year: str) -> list[tuple[str, str, tuple[str, ...]]]:
    raw = raw_words([(BlockKind.HEADLINE, text)], year)
    assert raw[-3:] == [ZONE_END] * 3
    return [word for one in raw if one not in {GAP, ZONE_END} for word in spellings(one)]


@given(st.lists(st.tuples(PIECES, SPACES)).map(lambda made: "".join(a + b for a, b in made)))
@example("từ đầu tháng 2/1019, qua")
@example("ngày 7 và 8/11 và 3 nghìn tỷ lệ")
@example("giao thông vận tải (GTVT) ngày 7 và 8/11")
@example("24tỷ lệ, 3 tỷ và lệ")
@example("8/11/, và (/7/11)")
@example("rộng 2000 m2, sâu 3 m - 4 m")
@example(f"năm 2018 {'9' * 99} 005 và ngày 7")
def test_words_near_numbers(text: str) -> None:
    assert cheap(text, "2018") == thorough(text, "2018")
    apart = unicodedata.normalize("NFD", text)
    assert cheap(apart, "") == thorough(apart, "")


@given(st.text())
def test_any_text(text: str) -> None:
    assert cheap(text, "2018") == thorough(text, "2018")


@given(st.lists(st.text(st.sampled_from("7 /tháng\x1e\x1c\u200b"), max_size=12), max_size=5))
def test_blocks_of_a_zone_are_cut_apart(texts: list[str]) -> None:
    """Nothing in a text stands for a gap, and no date goes from one block into the next."""
    raw = raw_words([(BlockKind.BODY, text) for text in texts], "")[2:-2]
    blocks: list[list[object]] = [[]]
    for one in raw:
        if one == GAP:
            blocks.append([])
        else:
            blocks[-1] += spellings(one)
    assert blocks == ([thorough(text, "") for text in texts] or [[]])


def test_zones_follow_each_other_whatever_the_order_of_blocks() -> None:
    blocks = [
        (BlockKind.CAPTION, "ảnh"),
        (BlockKind.BODY, "một"),
        (BlockKind.RELATED, "không"),
        (BlockKind.HEADLINE, "tít"),
        (BlockKind.BODY, "hai"),
    ]
    words = ["tít", ZONE_END, ZONE_END, "một", GAP, "hai", ZONE_END, "ảnh", ZONE_END]
    expected = [word.encode() if isinstance(word, str) else word for word in words]
    assert raw_words(blocks, "") == expected


def test_a_defined_abbreviation_has_its_meaning_as_a_further_name() -> None:
    raw = raw_words([(BlockKind.BODY, "Sở giao thông vận tải (GTVT) báo cáo")], "")
    read = [word for one in raw if one not in {GAP, ZONE_END} for word in spellings(one)]
    assert [accented for _, accented, _ in read] == [
        "sở",
        "giao",
        "thông",
        "vận",
        "tải",
        "gtvt",
        "báo",
        "cáo",
    ]
    assert [further for _, _, further in read if further] == [("&GTVT=giao thông vận tải",)]


def test_a_date_has_names() -> None:
    assert list(names(("#d20181024", "#m201810"), "2020")) == [
        "#d20181024",
        "#dm1024",
        "#m201810",
    ]
    assert list(names(("#dm1107",), "2018")) == ["#dm1107", "#d20181107"]
    assert list(names(("#dm1107",), "")) == ["#dm1107"]
