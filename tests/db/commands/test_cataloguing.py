"""`kho suggest` tells what belongs together, in words that `kho apply` takes, and what was left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from db.cli import main
from tests.db.articles import archive_of, article
from tests.db.ingest.workbench import write_lines
from tests.db.kho import Run

HERE = "Đội thủy lợi đào 73.418 mét kênh trong mùa khô."
THERE = "Kênh mới dài 73.418 mét, tưới cho cả ba xã."
LINES = [
    {"id": "kênh", "title": "Kênh về làng", "body": [HERE]},
    {"id": "ruộng", "title": "Ruộng đủ nước", "body": [THERE]},
    {"id": "chợ", "title": "Chợ phiên", "body": ["Chợ họp sớm, người bán nhiều hơn người mua."]},
]


@pytest.fixture
def canal(tmp_path: Path, kho: Run) -> Path:
    path = tmp_path / "Kênh.khobao"
    assert kho("create", path)[0] == 0
    assert kho("ingest", path, write_lines(tmp_path / "kênh.jsonl", LINES))[0] == 0
    return path


def suggested(kho: Run, archive: Path, number: int, kind: str) -> list[dict[str, Any]]:
    code, [answer] = kho("suggest", archive, number)
    assert code == 0
    return [one for one in answer["suggestions"] if one["kind"] == kind]


def apply(kho: Run, archive: Path, edits: list[dict[str, Any]]) -> None:
    file = archive.parent / "sửa.json"
    file.write_text(json.dumps({"edits": edits}), encoding="utf-8")
    assert kho("apply", archive, file)[0] == 0


def test_relations_come_with_their_evidence(canal: Path, kho: Run) -> None:
    [one] = suggested(kho, canal, 1, "relation")
    assert (one["label"], one["done"]) == ("Ruộng đủ nước", False)
    assert one["facts"] == {
        "relation": "related",
        "count": "1",
        "other": one["others"][0]["accession"],
        "figures": "73418",
    }
    [shared] = one["shared"]
    assert (shared["value"], shared["unit"]) == ("73418", "m")
    assert (shared["here"]["sentence"], shared["there"]["sentence"]) == (HERE, THERE)
    assert (shared["here"]["article_id"], shared["there"]["article_id"]) == (1, 2)
    assert one["edits"] == [
        {"edit": "relate_articles", "article_id": 1, "other_id": 2, "kind": "related"}
    ]
    assert suggested(kho, canal, 3, "relation") == []


def test_a_yes_and_a_no_are_applied(canal: Path, kho: Run) -> None:
    [one] = suggested(kho, canal, 2, "relation")
    apply(kho, canal, one["refusal"])
    assert suggested(kho, canal, 1, "relation") == suggested(kho, canal, 2, "relation") == []
    assert kho("undo", canal)[0] == 0
    apply(kho, canal, one["edits"])
    [held] = suggested(kho, canal, 1, "relation")
    assert held["done"]


def test_a_dossier_comes_with_its_articles(canal: Path, kho: Run) -> None:
    into = [{"edit": "add_to_dossier", "article": str(one), "title": "Nước"} for one in (2, 3)]
    link = [
        {"edit": "relate_articles", "article": "1", "other": str(one), "kind": "related"}
        for one in (2, 3)
    ]
    apply(kho, canal, [*into, *link])
    [one] = suggested(kho, canal, 1, "dossier")
    assert (one["label"], one["facts"]) == ("Nước", {"articles": "2", "related": "2"})
    assert {row["headline"] for row in one["others"]} == {"Ruộng đủ nước", "Chợ phiên"}
    apply(kho, canal, one["edits"])
    [held] = suggested(kho, canal, 1, "dossier")
    assert held["done"]


def test_the_evidence_in_words(canal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", str(canal), "1"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "relation: Ruộng đủ nước" in said
    assert f"73418: “{HERE}” 73418: “{THERE}”" in said


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An archive of an article and of a text that is as long as a book."""
    texts = ("Báo Thử có 3.400 bạn đọc.", "Báo Thử có 3.400 bạn đọc. " * 4_000)
    held = archive_of(tmp_path, [article("Tin huyện", text) for text in texts], indexed=False)
    held.close()
    return held.path


def test_what_was_not_read_is_told(kho: Run, book: Path) -> None:
    unread = []
    for number in (1, 2):
        code, [said] = kho("suggest", book, number)
        assert code == 0
        assert "3.400 bạn đọc" in {one["label"] for one in said["suggestions"]}
        unread.append(said["unread"])
    assert unread[0] == 0
    assert 54_000 <= unread[1] < 55_000


def test_people_are_told_too(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", str(book), "1"]) == 0
    assert "were not read" not in capsys.readouterr().out
    assert main(["suggest", str(book), "2"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("letters were not read.")
