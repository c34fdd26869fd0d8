"""A citation holds what a record says of an article, all of it and no more."""

from __future__ import annotations

import pytest

from db.ingest.citations import Citation, cite, web_address
from db.ingest.source import MOST_LINES, Code, Hints, Options, Refused
from db.records import BlockKind, NewSource, TextAccess
from tests.db.ingest.sources.reading import DIGEST, assert_sound, blocks

FILE = NewSource(DIGEST, 1, "thư mục", "text/plain")
WHOLE = Citation(
    headline=" Bến cảng  mới ",
    abstract=["Ngày đầu tiên.\nĐông vui."],
    authors=["Thu Hà", "", "Trần Bình"],
    outlet="Báo Thử Nghiệm",
    place=["số 305 (1-11-2018)", "tr. 3"],
    published="1/11/2018",
    url="https://kho.vn/1",
    section="Kinh tế",
    language="eng",
    source_id="a1",
    subjects=["Cảng", "Biển", "Cảng"],
    remarks=["Có ảnh", " "],
)


def test_every_field() -> None:
    reading = cite(WHOLE, FILE, "thử/1", Options(outlet="Báo Khác"))
    article = reading.article
    assert_sound(article)
    assert blocks(article) == [
        (BlockKind.HEADLINE, "Bến cảng mới"),
        (BlockKind.STANDFIRST, "Ngày đầu tiên."),
        (BlockKind.STANDFIRST, "Đông vui."),
        (BlockKind.BYLINE, "Thu Hà; Trần Bình"),
        (BlockKind.PUBDATE, "Báo Thử Nghiệm, số 305 (1-11-2018), tr. 3"),
        (BlockKind.LIST_ITEM, "Cảng; Biển"),
        (BlockKind.LIST_ITEM, "Có ảnh"),
    ]
    assert article.text_access is TextAccess.CITATION_ONLY
    assert (article.headline, article.byline) == ("Bến cảng mới", "Thu Hà; Trần Bình")
    assert article.standfirst == "Ngày đầu tiên.\nĐông vui."
    assert (article.outlet, article.section) == ("Báo Thử Nghiệm", "Kinh tế")
    assert (article.published, article.published_basis) == ("2018-11-01", "metadata")
    assert (article.url, article.source_id, article.language) == ("https://kho.vn/1", "a1", "en")
    assert article.origins["headline"].source == "record"
    assert reading.warning is None


def test_what_a_record_does_not_say_comes_from_its_surroundings() -> None:
    hints = Hints(url="https://kho.vn/thu-muc")
    article = cite(
        Citation(headline="Bài"), FILE, "thử/1", Options(outlet="B"), hints=hints
    ).article
    assert (article.outlet, article.url) == ("B", "https://kho.vn/thu-muc")
    assert (article.language, article.published_basis) == ("vi", "unknown")
    assert article.text == "Bài"


def test_a_date_that_cannot_be_read_is_told() -> None:
    citation = Citation(headline="Bài", published="mùa lúa")
    reading = cite(citation, FILE, "thử/1", Options(), warning="khác")
    assert reading.article.published is None
    assert reading.warning == "khác; the date cannot be read: mùa lúa"


@pytest.mark.parametrize(
    ("citation", "code", "names"),
    [
        (Citation(headline=" \n"), Code.MAPPING, "title is missing"),
        (Citation(headline="a" * 4001), Code.MAPPING, "title is longer"),
        (Citation(headline="a", outlet="a" * 4001), Code.MAPPING, "outlet is longer"),
        (Citation(headline="a", url="a" * 4001), Code.MAPPING, "address is longer"),
        (Citation(headline="a", abstract=["a\n" * (2 * MOST_LINES + 1)]), Code.TOO_BIG, "lines"),
    ],
)
def test_what_is_refused(citation: Citation, code: Code, names: str) -> None:
    with pytest.raises(Refused) as caught:
        cite(citation, FILE, "thử/1", Options())
    assert caught.value.code is code
    assert names in caught.value.detail


def test_addresses() -> None:
    assert web_address(["tệp.pdf", " https://kho.vn/1 "]) == "https://kho.vn/1"
    assert web_address(["doi:10.1234/ab"]) == "https://doi.org/10.1234/ab"
    assert web_address(["10 giờ", ""]) is None
