"""An archive that a stranger prepared runs nothing, leads nowhere, and is refused politely."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import Archive, open_archive, open_backup
from db.backup import Backups
from db.copying import connect
from db.engine import APPLICATION_ID, DATABASE
from db.errors import ArchiveDamaged, ArchiveError, BackupDamaged, NotAnArchive
from db.known_objects import KNOWN
from db.objects import ObjectStore
from db.records.backups import BackupReason
from db.restoring import restore, restore_articles
from db.second_target import CHOSEN, bring, choose_second, second_folder
from tests.db.articles import archive_of, article
from tests.db.tables.known_objects import made_by_migrations, written
from tests.proofs import Proof
from tests.reliability.power import can_record
from tests.reliability.watching import judge, watch

ADDED = {
    "trigger": "CREATE TRIGGER extra AFTER UPDATE ON meta BEGIN DELETE FROM article; END",
    "trigger on a save": "CREATE TRIGGER extra AFTER INSERT ON change_set BEGIN"
    " UPDATE article SET headline = load_extension('/tmp/x.so'); END",
    "trigger in the place of ours": "DROP TRIGGER journal_article_update; CREATE TRIGGER"
    " journal_article_update AFTER UPDATE ON article BEGIN DELETE FROM text_version; END",
    "trigger with a name of SQLite": "PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES"
    " ('trigger', 'sqlite_stat4', 'meta', 0, 'CREATE TRIGGER sqlite_stat4 AFTER UPDATE ON meta"
    " BEGIN DELETE FROM article; END')",
    "view": "CREATE VIEW extra AS SELECT readfile('/etc/hostname')",
    "view in the place of a table": "PRAGMA foreign_keys = OFF; DROP TABLE answer_quote;"
    " CREATE VIEW answer_quote AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
    " SELECT x AS id FROM n",
    "generated column": "ALTER TABLE meta ADD extra BLOB GENERATED ALWAYS AS (zeroblob(value))",
    "virtual table": "CREATE VIRTUAL TABLE extra USING fts5(x)",
    "index on an expression": "CREATE INDEX extra ON article (hex(zeroblob(1e6)))",
    "table": "CREATE TABLE extra (x)",
}
"""What SQLite would run, or count, for whoever opens the file and does something harmless."""

EVERY_RUN = (2, 3, 5)

COMMANDS = ("backup", "backups", "check", "fixity")
"""What looks for the second place of an archive."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [article("Bến đò", "Sông rộng."), article("Chợ", "Chợ họp.")]
    archive = archive_of(tmp_path_factory.mktemp("original"), texts)
    archive.close()
    return archive.path


@pytest.fixture
def archive(original: Path, tmp_path: Path) -> Archive:
    shutil.copytree(original, tmp_path / original.name)
    return open_archive(tmp_path / original.name)


def change(database: Path, script: str) -> None:
    with closing(connect(database)) as connection:
        connection.execute("PRAGMA trusted_schema = ON")
        connection.executescript(script)


def count(database: Path) -> tuple[int, ...]:
    with closing(connect(database, "ro")) as connection:
        named = ("article", "text_version", "change_set")
        rows = [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in named]
        return tuple(row[0] for row in rows)


def refusals(archive: Archive, kind: str) -> list[str]:
    """Try everything that opens a database; tell what was not refused."""
    folder = archive.path
    backup = Backups(folder).make(BackupReason.ASKED)
    hostile = folder / "backups" / "000009-20260101T000000Z.db"
    shutil.copy(backup.path, hostile)
    change(hostile, ADDED[kind])
    elsewhere = shutil.copy(hostile, folder.parent / "elsewhere.db")
    tried: dict[str, tuple[type[ArchiveError], Callable[[], object]]] = {
        "preview": (BackupDamaged, lambda: open_backup(hostile, folder.parent)),
        "restore": (BackupDamaged, lambda: restore(folder, hostile.name)),
        "restore from elsewhere": (BackupDamaged, lambda: restore(folder, str(elsewhere))),
        "one article": (
            BackupDamaged,
            lambda: restore_articles(folder, str(elsewhere), ["1"], "A"),
        ),
    }
    found = [name for name, (error, act) in tried.items() if not is_refused(error, act)]
    before = count(folder / DATABASE)
    open_archive(folder).close()
    hostile.unlink()
    change(folder / DATABASE, ADDED[kind])
    if not is_refused(ArchiveDamaged, lambda: open_archive(folder)):
        found.append("open")
    if not is_refused(ArchiveDamaged, lambda: Backups(folder).make(BackupReason.ASKED)):
        found.append("backup")
    if archive.check().ok:
        found.append("check")
    if count(folder / DATABASE) != before:
        found.append("it ran")
    return found


def is_refused(error: type[ArchiveError], act: Callable[[], object]) -> bool:
    try:
        act()
    except error:
        return True
    return False


@pytest.mark.parametrize(
    "kind",
    [
        kind if number in EVERY_RUN else pytest.param(kind, marks=pytest.mark.prove)
        for number, kind in enumerate(ADDED)
    ],
)
def test_what_a_stranger_added_is_refused(archive: Archive, proof: Proof, kind: str) -> None:
    found = refusals(archive, kind)
    proof("R6", "foreign tables, triggers and views", trials=7, faults=len(found), losses=0)
    assert found == []


def test_a_trigger_would_have_run(archive: Archive, proof: Proof) -> None:
    """The control: SQLite itself does what the file says."""
    change(archive.path / DATABASE, ADDED["trigger"])
    change(archive.path / DATABASE, "UPDATE meta SET value = value")
    proof.control(
        "R6", "database of a stranger trusted", caught=count(archive.path / DATABASE)[0] == 0
    )
    assert count(archive.path / DATABASE)[0] == 0


def test_what_is_known_is_what_the_migrations_make() -> None:
    """After a new step: python -m tests.db.tables.known_objects."""
    assert KNOWN.read_text(encoding="utf-8") == written(made_by_migrations())


def test_a_database_of_another_program_is_no_archive(archive: Archive) -> None:
    for number in (0, 1, APPLICATION_ID + 1):
        change(archive.path / DATABASE, f"PRAGMA application_id = {number}")
        with pytest.raises((NotAnArchive, ArchiveDamaged)):
            open_archive(archive.path)


# ---- what lies beside the database -----------------------------------------------------------

SECRET = b"Khong ai duoc doc."
NAME = hashlib.sha256(SECRET).hexdigest()


def test_an_original_that_leads_elsewhere_is_neither_read_nor_trusted(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(SECRET)
    store = ObjectStore(tmp_path / "Kho.khobao" / "objects")
    place = store.path(NAME)
    place.parent.mkdir(parents=True)
    place.symlink_to(secret)
    stored = store.put_bytes(SECRET)
    assert stored.sha256 == NAME
    assert not place.is_symlink()
    assert place.read_bytes() == secret.read_bytes() == SECRET


def test_a_folder_of_originals_that_leads_elsewhere_is_not_written(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "Kho.khobao" / "objects")
    store.root.mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (store.root / NAME[:2]).symlink_to(tmp_path / "outside")
    with pytest.raises(ArchiveDamaged):
        store.put_bytes(SECRET)
    assert list((tmp_path / "outside").rglob("*")) == []


@pytest.mark.parametrize("name", ["/etc/hostname", "../../../x", "", "A" * 64, "a" * 63 + "/"])
def test_a_number_that_is_a_path_names_nothing(tmp_path: Path, name: str) -> None:
    store = ObjectStore(tmp_path / "objects")
    assert store.path(name) == tmp_path / "objects" / "nothing"


def test_links_are_not_brought_to_the_second_place(tmp_path: Path, archive: Archive) -> None:
    page = tmp_path / "bài.txt"
    page.write_text("Bến đò sáng\n\nSông rộng thêm một sải. Người qua lại đông như ngày hội.\n")
    archive.ingest([page], lambda _event: None)
    (original,) = (path for path in (archive.path / "objects").glob("*/*/*") if path.is_file())
    secret = original.rename(tmp_path / "secret")
    original.symlink_to(secret)
    backups = Backups(archive.path)
    backups.make(BackupReason.ASKED)
    (tmp_path / "second").mkdir()
    told = bring(backups, tmp_path / "second")
    assert (told.files, told.wrong) == (0, 1)
    assert not [path for path in (tmp_path / "second").rglob("*") if path.name == original.name]


STRANGE: tuple[Any, ...] = (
    *([], {}, None, 5, {"contents": None}),
    *({"number": number} for number in ("1", -1, 1.5, True, 1 << 70)),
    *({"made_at": made_at} for made_at in ("", "hôm qua", 5, "2026-01-01", "2026-01-01T00:00:00")),
    *({"contents": {"uuid": {}}}, {"contents": {"articles": "9"}}, {"contents": {"counts": [1]}}),
    *({"contents": {"counts": {"a": "b"}}}, {"reason": "x"}, {"sha256": None}, {"verified": "yes"}),
)


def test_facts_beside_a_backup_that_say_nonsense_are_no_facts(archive: Archive) -> None:
    backups = Backups(archive.path)
    sound = backups.make(BackupReason.ASKED)
    path = backups.root / "000002-20260101T000000Z.db"
    shutil.copy(sound.path, path)
    facts = json.loads(sound.path.with_suffix(".json").read_bytes())
    for strange in STRANGE:
        said: object = strange
        if isinstance(strange, dict):
            held = strange.get("contents", {})
            contents = held if held is None else facts["contents"] | held
            said = facts | strange | {"contents": contents} if strange else {}
        path.with_suffix(".json").write_text(json.dumps(said))
        assert [one.verified for one in backups.listed() if one.path == path] == [False], strange
        assert len(backups.lines()) == 2
        assert backups.thin() == 0
    path.with_suffix(".json").write_text("[" * 100_000)
    assert len(backups.lines()) == 2


@pytest.mark.parametrize("said", ['"x"', "5", "null", '""', '"../x"', '"/tmp/\\u0000x"', "[" * 9])
def test_a_second_place_that_is_no_place_is_none(archive: Archive, said: str) -> None:
    choose_second(archive.path, archive.path.parent)
    (archive.path / "backups" / "second.json").write_text(f'{{"path": {said}}}')
    assert second_folder(archive.path) is None


@pytest.mark.skipif(not can_record(), reason="strace is not there or not allowed")
@pytest.mark.parametrize("is_chosen", [False, True])
def test_a_second_place_that_nobody_here_chose_is_not_even_looked_at(
    archive: Archive, tmp_path: Path, proof: Proof, *, is_chosen: bool
) -> None:
    """To look would tell another computer that the archive is opened; one that was chosen is."""
    place, work = tmp_path / "stranger" / "disk", tmp_path / "work"
    place.mkdir(parents=True)
    work.mkdir()
    Backups(archive.path).make(BackupReason.ASKED)
    named = json.dumps({"path": str(place)})
    (archive.path / "backups" / "second.json").write_text(named)
    if is_chosen:
        (work / "config" / "khobao").mkdir(parents=True)
        (work / "config" / "khobao" / CHOSEN).write_text(json.dumps([str(place)]))
    named_in = set()
    for command in COMMANDS:
        trace = tmp_path / f"trace-{command}"
        watch([sys.executable, "-m", "db.cli", command, str(archive.path), "--json"], trace, work)
        if judge(trace, place, (archive.path, work)).named:
            named_in.add(command)
    if is_chosen:
        proof.control("R11", "looks at the second place", caught=bool(named_in))
        assert named_in == {"backup", "check"}
    else:
        faults = len(named_in)
        proof("R11", "a place of a stranger", trials=len(COMMANDS), faults=faults, losses=0)
        assert named_in == set()
