"""Pages read without SQLite, held against what SQLite itself says; and pages that are damaged."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.salvaging.pages import TIMES_READ, PageFile, Record
from db.salvaging.write_ahead import PAGE_SIZES

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=900),
    st.binary(max_size=3000),
)
ROWS = st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=40)


def fill(
    path: Path, page_size: int, rows: Sequence[tuple[object, ...]], mode: str = "DELETE"
) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA page_size = {page_size}")
        database.execute(f"PRAGMA journal_mode = {mode}")
        database.execute("CREATE TABLE one (a, b, c)")
        database.execute("CREATE TABLE two (a, b, c, PRIMARY KEY (a, b)) WITHOUT ROWID")
        database.executemany("INSERT INTO one VALUES (?, ?, ?)", rows)
        keyed = [(n, *row[1:]) for n, row in enumerate(rows) if row[1] is not None]
        database.executemany("INSERT INTO two VALUES (?, ?, ?)", keyed)
        database.commit()
        if mode == "WAL":  # as the files lie while the archive is open
            for end in ("", "-wal"):
                content = Path(f"{path}{end}").read_bytes()
                Path(f"{path.with_name('copy.db')}{end}").write_bytes(content)


def told(path: Path) -> tuple[list[str], list[str]]:
    """What SQLite says: rows under their numbers, and the rows of the table without numbers."""
    with closing(sqlite3.connect(path)) as database:
        numbered = database.execute("SELECT rowid, a, b, c FROM one").fetchall()
        return sorted(map(repr, numbered)), sorted(map(repr, database.execute("SELECT * FROM two")))


def read(path: Path) -> tuple[list[str], list[str]]:
    """The same, from the pages."""
    with PageFile(path) as pages:
        found = [one for number in range(1, pages.count + 1) for one in pages.records(number)]
    whole = [one for one in found if one is not None and len(one.values) == 3]
    return (
        sorted(repr((one.rowid, *one.values)) for one in whole if one.rowid is not None),
        sorted(repr(one.values) for one in whole if one.rowid is None),
    )


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, page_size=st.sampled_from(PAGE_SIZES))
def test_rows_are_what_sqlite_says(
    mode: str, rows: list[tuple[object, ...]], page_size: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.db"
        fill(path, page_size, rows, mode)
        if mode == "WAL":
            path = path.with_name("copy.db")
        found = read(path)
        # A whole number in a column of reals is kept as one; these columns have no type.
        assert found == told(path)


@pytest.mark.parametrize("page_size", PAGE_SIZES)
def test_every_row_is_found_without_the_first_page(tmp_path: Path, page_size: int) -> None:
    chance = random.Random(page_size)
    rows = [(n, "đ" * chance.choice([9, 90, 2000]), chance.randbytes(9)) for n in range(600)]
    path = tmp_path / "one.db"
    fill(path, page_size, rows)
    expected = told(path)
    with path.open("r+b") as file:
        file.write(bytes(page_size))
    with PageFile(path) as pages:
        assert pages.page_size == page_size
    assert read(path) == expected


def test_four_thousand_of_four_thousand(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    fill(path, 4096, [(n, "làng " * (n % 300), None) for n in range(4000)])
    with path.open("r+b") as file:
        file.write(bytes(4096))
    assert len(read(path)[0]) == 4000


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("pages") / "one.db"
    chance = random.Random(1)
    rows = [(n, "đò ngang " * chance.choice([1, 20, 400]), None) for n in range(300)]
    fill(path, 1024, rows)
    return path.read_bytes()


HARM = st.lists(
    st.tuples(st.sampled_from(["zero", "noise", "flip", "swap", "chain"]), st.integers(0, 2**32)),
    min_size=1,
    max_size=12,
)


def harmed(content: bytes, harms: list[tuple[str, int]], size: int = 1024) -> bytes:
    work = bytearray(content)
    for kind, seed in harms:
        chance = random.Random(seed)
        at = chance.randrange(len(work) // size) * size
        other = chance.randrange(len(work) // size) * size
        if kind == "zero":
            work[at : at + size] = bytes(size)
        elif kind == "noise":
            work[at : at + size] = chance.randbytes(size)
        elif kind == "flip":
            work[at + chance.randrange(size)] ^= 1 << chance.randrange(8)
        elif kind == "swap":
            work[at : at + size], work[other : other + size] = (
                work[other : other + size],
                work[at : at + size],
            )
        else:  # overflow pages that lead to each other, for ever
            work[at : at + 4] = (other // size + 1).to_bytes(4, "big")
            work[other : other + 4] = (at // size + 1).to_bytes(4, "big")
    return bytes(work)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(harms=HARM, cut=st.integers(0, 3000))
def test_damage_ends_and_spares_what_it_does_not_touch(
    sound: bytes, harms: list[tuple[str, int]], cut: int
) -> None:
    """Rows whose pages were not touched are found as they were."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.db"
        path.write_bytes(sound)
        with PageFile(path) as pages:
            before = [one for n in range(1, pages.count + 1) for one in pages.records(n) if one]
        content = harmed(sound, harms)[: len(sound) - cut]
        path.write_bytes(content)
        with PageFile(path) as pages:
            assert pages.page_size == 1024
            after = [one for n in range(1, pages.count + 1) for one in pages.records(n) if one]
    spared = [one for one in before if all(is_spared(sound, content, n) for n in one.pages)]
    assert not [one for one in spared if one not in after]
    assert all(isinstance(one, Record) and one.values for one in after)


def is_spared(before: bytes, after: bytes, page: int, size: int = 1024) -> bool:
    at = slice((page - 1) * size, page * size)
    return before[at] == after[at]


def test_chains_read_by_many_rows_come_to_an_end(tmp_path: Path) -> None:
    """Damage made 900 rows of a page claim the same long chain, which leads round in a ring."""
    path, size, cells = tmp_path / "one.db", 4096, 900
    database = bytearray(size * 400)
    database[size] = 13
    database[size + 3 : size + 5] = cells.to_bytes(2, "big")
    for number in range(cells):
        at = size + 8 + 2 * number
        database[at : at + 2] = (3000).to_bytes(2, "big")
    # 1,048,576 bytes of payload in row 1, of which what lies here is nothing but zeros.
    database[size + 3000 : size + 3004] = bytes([0xC0, 0x80, 0x00, 0x01])
    usable = size
    least = (usable - 12) * 32 // 255 - 23
    here = least + (1048576 - least) % (usable - 4)
    here = here if here <= usable - 35 else least
    database[size + 3004 + here : size + 3008 + here] = (3).to_bytes(4, "big")
    for page in range(3, 401):
        following = page + 1 if page < 400 else 3
        database[(page - 1) * size : (page - 1) * size + 4] = following.to_bytes(4, "big")
    path.write_bytes(database)
    with PageFile(path) as pages:
        rows = list(pages.records(2))
        assert len(rows) == cells
        assert not any(rows)
        assert pages.followed <= TIMES_READ * len(database)


def test_what_is_no_database_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    for content in (b"", b"x", bytes(10_000), random.Random(1).randbytes(50_000)):
        path.write_bytes(content)
        with PageFile(path) as pages:
            rows = [one for n in range(1, pages.count + 1) for one in pages.records(n)]
        assert not [one for one in rows if one is not None and len(one.values) > 1]
    with PageFile(tmp_path / "none.db") as pages:
        assert (pages.count, pages.freed()) == (0, frozenset())


def test_what_was_deleted_is_told_from_what_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    fill(path, 512, [(n, "trăng" * 30, None) for n in range(200)])
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM one WHERE a < 150")
        database.execute("DELETE FROM two WHERE a < 150")
        database.commit()
        (free,) = database.execute("PRAGMA freelist_count").fetchone()
    with PageFile(path) as pages:
        assert len(pages.freed()) == free > 10
