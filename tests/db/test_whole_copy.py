"""A whole archive is copied, checked as it comes, and goes its own way."""

from __future__ import annotations

import errno
import os
from contextlib import closing
from pathlib import Path

import pytest

import db.file_systems
from db import create_archive, open_archive
from db.copying import connect
from db.engine import DATABASE, SCHEMA, WriteEngine
from db.errors import (
    ArchiveExists,
    ArchiveMissing,
    ArchiveOnNetwork,
    Cancelled,
    CopyRoomMissing,
    DiskFailed,
    NotAnArchive,
    PlaceInArchive,
)
from db.records import ArticleEdit
from db.records.sharing import Barrier
from db.whole_copy import copy_archive
from tests.db.kho import Run


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that this computer believes to lie on another one."""
    share = tmp_path / "chia sẻ"
    share.mkdir()
    table = tmp_path / "mountinfo"
    point = os.fsencode(share.resolve()).replace(b" ", rb"\040")
    table.write_bytes(
        b"1 0 0:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:9 / " + point + b" rw - cifs //may/bao rw\n"
    )
    monkeypatch.setattr(db.file_systems, "MOUNTS", table)
    return share


def files(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_copy_holds_everything_and_has_a_history_of_its_own(
    kho_archive: Path, tmp_path: Path, kho: Run
) -> None:
    assert kho("backup", kho_archive)[0] == 0
    mine = tmp_path / "xa" / "Của % tôi?.khobao"
    code, answers = kho("copy", kho_archive, mine)
    report = answers[-1]
    assert (code, report["event"], report["articles"], report["wrong"]) == (0, "copied", 7, 0)
    assert report["files"] == 2
    first, second = open_archive(kho_archive).reader(), open_archive(mine).reader()
    assert [first.article(one).text for one in first.browse()] == [
        second.article(one).text for one in second.browse()
    ]
    assert first.identity().uuid == second.identity().uuid
    assert first.identity().epoch != second.identity().epoch
    first.close()
    second.close()
    assert not list((mine / "backups").iterdir())
    assert kho("check", mine, "--full")[0] == 0
    _, (found,) = kho("search", mine, "mua lua")
    assert found["total"] == 6
    assert [path.name for path in mine.parent.iterdir()] == [mine.name]


def test_what_is_missing_there_is_told(kho_archive: Path, tmp_path: Path, kho: Run) -> None:
    originals = [path for path in (kho_archive / "objects").rglob("*") if path.is_file()]
    originals[0].unlink()
    originals[1].write_bytes(b"else")
    code, answers = kho("copy", kho_archive, tmp_path / "Bản.khobao")
    assert (code, answers[-1]["files"], answers[-1]["wrong"]) == (0, 0, 2)


def test_what_cannot_be_copied_leaves_nothing(kho_archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "đích" / "Bản.khobao"
    with pytest.raises(Cancelled):
        copy_archive(kho_archive, target, should_stop=lambda: True)
    with pytest.raises(ArchiveMissing):
        copy_archive(tmp_path / "không có", target)
    with pytest.raises(NotAnArchive):
        copy_archive(tmp_path, target)
    with pytest.raises(ArchiveExists):
        copy_archive(kho_archive, kho_archive)
    for inside in ("Bản.khobao", "objects/sâu/Bản.khobao"):
        with pytest.raises(PlaceInArchive):
            copy_archive(kho_archive, kho_archive / inside)
        with pytest.raises(PlaceInArchive):
            create_archive(kho_archive / inside)
    engine = WriteEngine(kho_archive)
    with engine.transaction() as session:
        session.connection().exec_driver_sql(f"UPDATE source_file SET size = {1 << 60}")
    engine.close()
    with pytest.raises(CopyRoomMissing):
        copy_archive(kho_archive, target)
    assert list(target.parent.iterdir()) == []


def test_an_archive_that_goes_away_meanwhile_is_told(kho_archive: Path, tmp_path: Path) -> None:
    """As one on a network does: its originals are not said to be damaged."""

    def unplugged(_progress: object) -> None:
        if kho_archive.exists():
            kho_archive.rename(tmp_path / "rút ra")

    with pytest.raises(ArchiveMissing) as caught:
        copy_archive(kho_archive, tmp_path / "Bản.khobao", unplugged)
    assert caught.value.path == kho_archive
    assert [path.name for path in tmp_path.glob("*Bản*")] == []


def test_a_database_of_another_program_above_stands_in_nobodys_way(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "ours.khobao", "rwc")) as other:
        other.execute("CREATE TABLE mail (id INTEGER)")
    (tmp_path / "ours.khobao").rename(tmp_path / DATABASE)
    create_archive(tmp_path / "Kho.khobao").close()


@pytest.mark.parametrize("command", ["create", "copy"])
def test_an_empty_folder_that_is_there_stays_the_same_one(
    kho_archive: Path, tmp_path: Path, kho: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Somebody stands in it, or a disk is mounted there."""
    place = tmp_path / "Mới"
    place.mkdir()
    folder = place.stat().st_ino
    monkeypatch.chdir(place)
    named = ["create", "."] if command == "create" else ["copy", kho_archive, "."]
    assert kho(*named)[0] == 0
    assert place.stat().st_ino == folder
    assert kho("check", ".", "--full")[0] == 0
    assert not list(place.glob(".*"))


@pytest.mark.parametrize("failing", ["archive.db", "objects"])
def test_what_cannot_come_to_an_empty_folder_leaves_it_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == failing:
            raise OSError(errno.EIO, "refused")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(DiskFailed):
        create_archive(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_on_a_network_is_read_from_a_copy_and_never_written(
    share: Path, tmp_path: Path, kho: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setattr(db.file_systems, "MOUNTS", tmp_path / "none")
        made = create_archive(share / "Kho.khobao", starter=True)
        made.close()
    before = files(share)
    archive = open_archive(made.path)
    assert archive.read_only
    reason = archive.reading_only
    assert reason is not None
    assert (reason.barrier, reason.system) == (Barrier.NETWORK, "cifs")
    assert reason.copied_at
    assert archive.hold("LAN") is None
    assert archive.info().articles == 27
    archive.close()
    for here in (("create", share / "Mới.khobao"), ("copy", made.path, share / "Bản.khobao")):
        code, (said,) = kho(*here)
        assert (code, said["kind"]) == (1, "ArchiveOnNetwork"), here
    for wanted in (
        ["undo"],
        ["ingest", str(tmp_path)],
        ["duplicates", "--rebuild"],
        ["restore", "1"],
    ):
        code, (said,) = kho(wanted[0], made.path, *wanted[1:])
        assert (code, said["kind"]) == (1, "ArchiveOnNetwork"), wanted
        assert said["system"] == "cifs"
    for wanted in (["search", "asocio"], ["show", "1"], ["check"], ["awards"], ["backups"]):
        assert kho(wanted[0], made.path, *wanted[1:])[0] == 0, wanted
    assert kho("reindex", made.path)[0] == 0
    with pytest.raises(ArchiveOnNetwork):
        WriteEngine(made.path)
    assert files(share) == before, "nothing was made there"


@pytest.mark.parametrize("is_far", [False, True])
def test_one_of_a_newer_version_and_one_of_no_version(
    share: Path, tmp_path: Path, kho: Run, monkeypatch: pytest.MonkeyPatch, is_far: bool
) -> None:
    with monkeypatch.context() as there:
        there.setattr(db.file_systems, "MOUNTS", tmp_path / "none")
        made = create_archive((share if is_far else tmp_path) / "Kho.khobao")
        made.close()
        with closing(connect(made.path / DATABASE)) as database:
            database.execute("CREATE TABLE of_tomorrow (id)")
            database.execute("PRAGMA user_version = 999")
    for wanted in (("search", made.path, "a"), ("copy", made.path, tmp_path / "Bản.khobao")):
        code, (said,) = kho(*wanted)
        assert (code, said["kind"]) == (1, "ArchiveTooNew"), wanted
    with monkeypatch.context() as there:
        there.setattr(db.file_systems, "MOUNTS", tmp_path / "none")
        with closing(connect(made.path / DATABASE)) as database:
            database.execute(f"PRAGMA user_version = {SCHEMA}")
    code, (said,) = kho("copy", made.path, tmp_path / "Bản.khobao")
    assert (code, said["kind"]) == (1, "ArchiveDamaged"), "a table of a stranger"
    assert not (tmp_path / "Bản.khobao").exists()


def test_what_is_saved_there_is_read_when_it_is_opened_again(
    share: Path, tmp_path: Path, kho: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setattr(db.file_systems, "MOUNTS", tmp_path / "none")
        made = create_archive(share / "Kho.khobao", starter=True)
    first = open_archive(made.path)
    reader = first.reader()
    version = reader.article(1).row.row_version
    with monkeypatch.context() as there:
        there.setattr(db.file_systems, "MOUNTS", tmp_path / "none")
        cataloguer = made.cataloguer("LAN")
        cataloguer.apply([ArticleEdit(1, version, {"section": "Mục ở bên kia"})])
        assert (made.path / f"{DATABASE}-wal").stat().st_size
    assert reader.article(1).row.row_version == version
    second = open_archive(made.path).reader()
    assert second.article(1).row.section == "Mục ở bên kia"
    assert reader.article(1).row.row_version == version, "the former copy is in use, and stays"
    reader.close()
    second.close()
    mine = tmp_path / "Của tôi.khobao"
    assert kho("copy", made.path, mine)[0] == 0
    third = open_archive(mine).reader()
    assert third.article(1).row.section == "Mục ở bên kia"
    third.close()
    cataloguer.close()
