"""Articles are sorted by outlet and by when in the life of an award they appeared."""

from __future__ import annotations

import pytest

from db.catalogue.coverage import coverage, first_reports
from db.records import Appearance, CoverageCell, DecisionStatus, ReportTense, Stage
from tests.db.catalogue.award_reports import decision, edition, event, report

WON, NOMINATED = DecisionStatus.WON, DecisionStatus.NOMINATED
PLANNED, REPORTED, BACKGROUND = ReportTense.PLANNED, ReportTense.REPORTED, ReportTense.BACKGROUND


@pytest.mark.parametrize(
    ("published", "status", "tense", "stage"),
    [
        ("2020-03-01", NOMINATED, REPORTED, Stage.NOMINATION),
        ("2020-11-01", WON, PLANNED, Stage.ANNOUNCEMENT),
        ("2020-11-30", WON, REPORTED, Stage.CEREMONY),
        ("2020-12-01", WON, REPORTED, Stage.CEREMONY),
        ("2020-12-20", WON, BACKGROUND, Stage.AFTERMATH),
        (None, WON, REPORTED, Stage.CEREMONY),
        (None, WON, BACKGROUND, Stage.AFTERMATH),
        (None, NOMINATED, REPORTED, Stage.NOMINATION),
    ],
)
def test_stages(
    published: str | None, status: DecisionStatus, tense: ReportTense, stage: Stage
) -> None:
    told = event(1, status, tense, article=report(7, published))
    cells = coverage(edition("2020-11-30"), [decision(told)])
    assert cells == (CoverageCell(stage, "Báo Thử", (7,)),)


def test_cells() -> None:
    told = [
        event(1, NOMINATED, article=report(1, "2020-03-01")),
        event(2, NOMINATED, article=report(2, "2020-03-01", "Báo Biển")),
        event(3, NOMINATED, article=report(3, "2020-03-02")),
        event(4, WON, PLANNED, article=report(3, "2020-03-02")),
        event(5, WON),
    ]
    cells = coverage(edition(None), [decision(*told)])
    assert cells == (
        CoverageCell(Stage.NOMINATION, "Báo Biển", (2,)),
        CoverageCell(Stage.NOMINATION, "Báo Thử", (1,)),
        CoverageCell(Stage.ANNOUNCEMENT, "Báo Thử", (3,)),
    )


def test_who_was_first_may_be_left_open() -> None:
    def told(number: int, lo: str | None, hi: str | None) -> Appearance:
        return Appearance(report(number, lo), lo, hi)

    day = told(1, "2018-05-02", "2018-05-02")
    assert [row.id for row in first_reports([day, told(2, "2018-05-03", "2018-05-03")])] == [1]
    assert [row.id for row in first_reports([told(2, "2018-01-01", "2018-12-31"), day])] == [2, 1]
    assert first_reports([told(3, None, None)]) == ()
