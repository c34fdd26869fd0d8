"""Stored checks follow what they compare; what a person said of them stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import FieldInvalid
from db.records import (
    AddDecisionEvent,
    AddFigure,
    AuthorityKind,
    AuthorityRef,
    ChangeFigure,
    Check,
    CheckKind,
    DecideCheck,
    DecisionStatus,
    DeleteArticle,
    Quote,
    RemoveFigure,
    ReportTense,
    RestoreArticle,
    Verdict,
)
from tests.db.articles import add, article
from tests.db.saving.whole_state import whole_state

OFFICE = (
    "Tháng này huyện nhận 150 hồ sơ, trả đúng hạn 120 hồ sơ. Tỷ lệ đúng hạn là 80%. "
    "Đến nay, 2 đơn vị từng nhận Giải thưởng Sao Biển."
)
AGAIN = "Báo cáo mới ghi huyện nhận 151 hồ sơ."
DISTRICT = AuthorityRef(kind=AuthorityKind.PLACE, name="Ba Chẽ")
AWARD = AuthorityRef(kind=AuthorityKind.AWARD, name="Giải thưởng Sao Biển")

Checks = Callable[[int], dict[CheckKind, Check]]


@pytest.fixture
def office(archive: Archive) -> int:
    texts = [
        article("Hồ sơ đúng hạn", OFFICE, published="2020-05-06", outlet="Báo Thử"),
        article("Hồ sơ đếm lại", AGAIN, published="2020-06-07", outlet="Báo Hai"),
    ]
    return add(archive, texts)[0].article_id


@pytest.fixture
def checks(archive: Archive) -> Checks:
    def read(article_id: int) -> dict[CheckKind, Check]:
        reader = archive.reader()
        held = reader.catalogue.of(article_id).checks
        reader.close()
        return {one.kind: one for one in held}

    return read


def quoted(archive: Archive, article_id: int, exact: str) -> Quote:
    reader = archive.reader()
    start = reader.article(article_id).text.index(exact)
    reader.close()
    return Quote(exact, start, start + len(exact))


def numbers(archive: Archive, article_id: int) -> list[AddFigure]:
    told = (
        ("150", "hồ sơ tiếp nhận", "150", "hồ sơ"),
        ("120", "hồ sơ trả đúng hạn", "120", "hồ sơ"),
        ("80%", "tỷ lệ hồ sơ trả đúng hạn", "80", "%"),
    )
    return [
        AddFigure(
            article_id,
            quantity,
            value,
            unit=unit,
            subject=DISTRICT,
            quote=quoted(archive, article_id, exact),
            period="2020-05",
        )
        for exact, quantity, value, unit in told
    ]


def test_checks_follow_their_figures(
    archive: Archive, lan: Cataloguer, office: int, checks: Checks
) -> None:
    begin = whole_state(archive.path)
    made = lan.apply(numbers(archive, office)).made
    ratio = checks(office)[CheckKind.RATIO]
    assert (ratio.computed, ratio.verdict) == ("80", Verdict.AGREES)
    assert [one.figure_id for one in ratio.inputs] == [made[1], made[0], made[2]]
    figured = whole_state(archive.path)

    lan.apply([ChangeFigure(made[1] or 0, {"value": "100"})])
    changed = checks(office)[CheckKind.RATIO]
    assert (changed.id, changed.key) == (ratio.id, ratio.key)
    assert (changed.computed, changed.verdict) == ("66.666", Verdict.UNCLEAR)
    lan.undo()
    assert whole_state(archive.path) == figured

    lan.apply([RemoveFigure(made[0] or 0)])
    assert CheckKind.RATIO not in checks(office)
    lan.undo()
    assert checks(office)[CheckKind.RATIO].verdict is Verdict.AGREES
    lan.undo()
    assert whole_state(archive.path) == begin
    lan.redo()
    assert whole_state(archive.path) == figured


def test_what_a_person_says_stays_beside(
    archive: Archive, lan: Cataloguer, office: int, checks: Checks
) -> None:
    made = lan.apply(numbers(archive, office)).made
    key = checks(office)[CheckKind.RATIO].key
    said = DecideCheck(office, CheckKind.RATIO, key, Verdict.UNCLEAR, "Chưa trừ hồ sơ rút")
    lan.apply([said])
    lan.apply([ChangeFigure(made[1] or 0, {"value": "100"})])
    found = checks(office)[CheckKind.RATIO]
    assert (found.verdict, found.person_verdict) == (Verdict.UNCLEAR, Verdict.UNCLEAR)
    assert (found.person_reason, found.decided_by) == ("Chưa trừ hồ sơ rút", "LAN")
    lan.apply([DecideCheck(office, CheckKind.RATIO, key, None)])
    assert checks(office)[CheckKind.RATIO].person_verdict is None
    with pytest.raises(FieldInvalid):
        lan.apply([DecideCheck(office, CheckKind.SUM, "x", Verdict.AGREES)])


def test_another_article_is_compared_as_long_as_it_is_there(
    archive: Archive, lan: Cataloguer, office: int, checks: Checks
) -> None:
    other = office + 1
    lan.apply(numbers(archive, office))
    before = whole_state(archive.path)
    quote = quoted(archive, other, "151")
    lan.apply(
        [
            AddFigure(
                other,
                "Hồ sơ tiếp nhận",
                "151",
                unit="hồ sơ",
                subject=DISTRICT,
                period="2020-05",
                quote=quote,
            )
        ]
    )
    for one, value in ((office, "151"), (other, "150")):
        found = checks(one)[CheckKind.SAME_QUANTITY]
        assert (found.computed, found.verdict) == (value, Verdict.DIFFERS)
    assert dict(checks(office)[CheckKind.SAME_QUANTITY].facts)["outlet"] == "Báo Hai"
    reader = archive.reader()
    version = reader.article(other).row.row_version
    reader.close()
    lan.apply([DeleteArticle(other, version)])
    assert CheckKind.SAME_QUANTITY not in checks(office)
    lan.apply([RestoreArticle(other)])
    assert CheckKind.SAME_QUANTITY in checks(office)
    for _ in range(3):
        lan.undo()
    assert whole_state(archive.path) == before


def test_a_roster_is_counted_again_when_a_winner_is_recorded(
    archive: Archive, lan: Cataloguer, office: int, checks: Checks
) -> None:
    lan.apply(
        [
            AddFigure(
                office,
                "đơn vị từng nhận giải",
                "2",
                unit="đơn vị",
                quote=quoted(archive, office, "2 đơn vị"),
            ),
            won("Thư viện", 2018, article_id=office),
        ]
    )
    found = checks(office)[CheckKind.ROSTER_COUNT]
    assert (found.computed, found.verdict) == ("1", Verdict.UNCLEAR)
    lan.apply([won("Trạm y tế", 2019)])
    found = checks(office)[CheckKind.ROSTER_COUNT]
    assert (found.computed, found.verdict) == ("2", Verdict.AGREES)
    lan.apply([won("Trường mầm non", 2020, at="2020-11-08")])
    found = checks(office)[CheckKind.ROSTER_COUNT]
    assert (found.verdict, dict(found.facts)["excluded"]) == (Verdict.AGREES, "2020")
    lan.apply([won("Bến tàu", 2019)])
    assert checks(office)[CheckKind.ROSTER_COUNT].verdict is Verdict.DIFFERS
    lan.undo()
    assert checks(office)[CheckKind.ROSTER_COUNT].verdict is Verdict.AGREES


def won(
    name: str, year: int, *, at: str | None = None, article_id: int | None = None
) -> AddDecisionEvent:
    return AddDecisionEvent(
        AWARD,
        year,
        AuthorityRef(kind=AuthorityKind.ORGANISATION, name=name),
        DecisionStatus.WON,
        ReportTense.REPORTED,
        at=at,
        article_id=article_id,
        note="Theo sổ khen thưởng",
    )
