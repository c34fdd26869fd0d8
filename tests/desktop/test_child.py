"""The command line as a child: its lines, its end, and how it is stopped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import open_archive
from desktop.child import CANCELLED, KhoChild

SLOW = 60_000


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More articles than a child takes in before it is told to stop."""
    path = tmp_path / "many.jsonl"
    lines = (
        f'{{"id": "{n}", "headline": "Bài số {n}", "body": ["Ngày thứ {n} của năm."]}}'
        for n in range(20_000)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_every_line_arrives_and_then_the_end(qtbot: QtBot, archive: Path) -> None:
    child = KhoChild()
    events: list[Mapping[str, object]] = []
    child.event_arrived.connect(events.append)
    with qtbot.waitSignal(child.ended, timeout=SLOW) as ended:
        child.start(["check", str(archive)])
    assert ended.args == [0]
    assert events[-1]["ok"] is True
    assert not child.running()


def test_an_error_of_the_archive_is_an_event(qtbot: QtBot, tmp_path: Path) -> None:
    child = KhoChild()
    events: list[Mapping[str, object]] = []
    child.event_arrived.connect(events.append)
    with qtbot.waitSignal(child.ended, timeout=SLOW) as ended:
        child.start(["check", str(tmp_path / "gone")])
    assert ended.args == [1]
    assert [event.get("kind") for event in events] == ["ArchiveMissing"]


def test_cancel_ends_it_after_the_present_item(qtbot: QtBot, archive: Path, many: Path) -> None:
    child = KhoChild()
    events: list[Mapping[str, object]] = []

    def cancel_at_the_first_batch(event: Mapping[str, object]) -> None:
        events.append(event)
        if event["event"] == "item":
            child.cancel()

    child.event_arrived.connect(cancel_at_the_first_batch)
    with qtbot.waitSignal(child.ended, timeout=SLOW) as ended:
        child.start(["ingest", str(archive), str(many), "--watch-stdin"])
    assert ended.args == [CANCELLED]
    report = next(event for event in events if event["event"] == "report")
    assert report["cancelled"] is True
    assert open_archive(archive).info().articles < 20_000


def test_end_never_hangs_and_loses_nothing(qtbot: QtBot, archive: Path, many: Path) -> None:
    child = KhoChild()
    told: list[int] = []
    child.ended.connect(told.append)
    with qtbot.waitSignal(child.event_arrived, timeout=SLOW):
        child.start(["ingest", str(archive), str(many), "--watch-stdin"])
    child.end(0)
    assert not child.running()
    assert told == [], "who ends it knows"
    assert open_archive(archive).check(full=True).ok


def test_a_program_that_does_not_start_is_an_end_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "no-such-python"))
    child = KhoChild()
    with qtbot.waitSignal(child.ended, timeout=SLOW) as ended:
        child.start(["check", "x"])
    assert ended.args == [70]


def test_it_runs_again_whatever_became_of_the_last_run(
    qtbot: QtBot, archive: Path, many: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = KhoChild()
    told: list[int] = []
    child.ended.connect(told.append)

    def check() -> None:
        with qtbot.waitSignal(child.ended, timeout=SLOW):
            child.start(["check", str(archive)])

    check()
    with qtbot.waitSignal(child.event_arrived, timeout=SLOW):
        child.start(["ingest", str(archive), str(many), "--watch-stdin"])
    child.end(0)
    check()
    with monkeypatch.context() as lost:
        lost.setattr("sys.executable", str(tmp_path / "no-such-python"))
        with qtbot.waitSignal(child.ended, timeout=SLOW):
            child.start(["check", "x"])
    child.cancel()
    check()
    assert told == [0, 0, 70, 0]


def test_a_run_may_follow_from_the_end_of_another(qtbot: QtBot, archive: Path) -> None:
    child = KhoChild()
    told: list[int] = []

    def go_on(code: int) -> None:
        told.append(code)
        if len(told) < 3:
            child.start(["check", str(archive)])

    child.ended.connect(go_on)
    child.start(["check", str(archive)])
    qtbot.waitUntil(lambda: len(told) == 3, timeout=SLOW)
    assert told == [0, 0, 0]
