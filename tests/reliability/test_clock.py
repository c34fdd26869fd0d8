"""Order never comes from the clock: it may jump by ten years at any moment, and back."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

import db.backup
import db.cataloguer
from db import Archive, open_archive, tables
from db.backup import Backups, _read, expect_sound
from db.cataloguer import Cataloguer
from db.engine import ReadEngine, WriteEngine
from db.errors import ArchiveError
from db.fixity import Fixity
from db.ingest.pipeline import ingest
from db.objects import ObjectStore
from db.records import ArticleEdit, IngestItem, Progress, SearchRequest
from db.records.backups import Backup, BackupReason
from db.restoring import restore, restore_articles
from db.thinning import ALL_FOR, Aged
from tests.db.articles import archive_of, article
from tests.proofs import Proof
from tests.reliability.states import states

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
FIRST = "kho-0"
DEEDS = 12
KINDS = ("save", "save", "undo", "redo", "ingest", "back up", "put back", "bring", "fixity")


class Jumping:
    """A clock that goes on, stands still, or jumps by years, whenever somebody looks."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self.looks = 0

    def __call__(self) -> str:
        """Tell some time within ten years of the right one."""
        self.looks += 1
        jump = self._dice.choice((0, 0, -3650, 3650, self._dice.randint(-3650, 3650)))
        seconds = self._dice.choice((0, self.looks))
        return (NOW + timedelta(days=jump, seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Day:
    """Works on an archive by such a clock, and knows what should come of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.now = Jumping(seed)
        self.dice = random.Random(seed)
        self.folder = folder
        self.archive = archive_of(folder, [article("Bài đầu", "Mùa lúa.", source_id=FIRST)])
        self.path = self.archive.path
        self.count = 0
        self.done: list[str] = []
        """The sections that undo leads back through."""
        self.undone: list[str] = []
        self.section = ""
        self.backups: dict[int, dict[str, str]] = {}
        self.accessions: list[str] = self._accessions()
        self.faults: list[str] = []

    def expect(self, what: str, holds: object) -> None:
        """Note what is not as it should be."""
        if not holds:
            self.faults.append(what)

    def work(self, kind: str) -> None:
        """Do something."""
        self.count += 1
        {
            "save": self.save,
            "undo": self.undo,
            "redo": self.redo,
            "ingest": self.ingest,
            "back up": self.back_up,
            "put back": self.put_back,
            "bring": self.bring,
            "fixity": self.look_for_flaws,
        }[kind]()
        self.expect(f"{kind}: the section is not {self.section!r}", self._section() == self.section)

    def save(self) -> None:
        """Change the section of the first article."""
        self.undone.clear()
        self.done.append(self.section)
        self.section = f"mục {self.count}"
        writer = self._cataloguer()
        writer.apply([ArticleEdit(1, self._version(), {"section": self.section})])
        writer.close()
        self._expect_newest_change()

    def undo(self) -> None:
        """Take the newest change back, whatever its date."""
        writer = self._cataloguer()
        writer.undo()
        writer.close()
        if self.done:
            self.undone.append(self.section)
            self.section = self.done.pop()
            self._expect_newest_change()

    def redo(self) -> None:
        """Make again what was taken back last."""
        writer = self._cataloguer()
        writer.redo()
        writer.close()
        if self.undone:
            self.done.append(self.section)
            self.section = self.undone.pop()
            self._expect_newest_change()

    def ingest(self) -> None:
        """Take a file in."""
        path = self.folder / f"{self.count}.jsonl"
        names = [f"m{self.count}x{number}" for number in range(3)]
        lines = [{"id": name, "title": f"Bài {name}", "body": [f"Bến {name}."]} for name in names]
        path.write_text("\n".join(map(json.dumps, lines)))
        writer = WriteEngine(self.path)
        ingest(writer, ObjectStore(self.path / "objects"), [path], _unheard, now=self.now)
        writer.close()
        fresh = self._accessions()[len(self.accessions) :]
        self.expect("accession numbers", len(fresh) == len(names))
        for number in fresh:
            year = [one for one in self.accessions if one[:5] == number[:5]]
            self.expect(f"{number} is not new, or too low", all(one < number for one in year))
            self.accessions.append(number)
        runs = [one.job_id for one in self.archive.batches()]
        self.expect("runs are out of order", runs == sorted(runs, reverse=True))

    def back_up(self) -> None:
        """Make a backup and thin them out."""
        backups = Backups(self.path, self.now)
        state = states(self.path)
        made = backups.make(BackupReason.ASKED)
        backups.thin()
        self.expect("a lower number", made.number > max(self.backups, default=0))
        self.backups[made.number] = state
        self._expect_backups()

    def put_back(self) -> None:
        """Put the archive back to the newest backup."""
        if not self.backups:
            return
        newest = Backups(self.path).listed()[0]
        before = states(self.path)
        restored = restore(self.path, str(newest.number), self.now)
        self.expect("the newest backup", newest.number == max(self.backups))
        self.expect("the state of it", states(self.path) == self.backups[newest.number])
        assert restored.before is not None
        self.backups[restored.before.number] = before
        self.section = self.backups[newest.number][FIRST]
        self.done, self.undone = self._undoable(), []
        self.accessions = self._accessions()
        self._expect_backups()

    def bring(self) -> None:
        """Bring the first article back from the newest backup."""
        if not self.backups:
            return
        number = max(self.backups)
        back = restore_articles(self.path, str(number), ["1"], "thu", self.now)
        if back.change_set is not None:
            self.done.append(self.section)
            self.undone.clear()
            self.section = self.backups[number][FIRST]
            self._expect_newest_change()

    def look_for_flaws(self) -> None:
        """Read everything again: due by any date that was put back."""
        fixity = Fixity(self.path, self.now)
        report = fixity.run(again=True)
        fixity.close()
        self.expect("flaws", not report.findings)

    # ---- what should be -------------------------------------------------------------------

    def _cataloguer(self) -> Cataloguer:
        return Cataloguer(WriteEngine(self.path), "thu", self.now)

    def _section(self) -> str:
        return states(self.path)[FIRST]

    def _rows(self, query: str) -> list[tuple[object, ...]]:
        engine = ReadEngine(self.path)
        with engine.session() as session:
            rows = [tuple(row) for row in session.execute(text(query))]
        engine.close()
        return rows

    def _version(self) -> int:
        ((version,),) = self._rows("SELECT row_version FROM article WHERE id = 1")
        return int(str(version))

    def _accessions(self) -> list[str]:
        return [str(one) for (one,) in self._rows("SELECT accession FROM article ORDER BY id")]

    def _undoable(self) -> list[str]:
        """The sections before each change that stands, the oldest first."""
        query = """
            SELECT json_extract(change.before, '$.section') FROM change_set AS held
            JOIN change ON change.change_set_id = held.id WHERE held.undoes_id IS NULL
            AND held.id NOT IN (SELECT undoes_id FROM change_set WHERE undoes_id IS NOT NULL)
            AND change.table_name = 'article' ORDER BY held.id
        """
        return [str(one or "") for (one,) in self._rows(query)]

    def _expect_newest_change(self) -> None:
        reader = self.archive.reader()
        listed = [one.id for one in reader.catalogue.history(1, limit=500)]
        reader.close()
        ((newest,),) = self._rows("SELECT max(id) FROM change_set")
        self.expect("the newest change is not first", listed[0] == newest)
        self.expect("changes are out of order", listed == sorted(listed, reverse=True))

    def _expect_backups(self) -> None:
        """The newest ones are there by number, verified, and hold what they should."""
        listed = Backups(self.path).listed()
        numbers = [one.number for one in listed]
        self.expect("backups are out of order", numbers == sorted(numbers, reverse=True))
        self.expect("the newest backup is gone", numbers[0] == max(self.backups))
        for number in sorted(self.backups)[-3:]:
            self.expect(f"backup {number} of the last three is gone", number in numbers)
        for one in listed[:2]:
            self.expect(f"backup {one.number} is not verified", one.verified)
            expect_sound(one)

    def end(self) -> None:
        """See that search finds what is there, and nothing else."""
        archive: Archive = open_archive(self.path)
        indexer = archive.indexer()
        indexer.sync()
        indexer.close()
        self.expect("the check", archive.check(full=True).ok)
        held, searcher = len(states(self.path)), archive.searcher()
        found = searcher.search(SearchRequest("bài")).total
        self.expect(f"search finds {found} of {held}", found == held)
        searcher.close()
        archive.close()


def _unheard(_event: Progress | IngestItem) -> None:
    """Ingest tells a person; here is none."""


def faults_of(folder: Path, seed: int, deeds: Sequence[str] = ()) -> list[str]:
    """Do some deeds, else by chance, by one clock; what was not as it should be."""
    home = folder / str(seed)
    home.mkdir()
    day = Day(home, seed)
    for kind in deeds or day.dice.choices(KINDS, k=DEEDS):
        day.work(kind)
    day.end()
    return [f"{seed}: {fault}" for fault in day.faults]


def days(folder: Path, seeds: range, proof: Proof) -> None:
    """Work for some days, each by another clock."""
    faults = [fault for seed in seeds for fault in faults_of(folder, seed)]
    proof(
        "R13",
        "deeds by a clock that jumps ten years",
        trials=DEEDS * len(seeds),
        faults=len(faults),
        losses=0,
    )
    assert faults == []


@pytest.mark.timeout(120)
def test_the_clock_orders_nothing(tmp_path: Path, proof: Proof) -> None:
    days(tmp_path, range(1), proof)


def _listed_by_date(backups: Backups) -> list[Backup]:
    """List as a program would that goes by dates."""
    found = [_read(path) for path in backups.root.glob("*.db")]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _kept_by_date(backups: Iterable[Aged], _most_bytes: int) -> set[int]:
    """Keep what a program would that goes by dates."""
    known = list(backups)
    newest = max(one.made_at for one in known)
    return {one.number for one in known if newest - one.made_at <= ALL_FOR}


def _undoable_by_date(session: Session, _user: str) -> int | None:
    """Take back what a program would that goes by dates."""
    held = tables.ChangeSet
    return session.scalar(select(held.id).order_by(held.at.desc(), held.id).limit(1))


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("place", "name", "wrong", "deeds"),
    [
        (Backups, "listed", _listed_by_date, ("back up",) * 5),
        (db.backup, "kept", _kept_by_date, ("save", "back up") * 3),
        (db.cataloguer, "to_undo", _undoable_by_date, ("save", "save", "undo", "undo")),
    ],
)
def test_whoever_goes_by_dates_is_caught(
    tmp_path: Path,
    proof: Proof,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
    wrong: object,
    deeds: Sequence[str],
) -> None:
    """Backups listed, thinned out, or changes taken back by their dates."""
    monkeypatch.setattr(place, name, wrong)
    caught = False
    for seed in range(3):
        try:
            caught = bool(faults_of(tmp_path, seed, deeds))
        except (ArchiveError, AssertionError):
            caught = True
        if caught:
            break
    proof.control("R13", f"{name} by dates", caught=caught)
    assert caught


@pytest.mark.prove
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("chunk", range(4))
def test_the_clock_orders_nothing_on_many_days(tmp_path: Path, proof: Proof, chunk: int) -> None:
    days(tmp_path, range(100 + 10 * chunk, 110 + 10 * chunk), proof)
