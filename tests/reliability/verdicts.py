"""Looks at what a trial left of an archive, as whoever starts the program next would."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from db import Archive, open_archive
from db.backup import Backups, expect_sound
from db.copying import connect
from db.engine import DATABASE, SCHEMA
from db.errors import ArchiveDamaged, ArchiveMissing, BackupDamaged, IndexUnusable, NotAnArchive
from db.records import ArticleEdit, SearchRequest
from tests.reliability.diaries import Diary, Known
from tests.reliability.phases import USER, Phase, Place
from tests.reliability.states import flaws, states

SECTION = "ngày hôm sau"
"""What the next save writes."""

GONE = (ArchiveMissing, ArchiveDamaged, NotAnArchive)
"""How an archive that is still to be made or put back does not open."""


class Verdict:
    """What is wrong with an archive after a trial; `losses`: what was acknowledged, and is gone."""

    def __init__(self, phase: Phase, place: Place, known: Known) -> None:
        self.losses: list[str] = []
        self.faults: list[str] = []
        self._phase = phase
        self._place = place
        self._known = known

    def reach(self, original: bytes | None, *, is_thorough: bool = True) -> None:
        """Look at everything. `original` is the database that was damaged before.

        Unless it is to be thorough, what the program does next is left out: what is to be made
        again is not made, nothing is saved or indexed.
        """
        if original is not None:
            self.losses += self._without(original)
        self.losses += self._without_copy()
        if self._phase.is_lost and not self._is_there():
            if self._known.held or self._known.marks:
                self.losses.append("the archive is not there")
                return
            if not is_thorough:
                return
            self._phase.run(self._place, Diary(Path("/dev/null")))
            self._known.held = dict(self._known.meant)
        archive = open_archive(self._place.archive)
        self.losses += self._known.losses(self._phase.state(self._place))
        self.losses += self._backups()
        if not self._phase.is_former:
            self.faults += flaws(self._place.archive)
        self.faults += self._next_start(archive) if is_thorough else self._structure()
        archive.close()

    def _is_there(self) -> bool:
        try:
            open_archive(self._place.archive)
        except GONE:
            return False
        return True

    def _without(self, original: bytes) -> Iterator[str]:
        """Find the damaged database: in its place, or kept."""
        places = [self._place.archive / DATABASE]
        places += (self._place.archive / "damaged").glob(f"*/{DATABASE}")
        if original not in [place.read_bytes() for place in places if place.exists()]:
            yield "the damaged database was not kept"

    def _without_copy(self) -> Iterator[str]:
        """An archive that was upgraded has a verified backup of what it was."""
        if self._phase.is_former:
            with closing(connect(self._place.archive / DATABASE)) as database:
                (version,) = database.execute("PRAGMA user_version").fetchone()
            found = [one.contents for one in Backups(self._place.archive).listed() if one.verified]
            if version == SCHEMA and not any(one and one.schema < SCHEMA for one in found):
                yield "upgraded without a verified backup"

    def _backups(self) -> Iterator[str]:
        """Read what is called verified again: nothing half may be among it, nothing missing."""
        homes = [self._place.archive, *self._place.second.glob("*")]
        for home in homes:
            listed = {one.path.name: one for one in Backups(home).listed() if one.verified}
            if home == self._place.archive:
                yield from (
                    f"backup {name} is gone" for name in self._known.backups.keys() - listed.keys()
                )
            for name, backup in listed.items():
                try:
                    expect_sound(backup)
                except BackupDamaged as error:
                    yield f"backup {name}: {error.reason}"
                    continue
                held = self._known.backups.get(name)
                if held is not None and _held_by(backup.path) != held:
                    yield f"backup {name} holds something else"

    def _structure(self) -> Iterator[str]:
        with closing(connect(self._place.archive / DATABASE, "ro")) as database:
            said = database.execute("PRAGMA integrity_check").fetchall()
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if said != [("ok",)] or broken:
            yield f"integrity: {said}, foreign keys: {broken}"

    def _next_start(self, archive: Archive) -> Iterator[str]:
        """Search, save, bring the index up to date, check everything, search again."""
        searcher, indexer, reader = archive.searcher(), archive.indexer(), archive.reader()
        with suppress(IndexUnusable):  # which is said, and mended below
            searcher.search(SearchRequest("lúa"))
        there = reader.rows(reader.browse())
        if there:
            cataloguer = archive.cataloguer(USER)
            edit = ArticleEdit(there[0].id, there[0].row_version, {"section": SECTION})
            cataloguer.apply([edit])
            cataloguer.close()
        indexer.sync()
        yield from _unsound(archive)
        if there and not searcher.search(SearchRequest(f'chuyên mục:="{SECTION}"')).total:
            yield "the next save is not found"
        for row in there[-2:]:
            if row.id not in searcher.search(SearchRequest(f'"{row.headline}"')).ids:
                yield f"{row.headline} is not found"
        for one in (reader, searcher, indexer):
            one.close()


def _unsound(archive: Archive) -> Iterator[str]:
    for part in archive.check(full=True).findings:
        if not part.ok or part.detail.get("pending"):
            yield f"{part.part}: {dict(part.detail)}"


def _held_by(backup: Path) -> dict[str, str]:
    """What a backup holds, by way of a folder that looks like an archive."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / DATABASE).symlink_to(backup)
        return states(Path(folder))
