"""Media that cannot be written: real mounts, where whoever runs the tests may mount."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db import open_archive
from db.records import AddNote, ArticleEdit, Edit, NoteKind

LEAVES_A_LOG = """
import os, sys
from pathlib import Path
from tests.reliability.media import save
save(Path(sys.argv[1]), sys.argv[2])
os._exit(9)
"""


def save(folder: Path, word: str) -> None:
    """Save a word in the first article, and leave it in the log."""
    archive = open_archive(folder)
    reader, cataloguer = archive.reader(), archive.cataloguer("LAN")
    (row,) = reader.rows([1])
    reader.close()
    edits: list[Edit] = [
        ArticleEdit(1, row.row_version, {"section": word}),
        AddNote(1, NoteKind.SIC, word),
    ]
    cataloguer.apply(edits)


def save_and_die(folder: Path, word: str) -> None:
    """Have another program save a word and die without putting the log away."""
    command = [sys.executable, "-c", LEAVES_A_LOG, str(folder), word]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 9
    assert (folder / "archive.db-wal").stat().st_size


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@contextmanager
def frozen(place: Path, *sources: Path) -> Iterator[Path]:
    """Have copies of folders on a file system that is mounted read-only, as a DVD is."""
    place.mkdir()
    if sys.platform != "linux" or not _run("mount", "-t", "tmpfs", "tmpfs", str(place)):
        pytest.skip("needs the right to mount")
    try:
        for source in sources:
            shutil.copytree(source, place / source.name)
        assert _run("mount", "-o", "remount,ro", str(place))
        yield place
    finally:
        assert _run("umount", "-l", str(place))


@contextmanager
def seen_read_only(place: Path, source: Path) -> Iterator[Path]:
    """Have a second, read-only way to a folder that can be written by the first one."""
    place.mkdir()
    if sys.platform != "linux" or not _run("mount", "--bind", str(source), str(place)):
        pytest.skip("needs the right to mount")
    try:
        assert _run("mount", "-o", "remount,bind,ro", str(place))
        yield place
    finally:
        assert _run("umount", "-l", str(place))


def run_unprivileged(command: list[str], cache: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that may not write where rights are taken away, or skip.

    Those of whoever may do everything count for nothing, so that power is dropped first.
    """
    if sys.platform == "win32":
        pytest.skip("rights are otherwise here")
    dropped = "-dac_override,-dac_read_search"
    before = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"]
    is_root = os.geteuid() == 0
    if is_root and not _run(*before, "true"):
        pytest.skip("needs setpriv")
    return subprocess.run(
        [*(before if is_root else []), *command],
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
