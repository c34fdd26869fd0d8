"""A program that does everything that writes to an archive, one after the other, to be watched.

Run: python -m tests.reliability.working ROOT DIARY. Each piece of work has a folder of its own in
ROOT, laid out by `lay_out`; before each change the diary says what there will be, and after it
that the archive acknowledged it.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sys
import zipfile
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

import db.thinning
from db import create_archive, open_archive
from db.backup import Backups
from db.clock import utc_now
from db.engine import DATABASE, ReadEngine, WriteEngine
from db.ingest.storing import keep_file
from db.objects import ObjectStore
from db.records import ArticleEdit, IngestItem, NewSource, Progress
from db.records.backups import BackupReason
from db.restoring import restore, restore_articles
from db.salvaging.salvage import salvage
from db.second_target import bring
from tests.db.articles import add, sync
from tests.reliability import indexing
from tests.reliability.child import Keeper
from tests.reliability.diary import Diary
from tests.reliability.states import states

ARCHIVES = Path(__file__).parents[1] / "archives"
"""One archive of each former version."""

NAME = "Thử.khobao"
FIRST = 8
SECOND = "đĩa hai"
INBOX = {"một.jsonl": ("m1m", "m2m", "m3m"), "gói.zip": ("m4m", "m5m"), "sau.jsonl": ("m6m",)}
"""The files that come in, and by which names their articles are known."""

SPOILT = 30_000
"""Bytes in the middle of a database that is damaged."""

DAYS = ("2026-01-05", "2026-01-15", "2026-01-25", "2026-02-05")
"""When backups are made, so that the oldest of them are thinned out."""


def facts(folder: Path) -> dict[str, str]:
    """The section and the text of each article of an archive of any version, by its id."""
    query = """
        SELECT article.id, coalesce(section, ''), version.text FROM article
        JOIN text_version AS version ON version.article_id = article.id
        WHERE version.is_current = 1 AND article.deleted_at IS NULL
    """
    engine = ReadEngine(folder)
    with engine.session() as session:
        found = [tuple(row) for row in session.execute(text(query))]
    engine.close()
    return {
        str(key): f"{section} {hashlib.sha256(words.encode()).hexdigest()[:16]}"
        for key, section, words in found
    }


class Watched(Keeper):
    """Does what is asked for on one archive, with a diary of the whole of it."""

    def __init__(self, archive: Path, diary: Diary, seed: int) -> None:
        self.archive = open_archive(archive)
        self.random = random.Random(seed)
        self.seed = seed
        self.made = 0
        self._done = []
        self.diary = diary

    def note(self, sign: str, change: str, name: str, value: str = "") -> None:
        """Say what there is, or may be, of all articles."""
        if sign == "B":
            self.diary.has_backup(name, json.loads(value))
        elif change == "restore":
            (self.diary.may_be if sign == "I" else self.diary.has)(json.loads(value))
        elif sign in {"I", "A"}:
            tell = self.diary.may_change if sign == "I" else self.diary.has_changed
            tell(name, None if change == "delete" else value)

    def save_often(self, times: int) -> None:
        """Change articles in every way."""
        for _ in range(times):
            self.save()


def ingesting(home: Path, diary: Path) -> None:
    """Take in files and a package, then index what came, and link what is nearly the same."""
    archive = open_archive(home / NAME)
    known = Diary(diary, home.name, states(archive.path))
    coming = dict.fromkeys((name for names in INBOX.values() for name in names), "")

    def on_event(event: Progress | IngestItem) -> None:
        if isinstance(event, IngestItem) and event.outcome == "added":
            known.has_got(str(event.headline).removeprefix("Bài "))

    known.may_be({**known.articles, **coming})
    archive.ingest([home.parent / name for name in INBOX], on_event)
    known.has(known.articles)
    sync(archive)
    archive.link_near()
    archive.close()


def saving(home: Path, diary: Path) -> None:
    """Save single edits and several at once, take some back, index them."""
    path = home / NAME
    watched = Watched(path, Diary(diary, home.name, states(path)), 11)
    watched.save_often(9)
    watched.index(lambda indexer: indexer.sync(merge=False))
    watched.save_often(3)
    watched.archive.close()


def backing_up(home: Path, diary: Path) -> None:
    """Make backups on several days, thin them out, and take them to a second place."""
    path = home / NAME
    known = Diary(diary, home.name, states(path))
    watched = Watched(path, known, 12)
    for day in DAYS:
        watched.save()
        state = states(path)
        made = Backups(path, f"{day}T08:00:00Z".__str__).make(BackupReason.ASKED)
        known.has_backup(made.path.name, state)
    oldest = sorted(known.backups)[:2]
    known.may_be(known.articles, gone=oldest)
    vars(db.thinning)["PERIODS"] = ((datetime.date, 2),)
    assert Backups(path).thin() == len(oldest)
    known.has(known.articles, gone=oldest)
    assert bring(Backups(path), home / SECOND).ok
    known.has_taken()
    watched.archive.close()


def restoring(home: Path, diary: Path) -> None:
    """Put the archive back to a backup, then a single article."""
    path = home / NAME
    watched = Watched(path, Diary(diary, home.name, states(path)), 13)
    watched.back_up()
    watched.save_often(4)
    watched.put_back()
    watched.save_often(3)
    former = next(iter(watched.diary.backups.values()))
    reader = watched.archive.reader()
    changed = [
        row
        for row in reader.rows(reader.browse())
        if former[str(row.source_id)] != watched.diary.articles[str(row.source_id)]
    ]
    reader.close()
    name = str(changed[0].source_id)
    watched.diary.may_change(name, former[name])
    restore_articles(path, "1", [str(changed[0].id)], "thu")
    watched.diary.has_changed(name, former[name])
    watched.index(lambda indexer: indexer.sync())
    watched.archive.close()


def replacing(home: Path, diary: Path) -> None:
    """Put a backup in the place of a database that is damaged."""
    (backup,) = Backups(home / NAME).listed()
    state = json.loads((home / "state.json").read_text())
    known = Diary(diary, home.name, {}, {backup.path.name: state})
    known.may_be(state)
    restore(home / NAME, str(backup.number))
    known.has(state)


def salvaging(home: Path, diary: Path) -> None:
    """Put a backup, and what a damaged database gives beyond it, in the place of that database."""
    (backup,) = Backups(home / NAME).listed()
    before, after = (
        json.loads((home / f"{one}.json").read_text()) for one in ("state", "salvaged")
    )
    known = Diary(diary, home.name, {}, {backup.path.name: before})
    known.may_be(after)
    salvage(home / NAME)
    known.has(after)


def upgrading(home: Path, diary: Path) -> None:
    """Open an archive of a former version, then change an article."""
    known = Diary(diary, home.name, facts(home / NAME))
    archive = open_archive(home / NAME)
    for copy in Backups(home / NAME).listed():
        known.has_backup(copy.path.name, known.articles)
    reader, cataloguer = archive.reader(), archive.cataloguer("thu")
    (row,) = reader.rows(reader.browse()[:1])
    name = str(row.id)
    after = f"Thử {known.articles[name].rpartition(' ')[2]}"
    known.may_change(name, after)
    cataloguer.apply([ArticleEdit(row.id, row.row_version, {"section": "Thử"})])
    known.has_changed(name, after)
    cataloguer.close()
    reader.close()
    archive.close()


def indexed(home: Path, diary: Path) -> None:
    """Publish, merge and rebuild the index between changes."""
    indexing.live(home / NAME, Diary(diary, home.name, states(home / NAME)))


WORKS: Mapping[str, Callable[[Path, Path], None]] = {
    "indexing": indexed,
    "ingesting": ingesting,
    "saving": saving,
    "backing-up": backing_up,
    "restoring": restoring,
    "replacing": replacing,
    "salvaging": salvaging,
    **{f"upgrading-{path.name}": upgrading for path in sorted(ARCHIVES.glob("version-*"))},
}


def lay_out(root: Path, works: Collection[str]) -> None:
    """Make the folder of each piece of work, as it is before."""
    base = root / "base" / NAME
    archive = create_archive(base)
    add(archive, [indexing.numbered(number) for number in range(1, FIRST + 1)])
    _keep_original(base)
    sync(archive)
    archive.close()
    for name in works:
        home = root / name
        if name.startswith("upgrading"):
            shutil.copytree(ARCHIVES / name.partition("-")[2], home / NAME)
        else:
            shutil.copytree(base, home / NAME)
    shutil.rmtree(base.parent)
    (root / "backing-up" / SECOND).mkdir()
    for name in ("replacing", "salvaging"):
        _back_up(root / name)
    _spoil(root / "replacing")
    _lay_out_salvage(root / "salvaging")
    for name, articles in INBOX.items():
        lines = "".join(json.dumps(_line(article)) + "\n" for article in articles)
        if name.endswith(".zip"):
            with zipfile.ZipFile(root / name, "w") as package:
                package.writestr("bên trong.jsonl", lines)
        else:
            (root / name).write_text(lines)


def _line(name: str) -> dict[str, object]:
    return {"id": name, "title": f"Bài {name}", "sapo": "", "body": [indexing.words(name)]}


def _keep_original(archive: Path) -> None:
    """Let there be an original, which backups need."""
    stored = ObjectStore(archive / "objects").put_bytes("Một tờ giấy cũ.".encode())
    writer = WriteEngine(archive)
    with writer.transaction() as session:
        original = NewSource(stored.sha256, stored.size, "text/plain", "giấy.txt")
        keep_file(session, original, utc_now())
    writer.close()


def _back_up(home: Path) -> None:
    """Make a backup, and write down what it holds."""
    (home / "state.json").write_text(json.dumps(states(home / NAME)))
    Backups(home / NAME).make(BackupReason.ASKED)


def _spoil(home: Path) -> None:
    """Damage a database."""
    database = home / NAME / DATABASE
    content = bytearray(database.read_bytes())
    middle = len(content) // 2
    content[middle - SPOILT : middle + SPOILT] = bytes(2 * SPOILT)
    database.write_bytes(content)


def _lay_out_salvage(home: Path) -> None:
    """Damage a database after its backup, and write down what a salvage gives undisturbed."""
    archive = open_archive(home / NAME)
    add(archive, [indexing.numbered(number) for number in range(FIRST + 1, 2 * FIRST)])
    archive.close()
    _spoil(home)
    tried = shutil.copytree(home / NAME, home / "thử" / NAME)
    assert salvage(tried).salvage.salvaged
    (home / "salvaged.json").write_text(json.dumps(states(tried)))
    shutil.rmtree(tried.parent)


def work(root: Path, diary: Path) -> None:
    """Do every piece of work that there is a folder for."""
    for name, piece in WORKS.items():
        if (root / name).is_dir():
            piece(root / name, diary)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]))
