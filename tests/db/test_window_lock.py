"""One window at a time writes; what a killed program leaves locks nothing."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db import create_archive, open_archive
from db.errors import ArchiveReadOnly
from db.records.sharing import Barrier, Holder
from db.window_lock import NAME, WindowLock, holder_of, is_free, take

HOLDS = """
import sys, time
from pathlib import Path
from db.window_lock import take
kept = take(Path(sys.argv[1]), "LAN")
print(type(kept).__name__, flush=True)
time.sleep(600)
"""
NOW = "2026-03-01T02:12:00Z"


def held_elsewhere(folder: Path) -> subprocess.Popen[str]:
    """Hold the lock in another process."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "WindowLock"
    return child


def test_the_second_one_learns_who_has_it(tmp_path: Path) -> None:
    first = take(tmp_path, "LAN", lambda: NOW)
    assert isinstance(first, WindowLock)
    other = take(tmp_path, "HOA")
    assert isinstance(other, Holder)
    assert (other.user, other.pid, other.since) == ("LAN", os.getpid(), NOW)
    assert not is_free(tmp_path)
    first.release()
    first.release()
    assert is_free(tmp_path)
    assert isinstance(take(tmp_path, "HOA"), WindowLock)


def test_a_lock_that_nobody_keeps_is_free(tmp_path: Path) -> None:
    assert is_free(tmp_path)
    taken = take(tmp_path, "LAN")
    del taken
    assert is_free(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_killed_program_locks_nothing(tmp_path: Path) -> None:
    child = held_elsewhere(tmp_path)
    assert not is_free(tmp_path)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert (tmp_path / NAME).exists()
    assert is_free(tmp_path)
    assert isinstance(take(tmp_path, "HOA"), WindowLock)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pid": "x"}', b"\xff" * 9000])
def test_nonsense_in_the_file_is_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert holder_of(tmp_path) == Holder("", 0, "", "", "")
    assert is_free(tmp_path)


def test_an_archive_is_held_once_and_read_beside_it(tmp_path: Path) -> None:
    made = create_archive(tmp_path / "Kho.khobao")
    lock = made.hold("LAN")
    assert lock is not None
    again = open_archive(tmp_path / "." / "Kho.khobao")
    assert again.hold("LAN", lock) is lock, "the same window opens it anew"
    other = open_archive(made.path)
    assert other.hold("HOA") is None
    assert other.read_only
    assert other.reading_only is not None
    assert other.reading_only.barrier is Barrier.HELD
    assert other.reading_only.holder is not None
    assert other.reading_only.holder.user == "LAN"
    with pytest.raises(ArchiveReadOnly):
        other.cataloguer()
    open_archive(made.path).cataloguer().close()
    lock.release()
    assert open_archive(made.path).hold("HOA") is not None
    read = open_archive(made.path, read_only=True)
    assert read.hold("HOA") is None
    assert read.reading_only is None


def test_on_a_full_disk_it_holds_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _length: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "ftruncate", full)
    lock = take(tmp_path, "LAN")
    assert isinstance(lock, WindowLock)
    assert not is_free(tmp_path)
    assert holder_of(tmp_path) == Holder("", 0, "", "", "")
    lock.release()
