"""Cuts the power at moments of recorded work, and looks at what a librarian would find then."""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from db import Archive, open_archive
from db.backup import Backups, expect_sound
from db.copying import connect
from db.engine import DATABASE
from db.errors import IndexUnusable
from db.records import SearchRequest
from db.restoring import preview_folder
from tests.reliability.diary import Noted, State, noted, work_of
from tests.reliability.power import Disk, Step, record
from tests.reliability.states import flaws, states
from tests.reliability.working import NAME, facts, lay_out

DAMAGED = {"replacing", "salvaging"}
"""The work that begins with a damaged database."""

ORIGINALS = "SELECT sha256, size FROM source_file WHERE container_id IS NULL"


@dataclass(frozen=True)
class Recording:
    """What one piece of work did to the files in its folder, and what was there before."""

    work: str
    home: Path
    before: dict[str, bytes]
    steps: Sequence[Step]

    def without_syncs(self, spared: Callable[[str], bool], since: int = 0) -> Recording:
        """Leave out the syncs of some files and folders, from some moment on."""
        steps = [
            step
            for at, step in enumerate(self.steps, 1)
            if not (at > since and step.what == "sync" and spared(step.path))
        ]
        assert len(steps) < len(self.steps), "there is no such sync"
        return replace(self, steps=steps)

    def telling(self) -> list[int]:
        """The moments after which something else may be found; of writes in a row only some."""
        found = [1, len(self.steps)]
        for at, step in enumerate(self.steps, 1):
            if step.what in {"create", "cut", "remove"} or (step.what == "write" and at % 24 == 0):
                found.append(at)
            elif step.what != "write":
                found.extend((at - 1, at))
        return sorted({at for at in found if at})

    def moments(self, what: str, name: str) -> list[int]:
        """The moments right after some kind of step with files of some name."""
        return [
            at
            for at, step in enumerate(self.steps, 1)
            if step.what == what and name in (step.other or step.path)
        ]


def recordings(folder: Path, works: Collection[str]) -> dict[str, Recording]:
    """Record some pieces of work."""
    root, diary = folder / "kho", folder / "diary"
    lay_out(root, works)
    before = {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "tests.reliability.working", str(root), str(diary)]
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in record(command, root, diary, folder / "trace"):
        work = (
            work_of(step.data)
            if step.what == "note"
            else Path(step.path).relative_to(root).parts[0]
        )
        steps[work].append(step)
    assert set(steps) == set(works)
    return {
        work: Recording(
            work,
            root / work,
            {path: held for path, held in before.items() if path.startswith(f"{root / work}/")},
            done,
        )
        for work, done in steps.items()
    }


class Trial:
    """Cuts the power after some steps of a recording and looks at what is left."""

    def __init__(self, recording: Recording, folder: Path, seed: int = 9) -> None:
        self.work = recording.work
        self._recording = recording
        self._place = folder / recording.work
        self._archive = self._place / NAME
        self._disk = Disk(recording.before)
        self._taken = 0
        self._dice = random.Random(seed)
        self._seen: set[str] = set()
        self._is_upgrade = self.work.startswith("upgrading")
        self._state = facts if self._is_upgrade else states
        self.cuts = 0
        self.states = 0
        self.indexes: Counter[str] = Counter()
        self.faults: list[str] = []

    def cut_after(self, taken: int) -> None:
        """Go on to a step, cut the power twice there, and note every fault."""
        steps = self._recording.steps
        for step in steps[self._taken : taken]:
            self._disk.do(step)
        self._taken = taken
        lines = [step.data for step in steps if step.what == "note"]
        written = sum(step.what == "note" for step in steps[:taken])
        known = noted(lines[: max(written, 1)])
        for worst in (True, False):
            self.cuts += 1
            files = self._disk.after_a_cut(self._dice, worst=worst)
            if not self._is_new(files, known):
                continue
            self.states += 1
            self._lay_out(files)
            try:
                faults = list(self._look(known))
            except Exception as error:  # noqa: BLE001 - whatever a user would have seen
                faults = [repr(error)]
            where = f"{self.work} after {taken}, {steps[taken - 1][:3]}, {worst=}"
            self.faults.extend(f"{where}: {fault}" for fault in faults)

    def _is_new(self, files: dict[str, bytes], known: Noted) -> bool:
        """Whether this was not looked at before."""
        digest = hashlib.sha256(repr(known).encode())
        for path, content in sorted(files.items()):
            digest.update(path.encode() + hashlib.sha256(content).digest())
        found = digest.hexdigest()
        is_new = found not in self._seen
        self._seen.add(found)
        return is_new

    def _lay_out(self, files: dict[str, bytes]) -> None:
        shutil.rmtree(self._place, ignore_errors=True)
        for name in ("objects", "index", "backups"):
            (self._archive / name).mkdir(parents=True)
        for name, content in files.items():
            path = self._place / Path(name).relative_to(self._recording.home)
            if not path.name.endswith("-shm"):  # SQLite makes it anew
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    # ---- what is found --------------------------------------------------------------------

    def _look(self, known: Noted) -> Iterator[str]:
        """Look at everything, as it lies there and as it is after a sync."""
        yield from self._damaged()
        yield from self._backups(known)
        if known.sure.articles or self._is_restored():
            archive = open_archive(self._archive)
            yield from self._articles(known)
            if self._is_upgrade:
                yield from self._copies()
            yield from self._index(archive)
            if self.work == "ingesting":
                archive.link_near()
            archive.close()

    def _articles(self, known: Noted) -> Iterator[str]:
        found, sure, perhaps = self._state(self._archive), known.sure, known.perhaps
        if self.work == "ingesting":  # each batch is whole, not all of them together
            wrong = [
                name
                for name in found.keys() | sure.articles.keys() | perhaps.articles.keys()
                if found.get(name) not in (sure.articles.get(name), perhaps.articles.get(name))
            ]
            if wrong:
                yield f"the database is wrong about {wrong}"
        elif found not in (sure.articles, perhaps.articles):
            yield f"the database has {found}, not {sure.articles} nor {perhaps.articles}"
        yield from [] if self._is_upgrade else flaws(self._archive)
        yield from _originals(self._archive / DATABASE, self._archive)

    def _damaged(self) -> Iterator[str]:
        """See that what was damaged is still there, in its place or set aside, to the last byte."""
        if self.work not in DAMAGED:
            return
        spoilt = self._recording.before[str(self._recording.home / NAME / DATABASE)]
        if not any(path.read_bytes() == spoilt for path in self._archive.rglob(DATABASE)):
            yield "what was damaged is gone"

    def _is_restored(self) -> bool:
        """Whether the database is no longer the damaged one."""
        spoilt = self._recording.before[str(self._recording.home / NAME / DATABASE)]
        return (self._archive / DATABASE).read_bytes() != spoilt

    def _backups(self, known: Noted) -> Iterator[str]:
        """See that every backup called verified is whole, and that those acknowledged are there."""
        sure, perhaps = known.sure, known.perhaps
        for home in [path.parent for path in self._place.rglob("backups")]:
            verified = {one.path.name: one for one in Backups(home).listed() if one.verified}
            kept = set(sure.backups.keys() & perhaps.backups.keys())
            for name in (kept if home == self._archive else set(sure.taken)) - verified.keys():
                yield f"backup {name} is gone"
            for name, backup in verified.items():
                expect_sound(backup, self._dice)
                yield from _originals(backup.path, home)
                held = known.backups.get(name)
                state = self._state_of(backup.path)
                if held is None and state not in (sure.articles, perhaps.articles):
                    yield f"backup {name} holds what the archive never held"
                if held is not None and state != held:
                    yield f"backup {name} holds {state}, not {held}"

    def _state_of(self, backup: Path) -> State:
        with tempfile.TemporaryDirectory(dir=self._place) as place:
            return self._state(preview_folder(backup, Path(place)))

    def _copies(self) -> Iterator[str]:
        """See that there is a verified backup of the former version of what is upgraded."""
        former = [one.contents for one in Backups(self._archive).listed() if one.verified]
        version = int(self.work.rpartition("-")[2])
        if version not in [held.schema for held in former if held]:
            yield "no verified backup of the former version"

    def _index(self, archive: Archive) -> Iterator[str]:
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
            yield str([finding for finding in report.findings if not finding.ok])
        searcher, reader = archive.searcher(), archive.reader()
        rows = {row.id: row for row in reader.rows(reader.browse())}
        for row in [] if self._is_upgrade else rows.values():
            found = list(searcher.search(SearchRequest(str(row.source_id))).ids)
            if found != [row.id]:
                yield f"search for {row.source_id} finds {found}, not {row.id}"
        everything = searcher.search(SearchRequest("lúa"))
        if not set(everything.ids) <= rows.keys():
            yield "search finds what is not there"
        searcher.close()
        reader.close()


def _originals(database: Path, home: Path) -> Iterator[str]:
    """See that the originals that a database names lie beside it, to the last byte."""
    with closing(connect(database, "ro")) as connection:
        rows = connection.execute(ORIGINALS).fetchall()
    for sha256, size in rows:
        path = home / "objects" / sha256[:2] / sha256[2:4] / sha256
        content = path.read_bytes() if path.is_file() else b""
        if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
            yield f"the original {sha256[:8]} that {database.name} names is not there"
