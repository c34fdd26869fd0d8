"""Original bytes go in once, come out as they were, and are never half there."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import (
    ArchiveError,
    ArchiveFull,
    ArchiveReadOnly,
    Cancelled,
    DiskFailed,
    FileUnreadable,
)
from db.objects import CHUNK, ObjectStore, Stored, fingerprint

BYTES = "Bản tin thử về bến cảng.\n".encode()


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "Thử % # ?.khobao" / "objects")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bản tin.txt"
    path.write_bytes(BYTES)
    return path


def everything_in(store: ObjectStore) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


def test_an_object_lies_under_its_hash(store: ObjectStore, file: Path) -> None:
    stored = store.put_file(file)
    digest = hashlib.sha256(BYTES).hexdigest()
    assert stored == Stored(digest, len(BYTES)) == fingerprint(file)
    assert store.path(digest) == store.root / digest[:2] / digest[2:4] / digest
    assert everything_in(store) == [store.path(digest)]
    assert store.path(digest).read_bytes() == BYTES
    assert file.read_bytes() == BYTES


def test_the_same_bytes_are_kept_once(store: ObjectStore, file: Path) -> None:
    first = store.put_file(file)
    before = store.path(first.sha256).stat()
    assert store.put_file(file) == first
    assert store.put_bytes(BYTES) == first
    after = store.path(first.sha256).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
def test_any_bytes_come_out_as_they_went_in(store: ObjectStore, content: bytes) -> None:
    stored = store.put_bytes(content)
    assert store.path(stored.sha256).read_bytes() == content
    assert stored.size == len(content)


def test_an_object_that_lost_bytes_is_written_anew(store: ObjectStore, file: Path) -> None:
    place = store.path(store.put_file(file).sha256)
    place.write_bytes(BYTES[:5])
    store.put_file(file)
    assert place.read_bytes() == BYTES


def test_a_large_file_is_never_in_memory(store: ObjectStore, tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as holes:
        holes.truncate(48 * CHUNK)
    tracemalloc.start()
    try:
        stored = store.put_file(large)
        assert tracemalloc.get_traced_memory()[1] < 8 * CHUNK
    finally:
        tracemalloc.stop()
    assert store.path(stored.sha256).stat().st_size == stored.size == 48 * CHUNK


def test_what_a_killed_program_left_is_swept(store: ObjectStore, file: Path) -> None:
    stored = store.put_file(file)
    incoming = store.root / "incoming"
    (incoming / "left.part").write_bytes(b"half")
    (incoming / "busy.part").write_bytes(b"half")
    with (incoming / "busy.part").open("rb+") as busy:
        fcntl.flock(busy, fcntl.LOCK_EX)
        assert store.sweep() == 1
        assert [path.name for path in incoming.iterdir()] == ["busy.part"]
    assert store.sweep() == 1
    assert everything_in(store) == [store.path(stored.sha256)]


def test_a_new_store_has_nothing_to_sweep(store: ObjectStore) -> None:
    assert store.sweep() == 0


def test_a_file_that_is_not_there(store: ObjectStore, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as caught:
        store.put_file(tmp_path / "nowhere")
    assert caught.value.code == "E_READ"
    assert caught.value.path == tmp_path / "nowhere"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that fails to read")
def test_a_file_that_fails_to_read(store: ObjectStore) -> None:
    with pytest.raises(FileUnreadable) as caught:
        store.put_file(Path("/proc/self/mem"))
    assert (caught.value.code, caught.value.detail) == ("E_READ", os.strerror(errno.EIO))


@pytest.mark.parametrize("calls", [0, 1])
def test_cancelling_leaves_nothing(store: ObjectStore, file: Path, calls: int) -> None:
    """While the file is read the first time, and while it is copied."""
    answers = iter([False] * calls + [True])
    with pytest.raises(Cancelled):
        store.put_file(file, lambda: next(answers))
    assert not store.root.exists() or everything_in(store) == []


def failing(number: int) -> Callable[[int], None]:
    def fsync(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    return fsync


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, ArchiveFull),
        (errno.EROFS, ArchiveReadOnly),
        (errno.EACCES, ArchiveReadOnly),
        (errno.EIO, DiskFailed),
    ],
)
def test_a_disk_that_refuses(
    store: ObjectStore,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[ArchiveError],
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(error) as caught:
        store.put_file(file)
    assert caught.value.args[0] == store.root.parent
    monkeypatch.undo()
    assert everything_in(store) == []
    store.put_file(file)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs names of open files")
def test_names_are_flushed_before_they_count(
    store: ObjectStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes first, then every folder that got a new name in it."""
    flushed: list[str] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        flushed.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    place = store.path(store.put_file(file).sha256)
    assert flushed[0].endswith(".part")
    assert set(map(Path, flushed[1:])) == {place.parent, place.parent.parent, store.root}

    flushed.clear()
    again = ObjectStore(store.root)
    again.put_file(file)
    again.put_file(file)
    assert set(map(Path, flushed)) == {place.parent, place.parent.parent, store.root}
    assert len(flushed) == 3
