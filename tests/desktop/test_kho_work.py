"""One request at a time; each ends with its answer, a refusal in words, or as our bug."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.kho_work import KhoWork
from desktop.problems import Explanation

SLOW = 60_000


class Asking(KhoWork):
    """Asks whatever a test wants, and keeps what comes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.told: list[object] = []
        self.refused.connect(self.heard.append)
        self.broke.connect(self.heard.append)

    def ask(self, *arguments: str) -> bool:
        return self._begin(arguments)

    def _take(self, event: Mapping[str, Any]) -> None:
        self.told.append(event["schema"])

    def _tell(self, code: int) -> None:
        self.heard.append(code)


def test_an_answer_then_a_refusal_then_a_bug(qtbot: QtBot, tmp_path: Path) -> None:
    work = Asking()
    with qtbot.waitSignal(work.ended, timeout=SLOW):
        assert work.ask("create", str(tmp_path / "a.khobao"))
        assert work.running()
        assert not work.ask("create", str(tmp_path / "b.khobao"))
    assert work.heard == [0]
    assert len(work.told) == 1
    assert not work.running()
    with qtbot.waitSignal(work.ended, timeout=SLOW):
        assert work.ask("create", str(tmp_path / "a.khobao"))
    assert isinstance(work.heard.pop(), Explanation)
    with qtbot.waitSignal(work.ended, timeout=SLOW):
        assert work.ask("backups", str(tmp_path / "a.khobao"))  # it tells no schema
    assert [type(one) for one in work.heard] == [int, KeyError, int]


def test_an_end_that_nobody_expects_is_a_bug(qtbot: QtBot) -> None:
    work = Asking()
    with qtbot.waitSignal(work.ended, timeout=SLOW):
        work.ask("no such command")
    assert [type(one) for one in work.heard] == [RuntimeError]


def test_the_end_of_the_window_ends_it(tmp_path: Path) -> None:
    work = Asking()
    work.cancel()
    work.ask("create", str(tmp_path / "a.khobao"))
    work.end(30_000)
    assert not work.running()
    assert work.heard == []
