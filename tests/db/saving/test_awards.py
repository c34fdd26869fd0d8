"""Awards keep the trail of what was reported of them, and every report can be taken back."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArticleMissing, FieldInvalid, QuoteMissing
from db.records import (
    AddDecisionEvent,
    AuthorityKind,
    AuthorityRef,
    AwardDetail,
    DecisionStatus,
    Edit,
    KeepAward,
    KeepCategory,
    KeepEdition,
    Quote,
    RemoveDecisionEvent,
    ReportTense,
)
from tests.db.saving.whole_state import whole_state

AWARD = AuthorityRef(kind=AuthorityKind.AWARD, name="Giải Sao Biển")
GIVER = AuthorityRef(kind=AuthorityKind.ORGANISATION, name="Hội Biển")
PORT = AuthorityRef(kind=AuthorityKind.ORGANISATION, name="Cảng Mới")
TOWN = AuthorityRef(kind=AuthorityKind.PLACE, name="Cửa Ông")


def detail(archive: Archive) -> AwardDetail:
    reader = archive.reader()
    [row] = reader.catalogue.awards()
    found = reader.catalogue.award(row.award.id)
    reader.close()
    return found


def told(
    status: DecisionStatus,
    tense: ReportTense = ReportTense.REPORTED,
    at: str | None = None,
    category: str | None = None,
    article_id: int = 1,
) -> AddDecisionEvent:
    return AddDecisionEvent(
        AWARD, 2020, PORT, status, tense, category=category, at=at, actor=GIVER,
        article_id=article_id,
    )  # fmt: skip


def test_labels_of_one_category_make_one_decision(archive: Archive, lan: Cataloguer) -> None:
    begin = whole_state(archive.path)
    lan.apply([told(DecisionStatus.NOMINATED, category="chính quyền số")])
    lan.apply([told(DecisionStatus.WON, category="Digital Government", article_id=2)])
    lan.apply([told(DecisionStatus.COLLECTED, article_id=3)])
    [edition] = detail(archive).editions
    [decision] = edition.decisions
    assert decision.category is not None
    assert decision.category.name == "Chính quyền số"
    assert decision.category.labels == ("chính quyền số", "Digital Government")
    assert [one.status.value for one in decision.events] == ["nominated", "won", "collected"]
    assert edition.articles == 3
    lan.apply([told(DecisionStatus.NOMINATED, category="Chính phủ điện tử")])
    [edition] = detail(archive).editions
    assert len(edition.decisions) == 2
    for _ in range(4):
        lan.undo()
    assert whole_state(archive.path) == begin
    for _ in range(4):
        lan.redo()
    assert len(detail(archive).editions[0].decisions) == 2


def test_the_same_report_is_kept_once_and_the_last_takes_its_decision_along(
    archive: Archive, lan: Cataloguer
) -> None:
    report = told(DecisionStatus.WON, at="2020-11-08")
    first, again, second = lan.apply(
        [report, report, told(DecisionStatus.WON, at="2020-11-08", article_id=2)]
    ).made
    assert first == again != second
    both = whole_state(archive.path)
    lan.apply([RemoveDecisionEvent(first or 0)])
    assert [one.sources for one in detail(archive).editions[0].decisions] == [1]
    lan.apply([RemoveDecisionEvent(second or 0)])
    assert detail(archive).editions[0].decisions == ()
    lan.undo()
    lan.undo()
    assert whole_state(archive.path) == both


def test_editions_know_their_ceremony(archive: Archive, lan: Cataloguer) -> None:
    begin = whole_state(archive.path)
    lan.apply(
        [
            KeepAward(AWARD, conferred_by=GIVER, since="1999"),
            KeepEdition(AWARD, 2018, ceremony="Lễ trao 2018", held="2018-11-08", venue=TOWN),
            KeepEdition(AWARD, 2021),
            KeepCategory(AWARD, "Cảng xanh", "Green Port", 2018, "cảng xanh"),
        ]
    )
    found = detail(archive)
    assert found.row.conferred_by is not None
    assert found.row.conferred_by.name == "Hội Biển"
    assert [(one.year, one.id is None) for one in found.editions] == [
        (2018, False),
        (2019, True),
        (2020, True),
        (2021, False),
    ]
    first = found.editions[0]
    assert (first.held, first.venue and first.venue.name) == ("2018-11-08", "Cửa Ông")
    assert [(one.name, one.name_en) for one in first.categories] == [("Cảng xanh", "Green Port")]
    assert found.terms == ((2018, "cảng xanh", 1),)
    lan.undo()
    assert whole_state(archive.path) == begin


NOTED = "Theo sổ"
WON, REPORTED = DecisionStatus.WON, ReportTense.REPORTED


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (AddDecisionEvent(AWARD, 2020, PORT, WON, REPORTED), FieldInvalid),
        (AddDecisionEvent(AWARD, 2020, PORT, WON, REPORTED, note=" "), FieldInvalid),
        (AddDecisionEvent(AWARD, 20, PORT, WON, REPORTED, note=NOTED), FieldInvalid),
        (AddDecisionEvent(PORT, 2020, PORT, WON, REPORTED, note=NOTED), FieldInvalid),
        (AddDecisionEvent(AWARD, 2020, PORT, WON, REPORTED, at="x", note=NOTED), FieldInvalid),
        (
            AddDecisionEvent(AWARD, 2020, PORT, DecisionStatus.UNKNOWN, REPORTED, note=NOTED),
            FieldInvalid,
        ),
        (AddDecisionEvent(AWARD, 2020, PORT, WON, REPORTED, article_id=99), ArticleMissing),
        (
            AddDecisionEvent(
                AWARD, 2020, PORT, WON, REPORTED, article_id=1, quote=Quote("đoạt", 0, 4)
            ),
            QuoteMissing,
        ),
        (KeepEdition(AWARD, 2020, held="2020-11"), FieldInvalid),
        (KeepCategory(AWARD, "Cảng xanh", label="cảng xanh"), FieldInvalid),
        (KeepAward(AWARD, since="xưa"), FieldInvalid),
        (RemoveDecisionEvent(99), FieldInvalid),
    ],
)
def test_what_cannot_be_is_refused(
    archive: Archive, lan: Cataloguer, edit: Edit, error: type[Exception]
) -> None:
    before = whole_state(archive.path)
    with pytest.raises(error):
        lan.apply([edit])
    assert whole_state(archive.path) == before
