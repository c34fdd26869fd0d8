"""Figures typed in one line."""

from __future__ import annotations

from db.records import AddFigure, Quote
from desktop.cataloguing.typed_figure import find_first, find_once, read_figure

TEXT = "Phòng đã nhận 589.005 hồ sơ, đạt 99%, trong đó 5 hồ sơ cũ."


def test_a_number_of_the_text_gets_its_place() -> None:
    at = TEXT.index("589.005")
    assert read_figure(7, "589.005 hồ sơ tiếp nhận", TEXT) == AddFigure(
        7, "hồ sơ tiếp nhận", "589005", quote=Quote("589.005", at, at + 7)
    )


def test_percent_and_decimals() -> None:
    figure = read_figure(7, "99,5% tỷ lệ đúng hạn", TEXT)
    assert figure is not None
    assert (figure.value, figure.precision, figure.unit) == ("99.5", "0.1", "%")
    assert (figure.quote, figure.note) == (None, "99,5% tỷ lệ đúng hạn")


def test_part_of_a_longer_number_is_no_place() -> None:
    assert find_once(TEXT, "005") is None
    assert find_once(TEXT, "589") is None
    assert find_once(TEXT, "5") == Quote("5", TEXT.index(" 5 ") + 1, TEXT.index(" 5 ") + 2)


def test_no_number_or_nothing_counted_is_no_figure() -> None:
    assert read_figure(7, "nhiều hồ sơ", TEXT) is None
    assert read_figure(7, "589.005", TEXT) is None


def test_words_are_found_whole() -> None:
    assert find_first(TEXT, "hồ sơ") == Quote("hồ sơ", TEXT.index("hồ sơ"), TEXT.index("hồ sơ") + 5)
    assert find_first(TEXT, "hồ s") is None
    assert find_first(TEXT, "") is None
