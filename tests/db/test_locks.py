"""A lock is one program's; who looks whose it is gets in nobody's way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.errors import ArchiveBusy
from db.locks import held, holder_now, try_lock


def test_who_holds_it_now(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    assert holder_now(lock) is None
    assert not lock.exists()
    with held(lock, 0):
        said = holder_now(lock)
        assert said is not None
        assert f"process {os.getpid()}" in said
        with pytest.raises(ArchiveBusy) as caught, held(lock, 0):
            pass
        assert caught.value.holder == said
    assert lock.exists()
    assert holder_now(lock) is None


def test_a_look_that_has_the_lock_for_a_moment_refuses_nobody(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    lock.touch()
    descriptor = os.open(lock, os.O_RDONLY)
    assert try_lock(descriptor, shared=True)
    assert holder_now(lock) is None
    waited: list[float] = []

    def look_away(seconds: float) -> None:
        waited.append(seconds)
        os.close(descriptor)

    with held(lock, 0, sleep=look_away):
        assert holder_now(lock) is not None
    assert len(waited) == 1
