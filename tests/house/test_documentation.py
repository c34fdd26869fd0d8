"""What can be done is written down: every command, and every reason why a file was refused."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import db
import dev
from desktop.problems import explained_codes
from tests.house.rooms import ROOT, modules

CODE = re.compile(r"\bE_[A-Z_]+[A-Z]\b")
COMMAND = re.compile(r"^ {4}(?P<name>[a-z]+)\b", re.MULTILINE)


def test_the_readme_explains_every_command_of_kho() -> None:
    kho = [sys.executable, "-m", "db.cli", "--help"]
    said = subprocess.run(kho, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    commands = {match["name"] for match in COMMAND.finditer(said)}
    assert {"create", "ingest", "search", "show", "reindex", "check"} <= commands
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in commands if f"| `kho {name}" not in readme} == set()


def test_every_command_of_the_workshop_is_written_down() -> None:
    pages = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
    )
    names = [command.__name__ for command in dev.COMMANDS]
    assert [name for name in names if f"dev.py {name}" not in pages] == []


def test_the_version_is_the_same_wherever_it_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert db.__version__ == project["version"]


def test_every_code_of_ingest_has_its_words() -> None:
    used = {match.group() for module in modules("db") for match in CODE.finditer(module.text)}
    assert used - explained_codes() == set()
