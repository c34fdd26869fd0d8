"""What a report says of an award: who is to get it, from whom, when, and how far it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.award_signs import Awards, read_awards
from db.catalogue.gathering import Entity, gather
from db.catalogue.paragraphs import Paragraphs
from db.records import BlockKind, DecisionStatus, ReportTense
from tests.db.catalogue.details import detail
from tests.db.catalogue.known import KnownNames

PUBLISHED = "2019-11-10", "2019-11-10"
PLANNED = (
    "Hội Người yêu sách (HYS) sẽ trao giải thưởng PSM cho Thư viện huyện Thượng Mẫu vào ngày "
    "20/11/2019, tại Hà Nội."
)
NOMINATED = "Sở Nội vụ đã đề cử Thư viện huyện Thượng Mẫu nhận giải thưởng PSM."
WON = "Thư viện huyện Thượng Mẫu đoạt giải thưởng PSM."
PIECES = (
    *("Sở Nội vụ", "Hội Người yêu sách (HYS)", "Thư viện huyện Thượng Mẫu", "Trần Văn Mẫu"),
    *("giải thưởng PSM", "đã đề cử", "sẽ trao", "được", "đoạt", "từng nhận", "trao", "tại Hà Nội"),
    *("ngày 20/11/2019", "sáng 7/11", "năm 2018", "hạng mục chính quyền số", ".", "\n", ";"),
)


def awards(*texts: str, published: tuple[str, str] | None = PUBLISHED) -> Awards:
    """What a report of these paragraphs says."""
    article = detail([(BlockKind.BODY, text) for text in texts], published)
    return read_awards(Paragraphs(article), gather(article, KnownNames()))


def name(entity: Entity | None) -> str | None:
    """What somebody is called, None when nobody is."""
    return entity.name if entity is not None else None


def stages(found: Awards) -> list[tuple[DecisionStatus, ReportTense, str | None]]:
    """How far the award is, in the order of the text."""
    return [(one.status, one.tense, one.at) for one in found.signs]


def test_an_award_that_is_to_be_given() -> None:
    found = awards(PLANNED)
    assert name(found.award) == "Giải thưởng PSM"
    assert name(found.conferred_by) == "Hội Người yêu sách"
    assert (name(found.venue), found.held, found.year) == ("Hà Nội", "2019-11-20", 2019)


def test_stages_are_told_by_their_sentences() -> None:
    found = awards(PLANNED, NOMINATED)
    assert (name(found.nominated_by), name(found.recipient)) == (
        "Sở Nội vụ",
        "Thư viện huyện Thượng Mẫu",
    )
    assert stages(found) == [
        (DecisionStatus.ANNOUNCED, ReportTense.REPORTED, None),
        (DecisionStatus.WON, ReportTense.PLANNED, "2019-11-20"),
        (DecisionStatus.NOMINATED, ReportTense.REPORTED, None),
    ]
    announced, won, nominated = found.signs
    assert (announced.quote.exact, won.quote.exact) == (PLANNED, PLANNED)
    assert nominated.quote.exact == NOMINATED
    assert (name(won.actor), name(nominated.actor)) == ("Hội Người yêu sách", "Sở Nội vụ")


def test_an_award_that_was_won() -> None:
    found = awards(WON)
    assert stages(found) == [(DecisionStatus.WON, ReportTense.REPORTED, None)]
    assert (name(found.recipient), found.year) == ("Thư viện huyện Thượng Mẫu", 2019)


def test_what_is_to_come_was_not_won_yet() -> None:
    assert stages(awards(WON, PLANNED))[-1][1] is ReportTense.PLANNED


@pytest.mark.parametrize("word", ["từng", "trước đó"])
def test_what_was_won_long_ago_is_no_news(word: str) -> None:
    found = awards(f"Thư viện huyện Thượng Mẫu {word} nhận giải thưởng PSM.")
    assert (name(found.award), found.signs) == ("Giải thưởng PSM", ())


def test_who_is_awarded_by_somebody_receives() -> None:
    found = awards("Ông Trần Văn Mẫu được Hội Người yêu sách (HYS) trao giải thưởng PSM.")
    assert (name(found.recipient), name(found.conferred_by)) == (
        "Trần Văn Mẫu",
        "Hội Người yêu sách",
    )


def test_the_award_that_is_named_most_is_read() -> None:
    text = "Giải thưởng ABC có từ lâu. Giải thưởng PSM mới. Giải thưởng PSM lớn."
    assert name(awards(text).award) == "Giải thưởng PSM"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Giải thưởng PSM sẽ trao vào ngày 20/11.", "2019-11-20"),
        ("Lễ trao giải thưởng PSM diễn ra ngày 7 và 8/11/2019.", "2019-11-07/2019-11-08"),
        ("Giải thưởng PSM có từ ngày 7/11/2019.", None),
    ],
)
def test_the_days_of_a_ceremony(text: str, held: str | None) -> None:
    assert awards(text).held == held


def test_an_undated_report_names_no_day_without_a_year() -> None:
    found = awards("Giải thưởng PSM sẽ trao vào ngày 20/11.", published=None)
    assert (found.held, found.year) == (None, None)
    found = awards("Giải thưởng PSM năm 2018 đã trao.", published=None)
    assert found.year == 2018


def test_a_category_is_taken_as_printed() -> None:
    assert awards(f"{WON} Đây là hạng mục chính quyền số.").category == "chính quyền số"
    assert awards(WON).category is None


def test_without_an_award_there_is_nothing() -> None:
    assert awards("Sở Nội vụ đã đề cử Trần Văn Mẫu.") == Awards()


def test_other_blocks_tell_of_no_award() -> None:
    article = detail([(BlockKind.RELATED, PLANNED)], PUBLISHED)
    assert read_awards(Paragraphs(article), gather(article, KnownNames())) == Awards()


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_each_stage_is_told_once_in_a_sentence_of_the_text(text: str) -> None:
    article = detail([(BlockKind.BODY, text)], PUBLISHED)
    entities = gather(article, KnownNames())
    found = read_awards(Paragraphs(article), entities)
    assert len({one.status for one in found.signs}) == len(found.signs)
    for one in found.signs:
        assert one.award is found.award
        assert one.recipient is found.recipient
        assert article.text[one.quote.start : one.quote.stop] == one.quote.exact
        assert one.sentence == (one.quote.start, one.quote.stop)
    for entity in (found.award, found.recipient, found.conferred_by, found.venue):
        assert entity is None or any(entity is one for one in entities)
