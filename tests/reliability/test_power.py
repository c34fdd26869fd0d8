"""A power cut at any moment of indexing loses nothing, and leaves no index that tells lies."""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from db import open_archive
from db.errors import IndexUnusable
from db.records import SearchRequest
from tests.db.articles import archive_of, article
from tests.reliability.indexing import FIRST, text
from tests.reliability.power import Disk, Step, can_record, noted, record

CUTS_OF_A_SHORT_RUN = 12

pytestmark = pytest.mark.skipif(
    not can_record(), reason="strace, which records the system calls, is not there or not allowed"
)


@pytest.fixture(scope="module")
def recording(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, dict[str, bytes], list[Step]]:
    """Record a run of indexing: the archive's folder, its files before, and the steps."""
    folder = tmp_path_factory.mktemp("power")
    first = [article(f"Tít {number}", text(number)) for number in range(1, FIRST + 1)]
    archive = archive_of(folder, first)
    archive.close()
    before = {str(path): path.read_bytes() for path in archive.path.rglob("*") if path.is_file()}
    diary = folder / "diary"
    command = [sys.executable, "-m", "tests.reliability.indexing", str(archive.path), str(diary)]
    return archive.path, before, record(command, archive.path, diary, folder / "trace")


class Trial:
    """Cuts the power after some steps of a recording and looks at what is left."""

    def __init__(
        self, root: Path, before: dict[str, bytes], steps: Sequence[Step], folder: Path
    ) -> None:
        self._root = root
        self._steps = steps
        self._place = folder / root.name
        self._disk = Disk(before)
        self._taken = 0
        self._dice = random.Random(9)
        self.states = 0
        self.indexes: Counter[str] = Counter()
        self.faults: list[str] = []

    def cut_after(self, taken: int) -> None:
        """Go on to a step, cut the power twice there, and note every fault."""
        for step in self._steps[self._taken : taken]:
            self._disk.do(step)
        self._taken = taken
        for worst in (True, False):
            self._lay_out(self._disk.after_a_cut(self._dice, worst=worst))
            self.states += 1
            try:
                fault = self._look(taken)
            except Exception as error:  # noqa: BLE001 - whatever a user would have seen
                fault = repr(error)
            if fault:
                self.faults.append(f"after {taken}, {self._steps[taken - 1][:3]}: {fault}")

    def _lay_out(self, files: dict[str, bytes]) -> None:
        shutil.rmtree(self._place, ignore_errors=True)
        for name in ("objects", "index", "backups"):
            (self._place / name).mkdir(parents=True)
        for name, content in files.items():
            path = self._place / Path(name).relative_to(self._root)
            if not path.name.endswith("-shm"):  # SQLite makes it anew
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def _look(self, taken: int) -> str:
        archive = open_archive(self._place)
        reader = archive.reader()
        rows = {str(row.id): row.section or "" for row in reader.rows(reader.browse())}
        reader.close()
        known = noted(self._steps[:taken], {str(one): "" for one in range(1, FIRST + 1)})
        if rows not in (known.sure, known.perhaps):
            return f"the database has {rows}"
        searcher = archive.searcher()
        try:
            searcher.search(SearchRequest("lúa"))
            self.indexes["whole"] += 1
        except IndexUnusable as error:
            self.indexes[f"unusable: {error.reason}"[:40]] += 1
        searcher.close()
        indexer = archive.indexer()
        indexer.sync()
        indexer.close()
        report = archive.check(full=True)
        if not report.ok:
            return str([finding for finding in report.findings if not finding.ok])
        searcher = archive.searcher()
        found = {
            str(hit)
            for one in range(1, FIRST + 10)
            for hit in searcher.search(SearchRequest(f"z{one}z")).ids
        }
        searcher.close()
        return "" if found == rows.keys() else f"found {found}"


def without_sync(steps: Sequence[Step], spared: Callable[[str], bool]) -> list[Step]:
    """Leave out the syncs of some files."""
    return [step for step in steps if not (step.what == "sync" and spared(step.path))]


@pytest.mark.timeout(300)
def test_nothing_is_missing_in_the_record(
    recording: tuple[Path, dict[str, bytes], list[Step]],
) -> None:
    """Done again step by step, the record gives every file as it lies there."""
    root, before, steps = recording
    disk = Disk(before)
    for step in steps:
        disk.do(step)
    there = {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert disk.as_seen() == there


@pytest.mark.timeout(300)
def test_a_power_cut_loses_nothing(
    recording: tuple[Path, dict[str, bytes], list[Step]], tmp_path: Path
) -> None:
    root, before, steps = recording
    trial = Trial(root, before, steps, tmp_path)
    for taken in sorted(random.Random(4).sample(range(1, len(steps)), CUTS_OF_A_SHORT_RUN)):
        trial.cut_after(taken)
    trial.cut_after(len(steps))
    assert trial.faults == []
    assert trial.states == 2 * CUTS_OF_A_SHORT_RUN + 2
    assert set(trial.indexes) == {"whole"}, "an index was torn, if mended again"


@pytest.mark.timeout(300)
def test_a_segment_that_is_not_synced_is_noticed(
    recording: tuple[Path, dict[str, bytes], list[Step]], tmp_path: Path
) -> None:
    """A trial that finds no fault is worth nothing unless it finds this one."""
    root, before, recorded = recording
    steps = without_sync(recorded, lambda path: path.endswith(".npk"))
    assert len(steps) < len(recorded)
    trial = Trial(root, before, steps, tmp_path)
    published = [at for at, step in enumerate(steps, 1) if step.other.endswith(".toc")]
    for taken in published:
        trial.cut_after(taken + 1)
        if trial.faults or set(trial.indexes) != {"whole"}:
            return
    pytest.fail("nothing was noticed")


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_a_power_cut_at_every_step_loses_nothing(
    recording: tuple[Path, dict[str, bytes], list[Step]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root, before, steps = recording
    trial = Trial(root, before, steps, tmp_path)
    for taken in range(1, len(steps) + 1):
        trial.cut_after(taken)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what a proof is run for
            f"\nR1 power cut: {trial.states} states of {len(steps)} steps, "
            f"{len(trial.faults)} faults; the index was {dict(trial.indexes)}"
        )
    assert trial.faults == []
