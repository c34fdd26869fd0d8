"""`kho apply` records edits as one change; undo, redo, history, awards and show tell of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.cli import main
from tests.db.kho import Run

AWARD = {"kind": "award", "name": "Giải Bến cảng"}
PORT = {"kind": "organisation", "name": "Bến cảng mới"}
EDITS = [
    {"edit": "article_edit", "article": "1", "fields": {"section": "Giao thông", "page": "3"}},
    {"edit": "add_role", "article": "1", "authority": PORT, "role": "subject", "quote": "bến cũ"},
    {
        "edit": "add_figure",
        "article": "1",
        "quantity": "hàng nhận mỗi ngày",
        "value": "1500",
        "unit": "tấn",
        "per": "day",
        "quote": "1.500 tấn hàng",
    },
    {
        "edit": "add_decision_event",
        "article": "1",
        "award": AWARD,
        "year": 2019,
        "recipient": PORT,
        "status": "won",
        "tense": "planned",
        "at": "2019-05",
        "category": "Digital Government",
    },
    {"edit": "add_to_dossier", "article": "1", "title": "Cảng biển"},
]


@pytest.fixture
def edits(tmp_path: Path) -> Path:
    file = tmp_path / "sửa.json"
    file.write_text(json.dumps({"edits": EDITS}), encoding="utf-8")
    return file


def test_edits_of_a_file_and_the_way_back(kho_archive: Path, kho: Run, edits: Path) -> None:
    _, [before] = kho("show", kho_archive, 1)
    code, [applied] = kho("apply", kho_archive, edits, "--user", "LAN")
    assert (code, applied["changes"]["updated"]) == (0, [1])
    _, [shown] = kho("show", kho_archive, 1)
    assert shown["fields"]["section"] == "Giao thông"
    assert [one["authority"]["name"] for one in shown["roles"]] == ["Bến cảng mới"]
    [figure] = shown["figures"]
    assert (figure["value"], figure["unit"]["code"], figure["anchor"]["exact"]) == (
        *("1500", "tấn", "1.500 tấn hàng"),
    )
    [decision] = shown["decisions"]
    assert (decision["status"], decision["tense"], decision["category"]["name"]) == (
        *("won", "planned", "Chính quyền số"),
    )
    assert decision["awaits_result"]
    [change] = shown["history"]
    assert (change["by"], change["action"], change["edits"]) == ("LAN", "article_edit", 5)
    assert kho("search", kho_archive, "giải:bến cảng")[1][0]["total"] == 1
    assert kho("search", kho_archive, "tên:bến cảng mới")[1][0]["total"] == 1
    assert kho("undo", kho_archive, "--user", "LAN")[0] == 0
    _, [after] = kho("show", kho_archive, 1)
    assert {**after, "history": []} == {**before, "history": []}
    assert [one["action"] for one in after["history"]] == ["undo", "article_edit"]
    assert kho("search", kho_archive, "giải:bến cảng")[1][0]["total"] == 0
    _, [again] = kho("redo", kho_archive, "--user", "LAN")
    assert again["changes"]["updated"] == [1]
    assert kho("undo", kho_archive, "--user", "MINH")[1][0]["change_set"] is None


def test_awards_and_history(kho_archive: Path, kho: Run, edits: Path) -> None:
    kho("apply", kho_archive, edits)
    _, [listed] = kho("awards", kho_archive)
    [row] = listed["awards"]
    assert (row["award"]["name"], row["decisions"], row["waiting"]) == ("Giải Bến cảng", 1, 1)
    _, [told] = kho("awards", kho_archive, "giai ben cang")
    [edition] = told["award"]["editions"]
    assert (edition["year"], edition["articles"]) == (2019, 1)
    assert kho("awards", kho_archive, "giải khác")[0] == 1
    _, [history] = kho("history", kho_archive, "--limit", 5)
    [change] = history["changes"]
    _, [whole] = kho("history", kho_archive, "--change", change["id"])
    assert {row["table"] for row in whole["changes"][0]["changes"]} >= {"article", "figure"}
    assert kho("history", kho_archive, "--change", 99)[0] == 1


def test_people_are_told_in_words(
    kho_archive: Path, edits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, words in (
        (["apply", kho_archive, edits, "--user", "LAN"], "5 edits: change 1."),
        (["awards", kho_archive], "Giải Bến cảng"),
        (["awards", kho_archive, "Giải Bến cảng"], "Bến cảng mới"),
        (["history", kho_archive], "LAN"),
        (["history", kho_archive, "--change", "1"], "insert figure"),
        (["undo", kho_archive, "--user", "LAN"], "Taken back"),
        (["redo", kho_archive, "--user", "LAN"], "Made again"),
        (["redo", kho_archive, "--user", "LAN"], "nothing to change"),
    ):
        capsys.readouterr()
        assert main([str(one) for one in arguments]) == 0
        assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    ["", "[", '{"edits": 1}', '[{"edit": "add_role", "article": 99}]', "\udcff"],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    kho_archive: Path, kho: Run, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "hỏng.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    code, [error] = kho("apply", kho_archive, file)
    assert (code, error["kind"]) == (1, "EditInvalid")
    wrong = {"edit": "add_note", "article": 1, "kind": "sic", "body": "x", "quote": "không có"}
    good = {"edit": "add_note", "article": 1, "kind": "note", "body": "x"}
    file.write_text(json.dumps([good, wrong]), encoding="utf-8")
    assert kho("apply", kho_archive, file)[1][0]["kind"] == "EditInvalid"
    assert kho("show", kho_archive, 1)[1][0]["notes"] == []
