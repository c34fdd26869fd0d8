"""Items of a list are counted as a reader counts them, however they are joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.listing import list_after
from db.records import BlockKind
from tests.db.catalogue.figures import article

OFFICES = ("Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Khoa học và Công nghệ", "Sở Nội vụ")


def counts(text: str) -> tuple[int, ...] | None:
    stop = text.index(" ")
    found = list_after(text, article(text).blocks, 0, stop)
    return found.counts if found else None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("4 hạng mục, bao gồm: phần mềm; trường học xuất sắc; đô thị và doanh nghiệp.", 4),
        ("3 sở gồm Sở Giáo dục và Đào tạo, Sở Y tế và Sở Khoa học và Công nghệ.", 3),
        ("2 huyện gồm Bình Liêu và Ba Chẽ. Các huyện khác, gồm Đầm Hà, thì không.", 2),
        ("3 giải, gồm giải nhất (500 đồng, cúp), giải nhì, giải ba.", 3),
        ("3 nước gồm Lào, Thái Lan, và Myanmar.", 3),
    ],
)
def test_items_are_counted(text: str, first: int) -> None:
    found = counts(text)
    assert found is not None
    assert found[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "8 xe gồm 3 xe tải, 5 xe con.",
        "8 xe đã về bến. Tài sản gồm nhà, đất, xe.",
        "8 xe đã về bến.",
        "1 xe gồm: ",
    ],
)
def test_other_words_are_no_list(text: str) -> None:
    assert counts(text) is None


@given(st.lists(st.sampled_from(OFFICES), min_size=2, max_size=9), st.booleans())
def test_any_number_of_offices(offices: list[str], with_joint: bool) -> None:
    *before, last = offices
    joint = " và " if with_joint else ", "
    found = counts(f"9 đơn vị dẫn đầu, gồm {', '.join(before)}{joint}{last}.")
    assert found is not None
    assert len(offices) in found


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    held = f"5 đơn vị gồm {text}"
    assert counts(held) is None or min(counts(held) or ()) > 0


def test_lines_below_a_colon_are_items() -> None:
    text = "3 việc cần làm:\n\nMột là đo\n\nHai là đếm\n\nBa là ghi\n\nHết."
    items = [BlockKind.BODY, *[BlockKind.LIST_ITEM] * 3]
    found = list_after(text, article(text, kinds=items).blocks, 0, 1)
    assert found is not None
    assert (found.counts, found.is_plain) == ((3,), True)
