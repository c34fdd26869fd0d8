"""What the system says of files, as the archive says it."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from db.disk import ROOM_TO_WRITE, expect_room, file_errors, free_room, no_room
from db.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveMissing,
    ArchiveReadOnly,
    DiskFailed,
)

MB = 1_000_000


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, ArchiveFull),
        (errno.EDQUOT, ArchiveFull),
        (errno.EROFS, ArchiveReadOnly),
        (errno.EACCES, ArchiveReadOnly),
        (errno.EIO, DiskFailed),
        (errno.ENXIO, DiskFailed),
        (errno.ENOENT, ArchiveDamaged),
    ],
)
def test_whatever_a_file_meets_is_an_error_of_the_archive(
    tmp_path: Path, number: int, kind: type[ArchiveError]
) -> None:
    with pytest.raises(kind) as caught, file_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert type(caught.value) is kind
    assert caught.value.args[0] == tmp_path
    if isinstance(caught.value, ArchiveDamaged):
        assert caught.value.reason == os.strerror(number)


def test_one_file_that_may_not_be_written_and_a_folder_that_is_gone_are_named(
    tmp_path: Path,
) -> None:
    """As one that another user made there: the folder itself is all right."""
    file = tmp_path / "backup.lock"
    with pytest.raises(ArchiveReadOnly) as caught, file_errors(tmp_path):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    assert caught.value.path == file
    gone = tmp_path / "không có"
    with pytest.raises(ArchiveMissing) as moved, file_errors(gone):
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(gone / "backup.lock"))
    assert moved.value.path == gone
    with pytest.raises(ArchiveReadOnly) as caught, file_errors(gone):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(gone / "backup.lock"))
    assert caught.value.path == gone


@pytest.mark.parametrize(
    ("free", "size", "said"),
    [(3 * MB, 0, (8, 3)), (9 * MB, 40 * MB, (48, 9)), (500 * MB, 0, (8, 0))],
)
def test_a_full_disk_is_told_with_what_is_needed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    free: int,
    size: int,
    said: tuple[int, int],
) -> None:
    """Where a quota is in the way, nothing of what is free is ours."""
    usage = shutil.disk_usage(tmp_path)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    error = no_room(tmp_path, size)
    assert (error.needed_mb, error.free_mb) == said
    if free < size + ROOM_TO_WRITE:
        with pytest.raises(ArchiveFull):
            expect_room(tmp_path, size)
    else:
        expect_room(tmp_path, size)


def test_nobody_knows_the_room_of_what_is_not_there(tmp_path: Path) -> None:
    assert free_room(tmp_path / "none") is None
    expect_room(tmp_path / "none")
