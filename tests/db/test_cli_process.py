"""`kho` as a program among others: signals, pipes, languages of the system."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from db import create_archive
from tests.db.ingest.workbench import write_lines

ROOT = Path(__file__).parents[2]
KHO = (sys.executable, "-m", "db.cli")
MANY = [{"title": f"Bài {number}", "body": ["Thân bài.\n" * 20]} for number in range(8000)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.khobao"
    create_archive(path).close()
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "nhiều.jsonl", MANY)


@contextmanager
def started(arguments: Sequence[object]) -> Iterator[subprocess.Popen[bytes]]:
    """Start `kho` with pipes to and from it."""
    pipe = subprocess.PIPE
    command = [*KHO, *map(str, arguments)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT) as child:
        yield child
        child.kill()


def wait_for_item(child: subprocess.Popen[bytes]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if json.loads(line)["event"] == "item":
            return


def last_answer(child: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert child.stdout is not None
    answer: dict[str, Any] = json.loads(child.stdout.read().splitlines()[-1])
    return answer


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_cancels_after_the_item_at_hand(
    archive: Path, many: Path, number: signal.Signals
) -> None:
    with started(["ingest", archive, many, "--json"]) as child:
        wait_for_item(child)
        child.send_signal(number)
        report = last_answer(child)
        assert child.wait() == 130
    assert report["event"] == "report"
    assert report["cancelled"]
    assert 0 < report["added"] < len(MANY) // 2, "a pipe that is full lets nobody run ahead so far"
    with started(["search", archive, "", "--limit", 0, "--json"]) as child:
        assert child.communicate()[0]
        assert child.returncode == 0


def test_the_end_of_the_input_cancels_when_it_is_watched(archive: Path, many: Path) -> None:
    with started(["ingest", archive, many, "--json", "--watch-stdin"]) as child:
        wait_for_item(child)
        assert child.stdin is not None
        child.stdin.write(b"what is written does not count\n")
        child.stdin.flush()
        wait_for_item(child)
        child.stdin.close()
        assert last_answer(child)["cancelled"]
        assert child.wait() == 130
        assert child.stderr is not None
        assert child.stderr.read() == b""


def test_the_end_of_the_input_does_not_count_otherwise(archive: Path, tmp_path: Path) -> None:
    few = write_lines(tmp_path / "ít.jsonl", MANY[:100])
    with started(["ingest", archive, few, "--json"]) as child:
        assert child.stdin is not None
        child.stdin.close()
        assert last_answer(child)["added"] == 100
        assert child.wait() == 0


def test_a_watched_input_does_not_hinder_the_end(archive: Path, tmp_path: Path) -> None:
    few = write_lines(tmp_path / "ít.jsonl", MANY[:3])
    for arguments in (["ingest", archive, few], ["reindex", archive]):
        with started([*arguments, "--watch-stdin", "--json"]) as child:
            assert not last_answer(child).get("cancelled")
            assert child.wait() == 0
            assert child.stderr is not None
            assert child.stderr.read() == b""


def test_a_listener_who_goes_away_is_no_trouble(archive: Path, many: Path) -> None:
    with started(["ingest", archive, many, "--json"]) as child:
        wait_for_item(child)
        assert child.stdout is not None
        child.stdout.close()
        assert child.wait() == 130
        assert child.stderr is not None
        assert child.stderr.read() == b""
    with started(["check", archive]) as child:
        assert child.communicate()[0]
        assert child.returncode == 0
    shown = f"{' '.join(KHO)} show {archive} 1 | true"
    done = subprocess.run(["/bin/sh", "-c", shown], capture_output=True, cwd=ROOT, check=False)
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="closes no stream of a child")
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
def test_streams_that_were_closed_are_no_trouble(
    archive: Path, tmp_path: Path, closed: tuple[int, ...]
) -> None:
    """Files of the archive must not get their numbers: a library could print into them."""
    text = tmp_path / "bài.txt"
    text.write_text("Đường làng mới\n\nĐường về làng vừa được lát gạch.\n", "utf-8")
    ends = "".join(f" {number}>&-" for number in closed)
    command = f'exec "$@"{ends}'
    words = [*KHO, "ingest", str(archive), str(text)]
    child = subprocess.run(
        ["/bin/sh", "-c", command, "sh", *words], capture_output=True, cwd=ROOT, check=False
    )
    assert child.returncode == 0, child.stderr.decode()
    assert b"Traceback" not in child.stderr
    with started(["check", archive, "--full", "--json"]) as child_check:
        said = child_check.communicate()[0]
        assert child_check.returncode == 0, said


def test_the_language_of_the_system_does_not_count(archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "bến cảng.txt"
    page.write_text("Bến cảng mới\n\nSáng nay bến cảng mới đón tàu.", encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PATH": os.defpath}
    for arguments, said in (
        (["ingest", archive, page, "--json"], page.name),
        (["search", archive, "Bến cảng", "--json"], "Bến cảng"),
        (["show", archive, "1"], "Bến cảng mới\n"),
    ):
        command = [*KHO, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, cwd=ROOT, env=plain, check=True)
        assert said in done.stdout.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_text_makes_no_broken_line(archive: Path, tmp_path: Path) -> None:
    page = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe0i.txt"))
    page.write_text("Bến cảng mới", encoding="utf-8")
    command = [*KHO, "ingest", str(archive), str(page), str(page) + "x", "--json"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    items = [json.loads(line) for line in done.stdout.splitlines()]
    assert [item["outcome"] for item in items if item["event"] == "item"] == ["added", "failed"]
    nowhere = [*KHO, "check", str(page) + "y", "--json"]
    done = subprocess.run(nowhere, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["kind"] == "ArchiveMissing"


def test_two_ingests_at_once(archive: Path, tmp_path: Path) -> None:
    few = write_lines(tmp_path / "ít.jsonl", MANY[:600])
    command = ["ingest", archive, few, "--json"]
    with started(command) as one, started(command) as two:
        reports = [last_answer(one), last_answer(two)]
        assert [one.wait(), two.wait()] == [0, 0]
    assert sum(report["added"] for report in reports) == 600
    assert sum(report["duplicates"] for report in reports) == 600
