"""A sheet tells of each quotation where it stands and why it is to be taken with care."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArticleMissing, FieldInvalid, QuoteMissing
from db.records import (
    AddDecisionEvent,
    AddNote,
    ArticleEdit,
    AuthorityKind,
    AuthorityRef,
    DecisionStatus,
    DeleteArticle,
    NoteKind,
    Quote,
    ReportTense,
)
from db.records.answer_edits import AddToSheet
from db.records.answers import AnswerQuote, Caveat, CaveatKind
from tests.db.articles import add, article
from tests.db.saving.test_answering import quote_of


@pytest.fixture
def report(archive: Archive) -> int:
    text = "Xã Mẫu Hạ sẽ nhận giải ngày 7/5. Hội đồng chấm 12 hồ sơ. Xã Mẩu Hạ dẫn đầu."
    added = add(
        archive,
        [article("Xã nhận giải", "Đoạn mở đầu.", text, outlet="Báo Thử", published="2020-05-01")],
    )
    return added[0].article_id


def quoted(archive: Archive, lan: Cataloguer, article_id: int, words: str) -> AnswerQuote:
    lan.apply([AddToSheet(article_id, quote_of(archive, article_id, words))])
    reader = archive.reader()
    quote = reader.catalogue.sheet(1).quotes[-1]
    reader.close()
    return quote


def kinds(quote: AnswerQuote) -> list[CaveatKind]:
    return [one.kind for one in quote.caveats]


def test_where_the_words_stand(archive: Archive, lan: Cataloguer, report: int) -> None:
    quote = quoted(archive, lan, report, "Hội đồng chấm 12 hồ sơ.")
    assert quote.place is not None
    place = quote.place
    assert (place.paragraph, place.sentence, place.last_sentence) == (2, 2, 2)
    assert quote.caveats == ()
    assert quote.article.outlet == "Báo Thử"
    start, stop = quote.anchor.start, quote.anchor.stop
    assert quote.link.endswith(f"/{quote.article.uid}/1#{start}-{stop}")


def test_an_award_that_is_only_planned(archive: Archive, lan: Cataloguer, report: int) -> None:
    words = "sẽ nhận giải ngày 7/5"
    event = AddDecisionEvent(
        award=AuthorityRef(kind=AuthorityKind.AWARD, name="Giải Cánh đồng"),
        year=2020,
        recipient=AuthorityRef(kind=AuthorityKind.PLACE, name="Xã Mẫu Hạ"),
        status=DecisionStatus.WON,
        tense=ReportTense.PLANNED,
        at="2020-05-07",
        article_id=report,
        quote=quote_of(archive, report, words),
    )
    lan.apply([event])
    facts = (("award", "Giải Cánh đồng"), ("year", "2020"), ("recipient", "Xã Mẫu Hạ"))
    promised = quoted(archive, lan, report, words)
    assert promised.caveats == (Caveat(CaveatKind.PLANNED_ONLY, facts),)
    assert quoted(archive, lan, report, "Hội đồng chấm 12 hồ sơ.").caveats == ()
    assert quoted(archive, lan, report, "Xã nhận giải").caveats == promised.caveats


def test_a_misprint_within_the_words(archive: Archive, lan: Cataloguer, report: int) -> None:
    note = AddNote(report, NoteKind.SIC, "Mẫu Hạ", quote_of(archive, report, "Mẩu Hạ"))
    lan.apply([note])
    quote = quoted(archive, lan, report, "Xã Mẩu Hạ dẫn đầu.")
    assert quote.caveats == (Caveat(CaveatKind.SIC, (("printed", "Mẩu Hạ"), ("meant", "Mẫu Hạ"))),)
    assert kinds(quoted(archive, lan, report, "Đoạn mở đầu.")) == []


def test_a_date_that_nobody_printed(archive: Archive, lan: Cataloguer, report: int) -> None:
    assert kinds(quoted(archive, lan, 1, "cả thứ bảy")) == [CaveatKind.DATE_UNKNOWN]
    lan.apply([ArticleEdit(report, None, {"published_basis": "inferred"})])
    assert kinds(quoted(archive, lan, report, "Đoạn mở đầu.")) == [CaveatKind.DATE_INFERRED]


@pytest.mark.parametrize("access", ["staff_only", "citation_only"])
def test_what_its_rights_say(archive: Archive, lan: Cataloguer, report: int, access: str) -> None:
    lan.apply([ArticleEdit(report, None, {"text_access": access})])
    quote = quoted(archive, lan, report, "Đoạn mở đầu.")
    assert quote.caveats == (Caveat(CaveatKind(access)),)


def test_articles_in_the_bin_come_back_with_their_words(
    archive: Archive, lan: Cataloguer, report: int
) -> None:
    quoted(archive, lan, report, "Đoạn mở đầu.")
    lan.apply([DeleteArticle(report, 1)])
    reader = archive.reader()
    assert reader.catalogue.sheet(1).quotes == ()
    lan.undo()
    assert len(reader.catalogue.sheet(1).quotes) == 1
    reader.close()


def test_without_a_sheet_the_same_is_told(archive: Archive, lan: Cataloguer, report: int) -> None:
    words = quote_of(archive, report, "Hội đồng chấm 12 hồ sơ.")
    kept = quoted(archive, lan, report, words.exact)
    reader = archive.reader()
    told = reader.catalogue.quoted(kept.id, report, words)
    assert (told.place, told.link, told.caveats) == (kept.place, kept.link, kept.caveats)
    with pytest.raises(QuoteMissing):
        reader.catalogue.quoted(1, report, Quote("Hội đồng", 0, 8))
    with pytest.raises(ArticleMissing):
        reader.catalogue.quoted(1, 99, words)
    with pytest.raises(FieldInvalid):
        reader.catalogue.sheet(99)
    reader.close()
