"""`kho dossiers` and `kho figures` tell as data and in words what belongs together."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.cli import main
from tests.db.coverage import CARS, COST, covered_archive
from tests.db.kho import Run


@pytest.fixture
def covered(tmp_path: Path) -> Path:
    archive = covered_archive(tmp_path)
    archive.close()
    return archive.path


def test_dossiers(covered: Path, kho: Run) -> None:
    _, [listed] = kho("dossiers", covered)
    assert [row["title"] for row in listed["dossiers"]] == ["Cầu Bến Đá", "Xe qua cầu"]
    _, [told] = kho("dossiers", covered, "cau ben da")
    assert [one["article"]["id"] for one in told["dossier"]["items"]] == [2, 1, 3]
    assert [one["id"] for one in told["dossier"]["first"]] == [1]
    assert kho("dossiers", covered, listed["dossiers"][0]["id"]) == (0, [told])
    assert kho("dossiers", covered, "chợ nổi")[0] == 1


def test_figures(covered: Path, kho: Run) -> None:
    _, [listed] = kho("figures", covered)
    assert [row["quantity"]["label"] for row in listed["series"]] == [CARS, COST]
    _, [told] = kho("figures", covered, "tien dung")
    [series] = told["series"]
    assert [one["figure"]["value"] for one in series["points"]] == ["82", "86", "91"]
    assert [one["verdict"] for one in series["contrasts"]] == ["differs"]
    assert kho("figures", covered, "không có") == (0, [{"series": []}])
    assert len(kho("figures", covered, "--limit", 1)[1][0]["series"]) == 1


def test_people_are_told_in_words(covered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        (["dossiers"], "Xe qua cầu (5)"),
        (["dossiers", "Xe qua"], "Cầu Bến Đá > Xe qua cầu"),
        (["dossiers", "Cầu Bến Đá"], "Reported first:"),
        (["figures"], "3 figures in 3 articles · reported differently"),
        (["figures", "luot xe"], ">41000 lượt · 2018 · Báo Thử Nghiệm"),
        (["figures", "tien"], "2018-05-01 – 2018-05-31: different numbers"),
        (["figures", "luot xe"], "the same but for rounding (not alike: qualifiers)"),
    ):
        assert main([arguments[0], str(covered), *arguments[1:]]) == 0
        assert said in capsys.readouterr().out
