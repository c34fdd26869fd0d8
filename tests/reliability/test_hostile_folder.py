"""Neither the folder that the program is started in, nor that of an archive, lends it any code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db import create_archive
from desktop.child import kho_command
from tests.proofs import Proof

ROOM = Path(__file__).parents[2]
MODULES = (
    *("whoosh", "sqlalchemy", "sitecustomize", "usercustomize", "PySide6", "numpy", "lxml", "yaml"),
    *("pysqlite3", "sqlite3", "db", "desktop", "resources", "pickle", "multiprocessing", "bisect"),
    *("socket", "signal", "json", "random", "tempfile", "alembic", "pypdfium2", "encodings"),
)
"""Ours, those of others, and some of Python itself that a new process loads first."""

WHAT = "programs started among hostile modules"
PAGE = "Bến đò sáng\n\nSông rộng thêm một sải, người qua lại đông như ngày hội xuống đồng.\n"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder, such as that of downloads, in which somebody left modules, plugins and settings."""
    folder = tmp_path / "Tải xuống"
    folder.mkdir()
    arm(folder, tmp_path / "ran")
    (folder / "bài.txt").write_text(PAGE)
    return folder


def arm(folder: Path, marker: Path) -> None:
    """Leave what would make a file when it is loaded."""
    crime = f"open({str(marker)!r}, 'a').write(__name__ + '\\n')\n"
    for name in MODULES:
        (folder / f"{name}.py").write_text(crime)
    for name in ("platforms", "imageformats", "styles", "plugins/platforms"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "libqoffscreen.so").write_bytes(b"no library")
    (folder / "qt.conf").write_text("[Paths]\nPrefix = .\nPlugins = plugins\n")
    for name in ("alembic.ini", "setup.cfg", "pyvenv.cfg", "whoosh.ini"):
        (folder / name).write_text("[alembic]\nscript_location = .\n")
    (folder / "env.py").write_text(crime)


def settings(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE")}
    return kept | folders | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}


def run(command: list[str], folder: Path) -> str:
    """Run a program in the hostile folder; return what it says. It must end with 0."""
    ended = subprocess.run(
        command,
        cwd=folder,
        env=settings(folder.parent),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    return ended.stdout


def script(name: str) -> list[str]:
    """The program as it is installed: its folder, and no other, comes first where Python looks."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not installed beside this Python")
    return [found]


def test_kho_loads_nothing_from_where_it_is_started(hostile: Path, proof: Proof) -> None:
    """Nor do the processes that it starts to read files: they look where it told them to."""
    archive = hostile / "Kho.khobao"
    run([*script("kho"), "create", "Kho.khobao"], hostile)
    arm(archive, hostile.parent / "ran")
    run([*script("kho"), "ingest", "Kho.khobao", "bài.txt"], hostile)
    program, first = kho_command()
    run([program, *first, "search", "Kho.khobao", "ben do"], hostile)
    ran = hostile.parent / "ran"
    proof(
        "R11",
        "programs started among hostile modules",
        trials=3,
        faults=int(ran.exists()),
        losses=0,
    )
    assert not ran.exists(), ran.read_text()


@pytest.mark.prove
@pytest.mark.timeout(300)
def test_the_window_loads_nothing_from_where_it_is_started(hostile: Path, proof: Proof) -> None:
    """It starts, reads files, paints and prints, as the self-check does."""
    run([*script("khobao"), "--self-check"], hostile)
    ran = hostile.parent / "ran"
    proof(
        "R11",
        "programs started among hostile modules",
        trials=1,
        faults=int(ran.exists()),
        losses=0,
    )
    assert not ran.exists(), ran.read_text()


def test_a_careless_start_would_load_them(hostile: Path, proof: Proof) -> None:
    """The control: Python looks first in the folder in which it is started, unless it is told."""
    create_archive(hostile / "Kho.khobao").close()
    careless = subprocess.run(
        [sys.executable, "-c", "import whoosh"],
        cwd=hostile,
        env=settings(hostile.parent),
        check=False,
        capture_output=True,
    )
    ran = (hostile.parent / "ran").exists()
    proof.control("R11", "Python started carelessly", caught=ran)
    assert ran, careless.stderr
