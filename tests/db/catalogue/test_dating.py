"""What an address, a file's name and an undated text know of the day of publication."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.dating import date_in_name, date_in_url, published_bounds
from db.catalogue.edtf import bounds
from tests.effort import effort

SEED = Path(__file__).parents[3].parent / "shared" / "seed" / "quang-ninh-asocio-2018.txt"

AS_OF = "Tính đến hết ngày 20/10/2018, bến mới đã đón hai nghìn khách."
COMING = "Bến thứ hai sẽ khai trương vào sáng 1/11 tại xã bên."


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://kho.vn/2018/11/01/ben-moi.html", "2018-11-01"),
        ("https://kho.vn/ben-moi-20181101083000123.htm", "2018-11-01"),
        ("https://kho.vn/ben-moi-20181101083000.htm?x=1", "2018-11-01"),
        ("https://kho.vn/tin/20181101/ben-moi", "2018-11-01"),
        ("https://kho.vn/2018-11-01/ben-moi", "2018-11-01"),
        ("https://kho.vn/2018/11/ben-moi", "2018-11"),
        ("https://kho.vn/ben-moi-12345678.htm", None),
        ("https://kho.vn/ben-moi-20181301083000.htm", None),
        ("https://kho.vn/2018/02/30/ben", None),
        ("https://20181101.vn/ben-moi", None),
        ("", None),
    ],
)
def test_addresses(url: str, found: str | None) -> None:
    assert date_in_url(url) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2018-11-01 Bến mới.txt", "2018-11-01"),
        ("20181101_bến mới.txt", "2018-11-01"),
        ("2018_11_01.txt", "2018-11-01"),
        ("Báo Thử Nghiệm 01-11-2018.docx", "2018-11-01"),
        ("Báo cáo 24.10.2018", "2018-10-24"),
        ("2018/2018-11-01/bài 3.txt", "2018-11-01"),
        ("2018-11-01 đến 2018-11-03.txt", None),
        ("bài 12345678.txt", None),
        ("line 20", None),
        ("1.500 khách 2018.txt", None),
    ],
)
def test_names(name: str, found: str | None) -> None:
    assert date_in_name(name) == found


def test_an_undated_text_is_bounded_by_what_it_counts_and_what_it_announces() -> None:
    assert published_bounds([AS_OF, COMING]) == ("2018-10-20", "2018-11-01")
    assert published_bounds([COMING, AS_OF]) == ("2018-10-20", "2018-11-01")
    assert published_bounds([f"{AS_OF} {COMING}"]) == ("2018-10-20", "2018-11-01")


@pytest.mark.parametrize(
    "others",
    [
        [AS_OF],
        [COMING],
        [AS_OF, "Bến thứ hai đã khai trương vào sáng 1/11 tại xã bên."],
        [AS_OF, "Bến thứ hai sẽ khai trương vào sáng 1/3 tại xã bên."],
        [AS_OF, "Bến thứ hai sẽ khai trương vào sáng 15/10 tại xã bên."],
        [AS_OF, COMING, "Ngày 5/11/2018, chủ tịch xã đã đến thăm."],
        [AS_OF, COMING, "Năm 2019 khách còn đông hơn nữa."],
        ["Tính đến ngày 20/10/2018, bến mới sẽ đón hai nghìn khách.", COMING],
        [AS_OF, "Xã sẽ họp bàn về vụ xô xát đã xảy ra ngày 1/11 vừa qua."],
    ],
)
def test_no_bounds_where_the_text_leaves_doubt(others: list[str]) -> None:
    assert published_bounds(others) is None


@pytest.mark.parametrize(
    "unit", ["sẽ họp ngày 1/11/2018 ", "tính đến 1/11/2018 ", ". . ", "tính đến ", "1/1/2018"]
)
@pytest.mark.parametrize(("length", "most"), [(90_000, 100), (4_000_000, 1_000)])
def test_bounds_take_time_that_grows_with_the_text_only(unit: str, length: int, most: int) -> None:
    text = unit * (length // len(unit))
    assert effort(lambda: published_bounds([text])) < most


@pytest.mark.skipif(not SEED.exists(), reason="the shared seed article is not on this machine")
def test_the_seed_article() -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    assert published_bounds(lines) == ("2018-10-24", "2018-11-07")


PIECES = st.sampled_from(
    [*(AS_OF, COMING, "sẽ", "đã", "ngày 7 và 8/11", "31/12/9999", "tính đến 1/1/2018", "năm 2019")]
)


@given(st.lists(st.one_of(st.text(), st.lists(PIECES, max_size=5).map(" ".join)), max_size=4))
def test_any_text_has_bounds_in_order_or_none(pieces: list[str]) -> None:
    found = published_bounds(pieces)
    assert found is None or bounds("/".join(found)) == found


@given(st.text())
def test_any_address_or_name_is_read_or_not(text: str) -> None:
    for found in (date_in_url(f"/{text}"), date_in_name(text)):
        assert found is None or bounds(found)
