"""Two programs on one archive: the second reads, says who writes, and sees each save whole."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import text

from db import Archive, Follower, Searcher, open_archive
from db.engine import ReadEngine
from db.records import SearchRequest
from db.records.sharing import Barrier, Seen
from db.window_lock import is_free
from tests.db.articles import archive_of, article
from tests.proofs import Proof
from tests.reliability.saving_child import ARTICLES, word

READY_SECONDS = 60
POLL_SECONDS = 0.02

MOST_POLLS = 1
"""So many looks after its acknowledgement a save is seen: the first one."""

LONG_READ_SECONDS = 0.3
"""Now and then a reader keeps its transaction open so long."""

_SECTIONS = "SELECT id, coalesce(section, '') FROM article"
_NOTES = "SELECT article_id, body FROM note ORDER BY id"


@dataclass
class Watch:
    """What a second program saw of the first one's saves."""

    polls: int = 0
    changes: int = 0
    saves: int = 0
    searches: int = 0
    late: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    disorder: list[str] = field(default_factory=list)
    unfound: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Everything that should not be."""
        return [*self.late, *self.half, *self.disorder, *self.unfound, *self.failed]


class Diary:
    """What the program that saves told of itself, read further with each look."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.acknowledged = self.indexed = 0
        self.errors: list[str] = []

    def read(self) -> None:
        """Take in whole lines."""
        for line in self._path.read_bytes().rpartition(b"\n")[0].decode().splitlines():
            sign, _, told = line.partition(" ")
            if sign == "A":
                self.acknowledged = max(self.acknowledged, int(told))
            elif sign == "S":
                self.indexed = max(self.indexed, int(told))
            elif told not in self.errors:
                self.errors.append(told)


class SecondProgram:
    """Reads the archive as a second window does: it follows, reads what changed, and searches."""

    def __init__(self, archive: Archive, diary: Diary, *, is_deaf: bool = False) -> None:
        self._diary = diary
        self._follower: Follower = archive.follower()
        self._searcher: Searcher = archive.searcher()
        self._engine = ReadEngine(archive.path)
        self._is_deaf = is_deaf
        self._seen: Seen | None = None
        self._shown = 0
        self._behind = 0
        self.watch = Watch()

    def look(self) -> None:
        """Look once, and hold what is seen against what was acknowledged before."""
        self._diary.read()
        expected, indexed = self._diary.acknowledged, self._diary.indexed
        seen = self._follower.look()
        if self._is_deaf and self._seen is not None:
            seen = replace(seen, saves=self._seen.saves)
        self.watch.polls += 1
        if self._seen is None or seen.saves != self._seen.saves:
            self.watch.changes += 1
            self._read()
        self._seen = seen
        self._behind = self._behind + 1 if self._shown < expected else 0
        if self._behind >= MOST_POLLS:
            self.watch.late.append(f"{expected} acknowledged, {self._shown} seen")
        if indexed:
            self._search(indexed)

    def _read(self) -> None:
        with self._engine.session() as session:
            sections = {row[0]: row[1] for row in session.execute(text(_SECTIONS))}
            if self.watch.changes % 20 == 0:
                time.sleep(LONG_READ_SECONDS)
            notes: dict[int, list[str]] = {}
            for article_id, body in session.execute(text(_NOTES)):
                notes.setdefault(article_id, []).append(body)
        for article_id, section in sections.items():
            last = notes.get(article_id, [""])[-1]
            if section != last:
                self.watch.half.append(f"article {article_id}: {section!r}, {last!r}")
        found = {body for bodies in notes.values() for body in bodies}
        if found != {word(number) for number in range(1, len(found) + 1)}:
            self.watch.disorder.append(f"gaps before {len(found)}")
        if len(found) < self._shown:
            self.watch.disorder.append(f"{self._shown} became {len(found)}")
        self._shown = self.watch.saves = len(found)

    def _search(self, number: int) -> None:
        self.watch.searches += 1
        for one in {number, 1 + number // 2}:
            total = self._searcher.search(SearchRequest(f'"{word(one)}"')).total
            if total != 1:
                self.watch.unfound.append(f"{word(one)}: {total}")

    def close(self) -> None:
        """Close everything."""
        self._follower.close()
        self._searcher.close()
        self._engine.close()


@contextmanager
def saving(archive: Path, diary: Path, kind: str) -> Iterator[subprocess.Popen[bytes]]:
    """Have another program save until the block ends, then kill it."""
    command = [sys.executable, "-m", "tests.reliability.saving_child", str(archive), str(diary)]
    diary.touch()
    child = subprocess.Popen([*command, kind], cwd=Path(__file__).parents[2])
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not diary.stat().st_size and time.monotonic() < deadline:
            assert child.poll() is None
            time.sleep(0.01)
        yield child
    finally:
        child.kill()
        child.wait()


def follow(folder: Path, seconds: float, kind: str = "none", *, is_deaf: bool = False) -> Watch:
    """Watch another program save for a while; the second one never has the right to write."""
    made = archive_of(folder, [article(f"Bài {n}", "Bản tin thử.") for n in range(ARTICLES)])
    made.close()
    diary = Diary(folder / "diary")
    with saving(made.path, folder / "diary", kind) as child:
        archive = open_archive(made.path)
        assert archive.hold("HOA") is None
        assert archive.read_only
        reason = archive.reading_only
        assert reason is not None
        assert reason.barrier is Barrier.HELD
        assert reason.holder is not None
        assert (reason.holder.user, reason.holder.pid) == ("LAN", child.pid)
        second = SecondProgram(archive, diary, is_deaf=is_deaf)
        end = time.monotonic() + seconds
        while time.monotonic() < end or (second.watch.changes < 3 and not is_deaf):
            second.look()
            time.sleep(POLL_SECONDS)
        assert child.poll() is None, "the reader made the writer fail"
    diary.read()
    second.watch.failed = diary.errors
    assert is_free(made.path), "a killed program locks nothing"
    second.close()
    again = open_archive(made.path)
    assert again.hold("HOA") is not None
    again.close()
    return second.watch


def prove(proof: Proof, watch: Watch) -> None:
    """Take down what was seen, and expect nothing wrong."""
    proof(
        "R7",
        "saves of one program, watched by another",
        trials=watch.saves,
        faults=len(watch.faults),
        losses=len(watch.late),
    )
    assert watch.faults == []
    assert watch.searches > 0


@pytest.mark.timeout(120)
def test_a_second_program_sees_each_save_whole_and_in_order(tmp_path: Path, proof: Proof) -> None:
    watch = follow(tmp_path, 3.0)
    prove(proof, watch)
    assert watch.saves >= 10


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("kind", "is_deaf", "caught_as"),
    [
        ("halves", False, "half"),
        pytest.param("boasting", False, "late", marks=pytest.mark.prove),
        pytest.param("none", True, "late", marks=pytest.mark.prove),
    ],
    ids=["half a save", "acknowledged before it is saved", "a reader that looks only once"],
)
def test_a_wrong_program_is_caught(
    tmp_path: Path, proof: Proof, kind: str, is_deaf: bool, caught_as: str
) -> None:
    watch = follow(tmp_path, 1.0, kind, is_deaf=is_deaf)
    caught = bool(getattr(watch, caught_as))
    proof.control("R7", kind, caught=caught)
    assert caught


@pytest.mark.prove
@pytest.mark.timeout(240)
@pytest.mark.parametrize("part", range(2))
def test_a_minute_of_saves_is_followed(tmp_path: Path, proof: Proof, part: int) -> None:
    watch = follow(tmp_path, 60.0)
    prove(proof, watch)
    assert watch.saves >= 200, part
