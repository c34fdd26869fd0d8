"""Columns are known by what people call them, dates by the days that only one order has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.columns import read_profile
from db.ingest.guessing import NAMES, guess_columns, guess_profile, name_key
from db.ingest.source import Code, Refused


def parts(*header: str) -> dict[str, list[str]]:
    found = guess_profile(header, ()).columns
    return {part: list(column.names) for part, column in found.items()}


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("TÍT BÀI", "headline"),
        ("Nhan đề", "headline"),
        ("tieu de", "headline"),
        ("Tiêu đề (*)", "headline"),
        ("post_title", "headline"),
        ("Sapo", "standfirst"),
        ("Tóm tắt:", "standfirst"),
        ("Tác giả", "byline"),
        ("Nguồn", "outlet"),
        ("Báo", "outlet"),
        ("Ngày đăng (dd/mm/yyyy)", "published"),
        ("publishedAt", "published"),
        ("Chuyên mục", "section"),
        ("Mục", "section"),
        ("Đường dẫn", "url"),
        ("URL", "url"),
        ("ID", "source_id"),
        ("Mã bài", "source_id"),
        ("Nội dung", "body"),
        ("Chú thích ảnh", "captions"),
        ("Ngôn ngữ", "language"),
    ],
)
def test_names_of_columns(header: str, part: str) -> None:
    assert guess_columns([header], ()).columns[part].names == (header,)


def test_every_name_is_folded_and_belongs_to_one_part() -> None:
    names = [name for part in NAMES.values() for name in part]
    assert all(name_key(name) == name for name in names)
    assert len(names) == len(set(names))


def test_the_surest_column_is_taken_and_the_others_left() -> None:
    assert parts("STT", "Ngày", "Ngày đăng", "Tiêu đề", "Title", "Ghi chú") == {
        "headline": ["Tiêu đề"],
        "published": ["Ngày đăng"],
    }


def test_a_text_goes_on_in_numbered_columns() -> None:
    assert parts("Tít", "Nội dung 1", "Nội dung 2")["body"] == ["Nội dung 1", "Nội dung 2"]
    assert parts("Tít", "Nội dung", "Nội dung 2")["body"] == ["Nội dung", "Nội dung 2"]


def test_without_headlines_the_columns_are_listed() -> None:
    with pytest.raises(Refused) as caught:
        guess_profile(["Họ tên", "Điện thoại"], ())
    assert caught.value.code is Code.MAPPING
    assert "found: Họ tên, Điện thoại" in caught.value.detail


def test_sources_that_are_addresses_are_addresses() -> None:
    found = guess_profile(["Tít", "Nguồn"], [["a", "https://kho.vn/1"], ["b", ""]]).columns
    assert set(found) == {"headline", "url"}


def test_markup_is_seen_in_the_values() -> None:
    found = guess_profile(["Tít", "Nội dung"], [["a < b", "<p>Một</p>"]]).columns
    assert (found["headline"].html, found["body"].html) == (False, True)


@pytest.mark.parametrize(
    ("values", "form", "note"),
    [
        (["25/12/2018", "01/02/2018"], "auto", None),
        (["2018-12-25", "2018-01-02"], "auto", None),
        (["01/02/2018", "03/04/2018"], "auto", "no date tells"),
        (["12/25/2018", "01/02/2018"], "MM/dd/yyyy", None),
        (["12-25-18", "01-02-18"], "MM-dd-yy", None),
        (["25.12.18", "01.02.18"], "dd.MM.yy", None),
        (["12/25/2018", "25/12/2018"], "auto", "some dates are"),
        (["2018-02-01", "25/12/2018"], "auto", "swapped"),
        (["43459", "43101.5"], "serial-1900", None),
        (["1543881600", "1543881601"], "unix", None),
        (["2018", "2019"], "auto", None),
        (["hôm qua"], "auto", None),
        ([], "auto", None),
    ],
)
def test_formats_of_dates(values: list[str], form: str, note: str | None) -> None:
    profile = guess_profile(["Tít", "Ngày"], [["Bài", value] for value in values])
    assert profile.columns["published"].format == form
    assert (note or "") in "".join(profile.notes)
    assert bool(note) is bool(profile.notes)


def test_a_header_and_a_workbook_can_say_more() -> None:
    told = guess_profile(["Tít", "Ngày (mm/dd/yyyy)"], [["Bài", "01/02/2018"]])
    assert (told.columns["published"].format, told.notes) == ("MM/dd/yyyy", ())
    mac = guess_profile(["Tít", "Ngày"], [["Bài", "41976"]], epoch=1904)
    assert mac.columns["published"].format == "serial-1904"


@given(
    st.lists(st.one_of(st.text(max_size=8), st.sampled_from(["Tít", "Ngày", "Nội dung 2"])))
    .map(dict.fromkeys)
    .map(list),
    st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=5),
)
def test_any_table_gives_a_profile_or_a_reason(header: list[str], rows: list[list[str]]) -> None:
    try:
        profile = guess_profile(header, rows)
    except Refused:
        return
    assert read_profile(profile.document()) == profile
