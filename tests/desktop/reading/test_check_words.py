"""Checks as sentences, in the language in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from db.records import CheckKind, Verdict
from desktop.language import Language, decimal, speak
from desktop.reading.check_words import check_sentence, effective_verdict, verdict_words
from tests.desktop.catalogues import RATIO, check


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    translations = speak(qapp, Language.VIETNAMESE)
    yield
    qapp.removeTranslator(translations)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("vietnamese")
def test_a_share_that_agrees_only_when_cut_off_says_so() -> None:
    assert check_sentence(RATIO) == (
        "Bài ghi 99%; tính ra 99,478%: khớp nếu bỏ phần lẻ, không khớp nếu làm tròn (thành 100%). "
        "Bài không nói rõ đây là tỷ lệ của số nào; số ấy lấy từ câu văn."
    )


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("kind", "verdict", "facts", "said"),
    [
        (CheckKind.LIST_COUNT, Verdict.DIFFERS, (), "Bài nói 4 và liệt kê 5: không khớp."),
        (
            CheckKind.ROSTER_COUNT,
            Verdict.AGREES,
            (("excluded", "2018"),),
            "Bài nói 4; danh sách trong kho có 5: khớp. Không tính năm 2018.",
        ),
        (
            CheckKind.ROSTER_COUNT,
            Verdict.UNCLEAR,
            (("roster", "incomplete"),),
            "Bài nói 4; danh sách trong kho có 5: chưa kết luận được. Danh sách trong kho chưa đủ.",
        ),
        (
            CheckKind.SUM,
            Verdict.DIFFERS,
            (("periods", "differ"),),
            "Bài ghi 4; tính ra 5: không khớp. Các số thuộc những khoảng thời gian khác nhau.",
        ),
        (CheckKind.RATE, Verdict.AGREES_ROUNDED, (("rounded", ""),), "khớp nếu làm tròn"),
    ],
)
def test_each_comparison_has_its_sentence(
    kind: CheckKind, verdict: Verdict, facts: Sequence[tuple[str, str]], said: str
) -> None:
    sentence = check_sentence(check(1, kind, verdict, stated="4", computed="5", facts=facts))
    assert said in sentence


@pytest.mark.usefixtures("vietnamese")
def test_days_and_spellings_are_told_by_their_names() -> None:
    days = (("date", "2018-10-24"), ("printed", "2"), ("weekday", "3"))
    said = check_sentence(check(1, CheckKind.DATE_WEEKDAY, Verdict.DIFFERS, facts=days))
    assert said == "Bài ghi Thứ Ba; ngày ấy là Thứ Tư: không khớp."
    names = (("printed", "Bên Đá"), ("meant", "Bến Đá"))
    said = check_sentence(check(1, CheckKind.SPELLING, Verdict.DIFFERS, facts=names))
    assert said == "Bài in “Bên Đá”; những chỗ khác là “Bến Đá”: không khớp."


@pytest.mark.parametrize("kind", list(CheckKind))
@pytest.mark.parametrize("verdict", list(Verdict))
def test_no_check_is_without_words(kind: CheckKind, verdict: Verdict) -> None:
    assert check_sentence(check(1, kind, verdict)).endswith(".")
    assert verdict_words(verdict)


def test_a_person_has_the_last_word() -> None:
    judged = check(1, CheckKind.SUM, Verdict.DIFFERS, person=Verdict.AGREES)
    assert effective_verdict(judged) is Verdict.AGREES


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("41205", "41.205"),
        ("99.478", "99,478"),
        ("0.50", "0,50"),
        ("12345678901234567890", "12.345.678.901.234.567.890"),
        ("Chủ nhật", "Chủ nhật"),
        ("", ""),
    ],
)
def test_decimals_keep_all_their_digits(value: str, shown: str) -> None:
    assert decimal(value) == shown
