"""Quotations with their citation."""

from __future__ import annotations

from dataclasses import replace

from db.records import BlockKind
from desktop.reading.citation import citation, quotation
from tests.desktop.articles import detail

ARTICLE = detail([(BlockKind.BODY, "Chỉ có chữ.")])


def test_a_quotation_names_where_it_is_from() -> None:
    assert quotation(ARTICLE, " có chữ ") == (
        "“có chữ”\n"
        "— N.T, “Thư viện huyện mở phòng đọc báo cũ”, Báo Thử Nghiệm, 24/10/2018 [2024-000001]"
    )


def test_what_is_not_known_is_left_out() -> None:
    row = replace(ARTICLE.row, byline=None, outlet=None, published=None)
    assert citation(replace(ARTICLE, row=row)) == (
        "“Thư viện huyện mở phòng đọc báo cũ” [2024-000001]"
    )


def test_no_words_make_no_quotation() -> None:
    assert quotation(ARTICLE, " \n") == ""
