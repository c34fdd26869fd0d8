"""An article on paper: what is read, what was searched for in bold, and where it is from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db import read_link
from db.export.article_paper import article_paper
from db.export.docx import docx_bytes
from db.records import ArticleDetail, Block, BlockKind, TextAccess
from db.records.papers import PaperStyle
from tests.db.export.papers import ARCHIVE, DAY, row

BODY = "Bến Gốc sửa lại cầu tàu.  Khách lên\nxuống không còn trơn."


def article(access: TextAccess = TextAccess.FULL) -> ArticleDetail:
    """An article of four blocks, of which the second paragraph is a table."""
    kinds = (
        (BlockKind.HEADLINE, "Cầu tàu bến Gốc"),
        (BlockKind.STANDFIRST, "Xong trước mùa lũ."),
        (BlockKind.BODY, BODY),
        (BlockKind.TABLE, "Cọc 12\nVán 40"),
        (BlockKind.BYLINE, "N. Chài"),
    )
    text, blocks = "", list[Block]()
    for seq, (kind, words) in enumerate(kinds):
        text += "\n" if text else ""
        blocks.append(Block(seq, kind, len(text), len(text) + len(words), words))
        text += words
    return ArticleDetail(
        row=row(7, "Cầu tàu bến Gốc", published="2021-07-02", byline="N. Chài", access=access),
        text=text,
        blocks=tuple(blocks),
        standfirst="Xong trước mùa lũ.",
        kicker="Sông nước",
        dateline=None,
        url="https://bao.example/cau-tau",
        language="vi",
        published_basis="printed",
        published_lo="2021-07-02",
        published_hi="2021-07-02",
        word_count=20,
        text_version=1,
        text_sha256="",
        files=(),
        created_at="",
        updated_at="",
    )


def test_it_has_the_text_with_its_numbers_and_says_where_it_is_from() -> None:
    paper = article_paper(article(), (), ARCHIVE, DAY)
    lines = [(line.style, line.number, line.text) for line in paper.lines]
    assert lines[:3] == [
        (PaperStyle.SUBTITLE, "", "Sông nước"),
        (PaperStyle.TITLE, "", "Cầu tàu bến Gốc"),
        (PaperStyle.SUBTITLE, "", "Báo Thử · 02/07/2021 · N. Chài"),
    ]
    assert lines[3:6] == [
        (PaperStyle.TEXT, "", "Xong trước mùa lũ."),
        (PaperStyle.TEXT, "1", "Bến Gốc sửa lại cầu tàu. Khách lên xuống không còn trơn."),
        (PaperStyle.TEXT, "2", "Cọc 12\nVán 40"),
    ]
    told = [text for _style, _number, text in lines[6:]]
    assert told[:4] == [
        "Nguồn",
        "N. Chài, “Cầu tàu bến Gốc”, Báo Thử, 02/07/2021",
        "Thư viện tỉnh Mẫu · Số ĐKCB 2026-000007",
        "https://bao.example/cau-tau",
    ]
    link = read_link(told[4])
    assert link is not None
    assert (link.article, link.stop) == (article().row.uid, len(article().text))
    assert paper.foot.startswith("Thư viện tỉnh Mẫu")
    assert docx_bytes(paper)


def test_what_was_searched_for_is_bold_and_no_letter_is_lost() -> None:
    first = BODY.index("cầu tàu")
    marks = ((), (), ((first, first + 7), (first + 4, first + 7)), (), ())
    paper = article_paper(article(), marks, ARCHIVE, DAY)
    body = next(line for line in paper.lines if line.number == "1")
    assert [run.text for run in body.runs if run.bold] == ["cầu tàu"]
    assert body.text == "Bến Gốc sửa lại cầu tàu. Khách lên xuống không còn trơn."
    standfirst = next(line for line in paper.lines if line.text == "Xong trước mùa lũ.")
    assert all(run.bold for run in standfirst.runs)


@pytest.mark.parametrize("access", [TextAccess.CITATION_ONLY, TextAccess.STAFF_ONLY])
def test_a_text_that_may_not_leave_stays_in_the_archive(access: TextAccess) -> None:
    paper = article_paper(article(access), (), ARCHIVE, DAY)
    whole = "\n".join(line.text for line in paper.lines)
    assert "trơn" not in whole
    assert "Xong trước mùa lũ." in whole
    assert any(line.text.startswith("(") for line in paper.lines)


def test_an_article_of_which_little_is_known_is_printed_too() -> None:
    bare = replace(
        article(), kicker=None, url=None, row=replace(article().row, outlet=None, byline=None)
    )
    lines = [line.text for line in article_paper(bare, (), ARCHIVE, DAY).lines]
    assert lines[0] == "Cầu tàu bến Gốc"
    assert "“Cầu tàu bến Gốc”, 02/07/2021" in lines
