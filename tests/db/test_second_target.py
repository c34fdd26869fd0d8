"""Another disk gets the backups and the originals, and an archive can be made of it again."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest

from db import open_archive
from db.backup import Backups
from db.check import check
from db.errors import ArchiveDamaged
from db.objects import ObjectStore
from db.own_folders import settings_folder
from db.records.backups import BackupReason, SecondMiss
from db.records.soundness import Part, Remedy, Soundness
from db.restoring import restore
from db.safekeeping import back_up
from db.second_home import OWNER
from db.second_target import CHOSEN, bring, choose_second, place_elsewhere, second_folder

ASKED = BackupReason.ASKED


def test_what_is_missing_is_copied_once(kho_archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "Ổ rời % #"
    place.mkdir()
    choose_second(kho_archive, place)
    assert second_folder(kho_archive) == place
    first = back_up(kho_archive, ASKED).second
    assert first is not None
    assert (first.ok, first.backups, first.files, first.wrong) == (True, 1, 2, 0)
    again = back_up(kho_archive, ASKED).second
    assert again is not None
    assert (again.ok, again.backups, again.files) == (True, 1, 0)
    here, there = Backups(kho_archive).listed(), Backups(again.path).listed()
    assert [one.sha256 for one in here] == [one.sha256 for one in there]
    assert all(one.verified for one in there)
    choose_second(kho_archive, None)
    assert back_up(kho_archive, ASKED).second is None


def test_a_place_that_was_chosen_at_another_computer_gets_nothing(
    kho_archive: Path, tmp_path: Path
) -> None:
    place = tmp_path / "ổ của người khác"
    place.mkdir()
    choose_second(kho_archive, place)
    assert place_elsewhere(kho_archive) is None
    shutil.rmtree(settings_folder())
    assert second_folder(kho_archive) is None
    assert place_elsewhere(kho_archive) == place
    for read_only, named in ((True, None), (False, place)):  # what is only read is not backed up
        archive = open_archive(kho_archive, read_only=read_only)
        assert archive.place_elsewhere == named
        archive.close()
    report = back_up(kho_archive, ASKED)
    assert report.made is not None
    assert report.second is None
    assert list(place.iterdir()) == []
    choose_second(kho_archive, place)
    assert place_elsewhere(kho_archive) is None
    assert back_up(kho_archive, ASKED).second is not None


@pytest.mark.parametrize("held", ["", "{}", "5", "[" * 9, '[["/x"]]', "[null]"])
def test_settings_that_nobody_can_read_choose_nothing(
    kho_archive: Path, tmp_path: Path, held: str
) -> None:
    choose_second(kho_archive, tmp_path)
    (settings_folder() / CHOSEN).write_text(held)
    assert second_folder(kho_archive) is None
    choose_second(kho_archive, tmp_path)
    assert second_folder(kho_archive) == tmp_path


def test_each_chosen_place_is_remembered(kho_archive: Path, tmp_path: Path) -> None:
    for name in ("một", "hai"):
        choose_second(kho_archive, tmp_path / name)
    choose_second(kho_archive, None)
    named = json.dumps({"path": str(tmp_path / "một")})
    (kho_archive / "backups" / "second.json").write_text(named)
    assert second_folder(kho_archive) == tmp_path / "một"


def test_settings_that_cannot_be_written_are_told(kho_archive: Path, tmp_path: Path) -> None:
    settings_folder().parent.mkdir(parents=True, exist_ok=True)
    settings_folder().write_text("no folder")
    with pytest.raises(ArchiveDamaged) as caught:
        choose_second(kho_archive, tmp_path)
    assert caught.value.path == settings_folder()
    assert place_elsewhere(kho_archive) is None, "nothing was chosen"


def test_a_place_that_is_not_there_costs_the_first_nothing(
    kho_archive: Path, tmp_path: Path
) -> None:
    choose_second(kho_archive, tmp_path / "rút ra rồi")
    report = back_up(kho_archive, ASKED)
    assert report.made is not None
    assert report.made.verified
    assert report.second is not None
    assert (report.second.ok, report.second.miss) == (False, SecondMiss.ABSENT)


@pytest.mark.parametrize("inside", ["", "backups", "objects/sâu"])
def test_the_archive_is_no_second_place_of_its_own(kho_archive: Path, inside: str) -> None:
    place = kho_archive / inside
    place.mkdir(parents=True, exist_ok=True)
    choose_second(kho_archive, place)
    report = back_up(kho_archive, ASKED)
    assert report.made is not None
    assert report.second is not None
    assert (report.second.ok, report.second.miss) == (False, SecondMiss.INSIDE)
    assert report.made.contents is not None
    assert not list(place.glob(f"* {report.made.contents.uuid[:8]}"))


def test_the_empty_folder_of_a_disk_that_was_unplugged_gets_nothing(
    kho_archive: Path, tmp_path: Path
) -> None:
    """Where a disk was mounted its folder stays: backups there would lie on the first disk."""
    place, unplugged = tmp_path / "ổ rời", tmp_path / "rút ra"
    place.mkdir()
    choose_second(kho_archive, place)
    first = back_up(kho_archive, ASKED).second
    assert first is not None
    assert first.ok
    place.rename(unplugged)
    place.mkdir()
    for _ in range(2):
        choose_second(kho_archive, place)  # as who has it in a script that runs each night
        report = back_up(kho_archive, ASKED)
        assert report.made is not None
        assert report.second is not None
        assert (report.second.ok, report.second.miss) == (False, SecondMiss.UNPLUGGED)
    assert not list(place.iterdir())
    finding = check(kho_archive, full=False).find(Part.SECOND)
    assert finding is not None
    assert (finding.state, finding.remedy) == ("absent", Remedy.CONNECT)

    place.rmdir()
    unplugged.rename(place)
    again = back_up(kho_archive, ASKED).second
    assert again is not None
    assert (again.ok, again.backups) == (True, 3)

    shutil.rmtree(place / again.path.name)  # a new disk, and somebody says so
    choose_second(kho_archive, None)
    choose_second(kho_archive, place)
    anew = back_up(kho_archive, ASKED).second
    assert anew is not None
    assert (anew.ok, anew.backups) == (True, 5)

    shutil.rmtree(place / anew.path.name)
    (settings_folder() / CHOSEN).unlink()  # the archive was taken to another computer
    choose_second(kho_archive, place)
    elsewhere = back_up(kho_archive, ASKED).second
    assert elsewhere is not None
    assert (elsewhere.ok, elsewhere.backups) == (True, 6)


def test_an_archive_has_one_place_there_however_it_is_called(
    kho_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ổ rời"
    place.mkdir()
    monkeypatch.chdir(kho_archive)
    choose_second(Path(), Path("..") / place.name)
    for folder in (Path(), kho_archive):
        second = back_up(folder, ASKED).second
        assert second is not None
        assert second.ok
    (home,) = place.iterdir()
    assert home.name.startswith(kho_archive.name.removesuffix(".khobao"))
    assert len(Backups(home).listed()) == 2


def test_an_original_that_changed_is_told_and_not_copied(kho_archive: Path, tmp_path: Path) -> None:
    objects = [one for one in (kho_archive / "objects").rglob("*") if len(one.name) == 64]
    objects[0].write_bytes(b"spoilt")
    objects[1].unlink()
    Backups(kho_archive).make(ASKED)
    brought = bring(Backups(kho_archive), tmp_path)
    assert (brought.ok, brought.backups, brought.wrong) == (False, 1, 2)
    assert not [one for one in (brought.path / "objects").rglob("*") if len(one.name) == 64]


@pytest.mark.parametrize("left", ["nothing", "a damaged one"])
def test_an_archive_is_made_again_where_nothing_is_left(
    kho_archive: Path, tmp_path: Path, left: str
) -> None:
    place = tmp_path / "ổ rời"
    place.mkdir()
    choose_second(kho_archive, place)
    second = back_up(kho_archive, ASKED).second
    assert second is not None
    before = open_archive(kho_archive).info().articles
    if left == "nothing":
        shutil.rmtree(kho_archive)
    else:
        (kho_archive / "archive.db").write_bytes(b"x" * 9000)
        shutil.rmtree(kho_archive / "objects")
    (backup,) = Backups(second.path).listed()
    restored = restore(kho_archive, str(backup.path))
    assert (restored.articles, restored.files) == (before, 2)
    archive = open_archive(kho_archive)
    indexer = archive.indexer()
    indexer.sync()
    indexer.close()
    assert archive.check(full=True).ok
    assert all(ObjectStore(kho_archive / "objects").root.iterdir())


def test_copies_of_an_archive_do_not_thin_each_others_backups(
    kho_archive: Path, tmp_path: Path
) -> None:
    """The one has a backup of last year there; the other one makes a hundred today."""
    place, copy = tmp_path / "ổ rời", tmp_path / "thử" / kho_archive.name
    place.mkdir()
    choose_second(kho_archive, place)
    first = back_up(kho_archive, ASKED).second
    assert first is not None
    shutil.copytree(kho_archive, copy)  # as a file manager does, with the choice of the place
    second = back_up(copy, ASKED).second
    assert second is not None
    assert second.ok
    assert second.path == first.path.with_name(f"{first.path.name} 2")
    for folder, home in ((kho_archive, first.path), (copy, second.path)):
        again = back_up(folder, ASKED).second
        assert again is not None
        assert again.path == home
    assert [len(Backups(one.path).listed()) for one in (first, second)] == [2, 3]
    moved = tmp_path / "chỗ khác" / kho_archive.name
    moved.parent.mkdir()
    kho_archive.rename(moved)
    after = back_up(moved, ASKED).second
    assert after is not None
    assert after.path == first.path
    assert len(Backups(first.path).listed()) == 3


def test_a_place_that_two_computers_share_keeps_them_apart(
    kho_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, computer in enumerate(("máy một", "máy hai", "máy một", "máy hai")):
        monkeypatch.setattr("platform.node", lambda computer=computer: computer)
        choose_second(kho_archive, tmp_path / "chung")
        (tmp_path / "chung").mkdir(exist_ok=True)
        second = back_up(kho_archive, ASKED).second
        assert second is not None
        assert second.path.name.endswith(" 2") == bool(number % 2)


@pytest.mark.parametrize(
    "owner", ["", "[]", "[" * 99_999, '{"archive": 5}', '{"archive": "a\\u0000"}']
)
def test_who_owns_a_folder_there_may_be_written_by_anybody(
    kho_archive: Path, tmp_path: Path, owner: str
) -> None:
    choose_second(kho_archive, tmp_path)
    first = back_up(kho_archive, ASKED).second
    assert first is not None
    (first.path / OWNER).write_text(owner)
    again = back_up(kho_archive, ASKED).second
    assert again is not None
    assert (again.ok, again.path) == (True, first.path)


def test_a_place_on_the_disk_of_the_archive_is_told(kho_archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "cùng ổ"
    place.mkdir()
    choose_second(kho_archive, place)
    second = back_up(kho_archive, ASKED).second
    assert second is not None
    assert (second.ok, second.same_disk) == (True, True)
    finding = check(kho_archive, full=False).find(Part.SECOND)
    assert finding is not None
    assert (finding.soundness, finding.state) == (Soundness.OK, "near")


def test_what_a_full_or_closed_place_did_not_get_is_told(
    kho_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ổ rời"
    place.mkdir()
    choose_second(kho_archive, place)
    for number, miss in (
        (errno.ENOSPC, SecondMiss.FULL),
        (errno.EROFS, SecondMiss.READ_ONLY),
        (errno.EIO, SecondMiss.FAILING),
    ):

        def refused(*_: object, number: int = number) -> None:
            raise OSError(number, "refused")

        with monkeypatch.context() as patched:
            patched.setattr(shutil, "copyfile", refused)
            second = back_up(kho_archive, ASKED).second
        assert second is not None
        assert (second.ok, second.miss, second.backups) == (False, miss, 0)
    last = back_up(kho_archive, ASKED).second
    assert last is not None
    assert (last.ok, last.backups) == (True, 4)


def test_an_archive_made_again_counts_its_backups_on_from_there(
    kho_archive: Path, tmp_path: Path
) -> None:
    """Its new backups are the newest ones there, and not the first to be thinned out."""
    place = tmp_path / "đĩa"
    place.mkdir()
    choose_second(kho_archive, place)
    for _ in range(3):
        second = back_up(kho_archive, ASKED).second
    assert second is not None
    again = tmp_path / "máy mới" / kho_archive.name
    again.parent.mkdir()
    restore(again, str(Backups(second.path).listed()[1].path))
    shutil.rmtree(kho_archive)
    choose_second(again, place)
    report = back_up(again, ASKED)
    assert report.made is not None
    assert report.made.number == 4
    assert Backups(second.path).listed()[0].path.name == report.made.path.name
