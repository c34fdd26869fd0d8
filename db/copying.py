"""One way to copy a database: compact, held against what it was made of, and read again."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final

from db.disk import file_errors, sync_path
from db.engine import (
    DATABASE,
    LOCK_SECONDS,
    archive_errors,
    expect_own_disk,
    sqlite_module,
)
from db.errors import ArchiveDamaged
from db.known_objects import OBJECTS, foreign_object
from db.locks import held
from db.records.backups import Contents

TEXTS: Final = 200
"""So many articles of a copy are read, and their texts held against their SHA-256."""

WAIT_SECONDS: Final = 2.0
"""How long a backup waits for who writes. It holds the lock of backups, for which whoever puts the
archive back or upgrades it may wait, with the other lock in hand: one of them has to give up."""

PRUNED: Final = frozenset({"journal", "sqlite_stat1", "fixity_pass", "fixity_finding"})
"""Tables that change while nobody saves anything."""


def connect(database: Path, mode: str = "rw") -> Any:
    """Open a database file beside SQLAlchemy, for what only SQLite itself can do.

    Raises ArchiveOnNetwork for that of an archive where another computer may write, too.
    """
    if database.name == DATABASE:
        expect_own_disk(database.parent)
    address = f"{database.absolute().as_uri()}?mode={mode}"
    connection = sqlite_module().connect(address, uri=True, timeout=LOCK_SECONDS)
    connection.isolation_level = None
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn what the disk says under an archive into the archive's own errors."""
    with file_errors(folder), archive_errors(folder):
        yield


def contents_of(connection: Any) -> Contents:
    """Say what a database of this or a former schema holds, in one read transaction."""
    connection.execute("BEGIN")
    try:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in named.fetchall()]
        counts = {
            name: int(_scalar(connection, f'SELECT count(*) FROM "{name}"'))  # noqa: S608 - names of tables
            for name in names
        }
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        newest = "SELECT seq, hex(tok) FROM journal ORDER BY seq DESC LIMIT 1"
        seq, tok = connection.execute(newest).fetchone() or (0, "")
        saves = "SELECT max(id) FROM change_set" if "change_set" in counts else "SELECT 0"
        return Contents(
            uuid=str(meta["uuid"]),
            epoch=int(meta["epoch"]),
            schema=int(_scalar(connection, "PRAGMA user_version")),
            seq=int(seq),
            tok=str(tok).lower(),
            saves=int(_scalar(connection, saves) or 0),
            articles=int(
                _scalar(connection, "SELECT count(*) FROM article WHERE deleted_at IS NULL")
            ),
            counts=counts,
        )
    finally:
        connection.execute("COMMIT")


def read_contents(database: Path) -> Contents:
    """Say what a database file holds."""
    with closing(connect(database, "ro")) as connection:
        return contents_of(connection)


def structure_flaw(connection: Any) -> str | None:
    """Say what is wrong with the structure of a database; None for nothing.

    What a stranger added is, too: nothing of it may run.
    """
    foreign = foreign_object(connection.execute(OBJECTS).fetchall())
    if foreign is not None:
        return foreign
    said = str(_scalar(connection, "PRAGMA quick_check(1)"))
    return None if said == "ok" else said


def text_flaw(connection: Any, chance: random.Random) -> str | None:
    """Read some texts, chosen by chance, and say which one is not as it was stored."""
    highest = int(_scalar(connection, "SELECT max(id) FROM text_version") or 0)
    one = "SELECT article_id, text, sha256 FROM text_version WHERE id >= ? ORDER BY id LIMIT 1"
    for _ in range(min(TEXTS, highest)):
        row = connection.execute(one, (chance.randint(1, highest),)).fetchone()
        if row is not None and hashlib.sha256(row[1].encode()).hexdigest() != row[2]:
            return f"the text of article {row[0]} is changed"
    return None


def copy_database(
    folder: Path, part: Path, *, is_alone: bool, chance: random.Random | None = None
) -> Contents:
    """Copy the database of an archive to a file that is not there yet; say what it holds.

    The copy is compact, on the disk, and was held against the database: structure, rows of every
    table, and texts. `is_alone` says that the caller holds `writer.lock`; without it people may
    save meanwhile, and only when they do is the copy made a second time, with the lock.

    Raises ArchiveDamaged when the database or the copy is not whole, ArchiveFull, ArchiveReadOnly
    and ArchiveBusy. The caller removes what is left of the file then.
    """
    chance = chance or random.SystemRandom()
    with disk_errors(folder):
        if not is_alone:
            with closing(connect(folder / DATABASE, "ro")) as database:
                _expect_whole(folder, database)
            copied = _copied(folder, part)
            if copied is not None:
                _expect_sound(folder, part, chance)
                return copied
            part.unlink()
        lock = nullcontext() if is_alone else held(folder / "writer.lock", WAIT_SECONDS)
        with lock:
            if is_alone:
                with closing(connect(folder / DATABASE, "ro")) as database:
                    _expect_whole(folder, database)
            copied = _copied(folder, part)
        if copied is None:
            raise ArchiveDamaged(folder, "the copy does not hold what the database holds")
        _expect_sound(folder, part, chance)
        return copied


def write_compact(database: Any, target: Path) -> None:
    """Write all that a database and its log hold to a file that is not there yet or empty."""
    # As an address: a name of bytes that are no UTF-8 cannot be bound as text.
    database.execute("VACUUM INTO ?", (target.absolute().as_uri(),))


def _copied(folder: Path, part: Path) -> Contents | None:
    """Copy; None when the copy holds something else than the database held just before."""
    with closing(connect(folder / DATABASE, "ro")) as database:
        before = contents_of(database)
        write_compact(database, part)
    copied = read_contents(part)
    return copied if _compared(before) == _compared(copied) else None


def _compared(contents: Contents) -> tuple[object, ...]:
    counts = {name: rows for name, rows in contents.counts.items() if name not in PRUNED}
    return (contents.uuid, contents.epoch, contents.schema, contents.seq, contents.saves, counts)


def _expect_whole(folder: Path, database: Any) -> None:
    flaw = structure_flaw(database)
    if flaw is not None:
        raise ArchiveDamaged(folder, flaw)


def _expect_sound(folder: Path, part: Path, chance: random.Random) -> None:
    """Read a copy again, and bring it to the disk."""
    with closing(connect(part, "ro")) as copy:
        flaw = structure_flaw(copy) or text_flaw(copy, chance)
    if flaw is not None:
        raise ArchiveDamaged(folder, f"the copy is not whole: {flaw}")
    sync_path(part)


def _scalar(connection: Any, query: str) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row is not None else None
