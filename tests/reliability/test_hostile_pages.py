"""A malicious article touches neither network nor files, whatever is done with it (R11)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from db import open_archive
from tests.proofs import Proof
from tests.reliability.hostile_pages import FIRST, Bait, hostile_pages
from tests.reliability.power import can_record
from tests.reliability.watching import Seen, judge, watch

pytestmark = pytest.mark.skipif(not can_record(), reason="strace records no system calls here")

SECRET = b"\x89PNG\r\n\x1a\n" + "điều không ai được đọc".encode()


@pytest.fixture
def bait(tmp_path: Path) -> Bait:
    """A secret that the pages ask for."""
    folder = tmp_path / "secret"
    folder.mkdir()
    (folder / "bait.png").write_bytes(SECRET)
    return Bait(folder / "bait.png")


def browse(way: str, bait: Bait, count: int) -> tuple[Seen, str]:
    """Have the first pages ingested and looked at in every way, and judge what was recorded."""
    place = bait.path.parents[1]
    pages, work = place / "pages", place / "work"
    pages.mkdir()
    work.mkdir()
    for name, raw in list(hostile_pages(bait).items())[:count]:
        (pages / name).write_bytes(raw)
    trace = place / "trace"
    command = [sys.executable, "-P", "-m", "tests.reliability.browsing"]
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    try:
        said = watch([*command, way, str(pages), str(work)], trace, work)
    finally:
        del os.environ["PYTHONPATH"]
    return judge(trace, bait.path, (pages, work)), said


def through_the_window(bait: Bait, count: int, proof: Proof) -> None:
    seen, said = browse("window", bait, count)
    articles, places = map(int, said.split())
    proof("R11", "hostile pages under strace", trials=count, faults=len(seen.faults), losses=0)
    assert seen.faults == []
    assert seen.calls > 1000, "nothing was recorded"
    assert articles >= count * 3 // 4, "most pages were not even articles"
    assert places > 20 * articles
    archive = open_archive(bait.path.parents[1] / "work" / "Kho.khobao", read_only=True)
    reader = archive.reader()
    texts = [reader.article(row.id).text for row in reader.rows(reader.browse())]
    reader.close()
    assert not any("không ai được đọc" in text for text in texts)


@pytest.mark.timeout(300)
def test_ten_hostile_pages_touch_nothing(bait: Bait, proof: Proof) -> None:
    through_the_window(bait, FIRST, proof)


@pytest.mark.prove
@pytest.mark.timeout(900)
def test_sixty_hostile_pages_touch_nothing(bait: Bait, proof: Proof) -> None:
    through_the_window(bait, 60, proof)


def test_a_careless_program_is_caught(bait: Bait, proof: Proof) -> None:
    """The control: pages and headlines shown by who lets Qt look for what they name."""
    seen, _said = browse("careless", bait, FIRST)
    in_pages = [call for call in seen.named if "bait.png" in call]
    proof.control("R11", "browser whose loadResource gives None", caught=bool(in_pages))
    in_tips = [call for call in seen.named if "tip.png" in call]
    proof.control("R11", "tip that may be markup", caught=bool(in_tips))
    assert in_pages
    assert in_tips
