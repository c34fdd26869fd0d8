"""What helps against a changed text or original: a sound copy, which makes it whole again."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

import db.copying
from db import Archive, open_archive
from db.backup import Backups
from db.copying import connect
from db.fixity import fixity_state
from db.records.backups import BackupReason, BroughtBack
from db.records.fixity import Flaw, SoundCopy
from db.restoring import restore_articles
from db.safekeeping import back_up
from db.second_target import choose_second
from db.sound_copies import SoundCopies
from tests.db.articles import add, article
from tests.db.test_fixity import archive_of_files, at, run
from tests.reliability.flipping import flip_file, flip_texts, originals_of, texts_of

ASKED = BackupReason.ASKED


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one file and one further article, backed up twice; nobody changes it."""
    archive = archive_of_files(tmp_path_factory.mktemp("kho"), 1)
    add(archive, [article("Cầu mới", "Cầu gỗ dài 24 mét, đi được xe thồ.")])
    archive.close()
    backups = Backups(archive.path)
    backups.make(ASKED)
    backups.make(ASKED)
    return archive.path


@pytest.fixture
def archive(sound: Path, tmp_path: Path) -> Archive:
    """Such an archive of one's own."""
    return open_archive(shutil.copytree(sound, tmp_path / sound.name))


def sound_copy(archive: Archive) -> SoundCopy:
    (finding,) = fixity_state(archive.path).open_findings
    return SoundCopies(archive.path, archive.info().uuid).find(finding)


def bring(archive: Archive, number: int | None) -> BroughtBack:
    return restore_articles(archive.path, str(number), ["2"], "LAN")


@pytest.mark.parametrize("seed", [1, 3])
def test_the_newest_backup_that_has_the_text_brings_it_back(
    archive: Archive, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.copying, "TEXTS", 0)  # of a large archive not every text is looked at
    stored = texts_of(archive.path)
    flip_texts(archive.path, [2], random.Random(seed))
    Backups(archive.path).make(ASKED)  # which takes the wrong text along
    run(archive)
    found = sound_copy(archive)
    assert found == SoundCopy(backup=2, article_id=2)
    back = bring(archive, found.backup)
    assert (back.mended, back.left_out) == (1, 0)
    assert back.change_set is not None
    assert texts_of(archive.path) == stored
    assert run(archive, at("2026-01-09")).healed == 1
    assert fixity_state(archive.path).open_count == 0
    cataloguer = archive.cataloguer("LAN")
    cataloguer.undo()
    cataloguer.close()
    assert texts_of(archive.path) == stored
    assert bring(archive, found.backup).change_set is None


def test_what_leaves_no_utf_8_comes_back_too(archive: Archive) -> None:
    stored = texts_of(archive.path)
    path = archive.path / "archive.db"
    content = bytearray(path.read_bytes())
    content[content.index("gỗ dài 24".encode()) + 1] = 0xFF
    path.write_bytes(content)
    run(archive)
    bring(archive, sound_copy(archive).backup)
    assert texts_of(archive.path) == stored


def test_a_wrong_hash_is_put_right(archive: Archive) -> None:
    with closing(connect(archive.path / "archive.db")) as database:
        database.execute("UPDATE text_version SET sha256 = replace(sha256, 'a', 'b') WHERE id = 2")
    run(archive)
    assert bring(archive, sound_copy(archive).backup).mended == 1
    assert run(archive).healed == 1


def test_another_text_is_never_put_in_its_place(archive: Archive) -> None:
    """The numbers of texts are given anew after a restore: the same one may be another text."""
    with closing(connect(archive.path / "archive.db")) as database:
        database.execute(
            "UPDATE text_version SET text = 'khác', sha256 = ? WHERE id = 2", ["0" * 64]
        )
    run(archive)
    assert sound_copy(archive) == SoundCopy()
    assert bring(archive, 2).mended == 0
    assert texts_of(archive.path)[2][1] == "khác".encode()


def test_an_original_is_copied_back_by_a_person(archive: Archive, tmp_path: Path) -> None:
    (place,) = originals_of(archive.path)
    flip_file(place, random.Random(2))
    run(archive)
    assert sound_copy(archive) == SoundCopy(target=place)
    flip_file(place, random.Random(2))
    second = tmp_path / "đĩa kia"
    second.mkdir()
    choose_second(archive.path, second)
    back_up(archive.path, ASKED)
    place.unlink()
    report = run(archive)
    assert report.healed == 0
    (finding,) = report.state.open_findings
    assert finding.flaw is Flaw.MISSING
    found = sound_copy(archive)
    assert found.source is not None
    assert found.source.is_relative_to(second)
    assert found.target == place
    assert not place.exists()
    place.write_bytes(found.source.read_bytes())
    assert run(archive).healed == 1
    flip_file(found.source, random.Random(1))
    place.unlink()
    run(archive, again=True)
    assert sound_copy(archive) == SoundCopy(target=place)
