"""`kho duplicates` lists what is alike, takes decisions, and compares anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import open_archive
from db.cli import main
from tests.db.ingest.workbench import write_lines
from tests.db.kho import Run

BODY = [
    "Hợp tác xã bên sông vừa thu hoạch vụ dưa đầu tiên trên bãi bồi, được chừng 40 tấn quả.",
    "Dưa năm nay ngọt và vỏ mỏng, thương lái đến tận ruộng mua từ khi trời còn tờ mờ sáng.",
    "Bà con dự định vụ tới sẽ trồng thêm bí và lạc, xen giữa những hàng ngô chắn gió.",
]


@pytest.fixture
def alike(tmp_path: Path, kho: Run) -> Path:
    """Give an archive of two articles that are nearly the same."""
    path = tmp_path / "Dưa.khobao"
    lines = [{"id": name, "title": f"Mùa dưa {name}", "body": BODY} for name in ("đầu", "mới")]
    assert kho("create", path)[0] == 0
    assert kho("ingest", path, write_lines(tmp_path / "dưa.jsonl", lines))[0] == 0
    archive = open_archive(path)
    archive.link_near()
    archive.close()
    return path


def test_list_decide_and_take_back(alike: Path, kho: Run) -> None:
    code, (found,) = kho("duplicates", alike)
    assert (code, found["total"]) == (0, 1)
    (pair,) = found["page"]
    assert (pair["kind"], pair["article"]["id"], pair["other"]["id"]) == ("reprint_of", 2, 1)
    number = pair["id"]
    assert kho("duplicates", alike, "--limit", 0)[1] == [{"total": 1, "page": []}]
    for answer in ("yes", "reprint", "no"):
        code, (changes,) = kho("duplicates", alike, "--decide", number, answer)
        assert (code, changes["updated"]) == (0, [2, 1])
        assert kho("duplicates", alike)[1][0]["total"] == 0
        assert kho("duplicates", alike, "--rebuild")[1][-1]["linked"] == {}
    code, (changes,) = kho("duplicates", alike, "--decide", number, "undo")
    assert kho("duplicates", alike)[1] == [found]


def test_a_duplicate_is_no_longer_found(alike: Path, kho: Run) -> None:
    number = kho("duplicates", alike)[1][0]["page"][0]["id"]
    assert kho("duplicates", alike, "--decide", number, "duplicate")[1][0]["deleted"] == [2]
    assert kho("search", alike, "mùa dưa")[1][0]["total"] == 1
    assert kho("duplicates", alike, "--decide", number, "undo")[1][0]["added"] == [2]
    assert kho("search", alike, "mùa dưa")[1][0]["total"] == 2


def test_rebuild_tells_how_many(alike: Path, kho: Run) -> None:
    code, answers = kho("duplicates", alike, "--rebuild")
    assert code == 0
    assert answers[-1] == {"event": "report", "looked_at": 2, "linked": {}}


def test_a_person_reads_sentences(alike: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*arguments: str) -> str:
        capsys.readouterr()
        assert main(["duplicates", str(alike), *arguments]) == 0
        return capsys.readouterr().out

    page = said()
    assert page.startswith("1 pair waits\n")
    assert "alike: a reprint, with the same numbers" in page
    assert "Mùa dưa mới" in page
    assert "2 articles compared, 0 new links" in said("--rebuild")
    assert "Article 2 is in the bin." in said("--decide", "1", "duplicate")
    assert said().startswith("0 pairs wait")


@pytest.mark.parametrize(
    "wrong",
    [["1", "maybe"], ["x", "no"], ["1"], ["9" * 19, "no"], ["1", "no", "--rebuild"]],
)
def test_what_is_not_understood(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duplicates", "a", "--decide", *wrong]) == 2
    assert "usage: kho" in capsys.readouterr().err


def test_a_pair_that_is_not_there(alike: Path, kho: Run) -> None:
    code, (error,) = kho("duplicates", alike, "--decide", 99, "no")
    assert (code, error["kind"], error["value"]) == (1, "FieldInvalid", "99")
