"""An index that a stranger made, stamps and all, runs nothing and leads nowhere (R5, finding 3)."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from db import Archive
from db.disk import file_facts
from db.errors import IndexUnusable
from db.records import IndexHealth
from db.search.contents import IndexFile
from db.search.schema import new_schema
from db.search.storage import latest_generation, stamp_name
from tests.db.articles import add, article, sync
from tests.proofs import Proof
from tests.reliability.test_damaged_index import answers, current, found, health, made


class Doctored:
    """What a doctored table of contents would run when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.marker),)


def doctor(archive: Archive, segments: object) -> Path:
    """Put a table of contents in the place of the right one, and stamp it as if it were ours."""
    folder = current(archive)
    generation = latest_generation(folder)
    assert generation is not None
    (toc,) = folder.glob("_MAIN_*.toc")
    toc.unlink()
    TOC(new_schema(), segments, generation).write(FileStorage(str(folder)), "MAIN")
    stamp = folder / stamp_name(generation)
    facts = json.loads(stamp.read_text())
    facts["files"][toc.name] = file_facts(toc)
    stamp.write_text(json.dumps(facts))
    return toc


def test_a_doctored_index_with_a_stamp_that_fits_runs_nothing(tmp_path: Path, proof: Proof) -> None:
    """Whoever makes a whole archive makes the stamp, too: nothing in it proves where it is from."""
    archive, marker = made(tmp_path), tmp_path / "ran"
    sound = found(archive)
    toc = doctor(archive, [Doctored(marker)])
    assert health(archive) is IndexHealth.UNUSABLE
    with pytest.raises(IndexUnusable):
        answers(archive)
    assert not archive.check(full=True).ok
    sync(archive)
    assert found(archive) == sound
    ran = marker.exists()
    proof("R5", "foreign index that runs code", trials=4, faults=int(ran), losses=int(ran))
    assert not ran
    doctor(archive, [Doctored(marker)])
    (toc,) = current(archive).glob("_MAIN_*.toc")
    TOC.read(FileStorage(str(toc.parent)), "MAIN", schema=new_schema())
    proof.control("R5", "table of contents read as any pickle", caught=marker.exists())
    assert marker.exists(), "the doctored file does nothing, so this test proves nothing"


@pytest.mark.parametrize(
    "content", [os.system, [1], {"a": 1}, [set()], [Doctored], b"x", [os.path.join]]
)
def test_a_table_of_contents_can_name_nothing_but_segments(tmp_path: Path, content: object) -> None:
    path = tmp_path / "x"
    path.write_bytes(pickle.dumps(content))
    with IndexFile(path) as file, pytest.raises(pickle.UnpicklingError):
        file.read_pickle()


def test_a_segment_cannot_lie_elsewhere(tmp_path: Path) -> None:
    archive = made(tmp_path)
    table = TOC.read(FileStorage(str(current(archive))), "MAIN", schema=new_schema())
    for name in ("../outside", "a/b", "_MAIN_1.toc/../x", ""):
        table.segments[0].segid = name
        doctor(archive, table.segments)
        assert health(archive) is IndexHealth.UNUSABLE, name
        with pytest.raises(IndexUnusable):
            answers(archive)


def test_current_points_at_nothing_but_a_folder_of_its_own(tmp_path: Path) -> None:
    archive = made(tmp_path)
    outside = current(archive).rename(tmp_path / "outside")
    before = sorted(outside.iterdir())
    for said in ("../outside", str(outside), "building", "", "g1234567\n../x", "g" + "1" * 2**21):
        (archive.path / "index" / "CURRENT").write_text(said)
        with pytest.raises(IndexUnusable):
            answers(archive)
    sync(archive)
    assert sorted(outside.iterdir()) == before
    assert archive.check(full=True).ok


def test_links_in_the_index_are_not_followed(tmp_path: Path) -> None:
    """Neither to read there, nor to write there, nor to sweep there."""
    archive = made(tmp_path)
    used = current(archive)
    outside = used.rename(tmp_path / "outside")
    used.symlink_to(outside)
    (archive.path / "index" / "building").symlink_to(outside)
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    with pytest.raises(IndexUnusable):
        answers(archive)
    sync(archive)
    add(archive, [article("Thêm", "Một mùa lúa nữa.")])
    sync(archive)
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before
    assert archive.check(full=True).ok


def test_a_linked_segment_is_not_read(tmp_path: Path) -> None:
    archive = made(tmp_path)
    (segment, *_) = current(archive).glob("*.npk")
    segment.symlink_to(segment.rename(tmp_path / "segment"))
    with pytest.raises(IndexUnusable, match="elsewhere"):
        answers(archive)


def test_a_stamp_without_end_is_not_read(tmp_path: Path) -> None:
    archive = made(tmp_path)
    (stamp,) = current(archive).glob("stamp.*")
    for content in (b"[" * 100_000, b'{"files": {}}' + b" " * (2 << 20), b"[]", b"\xff"):
        stamp.write_bytes(content)
        assert health(archive) is IndexHealth.UNUSABLE
    facts = {"uuid": "x", "epoch": 1, "seq": "1", "tok": "", "files": {"../x": [1, "a"]}}
    for strange in (facts, facts | {"files": []}, facts | {"files": {}, "cursor": "z"}):
        stamp.write_text(json.dumps(strange))
        assert health(archive) is IndexHealth.UNUSABLE
