"""The file of sketches is a cache: whatever happens to it, it holds whole sketches or none."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest

from db.errors import ArchiveFull
from db.ingest.sketch_file import SKETCHES, SketchFile
from db.ingest.sketches import BINS


def numbers(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


def put(sketches: SketchFile, *ids: int) -> None:
    rows = np.array([[one] * BINS for one in ids], np.uint16)
    sketches.append(numbers(*ids), np.array([one + 2**63 for one in ids], np.uint64), rows)


def held(folder: Path, uuid: str = "u", epoch: str = "1") -> list[int]:
    sketches = SketchFile(folder, uuid, epoch)
    ids: list[int] = sketches.ids.tolist()
    assert sketches.digests.tolist() == [one + 2**63 for one in ids]
    assert sketches.columns.T.tolist() == [[one] * BINS for one in ids]
    return ids


def test_what_was_added_is_there_again(tmp_path: Path) -> None:
    sketches = SketchFile(tmp_path, "u", "1")
    put(sketches, 1, 2)
    put(sketches, 5)
    assert held(tmp_path) == [1, 2, 5] == sketches.ids.tolist()
    assert held(tmp_path, uuid="another") == held(tmp_path, epoch="2") == []


def test_a_foreign_file_is_replaced(tmp_path: Path) -> None:
    put(SketchFile(tmp_path, "another", "1"), 7, 8, 9)
    put(SketchFile(tmp_path, "u", "1"), 1)
    assert held(tmp_path) == [1]


def test_a_torn_end_is_cut_off(tmp_path: Path) -> None:
    sketches = SketchFile(tmp_path, "u", "1")
    put(sketches, 1, 2)
    whole = (tmp_path / SKETCHES).read_bytes()
    put(sketches, 3)
    torn = (tmp_path / SKETCHES).read_bytes()
    for length in range(len(whole), len(torn), 13):
        (tmp_path / SKETCHES).write_bytes(torn[:length])
        assert held(tmp_path) == [1, 2]
    put(SketchFile(tmp_path, "u", "1"), 4)
    assert held(tmp_path) == [1, 2, 4]


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    sketches = SketchFile(tmp_path, "u", "1")
    put(sketches, 1, 2)
    whole = (tmp_path / SKETCHES).read_bytes()
    for at in range(0, len(whole), 7):
        spoilt = bytearray(whole)
        spoilt[at] ^= 4
        (tmp_path / SKETCHES).write_bytes(spoilt)
        assert held(tmp_path) == []


def test_only_some_are_kept(tmp_path: Path) -> None:
    sketches = SketchFile(tmp_path, "u", "1")
    put(sketches, 1, 2, 3)
    sketches.keep(numbers(0, 2))
    assert held(tmp_path) == [1, 3] == sketches.ids.tolist()
    put(sketches, 4)
    assert held(tmp_path) == [1, 3, 4]
    sketches.keep(numbers())
    assert held(tmp_path) == []
    put(sketches, 5)
    assert held(tmp_path) == [5]


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    sketches = SketchFile(tmp_path, "u", "1")
    put(sketches, 1)
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(ArchiveFull):
        put(sketches, 2)
    monkeypatch.undo()
    assert held(tmp_path) == [1]
