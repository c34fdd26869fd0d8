"""`kho` as programs run it, and an archive for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from db.cli import main
from tests.db.ingest.workbench import Workbench, write_lines
from tests.db.kho import LINES, PAGE, Run

KHO_NAME = "Thử % # ?"


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


@pytest.fixture(scope="session")
def kho_archive_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one text and six lines, made once; nobody changes it."""
    folder = tmp_path_factory.mktemp("kho")
    path, page = folder / "mẫu.khobao", folder / "bài.txt"
    page.write_text(PAGE, encoding="utf-8")
    lines = write_lines(folder / "kho.jsonl", LINES)
    with redirect_stdout(StringIO()):
        assert main(["create", str(path), "--name", KHO_NAME, "--json"]) == 0
        assert main(["ingest", str(path), str(page), str(lines), "--json"]) == 0
    return path


@pytest.fixture
def kho_archive(kho_archive_of_all: Path, tmp_path: Path) -> Path:
    """Give an archive of one text and six lines of one's own."""
    return shutil.copytree(kho_archive_of_all, tmp_path / f"{KHO_NAME}.khobao")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """Give an empty database in a folder with an odd name."""
    bench = Workbench(tmp_path / "Thử % # ?.khobao")
    yield bench
    bench.close()
