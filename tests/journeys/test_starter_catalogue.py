"""A new archive shows what a catalogue is worth: awards with their trails, numbers with proof."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive, create_archive, open_archive
from db.records import (
    AnchorState,
    ArticleRow,
    CheckKind,
    DecisionStatus,
    Filter,
    ReportTense,
    SearchRequest,
    TextAccess,
    Verdict,
)
from db.starting import catalogue_files
from resources import path
from tests.house.rooms import ROOT

SEED = ROOT.parent / "shared" / "seed" / "quang-ninh-asocio-2018.txt"


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter archive, made once; nobody changes it."""
    path = tmp_path_factory.mktemp("starter") / "Kho.khobao"
    create_archive(path, starter=True).close()
    return path


@pytest.fixture
def archive(starter: Path, tmp_path: Path) -> Iterator[Archive]:
    """A starter archive of one's own."""
    opened = open_archive(shutil.copytree(starter, tmp_path / "Kho.khobao"))
    yield opened
    opened.close()


def citation(archive: Archive) -> ArticleRow:
    reader = archive.reader()
    rows = reader.rows(reader.browse())
    reader.close()
    return next(row for row in rows if row.source_id == "starter-citation-quang-ninh-2018")


def test_the_roster_of_the_award(archive: Archive) -> None:
    reader = archive.reader()
    [row] = reader.catalogue.awards()
    award = reader.catalogue.award(row.award.id)
    assert (row.award.name, row.first_year, row.last_year) == ("Giải thưởng ASOCIO", 2003, 2023)
    won = {one.year: len(one.decisions) for one in award.editions if one.decisions}
    assert won == {2003: 1, 2013: 1, 2016: 2, 2017: 3, 2018: 4, 2019: 3, 2021: 2, 2023: 1}
    silent = [one.year for one in award.editions if not one.articles]
    assert silent == [*range(2004, 2013), 2014, 2015, 2020, 2022]
    province = next(
        one
        for edition in award.editions
        for one in edition.decisions
        if one.recipient.name == "UBND tỉnh Quảng Ninh"
    )
    assert (province.status, province.tense, province.sources) == (
        *(DecisionStatus.WON, ReportTense.REPORTED, 2),
    )
    assert province.nominated_by is not None
    assert province.nominated_by.name == "VINASA"
    assert [event.status.value for event in province.events][:2] == ["nominated", "announced"]
    assert province.category is not None
    assert set(province.category.labels) == {"chính quyền số", "Digital Government"}
    assert row.waiting == 0
    reader.close()


def test_names_and_awards_are_found(archive: Archive) -> None:
    searcher = archive.searcher()
    for query in (
        "giải:asocio",
        "tên:vinasa",
        "cơ quan:vinasa",
        "địa danh:quản ninh",
        "địa danh:quang ninh",
    ):
        assert searcher.search(SearchRequest(query)).total >= 1, query
    hits = searcher.search(SearchRequest("", filters=(Filter("place", "Quảng Ninh"),)))
    assert hits.total == 1
    searcher.close()


def test_edits_are_data_only() -> None:
    files = list(catalogue_files(path("starter", "catalogue")))
    assert len(files) == 3
    assert all("edit" in entry for file in files for entry in file)


def test_one_number_is_reported_differently(archive: Archive) -> None:
    reader = archive.reader()
    [row] = reader.catalogue.series("dich vu cong tan mau")
    assert row.differs
    assert row.subject is not None
    told = reader.catalogue.figure_series(row.quantity.id, row.subject.id).contrasts
    reader.close()
    assert [(one.lo, one.verdict) for one in told] == [
        ("2023-09-30", Verdict.DIFFERS),
        ("2022-12-31", Verdict.AGREES),
    ]
    assert [point.figure.value for point in told[0].points] == ["1268", "1286"]


def test_dossiers(archive: Archive) -> None:
    reader = archive.reader()
    titles = {one.title: one.articles for one in reader.catalogue.dossiers()}
    assert titles == {"Giải thưởng ASOCIO": 19, "Chính quyền số Quảng Ninh": 4}
    reader.close()


def test_a_citation_has_its_numbers_before_its_text(archive: Archive) -> None:
    reader = archive.reader()
    held = reader.catalogue.of(citation(archive).id)
    reader.close()
    assert len(held.figures) == 15
    assert {figure.value for figure in held.figures} >= {"589005", "586497", "99", "4695747"}
    assert {one.anchor.state for one in held.figures if one.anchor} == {AnchorState.AWAITED}
    assert {role.authority.name for role in held.roles} >= {"ASOCIO", "VINASA", "Nhật Bản"}


@pytest.mark.skipif(not SEED.exists(), reason="the article itself is not here")
def test_numbers_find_their_place_when_the_text_comes(archive: Archive) -> None:
    row = citation(archive)
    report = archive.ingest([SEED], lambda _event: None)
    assert (report.added, report.failed) == (1, 0)
    reader = archive.reader()
    article, held = reader.article(row.id), reader.catalogue.of(row.id)
    assert article.row.text_access is TextAccess.FULL
    assert len(article.blocks) == 13
    for figure in held.figures:
        assert figure.anchor is not None
        assert figure.anchor.state is AnchorState.OK
        start, stop = figure.anchor.start, figure.anchor.stop
        assert article.text[start:stop] == figure.anchor.exact
    [sic] = [note for note in held.notes if note.anchor]
    assert (sic.anchor.exact if sic.anchor else "", sic.body) == ("Quản Ninh", "Quảng Ninh")
    reader.close()
    told = {
        (one.kind, one.expression, one.computed, one.stated, one.verdict) for one in held.checks
    }
    rounded, agrees = Verdict.AGREES_ROUNDED, Verdict.AGREES
    roster = "1 (2003) + 1 (2013) + 2 (2016) + 3 (2017)"
    assert told == {
        (CheckKind.RATIO, "586497 / 589005", "99.574", "99", rounded),
        (CheckKind.LIST_COUNT, "4", "4", "4", agrees),
        (CheckKind.LIST_COUNT, "5", "5", "5", agrees),
        (CheckKind.ROSTER_COUNT, roster, "7", "7", agrees),
        (CheckKind.RATE, "589005 / 304 × 365.25", "707677", "600000", agrees),
        (CheckKind.RATE, "586497 / 304 × 365.25", "704664", "600000", agrees),
        (CheckKind.SPELLING, "Quản Ninh / Quảng Ninh", None, None, Verdict.DIFFERS),
    }


@pytest.mark.skipif(not SEED.exists(), reason="the article itself is not here")
def test_the_text_can_be_taken_out_and_come_again(archive: Archive) -> None:
    row = citation(archive)
    reader = archive.reader()
    before = reader.article(row.id), reader.catalogue.of(row.id).figures
    for _ in range(2):
        job = archive.ingest([SEED], lambda _event: None).job_id
        assert reader.article(row.id) != before[0]
        assert job is not None
        undone = archive.undo_batch(job)
        assert (undone.restored, undone.conflicts) == (1, ())
        assert (reader.article(row.id), reader.catalogue.of(row.id).figures) == before
    reader.close()
