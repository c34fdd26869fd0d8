"""Numbers are looked up in the newest index, whatever they are printed like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive
from db.search.stated_numbers import StatedNumbers
from tests.db.articles import add, archive_of, article, sync


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_of(
        tmp_path,
        [
            article("Một", "Kho giữ 41.205 tờ."),
            article("Hai", "Kho giữ 41,205 tờ, nặng 2,75 tấn."),
            article("Ba", "Xây hết 41.205 tỷ đồng, thu về 1,23 triệu."),
        ],
    )


@pytest.fixture
def numbers(archive: Archive) -> Iterator[StatedNumbers]:
    reader = archive.reader()
    held = StatedNumbers(reader.index_home)
    yield held
    held.close()
    reader.close()


def test_each_spelling_is_looked_up(numbers: StatedNumbers) -> None:
    asked = {
        "41205": ("41205", "#n41205"),
        "1230000": ("1230000", "#n1230000"),
        "2.75": ("2.75",),
        "999": ("999",),
    }
    assert numbers.articles_with(asked, 3) == {"41205": (1, 2, 3), "1230000": (3,), "2.75": (2,)}
    assert numbers.articles_with(asked, 2) == {"1230000": (3,), "2.75": (2,)}
    assert numbers.articles_with({}, 2) == {}


def test_a_newer_index_is_taken_up(archive: Archive, numbers: StatedNumbers) -> None:
    asked = {"73418": ("73418",)}
    assert numbers.articles_with(asked, 9) == {}
    add(archive, [article("Bốn", "Trồng 73.418 cây.")])
    assert numbers.articles_with(asked, 9) == {}
    sync(archive)
    assert numbers.articles_with(asked, 9) == {"73418": (4,)}


@pytest.mark.parametrize("damage", ["gone", "spoilt"])
def test_a_damaged_index_knows_no_number(
    archive: Archive, numbers: StatedNumbers, damage: str
) -> None:
    asked = {"41205": ("41205",)}
    for path in [one for one in (archive.path / "index").rglob("*") if one.is_file()]:
        if damage == "gone":
            path.unlink()
        elif path.name != "CURRENT":
            path.write_bytes(b"\0" * path.stat().st_size)
    assert numbers.articles_with(asked, 9) == {}
    indexer = archive.indexer()
    indexer.rebuild()
    indexer.close()
    assert numbers.articles_with(asked, 9) == {"41205": (1, 2, 3)}
