"""What is kept of a plain text, and where its paragraphs begin and end."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.paragraphs import normalised, spans
from db.search.syllables import ZERO_WIDTH

PAGE = (
    "Chợ nổi đón khách\n"
    "\n"
    "Từ đầu tuần chợ nổi mở cửa sớm hơn một giờ để đón khách đi\n"
    "thuyền từ các huyện. Ban quản lý cho biết lượng khách tăng tới\n"
    "Rưỡi lần so với mùa trước và còn tăng nữa.\n"
    "Người bán hàng vui mừng vì trời tạnh ráo, đường vào chợ đã được\n"
    "sửa xong và bến thuyền rộng hơn.\n"
    "\n"
    "Chợ họp đến trưa thì tan, chiều tối lại\n"
    "nhóm thêm một phiên nhỏ cho người đi làm về muộn và cho khách\n"
    "ở xa.\n"
)


@pytest.mark.parametrize(
    ("raw", "kept", "dropped"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n", 0),
        ("\ufeffBáo", "Báo", 0),
        ("\ufeff\ufeffBáo", "Báo", 1),
        ("bá\u00ado\u200b\u2060", "báo", 3),
        (unicodedata.normalize("NFD", "Thử Nghiệm"), "Thử Nghiệm", 0),
        ("e\u200b\u0323\u0302", "ệ", 1),
        ("Hà\u00a0Nội\u202f", "Hà\u00a0Nội\u202f", 0),
        ("Ðà Nẵng ½ ﬁ", "Ðà Nẵng ½ ﬁ", 0),
        ("", "", 0),
    ],
)
def test_only_these_things_change(raw: str, kept: str, dropped: int) -> None:
    assert normalised(raw) == (kept, dropped)


def paragraphs(text: str) -> list[str]:
    return [text[span.start : span.stop] for span in spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("\n\n", []),
        ("một", ["một"]),
        ("Một.\nHai.\n\n\nBa", ["Một.", "Hai.", "Ba"]),
        ("Một\n \n\u00a0\nHai", ["Một", " ", "\u00a0", "Hai"]),
        ("Chợ nổi mở cửa\nđón khách mùa nước", ["Chợ nổi mở cửa\nđón khách mùa nước"]),
        ("Chợ nổi mở cửa\n\nđón khách", ["Chợ nổi mở cửa", "đón khách"]),
        ("Chợ nổi mở cửa.\nđón khách", ["Chợ nổi mở cửa.", "đón khách"]),
        ("Chợ nổi mở cửa\n đón khách", ["Chợ nổi mở cửa", " đón khách"]),
        ("Ra mắt máy mới\niPhone về chợ", ["Ra mắt máy mới", "iPhone về chợ"]),
        ("Các mức\na) Một\nb) Hai", ["Các mức", "a) Một", "b) Hai"]),
        ("Chợ nổi\n" + "đón khách " * 20, ["Chợ nổi", "đón khách " * 20]),
    ],
)
def test_a_line_is_a_paragraph_unless_a_sentence_goes_on(text: str, found: list[str]) -> None:
    assert paragraphs(text) == found


def test_lines_broken_to_a_page_come_together() -> None:
    assert [len(part.split("\n")) for part in paragraphs(PAGE)] == [1, 3, 2, 3]
    assert "tới\nRưỡi" in paragraphs(PAGE)[1]


def test_a_long_line_says_that_nothing_is_broken() -> None:
    text = f"{PAGE}\n{'Chợ họp sớm. ' * 20}"
    assert "tăng tới" in paragraphs(text)[1]
    assert "Rưỡi" not in paragraphs(text)[1]


@given(st.text(st.characters()))
def test_what_is_kept_is_clean(raw: str) -> None:
    kept, _ = normalised(raw)
    assert unicodedata.is_normalized("NFC", kept)
    assert not set(kept) & {"\r", *ZERO_WIDTH}
    assert normalised(kept) == (kept, 0)


@given(st.lists(st.sampled_from(["Chợ", "họp", ".", " ", "\n", "\n", "\u00a0", "- ", "dài " * 40])))
def test_paragraphs_cover_all_but_line_ends(parts: list[str]) -> None:
    text = "".join(parts)
    place = 0
    for span in spans(text):
        assert set(text[place : span.start]) <= {"\n"}
        assert span.start < span.stop
        assert text[span.start] != "\n"
        assert text[span.stop - 1] != "\n"
        place = span.stop
    assert set(text[place:]) <= {"\n"}
