"""Rows of a real archive, found by its trees, and by how they look where there are none."""

from __future__ import annotations

import shutil
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from db import create_archive
from db.copying import connect
from db.records import Progress
from db.salvaging.cells import PageKind
from db.salvaging.pages import PageFile
from db.salvaging.rows import RowFinder, Standing
from db.salvaging.shapes import shapes

ARCHIVES = Path(__file__).parents[2] / "archives"
PAGE = 4096


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rows") / "a.khobao"
    create_archive(path, starter=True).close()
    return path / "archive.db"


def told(database: Path) -> dict[str, set[tuple[object, ...]]]:
    found = {}
    with closing(connect(database, "ro")) as connection:
        for name, shape in shapes().items():
            columns = ", ".join(f'"{column.name}"' for column in shape.columns)
            found[name] = set(connection.execute(f'SELECT {columns} FROM "{name}"').fetchall())
    return found


def read(database: Path) -> tuple[dict[str, set[tuple[object, ...]]], RowFinder, set[Standing]]:
    found: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    standings = set()
    heard: list[Progress] = []
    with PageFile(database) as pages:
        finder = RowFinder(pages, shapes())
        for row in finder.found(heard.append):
            found[row.table].add(row.values)
            standings.add(row.standing)
    assert heard[-1].done == heard[-1].total
    return found, finder, standings


def test_the_shapes_are_those_of_the_database(starter: Path) -> None:
    """Columns in the order of the file: a migration appends, and so does the metadata."""
    with closing(connect(starter, "ro")) as connection:
        for name, shape in shapes().items():
            described = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            assert [row[1] for row in described] == [column.name for column in shape.columns]
            key = sorted((row[5], row[0]) for row in described if row[5])
            assert tuple(at for _, at in key) == shape.key


@pytest.mark.parametrize("harm", ["none", "first page", "first page and all interior pages"])
def test_all_rows_are_found(starter: Path, tmp_path: Path, harm: str) -> None:
    database = Path(shutil.copy(starter, tmp_path / "archive.db"))
    content = bytearray(database.read_bytes())
    if harm != "none":
        content[:PAGE] = bytes(PAGE)
    if "interior" in harm:
        for at in range(0, len(content), PAGE):
            if content[at] == PageKind.TABLE_INTERIOR:
                content[at : at + PAGE] = bytes(PAGE)
    database.write_bytes(content)
    expected = {name: rows for name, rows in told(starter).items() if rows}
    found, finder, standings = read(database)
    assert found == expected
    assert (finder.tally.broken, finder.tally.strange) == (0, 0)
    assert finder.revision is not None
    assert Standing.IN_TREE in standings
    assert (Standing.LOOSE in standings) is ("interior" in harm)


def test_rows_are_known_by_their_looks_alone(starter: Path, tmp_path: Path) -> None:
    """Nothing that names a table is left: neither the schema nor any page that leads to others."""
    database = Path(shutil.copy(starter, tmp_path / "archive.db"))
    content = bytearray(database.read_bytes())
    with PageFile(starter) as pages:
        for number in range(1, pages.count + 1):
            head = pages.head(number, pages.page(number))
            lines = [one for one in pages.records(number) if one and len(one.values) == 5]
            is_schema = any(line.values[0] in {"table", "index", "trigger"} for line in lines)
            if is_schema or (head is not None and head.kind is PageKind.TABLE_INTERIOR):
                content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    database.write_bytes(content)
    expected = {name: rows for name, rows in told(starter).items() if rows}
    found, _finder, standings = read(database)
    assert standings == {Standing.LOOSE}
    for name in ("article", "text_version", "block", "outlet", "meta", "figure", "authority"):
        assert found[name] == expected.get(name, set()), name
    # What might as well be an entry of an index, or could belong to two tables, is left out.
    assert all(rows <= expected[name] for name, rows in found.items())


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_rows_of_former_versions_are_read(version: int, tmp_path: Path) -> None:
    source = ARCHIVES / f"version-{version}" / "archive.db"
    database = Path(shutil.copy(source, tmp_path / "archive.db"))
    with closing(connect(database, "ro")) as connection:
        counts = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("article", "text_version", "block", "ingest_item")
        }
    content = bytearray(database.read_bytes())
    content[:PAGE] = bytes(PAGE)
    database.write_bytes(content)
    found, _finder, _standings = read(database)
    assert {name: len(found[name]) for name in counts} == counts
