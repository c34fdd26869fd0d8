"""A bit that the disk lost is found out while nobody searches, and the index is made anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db import open_archive
from db.records import ArchiveInfo, IndexHealth, IndexState
from desktop.opening import index_proof
from desktop.opening.archive_session import Standing
from desktop.opening.index_care import IndexCare
from desktop.opening.index_proof import IndexProof
from desktop.problems import Explanation

SLOW = 30_000


def lose_a_bit(archive: Path) -> None:
    folder = archive / "index" / (archive / "index" / "CURRENT").read_text()
    segment = max(folder.glob("*.npk"), key=lambda path: path.stat().st_size)
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 8
    segment.write_bytes(bytes(content))


def standing(archive: Path, *, read_only: bool = False) -> Standing:
    info = ArchiveInfo(archive, "Kho thử", "u", 1, 27, read_only)
    return Standing(info, IndexState(IndexHealth.CURRENT, 27, 0))


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_proof, "FIRST_MS", 0)


@pytest.mark.prove
def test_an_index_that_is_sound_is_left_alone(archive: Path, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    proof = IndexProof(owner)
    proof.damaged.connect(lambda path, _said: told.append(path))
    proof.expect(archive)
    qtbot.waitUntil(proof._child.running, timeout=SLOW)
    with qtbot.waitSignal(proof._child.ended, timeout=SLOW) as ended:
        proof.expect(archive)
    assert ended.args == [0]
    assert told == []
    proof.end(SLOW)


def test_a_lost_bit_has_the_index_made_anew(archive: Path, qtbot: QtBot) -> None:
    lose_a_bit(archive)
    owner = QObject()
    care = IndexCare(owner)
    with qtbot.waitSignal(care.ended, timeout=SLOW) as ended:
        care.consider(standing(archive))
    assert ended.args == [True]
    care.end(SLOW)
    assert open_archive(archive, read_only=True).check(full=True).ok


@pytest.mark.prove
def test_of_an_archive_that_cannot_be_written_it_is_told(archive: Path, qtbot: QtBot) -> None:
    lose_a_bit(archive)
    owner = QObject()
    care = IndexCare(owner)
    with qtbot.waitSignal(care.told, timeout=SLOW) as told:
        care.consider(standing(archive, read_only=True))
    assert told.args is not None
    assert isinstance(told.args[0], Explanation)
    care.end(SLOW)


def test_an_archive_that_is_closed_is_not_read(archive: Path, qtbot: QtBot) -> None:
    owner = QObject()
    proof = IndexProof(owner)
    said: list[Mapping[str, object]] = []
    proof.damaged.connect(lambda _path, why: said.append(why))
    lose_a_bit(archive)
    proof.expect(archive)
    proof.end(SLOW)
    qtbot.wait(50)
    assert not proof._child.running()
    assert said == []
