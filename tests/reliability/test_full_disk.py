"""On a disk that is full an archive opens, is read and searched, and says what a save needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import Archive, open_archive
from db.backup import Backups
from db.disk import ROOM_TO_WRITE, free_room, megabytes
from db.errors import ArchiveFull, BackupRoomMissing
from db.records import ArticleEdit, SearchRequest
from db.records.backups import BackupReason
from tests.db.articles import add, archive_of, article
from tests.proofs import Proof

SIZE_MB = 16
FILES = 2000
ARTICLES = 12


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small disk of its own, in memory."""
    place = tmp_path / "đĩa"
    place.mkdir()
    if sys.platform != "linux" or os.getuid() != 0:
        pytest.skip("only root may make a disk, and only on Linux")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m,nr_inodes={FILES}"]
    mount += ["tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be made here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def archive(disk: Path) -> Archive:
    """An archive on that disk, as it lies when nobody has it open."""
    archive = archive_of(disk, [article(f"Bài {one}", "Mùa lúa.") for one in range(ARTICLES)])
    archive.close()
    return archive


def fill(disk: Path) -> None:
    """Leave no room at all."""
    with (ballast(disk) / "all").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            assert free_room(disk) == 0


def fill_with_files(disk: Path) -> None:
    """Leave room for as many bytes as before, and for no file."""
    place = ballast(disk)
    try:
        for number in range(FILES):
            (place / str(number)).touch()
    except OSError:
        assert free_room(disk) == 0


def ballast(disk: Path) -> Path:
    """Where that lies which fills a disk."""
    place = disk / "ballast"
    place.mkdir(exist_ok=True)
    return place


def save(archive: Archive, section: str) -> None:
    """Save one article."""
    reader = archive.reader()
    (row,) = reader.rows([1])
    reader.close()
    cataloguer = archive.cataloguer("AN")
    try:
        cataloguer.apply([ArticleEdit(row.id, row.row_version, {"section": section})])
    finally:
        cataloguer.close()


def expect_reading(archive: Archive) -> None:
    """Read and search afresh."""
    searcher = archive.searcher()
    hits = searcher.search(SearchRequest("lúa"))
    assert hits.total == ARTICLES
    assert len(searcher.page(hits, 0, 50)) == ARTICLES
    searcher.close()


@pytest.mark.parametrize("is_open", [True, False], ids=["open before", "opened then"])
@pytest.mark.parametrize("fill", [fill, fill_with_files], ids=["bytes", "files"])
def test_a_full_disk(
    disk: Path, archive: Archive, proof: Proof, fill: Callable[[Path], None], is_open: bool
) -> None:
    """Reading and search go on; save, ingest and backup are refused; then everything goes on."""
    witness = archive.reader()
    if is_open:
        witness.browse()
    fill(disk)
    archive = open_archive(archive.path)
    expect_reading(archive)
    assert len(witness.browse()) == ARTICLES
    with pytest.raises(ArchiveFull) as refused:
        save(archive, "giữa")
    assert refused.value.needed_mb == megabytes(ROOM_TO_WRITE)
    assert refused.value.free_mb == 0
    with pytest.raises((BackupRoomMissing, ArchiveFull)):
        Backups(archive.path).make(BackupReason.ASKED)
    source = disk.parent / "bài.txt"
    source.write_text("Tít mới\n\nMột đoạn của bài mới.\n", encoding="utf-8")
    with pytest.raises(ArchiveFull):
        archive.ingest([source], lambda _: None)
    expect_reading(archive)
    shutil.rmtree(ballast(disk))
    save(archive, "sau")
    (row,) = witness.rows([1])
    assert row.section == "sau", "who read all the time sees the save"
    indexer = archive.indexer()
    indexer.sync()
    indexer.close()
    expect_reading(archive)
    witness.close()
    report = archive.check(full=True)
    proof("R4", "a small disk that is full", trials=1, faults=not report.ok, losses=0)
    assert report.ok


def test_it_fills_while_work_goes_on(archive: Archive, proof: Proof) -> None:
    """Every save is whole or refused, however little room there is for it."""
    saved = refused = 0
    while not refused:
        try:
            add(archive, [article(f"Bài mới {saved}", *[f"Đoạn {saved}. " * 900] * 20)])
            saved += 1
        except ArchiveFull:
            refused += 1
    reader = archive.reader()
    losses = ARTICLES + saved - len(reader.browse())
    reader.close()
    report = archive.check(full=True)
    proof("R4", "a small disk that fills", trials=saved + refused, faults=0, losses=losses)
    assert saved > 5
    assert losses == 0
    assert [part.part for part in report.findings if not part.ok] == []
