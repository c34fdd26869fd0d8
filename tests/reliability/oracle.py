"""Knows from the diaries what an archive must hold, and compares."""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from db import open_archive
from db.backup import Backups, expect_sound
from db.errors import ArchiveDamaged, BackupDamaged
from db.records import SearchRequest
from db.restoring import preview_folder
from tests.reliability.child import live
from tests.reliability.killing import kill
from tests.reliability.states import flaws, states


@dataclass
class Findings:
    """What a trial found: a count for each kind of loss, and of what went as it should."""

    kills: int = 0
    acknowledged: int = 0
    during: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    diverged: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Everything that a user would call a loss."""
        return [*self.lost, *self.unsound, *self.diverged]


class Oracle:
    """Runs the child, kills it, reads its diary, and holds the archive against it."""

    def __init__(self, archive: Path, seed: int, mutant: str, held: Mapping[str, str]) -> None:
        self.archive = archive
        self.mutant = mutant
        self.random = random.Random(seed)
        self.held: dict[str, str | None] = dict(held)
        """The state of each article that must be there, by its source id."""
        self.findings = Findings()
        self.backups: dict[str, Mapping[str, str]] = {}
        """The backups that were acknowledged, and the state that each must hold."""
        self._compared: set[str] = set()

    def kill_once(self, most_seconds: float) -> None:
        """Let the child work for a random time, kill it, and compare."""
        diary = self.archive.with_name(f"diary{self.findings.kills}")
        seed = self.random.getrandbits(30)
        seconds = self.random.random() * most_seconds
        arguments = (self.archive, diary, seed, self.mutant)
        self.findings.unsound += kill(live, arguments, diary, seconds)
        self.findings.kills += 1
        self._compare(diary)

    def _read(self, diary: Path) -> tuple[dict[str, str | None], dict[str, str] | None]:
        """Take in what was acknowledged; answer what was only meant: of articles, and whole."""
        meant: dict[str, str | None] = {}
        whole: dict[str, str] | None = None
        last = ""
        for line in diary.read_text().splitlines():
            sign, change, name, value = json.loads(line)
            last = f"{sign} {change}"
            outcome = None if change == "delete" else value
            if change == "restore":
                whole = json.loads(value) if sign == "I" else None
                if sign == "A":
                    self._hold(json.loads(value))
            elif sign == "B":
                self.backups[name] = json.loads(value)
            elif sign == "I":
                meant[name] = outcome
            elif sign == "A":
                meant.pop(name, None)
                self.held[name] = outcome
            self.findings.acknowledged += sign == "A"
        self.findings.during[last] += 1
        return meant, whole

    def _compare(self, diary: Path) -> None:
        """Open the archive afresh and look for everything that was acknowledged."""
        meant, whole = self._read(diary)
        try:
            archive = open_archive(self.archive)
            found = states(self.archive)
        except (ArchiveDamaged, DatabaseError) as error:
            self.findings.unsound.append(f"archive: {error}")
            return
        if whole is not None and found == whole:
            self._hold(whole)
        self.findings.unsound.extend(flaws(self.archive))
        self._compare_backups()
        for name in self.held.keys() | found.keys() | meant.keys():
            actual = found.get(name)
            if actual != self.held.get(name) and not (name in meant and actual == meant[name]):
                self.findings.lost.append(f"{name}: {self.held.get(name)!r} is {actual!r}")
            self.held[name] = actual
        report = archive.check(full=True)
        self.findings.unsound.extend(
            f"{part.part}: {dict(part.detail)}"
            for part in report.findings
            if not part.ok and part.part != "index"
        )
        indexer = archive.indexer()
        indexer.sync()
        indexer.close()
        self._compare_index()
        archive.close()

    def _hold(self, whole: Mapping[str, str]) -> None:
        """Expect the archive to be in this state, as a whole."""
        self.held = {name: whole.get(name) for name in {*self.held, *whole}}

    def _compare_backups(self) -> None:
        """Read what is called verified again: nothing half may be among it, nothing missing."""
        listed = {one.path.name: one for one in Backups(self.archive).listed()}
        for name in self.backups.keys() - listed.keys():
            self.findings.lost.append(f"backup {name}")
        for name, backup in listed.items():
            if not backup.verified:
                continue
            try:
                expect_sound(backup)
            except BackupDamaged as error:
                self.findings.unsound.append(f"backup {name}: {error.reason}")
                continue
            if name in self.backups and name not in self._compared:
                with tempfile.TemporaryDirectory() as place:
                    held = states(preview_folder(backup.path, Path(place)))
                if held != self.backups[name]:
                    self.findings.lost.append(f"backup {name} holds something else")
                self._compared.add(name)

    def _compare_index(self) -> None:
        """See that the index, brought up to date, finds what is there and nothing else."""
        archive = open_archive(self.archive)
        index = next(part for part in archive.check(full=True).findings if part.part == "index")
        if not index.ok or index.detail.get("pending"):
            self.findings.diverged.append(f"index: {dict(index.detail)}")
        searcher = archive.searcher()
        names = sorted(self.held)
        for name in self.random.sample(names, min(8, len(names))):
            hits = searcher.search(SearchRequest(f'"mã {name}"'))
            rows = searcher.page(hits, 0, 10)
            exact = [row for row in rows if row.article.source_id == name]
            if len(exact) != (self.held[name] is not None):
                self.findings.diverged.append(f"search {name}: {len(exact)} hits")
        searcher.close()
        archive.close()
