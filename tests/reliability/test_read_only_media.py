"""Media that cannot be written: opened, read, searched, printed from; nothing is written there."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db import create_archive, open_archive
from db.own_folders import cache_folder
from db.records.sharing import Barrier
from tests.db.articles import archive_of, article
from tests.db.conftest import kho
from tests.db.kho import Run
from tests.proofs import Proof
from tests.reliability.media import frozen, run_unprivileged, save, save_and_die, seen_read_only

__all__ = ["kho"]

ARCHIVES = Path(__file__).parents[1] / "archives"

NAMES = ("bão", "chợ", "đê", "phà", "lúa", "cầu")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """An archive of a few articles, all indexed."""
    texts = [article(f"Bài về {name}", f"Bản tin thử nói về {name} ở xóm Đông.") for name in NAMES]
    archive = archive_of(tmp_path, texts)
    archive.close()
    return archive.path


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder, with its size and time."""
    found = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        found[str(path.relative_to(folder))] = (facts.st_size, facts.st_mtime_ns)
    return found


def total(kho: Run, archive: Path, query: str) -> int:
    """How many articles a search finds."""
    code, (answer,) = kho("search", archive, query)
    assert code == 0, answer
    return int(answer["total"])


def spoil_nothing(_archive: Path) -> None:
    """Leave the index as it is."""


def spoil_all(archive: Path) -> None:
    """Leave no index."""
    shutil.rmtree(archive / "index")


def spoil_some(archive: Path) -> None:
    """Leave an index that is not what it was."""
    for path in (archive / "index").rglob("*.*"):
        if path.is_file() and path.stat().st_size:
            path.write_bytes(b"\x80\x04." + path.read_bytes()[3:])


def long(value: object) -> object:
    """Leave a case to the long form."""
    return pytest.param(value, marks=pytest.mark.prove)


@pytest.mark.parametrize("spoil", [long(spoil_nothing), long(spoil_all), spoil_some])
def test_everything_but_saving_works_from_a_disc(
    made: Path, tmp_path: Path, kho: Run, proof: Proof, spoil: Callable[[Path], None]
) -> None:
    spoil(made)
    with frozen(tmp_path / "đĩa", made) as disc:
        there, before = disc / made.name, contents(disc)
        out = tmp_path / "ra"
        out.mkdir()
        assert total(kho, there, "xom dong") == len(NAMES)
        assert total(kho, there, '"bài về phà"') == 1
        assert kho("show", there, "1")[0] == 0
        assert kho("related", there, "1")[0] == 0
        made_of_it = out / "thư mục.docx"
        assert kho("bulletin", there, "--search", "bao", "--out", made_of_it)[0] == 0
        assert made_of_it.read_bytes().startswith(b"PK")
        assert kho("answers", there)[0] == 0
        assert kho("check", there)[0] == 0
        for refused in (["ingest", there, made_of_it], ["undo", there], ["backup", there]):
            code, (said,) = kho(*refused)
            assert (code, said["kind"]) == (1, "ArchiveReadOnly"), refused
        assert contents(disc) == before
        reason = open_archive(there).reading_only
    proof("R8", "archives on a disc", trials=1, faults=0, losses=0)
    assert reason is not None
    assert (reason.barrier, reason.copied_at) == (Barrier.MEDIA, "")
    assert any((cache_folder() / "indexes").iterdir())


def test_what_a_killed_program_saved_last_is_read_from_a_disc(
    made: Path, tmp_path: Path, kho: Run, proof: Proof
) -> None:
    save_and_die(made, "mục trong nhật ký")
    with frozen(tmp_path / "đĩa", made) as disc:
        there = disc / made.name
        _, (shown,) = kho("show", there, "1")
        lost = "mục trong nhật ký" not in json.dumps(shown, ensure_ascii=False)
        found = total(kho, there, '"mục trong nhật ký"')
        reason = open_archive(there).reading_only
    proof("R8", "a log left on a disc", trials=1, faults=int(found != 1), losses=int(lost))
    assert not lost
    assert found == 1
    assert reason is not None
    assert reason.copied_at


@pytest.mark.prove
def test_a_second_look_reads_the_same_copy(made: Path, tmp_path: Path, kho: Run) -> None:
    save_and_die(made, "mục trong nhật ký")
    with frozen(tmp_path / "đĩa", made) as disc:
        for _ in range(3):
            assert kho("show", disc / made.name, "1")[0] == 0
        (root,) = (cache_folder() / "copies").iterdir()
        assert len(list(root.iterdir())) == 1


def test_a_folder_that_others_write_is_read_as_it_was_and_anew_when_it_is_opened_again(
    made: Path, tmp_path: Path, proof: Proof
) -> None:
    with seen_read_only(tmp_path / "chỉ đọc", made) as there:
        archive = open_archive(there)
        assert archive.read_only
        reader = archive.reader()
        before = reader.article(1)
        writing = open_archive(made)
        save(made, "mục mới")
        assert reader.article(1) == before, "a copy stays what it is"
        again = open_archive(there)
        second = again.reader()
        seen = second.article(1).row.section
        reader.close()
        second.close()
        writing.close()
        assert not (there / "window.lock").exists()
    proof("R8", "a read-only way to a live archive", trials=1, faults=0, losses=seen != "mục mới")
    assert seen == "mục mới"


def test_an_archive_of_a_former_version_is_told_and_can_be_copied(tmp_path: Path, kho: Run) -> None:
    former = ARCHIVES / "version-1"
    with frozen(tmp_path / "đĩa", former) as disc:
        there = disc / former.name
        code, (said,) = kho("search", there, "a")
        assert (code, said["kind"]) == (1, "ArchiveTooOld")
        mine = tmp_path / "Của tôi.khobao"
        code, answers = kho("copy", there, mine)
        assert (code, answers[-1]["event"]) == (0, "copied")
        assert kho("search", mine, "a")[0] == 0


@pytest.mark.parametrize("has_log", [False, long(True)])
def test_without_a_cache_there_is_reading_where_that_is_safe(
    made: Path, tmp_path: Path, kho: Run, monkeypatch: pytest.MonkeyPatch, has_log: bool
) -> None:
    if has_log:
        save_and_die(made, "mục trong nhật ký")
    with frozen(tmp_path / "đĩa", made) as disc:
        monkeypatch.setenv("XDG_CACHE_HOME", str(disc / "cache"))
        code, (said,) = kho("search", disc / made.name, "lua")
        assert (code, said["kind"]) == (1, "CacheUnwritable")
        code, (said,) = kho("reindex", disc / made.name)
        assert (code, said["kind"]) == (1, "CacheUnwritable")
        code, (shown,) = kho("show", disc / made.name, "1")
        assert code == (1 if has_log else 0), "never without what was saved last"
        assert not has_log or shown["kind"] == "CacheUnwritable"


@pytest.mark.parametrize("has_log", [long(False), True])
def test_a_folder_without_the_right_to_write(made: Path, tmp_path: Path, has_log: bool) -> None:
    if has_log:
        save_and_die(made, "mục trong nhật ký")
    for path in [made, *made.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = contents(made)
    try:
        python = [sys.executable, "-m", "db.cli"]
        asked = '"mục trong nhật ký"' if has_log else "xom dong"
        searched = run_unprivileged([*python, "search", str(made), asked, "--json"], tmp_path / "c")
        undone = run_unprivileged([*python, "undo", str(made), "--json"], tmp_path / "c")
    finally:
        for path in [made, *made.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert searched.returncode == 0, searched.stdout + searched.stderr
    assert f'"total": {1 if has_log else len(NAMES)}' in searched.stdout
    assert "ArchiveReadOnly" in undone.stdout
    assert contents(made) == before


def test_a_new_archive_on_a_disc_is_refused(tmp_path: Path, kho: Run) -> None:
    with frozen(tmp_path / "đĩa") as disc:
        code, (said,) = kho("create", disc / "Mới.khobao")
    assert (code, said["kind"]) == (1, "ArchiveReadOnly")


def test_an_archive_of_ones_own_has_nothing_elsewhere(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "Kho.khobao")
    assert archive.reading_only is None
    assert archive.keeps_index
    assert not open_archive(archive.path, read_only=True).keeps_index
    assert not cache_folder().exists()
