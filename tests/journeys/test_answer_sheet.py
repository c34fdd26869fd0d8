"""An answer from the first article says what is promised, misprinted and rounded in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from db import Archive, answer_paper, create_archive, docx_bytes, read_link, text_place
from db.records import CorrectText, Quote
from db.records.answer_edits import AddToSheet, KeepSheet
from db.records.answers import AnswerQuote, CaveatKind
from tests.journeys.test_suggestions import SEED

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """The first article, with all that is suggested of it accepted."""
    made = create_archive(tmp_path / "Kho.khobao")
    made.ingest([SEED], lambda _event: None)
    reader, cataloguer = made.reader(), made.cataloguer("LAN")
    edits = [edit for one in reader.catalogue.suggest(1) for edit in one.edits]
    cataloguer.apply(edits)
    cataloguer.close()
    reader.close()
    yield made
    made.close()


def sentence_of(archive: Archive, words: str) -> Quote:
    reader = archive.reader()
    article = reader.article(1)
    reader.close()
    at = article.text.index(words)
    place = text_place(article, at, at + len(words))
    assert place is not None
    return Quote(article.text[place.start : place.stop], place.start, place.stop)


def put(archive: Archive, *words: str) -> tuple[AnswerQuote, ...]:
    """Put the sentences of some words on a sheet."""
    cataloguer, reader = archive.cataloguer("LAN"), archive.reader()
    cataloguer.apply([AddToSheet(1, sentence_of(archive, one)) for one in words])
    quotes = reader.catalogue.sheet(1).quotes
    cataloguer.close()
    reader.close()
    return quotes


@pytest.mark.parametrize(
    ("words", "caveat"),
    [
        ("589.005", CaveatKind.CHECK_ROUNDED),
        ("Quản Ninh", CaveatKind.SIC),
        ("đạt giải", CaveatKind.PLANNED_ONLY),
        ("hơn 400", None),
    ],
)
def test_every_sentence_says_why_to_be_careful(
    archive: Archive, words: str, caveat: CaveatKind | None
) -> None:
    [quote] = put(archive, words)
    kinds = [one.kind for one in quote.caveats]
    assert kinds == [*([caveat] if caveat is not None else []), CaveatKind.DATE_INFERRED]


def test_the_paper_is_what_a_reader_takes_home(archive: Archive) -> None:
    put(archive, "589.005", "đạt giải")
    cataloguer, reader = archive.cataloguer("LAN"), archive.reader()
    cataloguer.apply([KeepSheet(1, "Xử lý bao nhiêu hồ sơ?", "589.005 hồ sơ.")])
    sheet = reader.catalogue.sheet(1)
    paper = answer_paper(sheet, archive.info(), date(2026, 11, 30))
    cataloguer.close()
    reader.close()
    read = docx.Document(BytesIO(docx_bytes(paper)))
    words = [one.text for one in read.paragraphs]
    assert "589.005 hồ sơ." in words
    assert f"đoạn 6, câu 1 · Số ĐKCB {sheet.quotes[0].article.accession}" in words
    assert any("tính ra 99,574%" in one for one in words)
    assert any("khoảng 24/10/2018 – 07/11/2018" in one for one in words)
    assert any("chưa có bài nào xác nhận" in one for one in words)


def test_links_and_places_follow_a_corrected_text(archive: Archive) -> None:
    [before] = put(archive, "589.005")
    cataloguer, reader = archive.cataloguer("LAN"), archive.reader()
    misprint = reader.article(1).text.index("Quản Ninh")
    row = reader.article(1).row.row_version
    cataloguer.apply(
        [CorrectText(1, row, Quote("Quản Ninh", misprint, misprint + 9), "Quảng Ninh")]
    )
    [after] = reader.catalogue.sheet(1).quotes
    link, text = read_link(after.link), reader.article(1).text
    cataloguer.close()
    reader.close()
    assert link is not None
    assert text[link.start : link.stop] == before.anchor.exact
    assert after.place is not None
    assert before.place is not None
    assert after.place.paragraph == before.place.paragraph
    assert (link.text_version, link.start) == (2, (before.anchor.start or 0) + 1)
