"""A text file is one article, or it is refused for a reason."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.source import MOST_BYTES, MOST_LINES, Code, Refused
from db.ingest.sources.text import TEXT
from db.records import BlockKind, NewArticle
from tests.db.ingest.sources.reading import (
    assert_sound,
    blocks,
    members,
    read,
    read_or_refused,
)

PAGE = """\
Bến cảng mới đón chuyến tàu đầu tiên

Sáng nay bến cảng mới của tỉnh đã đón chuyến tàu đầu tiên, sớm hơn kế hoạch một tháng.

Ban quản lý cho biết mỗi ngày bến nhận được sáu chuyến tàu, nhiều gấp đôi bến cũ bên kia sông.

Người dân hai bên bờ ra xem từ sáng sớm, trẻ con được nghỉ học buổi đầu để vẫy cờ đón tàu.

Thu Hà
"""


def test_a_page_of_text() -> None:
    article = read(TEXT, PAGE.encode()).article
    assert article.headline == "Bến cảng mới đón chuyến tàu đầu tiên"
    assert article.byline == "Thu Hà"
    assert [kind for kind, _ in blocks(article)] == [
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.BODY,
        BlockKind.BODY,
        BlockKind.BYLINE,
    ]
    assert article.source is not None
    assert (article.source.encoding, article.extractor) == ("utf-8", "text/1")
    assert article.published is None


@pytest.mark.parametrize(
    "raw",
    [
        codecs.BOM_UTF8 + PAGE.encode(),
        codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"),
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        PAGE.replace("ế", "e\u0302\u0301").encode(),
    ],
)
def test_the_form_of_the_bytes_does_not_count(raw: bytes) -> None:
    assert read(TEXT, raw).article.text == read(TEXT, PAGE.encode()).article.text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Đà Nẵng, Hà Nội, Huế".encode()[:-1], Code.ENCODING),
        (random.Random(7).randbytes(3000), Code.UNSUPPORTED),
        (b" \n\n\t\n", Code.NO_TEXT),
        ("\ufeff\u200b".encode(), Code.NO_TEXT),
        (b"* * *\n---", Code.NO_TEXT),
        (b"a\n" * (2 * MOST_LINES + 1), Code.TOO_BIG),
    ],
)
def test_what_is_refused(raw: bytes, code: Code) -> None:
    refused = read_or_refused(TEXT, raw)
    assert isinstance(refused, Refused)
    assert refused.code is code


def test_files_as_members(tmp_path: Path) -> None:
    path = tmp_path / "bài.txt"
    path.write_bytes(PAGE.encode())
    (member,) = members(TEXT, path)
    assert (member.raw, member.name) == (PAGE.encode(), None)
    path.write_bytes(b"")
    with pytest.raises(Refused, match="E_EMPTY"):
        members(TEXT, path)
    assert TEXT.most_bytes == MOST_BYTES


WORDS = st.sampled_from(
    [*"\n\n\n\r\t.:-–—|/()\"'*,…", "Bến", "cảng", "ẢNH:", "Thứ Năm,", "01/11/2018", "\u00a0", "M.M"]
)


@settings(max_examples=500)
@given(st.one_of(st.binary(max_size=200), st.text().map(str.encode)))
def test_any_bytes_give_an_article_or_a_reason(raw: bytes) -> None:
    found = read_or_refused(TEXT, raw)
    if isinstance(found, NewArticle):
        assert_sound(found)


@settings(max_examples=1000)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_page_gives_an_article_or_a_reason(page: str) -> None:
    found = read_or_refused(TEXT, page.encode())
    if isinstance(found, NewArticle):
        assert_sound(found)
    else:
        assert found.code is Code.NO_TEXT


@pytest.mark.parametrize("unit", ["a ", "Bến cảng. ", "a\n", "\n", "(", "- ", "ế", '"a"\n\n'])
def test_a_long_text_is_read_in_time(unit: str) -> None:
    """Of the longest text that is taken, a quarter: what grows faster than its length shows."""
    raw = (unit * (MOST_BYTES // 4))[: MOST_BYTES // 4].encode()
    found = read_or_refused(TEXT, raw)
    assert isinstance(found, NewArticle) or found.code in {Code.TOO_BIG, Code.NO_TEXT}
