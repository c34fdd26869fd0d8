"""The answer sheet on paper: question, answer, and every quotation with its proof."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.export.answer_paper import answer_paper
from db.records import TextAccess
from db.records.answers import Caveat, CaveatKind
from tests.db.export.papers import ARCHIVE, DAY, quote, sheet, told


def test_it_reads_from_top_to_bottom() -> None:
    paper = answer_paper(sheet(quote(1, "Chợ họp  mỗi\ntuần.")), ARCHIVE, DAY)
    assert told(paper) == [
        "Thư viện tỉnh Mẫu",
        "Phiếu trả lời bạn đọc",
        "Phiếu số 12 · Ngày 30/11/2026 · Người trả lời: LAN",
        "Câu hỏi",
        "Hỏi gì?",
        "Trả lời",
        "Đáp.",
        "Trích dẫn",
        "1. “Chợ họp mỗi tuần.”",
        "Bài 1 · Báo Thử · 24/10/2018",
        "đoạn 3, câu 2 · Số ĐKCB 2026-000001",
        "kho:9f3c21ab/…",
    ]
    assert paper.foot == "Thư viện tỉnh Mẫu · kho:9f3c21ab · 30/11/2026"
    assert paper.title == "Hỏi gì?"


def test_what_is_empty_has_no_heading() -> None:
    paper = answer_paper(sheet(question=" ", answer=""), ARCHIVE, DAY)
    assert told(paper)[3:] == []
    assert paper.title == "Phiếu trả lời bạn đọc"


def test_words_of_a_citation_do_not_leave_but_those_of_our_abstract_do() -> None:
    held = Caveat(CaveatKind.CITATION_ONLY)
    abstract = Caveat(CaveatKind.CITATION_ONLY, (("abstract", "yes"),))
    access = TextAccess.CITATION_ONLY
    paper = answer_paper(
        sheet(
            quote(1, "Lời không được in.", held, access=access),
            quote(2, "Lời tóm tắt.", abstract, access=access),
        ),
        ARCHIVE,
        DAY,
    )
    whole = "\n".join(told(paper))
    assert "Lời không được in" not in whole
    assert "1. […]" in whole
    assert "2. “Lời tóm tắt.”" in whole


CUT_OFF = (
    "Bài ghi 99%; tính ra 99,574% (bài bỏ phần lẻ, làm tròn thì thành 100%). Các số không cùng một "
    "kỳ."
)


@pytest.mark.parametrize(
    ("caveat", "sentence"),
    [
        (
            Caveat(CaveatKind.SIC, (("printed", "Quản Ninh"), ("meant", "Quảng Ninh"))),
            "Nguyên văn in “Quản Ninh”, hiểu là “Quảng Ninh”.",
        ),
        (
            Caveat(
                CaveatKind.CHECK_ROUNDED,
                (("check", "ratio"), ("stated", "99"), ("computed", "99.574")),
            ),
            "Bài ghi 99%; tính ra 99,574% (bài đã làm tròn).",
        ),
        (
            Caveat(
                CaveatKind.CHECK_ROUNDED,
                (
                    *(("check", "ratio"), ("stated", "99"), ("computed", "99.574")),
                    *(("truncated", "yes"), ("half_up", "100"), ("periods", "differ")),
                ),
            ),
            CUT_OFF,
        ),
        (
            Caveat(
                CaveatKind.CHECK_DIFFERS,
                (("check", "list_count"), ("stated", "5"), ("computed", "4")),
            ),
            "Bài ghi 5, nhưng kể ra 4.",
        ),
        (
            Caveat(CaveatKind.CHECK_DIFFERS, (("check", "sum"), ("stated", "4695747"))),
            "Bài ghi 4.695.747; chưa khớp khi kiểm tra lại.",
        ),
        (
            Caveat(
                CaveatKind.CHECK_DIFFERS,
                (("check", "date_weekday"), ("stated", "4"), ("computed", "7")),
            ),
            "Bài ghi thứ Năm; hôm đó là Chủ nhật.",
        ),
        (
            Caveat(
                CaveatKind.PLANNED_ONLY,
                (("award", "Giải Lúa"), ("year", "2020"), ("recipient", "Xã Mẫu")),
            ),
            "Bài viết trước sự kiện: kho chưa có bài nào xác nhận Xã Mẫu đã nhận Giải Lúa 2020.",
        ),
    ],
)
def test_a_caveat_is_a_sentence(caveat: Caveat, sentence: str) -> None:
    assert f"Lưu ý: {sentence}" in told(answer_paper(sheet(quote(1, "Lời.", caveat)), ARCHIVE, DAY))


def test_what_holds_for_the_whole_article_is_said_once() -> None:
    date = Caveat(CaveatKind.DATE_UNKNOWN)
    sic = Caveat(CaveatKind.SIC, (("printed", "a"), ("meant", "b")))
    again = replace(quote(1, "Hai.", date, sic), id=2)
    paper = answer_paper(
        sheet(quote(1, "Một.", date, sic), again, quote(3, "Ba.", date)), ARCHIVE, DAY
    )
    lines = told(paper)
    assert lines.count("Lưu ý: Không rõ ngày đăng.") == 2
    assert lines.count("Lưu ý: Nguyên văn in “a”, hiểu là “b”.") == 2


@pytest.mark.parametrize(
    "kind",
    [
        CaveatKind.DATE_INFERRED,
        CaveatKind.DATE_UNKNOWN,
        CaveatKind.TEXT_CORRECTED,
        CaveatKind.STAFF_ONLY,
        CaveatKind.CITATION_ONLY,
    ],
)
def test_every_caveat_without_facts_has_its_sentence(kind: CaveatKind) -> None:
    last = told(answer_paper(sheet(quote(1, "Lời.", Caveat(kind))), ARCHIVE, DAY))[-1]
    assert last.startswith("Lưu ý: ")
    assert last.endswith(".")
