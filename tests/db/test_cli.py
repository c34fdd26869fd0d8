"""What `kho` understands, what it says when something goes wrong, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from db.cli import _run, main
from db.commands import showing
from db.commands.output import Output
from db.errors import Cancelled
from tests.db.ingest.workbench import write_lines
from tests.db.kho import Run

ROOT = Path(__file__).parents[2]
COMMANDS = (
    *("create", "ingest", "preview", "batches", "profiles", "duplicates"),
    *("search", "show", "reindex", "check"),
    *("bulletin", "answers"),
    *("suggest", "awards", "dossiers", "figures", "history", "apply", "undo", "redo"),
    *("backup", "backups", "restore", "salvage", "fixity", "copy"),
)


def test_help_and_version_load_nothing_heavy() -> None:
    code = (
        "import sys; from db.cli import main; codes = [main(['--version']), main(['--help']), "
        "main(['ingest', '--help']), main(['search'])]; heavy = {'sqlalchemy', 'whoosh', 'alembic',"
        " 'numpy', 'yaml', 'pysqlite3', 'sqlite3'}; print(codes, sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert said.stdout.splitlines()[-1] == "[0, 0, 0, 2] []"
    assert said.stdout.startswith("Kho Báo ")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"usage: kho {command}" in said
    for option in set(re.findall(r"--[a-z-]+", said)) - {"--help"}:
        assert re.search(rf"^ +{option}\b", said, re.MULTILINE), option


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["create"],
        ["ingest", "a"],
        ["search", "a"],
        ["search", "a", "lúa", "--batch", "-"],
        ["search", "a", "lúa", "--limit", "-1"],
        ["search", "a", "lúa", "--limit", "x"],
        ["search", "a", "lúa", "--sort", "best"],
        ["search", "a", "lúa", "--lim", "1"],
        ["show", "a"],
        ["check", "a", "--deep"],
    ],
)
def test_what_is_not_understood(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: kho" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [["ingest", "x"], ["search", "x"], ["show", "1"], ["reindex"], ["check"]],
)
def test_what_is_no_archive(tmp_path: Path, kho: Run, command: list[str]) -> None:
    name, *rest = command
    for path, kind in ((tmp_path, "NotAnArchive"), (tmp_path / "x", "ArchiveMissing")):
        assert kho(name, path, *rest) == (1, [{"event": "error", "kind": kind, "path": str(path)}])


def test_a_person_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"kho: {tmp_path} is not a Kho Báo archive.\n")


def test_our_own_mistake(
    kho_archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def show(_arguments: object, _output: object) -> int:
        return 1 // 0

    monkeypatch.setattr(showing, "show", show)
    assert main(["show", str(kho_archive), "1", "--json"]) == 70
    assert json.loads(capsys.readouterr().out) == {
        "event": "error",
        "kind": "Bug",
        "reason": "ZeroDivisionError: integer division or modulo by zero",
    }


def test_people_read_sentences(
    kho_archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: object) -> str:
        capsys.readouterr()
        main(list(map(str, arguments)))
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    write_lines(tmp_path / "thêm.jsonl", [{"title": "Bài \x1b[2Jmới"}, "hỏng"])
    taken = said("ingest", kho_archive, tmp_path / "thêm.jsonl")
    assert "E_MAPPING" in taken
    assert "line 2" in taken
    assert re.search(r"^1 added, 1 failed \(\d+\.\d s\)$", taken, re.MULTILINE)

    found = said("search", kho_archive, "bến cảng")
    assert found.startswith("1 article (")
    assert "  1. Bến cảng mới đón tàu\n" in found
    assert "6 articles" in said("search", kho_archive, "mua lua", "--facets")

    page = said("show", kho_archive, 1)
    assert "Bến cảng mới đón tàu\n" in page
    assert "-000001" in page
    assert "\x1b" not in said("show", kho_archive, 8)
    assert "Nothing is damaged." in said("check", kho_archive)
    assert "8 articles" in said("reindex", kho_archive)
    assert "Made “b”" in said("create", tmp_path / "b.khobao")


def test_what_is_cancelled_is_no_mistake_of_ours() -> None:
    def cancelled(_arguments: Namespace, _output: Output) -> int:
        raise Cancelled

    with pytest.raises(Cancelled):
        _run(Namespace(run=cancelled), Output(is_json=True))


def test_options_may_stand_before_what_they_are_for(tmp_path: Path, kho: Run) -> None:
    archive, page = tmp_path / "a.khobao", tmp_path / "bài.txt"
    page.write_text("Bến cảng mới\n\nTàu vào bến sáng nay.", encoding="utf-8")
    kho("create", archive)
    assert kho("ingest", archive, "--outlet", "Báo", page)[1][-1]["added"] == 1
    assert kho("search", archive, "--limit", 5, "bến", "cảng")[1][-1]["total"] == 1
    assert main(["ingest", str(archive), "--nothing", str(page)]) == 2
