"""A folder with files of every format comes in whole, once, whatever ends the program meanwhile."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from db import create_archive, open_archive
from db.engine import ReadEngine
from db.ingest.sources import SOURCES
from tests.db.ingest.sources.samples import all_samples, samples_of
from tests.house.rooms import ROOT
from tests.proofs import Proof

TEXTS = (
    "SELECT a.headline, a.published, a.byline, o.name, v.sha256, f.sha256, f.member "
    "FROM article a JOIN text_version v ON v.article_id = a.id AND v.is_current = 1 "
    "LEFT JOIN outlet o ON o.id = a.outlet_id "
    "LEFT JOIN source_file f ON f.id = v.source_file_id"
)
BLOCKS = "SELECT kind, count(*) FROM block GROUP BY kind ORDER BY kind"


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mọi thứ")
    for number, (name, raw) in enumerate(all_samples().items()):
        place = folder / f"ngăn {number % 3}"
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(raw)
    return folder


def command(archive: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "db.cli", "ingest", str(archive), str(folder), "--json"]


def rows(archive: Path, query: str) -> list[tuple[object, ...]]:
    engine = ReadEngine(archive)
    with engine.session() as session:
        found = [tuple(row) for row in session.execute(text(query))]
    engine.close()
    return found


def held(archive: Path) -> Counter[tuple[object, ...]]:
    return Counter(rows(archive, TEXTS))


@pytest.fixture(scope="module")
def whole(everything: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take everything in once, without any trouble."""
    archive = tmp_path_factory.mktemp("kho") / "a.khobao"
    create_archive(archive).close()
    subprocess.run(command(archive, everything), cwd=ROOT, check=True, capture_output=True)
    return archive


def test_every_file_gives_articles_or_says_why(whole: Path) -> None:
    outcomes: dict[str, set[str]] = {}
    for path, outcome, code in rows(whole, "SELECT path, outcome, code FROM ingest_item"):
        outcomes.setdefault(Path(str(path)).name, set()).add(str(code or outcome))
    assert outcomes.keys() == all_samples().keys()
    assert outcomes.pop("bài cũ.doc") == {"E_UNSUPPORTED"}
    good = {"added", "duplicate", "new_version", "read"}
    assert {name: said for name, said in outcomes.items() if not said & good} == {}
    assert min(len(samples_of(source)) for source in SOURCES) > 0
    archive = open_archive(whole)
    assert archive.check(full=True).ok
    archive.close()


def test_again_adds_nothing(whole: Path, everything: Path) -> None:
    before = held(whole), rows(whole, BLOCKS)
    again = subprocess.run(
        command(whole, everything), cwd=ROOT, check=True, capture_output=True, text=True
    )
    report = json.loads(again.stdout.splitlines()[-1])
    assert report["added"] == 0
    assert (held(whole), rows(whole, BLOCKS)) == before


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
@pytest.mark.parametrize("wanted", [6, pytest.param(60, marks=pytest.mark.prove)])
def test_kills_lose_and_double_nothing(
    whole: Path, everything: Path, tmp_path: Path, wanted: int, proof: Proof
) -> None:
    chance = random.Random(4)
    kills, told, runs = 0, 0, 0
    archive = tmp_path / "a.khobao"
    while kills < wanted:
        if not archive.exists() or held(archive) == held(whole):
            archive = tmp_path / f"{runs}.khobao"
            create_archive(archive).close()
            told = 0
        runs += 1
        child = subprocess.Popen(
            command(archive, everything), cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
        )
        assert child.stdout is not None
        said = child.stdout.readline()
        time.sleep(chance.random() * 1.5)
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
            kills += 1
        said += child.stdout.read()
        child.stdout.close()
        child.wait()
        told += said.count(b'"outcome": "added"')
        assert told <= len(rows(archive, TEXTS))
        assert rows(archive, "PRAGMA integrity_check") == [("ok",)]
    subprocess.run(command(archive, everything), cwd=ROOT, check=True, capture_output=True)
    gone, doubled = held(whole) - held(archive), held(archive) - held(whole)
    what = "ingest of every format"
    proof("R1", what, trials=kills, faults=doubled.total(), losses=gone.total())
    assert held(archive) == held(whole)
    assert not held(archive) - Counter(dict.fromkeys(held(archive), 1))
    opened = open_archive(archive)
    assert opened.check(full=True).ok
    opened.close()
