"""Files go in once, whatever happens on the way, and each one's fate is told and recorded."""

from __future__ import annotations

import json
import lzma
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import WriteEngine
from db.errors import ArchiveFull
from db.ingest.batches import MOST_RECORDED
from db.ingest.extracting import CHUNK_MEMBERS
from db.ingest.pipeline import ingest, printable
from db.objects import ObjectStore
from db.records import IngestItem, Progress
from tests.db.ingest.workbench import Workbench, write_lines

PAGE = "Bến cảng mới đón tàu\n\nSáng nay bến cảng mới đón chuyến tàu đầu tiên.\n"


def lines(count: int, first: int = 0) -> list[object]:
    return [
        {"id": f"a-{number}", "title": f"Bài {number}", "body": [f"Thân bài số {number}."]}
        for number in range(first, first + count)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of everything that can come in."""
    folder = tmp_path / "Nguồn 100% # ?"
    folder.mkdir()
    (folder / "1 bài.txt").write_text(PAGE, encoding="utf-8")
    write_lines(folder / "2 kho.jsonl", [*lines(2), '{"title": 5}', "", "hỏng", *lines(1, 2)])
    (folder / "3 rỗng.txt").touch()
    (folder / "4 nhiễu.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "5 ảnh.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "6 cũ.txt").write_bytes("Đà Nẵng".encode("cp1252", "ignore"))
    (folder / "7 trống.jsonl").write_bytes(b"\n \n\n")
    (folder / "8 bài lặp.txt").write_text(f"{PAGE}\n\n", encoding="utf-8")
    (folder / "9 e\u0302\u0323 🌾").write_text("Mùa lúa mới\n\nĐồng bằng vào vụ.", encoding="utf-8")
    with (folder / "91 lớn.txt").open("wb") as large:
        large.truncate(1 << 30)
    return folder


FATES = [
    *("added", "added", "added", "E_MAPPING", "E_MAPPING", "added", "E_EMPTY", "E_UNSUPPORTED"),
    *("E_UNSUPPORTED", "E_ENCODING", "E_EMPTY", "duplicate", "added", "E_TOO_BIG"),
]


def test_a_folder_of_everything(bench: Workbench, folder: Path, tmp_path: Path) -> None:
    report = bench.ingest(folder, tmp_path / "nowhere")
    assert bench.outcomes() == [*FATES, "E_READ"]
    assert (report.added, report.duplicates, report.failed) == (5, 1, 9)
    assert not report.cancelled
    assert report.seconds > 0
    failed = {item.path.rpartition("/")[2]: item for item in bench.items() if item.code}
    assert failed["2 kho.jsonl"].member == "line 5"
    assert failed["5 ảnh.jpg"].message == "no reader for .jpg"
    assert failed["nowhere"].message == os.strerror(2)
    repeat = next(item for item in bench.items() if item.outcome == "duplicate")
    assert (repeat.article_id, repeat.headline) == (1, "Bến cảng mới đón tàu")
    bench.assert_sound()


def test_a_folder_taken_in_twice_adds_nothing(bench: Workbench, folder: Path) -> None:
    bench.ingest(folder)
    counted = ("article", "text_version", "block", "source_file", "article_file", "outlet")
    before = [bench.count(table) for table in counted]
    objects = sorted(bench.objects.root.rglob("*"))
    report = bench.ingest(folder)
    assert (report.added, report.duplicates, report.failed) == (0, 6, 8)
    assert [bench.count(table) for table in counted] == before
    assert sorted(bench.objects.root.rglob("*")) == objects
    assert all(item.headline for item in bench.items() if item.outcome == "duplicate")


def test_every_file_and_every_failure_is_recorded(bench: Workbench, folder: Path) -> None:
    report = bench.ingest(folder)
    ((paths, state, finished, added, duplicates, failed),) = bench.rows(
        "SELECT paths, state, finished_at, added, duplicates, failed FROM ingest_job"
    )
    assert json.loads(paths) == [str(folder)]
    assert (state, finished) == ("done", "2026-01-02T03:04:05Z")
    assert (added, duplicates, failed) == (report.added, report.duplicates, report.failed)
    recorded = bench.rows(
        "SELECT substr(path, instr(path, '?/') + 2), i.member, outcome, article_id, code, "
        "substr(f.original_name, 1, 2) FROM ingest_item i "
        "LEFT JOIN source_file f ON f.id = source_file_id ORDER BY i.id"
    )
    assert recorded == [
        ("1 bài.txt", None, "added", 1, None, "1 "),
        ("2 kho.jsonl", "line 3", "failed", None, "E_MAPPING", "2 "),
        ("2 kho.jsonl", "line 5", "failed", None, "E_MAPPING", "2 "),
        ("2 kho.jsonl", None, "read", None, None, "2 "),
        ("3 rỗng.txt", None, "failed", None, "E_EMPTY", "3 "),
        ("4 nhiễu.txt", None, "failed", None, "E_UNSUPPORTED", "4 "),
        ("5 ảnh.jpg", None, "failed", None, "E_UNSUPPORTED", None),
        ("6 cũ.txt", None, "failed", None, "E_ENCODING", "6 "),
        ("7 trống.jsonl", None, "failed", None, "E_EMPTY", "7 "),
        ("8 bài lặp.txt", None, "duplicate", 1, None, "8 "),
        ("9 e\u0302\u0323 🌾", None, "added", 5, None, "9 "),
        ("91 lớn.txt", None, "failed", None, "E_TOO_BIG", None),
    ]


def test_every_original_that_could_be_text_is_kept(bench: Workbench, folder: Path) -> None:
    bench.ingest(folder)
    kept = bench.rows("SELECT sha256, size FROM source_file WHERE container_id IS NULL")
    for sha256, size in kept:
        assert bench.objects.path(sha256).stat().st_size == size
    wanted = {path.read_bytes() for path in folder.iterdir() if path.name[1] == " "}
    wanted -= {b"\xff\xd8\xff"}
    assert {bench.objects.path(sha256).read_bytes() for sha256, _ in kept} == wanted


def test_lines_are_known_by_number_and_bytes(bench: Workbench, tmp_path: Path) -> None:
    first = write_lines(tmp_path / "một.jsonl", lines(3))
    bench.ingest(first)
    assert bench.rows(
        "SELECT c.original_name, m.member, m.mime FROM source_file m "
        "JOIN source_file c ON c.id = m.container_id ORDER BY m.id"
    ) == [("một.jsonl", f"line {number}", "application/json") for number in (1, 2, 3)]
    packed = tmp_path / "hai.jsonl.xz"
    packed.write_bytes(lzma.compress(write_lines(tmp_path / "x", lines(4)).read_bytes()))
    bench.ingest(packed)
    assert bench.outcomes() == ["duplicate"] * 3 + ["added"]


def test_a_file_of_one_line_without_an_end(bench: Workbench, tmp_path: Path) -> None:
    """Its bytes and those of its line are the same."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Bài"}', encoding="utf-8")
    for outcome in ("added", "duplicate"):
        bench.ingest(path)
        assert bench.outcomes() == [outcome]
    bench.assert_sound()


def test_progress_ends_where_it_said(bench: Workbench, folder: Path, tmp_path: Path) -> None:
    many = write_lines(tmp_path / "nhiều.jsonl", lines(2 * CHUNK_MEMBERS + 50))
    bench.ingest(folder, many)
    told = [event for event in bench.events if isinstance(event, Progress)]
    assert {event.stage for event in told} == {"ingest"}
    done = [event.done for event in told]
    assert done[0] == 0
    assert done == sorted(done)
    assert all(event.total is not None and event.done <= event.total for event in told)
    assert done[-1] == told[-1].total == len(bench.items()) == len(FATES) + 450


def test_what_is_told_is_in_the_archive_and_others_may_write(
    bench: Workbench, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "a.jsonl", lines(3))
    other = WriteEngine(bench.folder, lock_seconds=0)
    seen = []

    def look(event: Progress | IngestItem) -> None:
        with other.transaction() as session:
            seen.append(session.scalar(text("SELECT count(*) FROM article")))
            session.execute(text("UPDATE article SET section = 'Tin'"))
        assert not isinstance(event, IngestItem) or seen[-1] == 3

    ingest(bench.engine, bench.objects, [path], look)
    other.close()
    assert seen[-4:] == [3, 3, 3, 3]
    assert set(seen[:-4]) == {0}


@pytest.mark.parametrize("after", [0, 1, 200, 201])
def test_cancelling_and_going_on(bench: Workbench, tmp_path: Path, after: int) -> None:
    path = write_lines(tmp_path / "a.jsonl", lines(450))
    report = bench.ingest(path, should_stop=lambda: len(bench.items()) >= after)
    assert report.cancelled
    assert report.added == bench.count("article") == len(bench.items())
    assert after <= report.added < after + CHUNK_MEMBERS
    assert bench.rows("SELECT state, added FROM ingest_job") == [("cancelled", report.added)]
    again = bench.ingest(path)
    assert (again.added, again.duplicates) == (450 - report.added, report.added)
    bench.assert_sound()


def test_an_ear_that_fails_loses_nothing(bench: Workbench, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", lines(450))

    def broken(event: Progress | IngestItem) -> None:
        if isinstance(event, IngestItem):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        ingest(bench.engine, bench.objects, [path], broken)
    assert bench.count("article") == CHUNK_MEMBERS
    assert bench.ingest(path).added == 450 - CHUNK_MEMBERS


def test_a_full_disk_keeps_what_was_told(bench: Workbench, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", lines(3000))
    with bench.engine.transaction() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages + 150}"))
    with pytest.raises(ArchiveFull):
        bench.ingest(path)
    told = len(bench.items())
    assert 0 < told == bench.count("article") < 3000
    with bench.engine.transaction() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
    assert bench.ingest(path).added == 3000 - told
    bench.assert_sound()


def test_a_kill_at_any_time_loses_nothing_that_was_told(tmp_path: Path) -> None:
    """The whole run is done again after each kill, until it comes to its end."""
    bench = Workbench(tmp_path / "a.khobao")
    path = write_lines(tmp_path / "a.jsonl", lines(1000))
    code = (
        "import sys; from pathlib import Path\n"
        "from db.engine import WriteEngine; from db.objects import ObjectStore\n"
        "from db.ingest.pipeline import ingest\n"
        "folder = Path(sys.argv[1]); print('begun', flush=True)\n"
        "def tell(event): print(getattr(event, 'outcome', None), flush=True)\n"
        "ingest(WriteEngine(folder), ObjectStore(folder / 'objects'), [Path(sys.argv[2])], tell)\n"
    )
    chance = random.Random(2)
    told, kills = 0, 0
    while True:
        command = [sys.executable, "-c", code, str(bench.folder), str(path)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
        assert child.stdout is not None
        child.stdout.readline()
        if kills < 5:
            time.sleep(chance.random() * 0.25)
            child.send_signal(signal.SIGKILL)
        told += child.stdout.read().count(b"added")
        child.stdout.close()
        kills += child.wait() == -signal.SIGKILL
        assert told <= bench.count("article")
        bench.assert_sound()
        if child.returncode == 0:
            break
    assert kills > 0
    assert bench.count("article") == 1000
    assert len(bench.rows("SELECT DISTINCT source_id FROM article")) == 1000
    assert not list((bench.objects.root / "incoming").iterdir())
    bench.close()


def test_what_comes_before_the_damage_is_kept(bench: Workbench, tmp_path: Path) -> None:
    whole = lzma.compress(write_lines(tmp_path / "x", lines(12_000)).read_bytes())
    path = tmp_path / "a.jsonl.xz"
    path.write_bytes(whole[: len(whole) // 2])
    report = bench.ingest(path)
    assert bench.outcomes()[-1] == "E_BAD_ARCHIVE"
    assert report.failed == 1
    assert report.added == bench.count("article") > 1000


def test_failures_without_end_do_not_swell_the_archive(bench: Workbench, tmp_path: Path) -> None:
    count = MOST_RECORDED + 500
    path = write_lines(tmp_path / "a.jsonl", ["no"] * count)
    report = bench.ingest(path)
    assert report.failed == len(bench.items()) == count
    assert bench.count("ingest_item") == MOST_RECORDED + 1


def test_a_date_that_cannot_be_read_is_told_and_recorded(bench: Workbench, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [{"title": "Bài", "published": "hôm qua"}])
    bench.ingest(path)
    (item,) = bench.items()
    assert item.outcome == "added"
    assert item.code is None
    assert item.message is not None
    assert "hôm qua" in item.message
    assert (item.message,) in bench.rows("SELECT message FROM ingest_item")


def test_the_bin_is_told_of(bench: Workbench, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", lines(1))
    bench.ingest(path)
    with bench.engine.transaction() as session:
        session.execute(text("UPDATE article SET deleted_at = '2026-01-01T00:00:00Z'"))
    bench.ingest(path)
    assert [(item.outcome, item.message) for item in bench.items()] == [("duplicate", "in the bin")]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_text(bench: Workbench, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe0i.txt"))
    path.write_text(PAGE, encoding="utf-8")
    bench.ingest(path)
    assert bench.outcomes() == ["added"]
    assert bench.items()[0].path == printable(path) == f"{tmp_path}/b\\xe0i.txt"
    assert bench.rows("SELECT original_name FROM source_file") == [("b\\xe0i.txt",)]


def test_a_file_that_goes_away_meanwhile(bench: Workbench, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{PAGE}{name}", encoding="utf-8")
    asked = 0

    def take_away() -> bool:
        nonlocal asked
        asked += 1
        if asked == 4:  # the files were counted, none was taken in
            (tmp_path / "b.txt").unlink()
        return False

    bench.ingest(*(tmp_path / f"{name}.txt" for name in "abc"), should_stop=take_away)
    assert bench.outcomes() == ["added", "E_READ", "added"]


def test_two_runs_at_once_add_everything_once(bench: Workbench, tmp_path: Path) -> None:
    """One goes on inside the other, batch by batch."""
    path = write_lines(tmp_path / "a.jsonl", lines(900))
    inner = WriteEngine(bench.folder)
    added = []

    def interrupt(event: Progress | IngestItem) -> None:
        if isinstance(event, Progress) and event.done == CHUNK_MEMBERS:
            report = ingest(inner, ObjectStore(bench.objects.root), [path], lambda _event: None)
            added.append(report.added)

    report = ingest(bench.engine, bench.objects, [path], interrupt)
    inner.close()
    assert [*added, report.added, report.duplicates] == [900 - CHUNK_MEMBERS, CHUNK_MEMBERS, 700]
    assert bench.count("article") == 900
    bench.assert_sound()
