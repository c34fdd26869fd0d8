"""`kho create` and `kho reindex` say what they made."""

from __future__ import annotations

from pathlib import Path

from db.engine import SCHEMA
from tests.db.kho import Run


def test_create(tmp_path: Path, kho: Run) -> None:
    path = tmp_path / "Báo.khobao"
    code, (info,) = kho("create", path)
    assert code == 0
    assert len(info.pop("uuid")) == 36
    assert info == {
        "event": "report",
        "path": str(path),
        "name": "Báo",
        "schema": SCHEMA,
        "articles": 0,
        "read_only": False,
    }
    assert kho("create", path) == (
        1,
        [{"event": "error", "kind": "ArchiveExists", "path": str(path)}],
    )
    assert kho("create", tmp_path / "b", "--name", "Kho Hai")[1][0]["name"] == "Kho Hai"


def test_create_with_the_starter_articles(tmp_path: Path, kho: Run) -> None:
    assert kho("create", tmp_path / "a.khobao", "--starter")[1][0]["articles"] > 0


def test_reindex(kho_archive: Path, kho: Run) -> None:
    code, answers = kho("reindex", kho_archive)
    assert code == 0
    assert answers.pop() == {
        "event": "report",
        "health": "current",
        "documents": 7,
        "pending": 0,
        "reason": None,
    }
    assert {(answer["event"], answer["stage"]) for answer in answers} == {("progress", "index")}
