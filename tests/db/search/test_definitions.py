"""Definitions of abbreviations: which are found, whole, and where."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.definitions import definitions
from db.search.syllables import fold
from db.search.vietnamese import tokens


def found(text: str) -> list[tuple[str, str]]:
    return [(one.abbreviation, one.expansion) for one in definitions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Giao thông vận tải (GTVT) cho hay", [("GTVT", "Giao thông vận tải")]),
        ("CSGT (cảnh sát giao thông) chặn xe", [("CSGT", "cảnh sát giao thông")]),
        ("Luật Giáo dục và đào tạo (GD-ĐT)", [("GD-ĐT", "Giáo dục và đào tạo")]),
        ("ngành Giáo dục & Đào tạo (GD&ĐT)", [("GD&ĐT", "Giáo dục Đào tạo")]),
        ("Văn hóa, Thể thao và Du lịch (VHTTDL)", [("VHTTDL", "Văn hóa Thể thao và Du lịch")]),
        ("hội thảo “Công nghệ cao” (CNC)", [("CNC", "Công nghệ cao")]),
        ("thành phố Hồ Chí Minh (TP.HCM)", [("TP.HCM", "thành phố Hồ Chí Minh")]),
        ("khu đô thị mới (viết tắt là KĐTM)", [("KĐTM", "khu đô thị mới")]),
        ("khu đô thị mới (gọi tắt là: “KĐTM”)", [("KĐTM", "khu đô thị mới")]),
        ("khu đô thị mới (sau đây gọi tắt là KĐTM)", [("KĐTM", "khu đô thị mới")]),
        ("hội đồng nhân dân, viết tắt là HĐND, họp", [("HĐND", "hội đồng nhân dân")]),
        ("hội đồng nhân dân, sau đây gọi tắt HĐND", [("HĐND", "hội đồng nhân dân")]),
        ("nghệ sĩ ưu tú (NSƯT) hát", [("NSƯT", "nghệ sĩ ưu tú")]),
        ("ngân hàng thế giới (WB)", []),
        ("cơ sở dữ liệu. (CSDL)", []),
        ("dữ liệu mở (CSDL)", []),
        ("xe đạp điện (XDD)", [("XDD", "xe đạp điện")]),
        ("dân tộc nội trú (ĐTNT)", []),
        ("hội nghị (lần II)", []),
        ("Sở Giao thông vận tải (theo GTVT)", []),
        ("(GTVT)", []),
        ("họp báo ()", []),
        ("họp báo (", []),
    ],
)
def test_what_is_defined(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
    apart = unicodedata.normalize("NFD", text)
    assert found(apart) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng thư ký của Liên hợp quốc (LHQ)", "Liên hợp quốc"),
        ("về các khu công nghiệp (KCN)", "khu công nghiệp"),
        ("các cơ quan điều tra (CCQĐT)", "các cơ quan điều tra"),
        ("phòng cháy và chữa cháy (PCCC)", "phòng cháy và chữa cháy"),
        ("phòng cháy và chữa cháy (PCVCC)", "phòng cháy và chữa cháy"),
    ],
)
def test_a_joining_word_belongs_to_it_only_inside_or_with_its_letter(
    text: str, expected: str
) -> None:
    assert [expansion for _, expansion in found(text)] == [expected]


@given(
    st.lists(
        st.sampled_from(
            ["mạng", "xã", "hội", "thể", "thao", "điện", "lực", "nhân", "dân", "và", "của"]
        ),
        max_size=9,
    ),
    st.lists(
        st.sampled_from(
            ["báo", "(", ")", ",", ".", "(MXH)", "(ĐL-ND)", "(NDĐL)", "viết", "tắt", "là", "TTĐL"]
        )
    ),
)
def test_the_letters_are_the_initials(words: list[str], rest: list[str]) -> None:
    text = " ".join((*words, *rest, *words))
    for one in definitions(text):
        letters = [letter for letter in one.abbreviation if letter.isalpha()]
        initials = [word.folded[0] for word in tokens(one.expansion)]
        kept = iter(initials)
        assert all(fold(letter) in kept for letter in letters)
        assert len(letters) <= len(initials)
        assert text.startswith(one.abbreviation, one.start)


@given(st.text())
def test_any_text(text: str) -> None:
    for one in definitions(text):
        assert one.abbreviation
        assert one.expansion
