"""A few letters find a command: without accents, by initials, and the best comes first."""

from __future__ import annotations

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.helping.matching import fit, in_order, plain

NAMES = ["Mở kho…", "Nhập bài…", "Sửa phiếu", "Đưa vào hồ sơ…", "Cỡ thường", "Chữ to hơn"]
TEXTS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ ", min_size=1, max_size=24)


def found(typed: str) -> list[str]:
    return [NAMES[place] for place in in_order(typed, NAMES)]


def test_accents_need_not_be_typed() -> None:
    assert found("nhap")[0] == "Nhập bài…"
    assert found("dua vao")[0] == "Đưa vào hồ sơ…"


def test_initials_find_it() -> None:
    assert found("dvhs") == ["Đưa vào hồ sơ…"]
    assert found("mk")[0] == "Mở kho…"


def test_words_may_come_in_any_order_and_unfinished() -> None:
    assert found("hon chu")[0] == "Chữ to hơn"
    assert found("ph su")[0] == "Sửa phiếu"


def test_what_does_not_fit_is_left_out() -> None:
    assert found("xyz") == []
    assert found("") == NAMES


def test_what_begins_so_comes_before_what_has_it_inside() -> None:
    names = ["Xem kho", "Kho mới", "Kho"]
    assert [names[one] for one in in_order("kho", names)] == ["Kho", "Kho mới", "Xem kho"]


@given(TEXTS)
def test_every_name_is_found_by_itself_however_it_is_written(name: str) -> None:
    assume(plain(name))
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, name)
        assert in_order(written, [name]) == [0]
        assert in_order(written.upper(), [name]) == [0]
    assert in_order(plain(name), [name]) == [0]


@given(TEXTS)
def test_every_name_is_found_by_its_initials(name: str) -> None:
    assume(plain(name))
    assert in_order("".join(word[0] for word in plain(name).split()), [name]) == [0]


@given(TEXTS, st.integers(0, 23), st.integers(0, 23))
def test_every_part_of_a_name_finds_it(name: str, start: int, stop: int) -> None:
    assert in_order(plain(name)[start:stop], [name]) == [0]


@given(TEXTS, st.lists(TEXTS, max_size=6))
def test_the_same_name_comes_first_and_nothing_comes_twice(name: str, others: list[str]) -> None:
    names = [*others, name]
    order = in_order(name, names)
    assert plain(names[order[0]]) == plain(name)
    assert len(set(order)) == len(order)


@given(TEXTS, TEXTS)
def test_more_letters_never_find_more(typed: str, name: str) -> None:
    wanted = plain(typed).replace(" ", "")
    assume(wanted)
    if fit(wanted, plain(name)) is not None and len(wanted) > 1:
        assert fit(wanted[:-1], plain(name)) is not None
