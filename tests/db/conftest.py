"""`kho` as programs run it, and an archive for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.cli import main
from tests.db.ingest.workbench import Workbench, write_lines
from tests.db.kho import LINES, PAGE, Run


@pytest.fixture
def kho(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with --json: the exit code and the answers."""

    def run(*arguments: object) -> tuple[int, list[Any]]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--json"])
        said = capsys.readouterr()
        assert said.err == ""
        return code, [json.loads(line) for line in said.out.splitlines()]

    return run


@pytest.fixture
def kho_archive(tmp_path: Path, kho: Run) -> Path:
    """Give an archive of one text and six lines."""
    path = tmp_path / "Thử % # ?.khobao"
    (tmp_path / "bài.txt").write_text(PAGE, encoding="utf-8")
    lines = write_lines(tmp_path / "kho.jsonl", LINES)
    assert kho("create", path)[0] == 0
    assert kho("ingest", path, tmp_path / "bài.txt", lines)[0] == 0
    return path


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """Give an empty database in a folder with an odd name."""
    bench = Workbench(tmp_path / "Thử % # ?.khobao")
    yield bench
    bench.close()
