"""The dates of running text, and the years of those without one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.mentions import Tense, dates_in, resolve


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bến mở cửa ngày 24/10/2018.", ["24/10/2018: 2018 10 24"]),
        ("Bến mở cửa ngày 24.10.2018.", ["24.10.2018: 2018 10 24"]),
        ("Ngày 24 tháng 10 năm 2018, bến mở", ["24 tháng 10 năm 2018: 2018 10 24"]),
        ("ngày 24 tháng 10, bến mở", ["24 tháng 10: None 10 24"]),
        ("tháng 10/2018 có 5 bến", ["10/2018: 2018 10 None"]),
        ("họp chợ sáng 4/12 và chiều 5/12", ["4/12: None 12 4", "5/12: None 12 5"]),
        ("hôm nay (4/12), chợ đông", ["4/12: None 12 4"]),
        ("ngày 7 và 8/11", ["7: None 11 7", "8/11: None 11 8"]),
        ("từ ngày 5 đến 7/11", ["5: None 11 5", "7/11: None 11 7"]),
        ("các ngày 7, 8 và 9/11/2018", ["7: 2018 11 7", "8: 2018 11 8", "9/11/2018: 2018 11 9"]),
        ("từ 28/10 đến 3/11", ["28/10: None 10 28", "3/11: None 11 3"]),
        ("đón khách ngày 24/7", ["24/7: None 7 24"]),
    ],
)
def test_dates(text: str, found: list[str]) -> None:
    assert [
        f"{text[one.start : one.stop]}: {one.year} {one.month} {one.day}" for one in dates_in(text)
    ] == found


@pytest.mark.parametrize(
    "text",
    [
        "Bến đón khách 24/7.",
        "được 2/3 số phiếu",
        "lên đến 2/3 số phiếu",
        "đội bến thắng 2/1",
        "thắng 2-1",
        "Nghị định 15/2018/NĐ-CP",
        "Nghị quyết 10/2018 của xã",
        "quý 3/2018",
        "gọi số 0203.3835.678",
        "giá 1.500 đồng một lượt",
        "ngày 31/2/2018 không có",
        "hôm qua, cuối tuần này, tháng trước",
        "nửa quả chanh, 1/2 thìa muối",
    ],
)
def test_no_dates(text: str) -> None:
    assert not list(dates_in(text))


@pytest.mark.parametrize(
    ("day", "month", "lo", "hi", "tense", "found"),
    [
        (28, 12, "2019-01-02", "2019-01-02", None, "2018-12-28"),
        (28, 12, "2019-01-02", "2019-01-02", Tense.PAST, "2018-12-28"),
        (5, 1, "2018-12-28", "2018-12-28", None, "2019-01-05"),
        (5, 1, "2018-12-28", "2018-12-28", Tense.PAST, "2018-01-05"),
        (7, 11, "2018-10-24", "2018-10-24", Tense.FUTURE, "2018-11-07"),
        (7, 11, "2018-11-08", "2018-11-08", Tense.FUTURE, "2019-11-07"),
        (28, 10, "2018-10-24", "2018-11-07", Tense.PAST, "2018-10-28"),
        (28, 12, "2018-01-01", "2018-12-31", None, None),
        (29, 2, "2019-03-01", "2019-03-01", None, None),
        (29, 2, "2020-03-01", "2020-03-01", None, "2020-02-29"),
        (31, 4, "2019-03-01", "2019-03-01", None, None),
    ],
)
def test_years(
    day: int, month: int, lo: str, hi: str, tense: Tense | None, found: str | None
) -> None:
    assert resolve(day, month, lo, hi, tense) == found


DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))


@given(
    st.integers(1, 31),
    st.integers(1, 12),
    DAYS,
    st.integers(0, 800),
    st.sampled_from([None, *Tense]),
)
def test_a_year_is_never_far_from_the_publication(
    day: int, month: int, lo: date, apart: int, tense: Tense | None
) -> None:
    hi = min(lo + timedelta(days=1) * min(apart, (date.max - lo).days), date.max)
    found = resolve(day, month, f"{lo}", f"{hi}", tense)
    if found is None:
        return
    on = date.fromisoformat(found)
    assert (on.day, on.month) == (day, month)
    assert max(lo - on, on - hi) <= timedelta(days=366 if tense else 183)
    assert tense is not Tense.PAST or on <= hi
    assert tense is not Tense.FUTURE or on >= lo


PIECES = st.sampled_from(
    [
        "ngày",
        "7",
        "và",
        "8/11",
        "24/7",
        "10/2018",
        "đến",
        "tháng",
        "năm",
        "2018",
        ",",
        "/",
        "(",
        ".",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=15).map(" ".join)))
def test_mentions_lie_in_the_text_and_in_order(text: str) -> None:
    place = 0
    for found in dates_in(text):
        assert place <= found.start < found.stop <= len(text)
        assert text[found.start].isdecimal()
        place = found.stop
