"""The status of an award turns from planned to reported as reports come in, with its sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive
from db.catalogue_reader import CatalogueReader
from db.cataloguer import Cataloguer
from db.engine import ReadEngine
from db.errors import AuthorityMissing
from db.records import (
    AddDecisionEvent,
    AuthorityKind,
    AuthorityRef,
    AwardDecision,
    DecisionStatus,
    DeleteArticle,
    KeepEdition,
    ReportTense,
    Stage,
)
from db.search.stated_numbers import StatedNumbers
from tests.db.articles import archive_of, article

AWARD = AuthorityRef(kind=AuthorityKind.AWARD, name="Giải Sao Biển")
PORT = AuthorityRef(kind=AuthorityKind.ORGANISATION, name="Cảng Mới")
HOST = AuthorityRef(kind=AuthorityKind.ORGANISATION, name="Hội Biển")
DAYS = "2018-11-07/2018-11-08"
PLANNED = ReportTense.PLANNED


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    told = (
        ("Đề cử Cảng Mới", "Báo Một", "2018-10-25"),
        ("Cảng Mới nhận giải", "Báo Hai", "2018-11-09"),
        ("Lễ trao giải", "Báo Một", "2018-11-10"),
        ("Nhìn lại mùa giải", "Báo Ba", "2018-12-30"),
    )
    texts = [
        article(headline, f"{headline}.", outlet=outlet, published=on)
        for headline, outlet, on in told
    ]
    made = archive_of(tmp_path, texts, indexed=False)
    yield made
    made.close()


@pytest.fixture
def lan(archive: Archive) -> Iterator[Cataloguer]:
    cataloguer = archive.cataloguer("LAN")
    cataloguer.apply(
        [
            KeepEdition(AWARD, 2018, ceremony="Lễ trao 2018", held=DAYS),
            report(1, DecisionStatus.NOMINATED, at="2018-10-20"),
            report(1, DecisionStatus.WON, PLANNED, at=DAYS),
        ]
    )
    yield cataloguer
    cataloguer.close()


def report(
    article_id: int,
    status: DecisionStatus,
    tense: ReportTense = ReportTense.REPORTED,
    at: str | None = "2018-11-08",
) -> AddDecisionEvent:
    return AddDecisionEvent(
        AWARD, 2018, PORT, status, tense, at=at, actor=HOST, article_id=article_id
    )


class Day:
    """The catalogue as it reads on one day."""

    def __init__(self, archive: Archive, today: str) -> None:
        self._engine, self._reader = ReadEngine(archive.path), archive.reader()
        numbers = StatedNumbers(self._reader.index_home)
        self.catalogue = CatalogueReader(self._engine, self._reader.article, numbers, lambda: today)

    def __enter__(self) -> CatalogueReader:
        return self.catalogue

    def __exit__(self, *_error: object) -> None:
        self._engine.close()
        self._reader.close()


def only(archive: Archive, today: str = "2019-01-01") -> AwardDecision:
    with Day(archive, today) as catalogue:
        [row] = catalogue.awards()
        [edition] = catalogue.award(row.award.id).editions
    [decision] = edition.decisions
    return decision


def test_a_plan_turns_into_a_result_with_its_sources(archive: Archive, lan: Cataloguer) -> None:
    planned = only(archive)
    assert (planned.status, planned.tense, planned.sources) == (DecisionStatus.WON, PLANNED, 1)
    assert planned.nominated_by is not None
    assert (planned.first_report, planned.last_report) == ("2018-10-25", "2018-10-25")
    for number, article_id in enumerate((2, 3), 1):
        lan.apply([report(article_id, DecisionStatus.WON)])
        won = only(archive)
        assert (won.tense, won.sources) == (ReportTense.REPORTED, number)
    assert (won.first_report, won.last_report) == ("2018-10-25", "2018-11-10")
    lan.undo()
    lan.undo()
    assert only(archive) == planned


def test_results_are_waited_for(archive: Archive, lan: Cataloguer) -> None:
    for today, waits in (("2018-12-08", 0), ("2018-12-09", 1)):
        with Day(archive, today) as catalogue:
            assert len(catalogue.waiting()) == waits
            assert [row.waiting for row in catalogue.awards()] == [waits]
        assert only(archive, today).awaits_result is bool(waits)
    lan.apply([report(2, DecisionStatus.WON)])
    with Day(archive, "2019-01-01") as catalogue:
        assert catalogue.waiting() == ()


def test_articles_in_the_bin_report_nothing(archive: Archive, lan: Cataloguer) -> None:
    lan.apply([report(2, DecisionStatus.WON)])
    reader = archive.reader()
    version = reader.article(2).row.row_version
    reader.close()
    lan.apply([DeleteArticle(2, version)])
    assert only(archive).tense is PLANNED
    assert only(archive).awaits_result


def test_coverage_by_stage_and_outlet(archive: Archive, lan: Cataloguer) -> None:
    lan.apply([report(2, DecisionStatus.WON), report(3, DecisionStatus.WON)])
    lan.apply([report(4, DecisionStatus.WON, ReportTense.BACKGROUND)])
    with Day(archive, "2019-01-01") as catalogue:
        [row] = catalogue.awards()
        [(year, cells)] = catalogue.award(row.award.id).coverage
    assert year == 2018
    assert [(one.stage, one.outlet, one.articles) for one in cells] == [
        (Stage.ANNOUNCEMENT, "Báo Một", (1,)),
        (Stage.CEREMONY, "Báo Hai", (2,)),
        (Stage.CEREMONY, "Báo Một", (3,)),
        (Stage.AFTERMATH, "Báo Ba", (4,)),
    ]


def test_what_is_no_award(archive: Archive, lan: Cataloguer) -> None:
    assert lan.user == "LAN"
    with Day(archive, "2019-01-01") as catalogue, pytest.raises(AuthorityMissing):
        catalogue.award(99)
