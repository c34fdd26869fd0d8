"""Which files are found below a folder, and in which order."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import DATABASE
from db.ingest.scan import scan
from db.ingest.source import Code


def write(path: Path, text: str = "Bài thử") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*paths: Path) -> list[str]:
    found = list(scan(paths))
    assert not any(one.fault for one in found)
    return [one.path.name for one in found]


def faults(*paths: Path) -> list[tuple[Path, Code]]:
    return [(one.path, one.fault.code) for one in scan(paths) if one.fault]


def test_folders_are_searched_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c/d/e/3.txt", "a b.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["1.txt", "2.txt", "a b.txt", "b.txt", "3.txt"]
    assert names(tmp_path / "c", tmp_path / "b.txt") == ["3.txt", "b.txt"]
    assert names() == []


def test_odd_names(tmp_path: Path) -> None:
    odd = ["100% # ?.txt", "e\u0302\u0323.txt", "🌾 lúa.txt", " đầu.txt", "x" * 200, "'\"\n.txt"]
    for name in odd:
        write(tmp_path / name)
    assert set(names(tmp_path)) == set(odd)


def test_hidden_names_are_left_out_below_a_folder_only(tmp_path: Path) -> None:
    hidden = write(tmp_path / ".nháp.txt")
    write(tmp_path / ".git" / "thư.txt")
    assert names(tmp_path) == []
    assert names(hidden) == [".nháp.txt"]
    assert names(tmp_path / ".git") == ["thư.txt"]


def test_links_are_followed_only_when_they_are_named(tmp_path: Path) -> None:
    outside = write(tmp_path / "ngoài" / "bí mật.txt")
    inside = tmp_path / "trong"
    write(inside / "bài.txt")
    (inside / "link.txt").symlink_to(outside)
    (inside / "folder").symlink_to(outside.parent)
    (inside / "loop").symlink_to(inside)
    assert names(inside) == ["bài.txt"]
    assert names(inside / "link.txt", inside / "folder") == ["link.txt", "bí mật.txt"]


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    nowhere = [tmp_path / "nowhere", tmp_path / "loop", tmp_path / ("x" * 300), Path("nu\0l")]
    assert faults(*nowhere) == [(path, Code.READ) for path in nowhere]


def test_what_is_no_file(tmp_path: Path) -> None:
    """A pipe would keep a reader waiting for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
    assert faults(tmp_path) == [
        (tmp_path / "pipe.txt", Code.UNSUPPORTED),
        (tmp_path / "s", Code.UNSUPPORTED),
    ]
    assert faults(tmp_path / "pipe.txt") == [(tmp_path / "pipe.txt", Code.UNSUPPORTED)]


def test_an_archive_is_not_taken_into_an_archive(tmp_path: Path) -> None:
    archive = tmp_path / "Khác.khobao"
    write(archive / DATABASE)
    write(archive / "objects" / "ab" / "cd" / "abcd")
    write(tmp_path / "bài.txt")
    assert faults(tmp_path) == faults(archive) == [(archive, Code.UNSUPPORTED)]
    assert [one.path.name for one in scan([tmp_path])] == ["Khác.khobao", "bài.txt"]


def test_a_deep_folder_is_no_trouble(tmp_path: Path) -> None:
    """Deeper than Python lets functions call each other."""
    folder = tmp_path
    for _ in range(1200):
        folder /= "x"
        folder.mkdir()
    write(folder / "đáy.txt")
    assert names(tmp_path) == ["đáy.txt"]
    (folder / "đáy.txt").unlink()
    while folder != tmp_path:  # the tester's own clean-up does not go so deep
        folder.rmdir()
        folder = folder.parent


@pytest.fixture
def nobody() -> Iterator[None]:
    """Root may read everything, so somebody else must look."""
    if sys.platform == "win32":
        pytest.skip("rights are another matter there")
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    os.seteuid(before)


@pytest.mark.usefixtures("nobody")
def test_a_folder_without_rights() -> None:
    root = Path(tempfile.mkdtemp())
    try:
        write(root / "a.txt")
        closed = write(root / "kín" / "b.txt").parent
        closed.chmod(0)
        assert [found.path.name for found in scan([root])] == ["a.txt", "kín"]
        assert faults(root) == [(closed, Code.READ)]
        closed.chmod(0o700)
    finally:
        shutil.rmtree(root)
