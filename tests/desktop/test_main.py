"""The start: what is asked on the command line, and what is loaded for it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import db

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "whoosh", "alembic", "numpy", "sqlite3", "pysqlite3")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_version_is_told_without_qt() -> None:
    shown = run("-X", "importtime", "-m", "desktop", "--version")
    assert shown.returncode == 0
    assert shown.stdout.strip() == f"Kho Báo {db.__version__}"
    assert "PySide6" not in shown.stderr


def test_the_version_is_the_one_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == db.__version__


def test_a_wrong_word_is_a_usage_error() -> None:
    assert run("-m", "desktop", "--dance").returncode == 2
    assert run("-m", "desktop", "--language", "xx").returncode == 2


def test_the_window_can_be_painted_before_anything_heavy_is_loaded() -> None:
    asked = f"import sys, desktop.application; print([m for m in {HEAVY} if m in sys.modules])"
    assert run("-c", asked).stdout.strip() == "[]"
