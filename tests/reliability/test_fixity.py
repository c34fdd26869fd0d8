"""A bit that turned in a text or an original is reported, each of them, and nothing is repaired."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from db import create_archive
from db.copying import connect
from db.engine import DATABASE, WriteEngine
from db.fixity import fixity_state
from db.ingest.storing import store
from db.objects import ObjectStore
from db.records import NewSource
from db.records.fixity import FixityFinding, FixityKind, FixityReport
from tests.db.articles import NOW, article
from tests.proofs import Proof
from tests.reliability.fixity_child import KINDS
from tests.reliability.flipping import (
    flip_file,
    flip_texts,
    originals_of,
    rows_of,
    texts_of,
)

ROOT = Path(__file__).parents[2]
TEXTS, ORIGINALS = 240, 60
SYLLABLES = (
    *("bến", "cảng", "đò", "mùa", "lúa", "trạm", "giếng", "đồng", "chợ", "phiên", "lớp", "học"),
    *("thư", "viện", "cầu", "gỗ", "xóm", "đường", "làng", "mưa", "nắng", "sông", "hồ", "tre"),
)
COVERED = ("article", "text_version", "block", "source_file", "article_file", "journal")
"""Tables in which nothing may change because something was read."""


@dataclass(frozen=True)
class Turned:
    """What was turned: text versions by number, originals by name."""

    texts: frozenset[int]
    originals: frozenset[str]

    @property
    def count(self) -> int:
        """How many bits."""
        return len(self.texts) + len(self.originals)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of short and long texts, some from originals; nobody changes it."""
    chance = random.Random(16)
    archive = create_archive(tmp_path_factory.mktemp("kho") / "Kho.khobao")
    objects = ObjectStore(archive.path / "objects")
    articles = []
    for number in range(TEXTS):
        words = [
            f"{chance.choice(SYLLABLES)} {chance.randrange(10_000)}"
            for _ in range(chance.choice((9, 30, 90, 300, 2500)))
        ]
        one = article(f"Bài số {number}", " ".join(words))
        if number < ORIGINALS:
            stored = objects.put_bytes(one.text.encode("utf-16"))
            source = NewSource(stored.sha256, stored.size, f"{number}.txt", "text/plain")
            one = replace(one, source=source)
        articles.append(one)
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        store(session, articles, NOW)
    writer.close()
    archive.close()
    return archive.path


def turned(sound: Path, folder: Path, seed: int, texts: int, originals: int) -> tuple[Path, Turned]:
    """Copy the archive and turn a bit in so many of its texts and originals."""
    chance = random.Random(seed)
    archive = shutil.copytree(sound, folder / f"Kho {seed}.khobao")
    versions = chance.sample(sorted(texts_of(archive)), texts)
    files = chance.sample(originals_of(archive), originals)
    flip_texts(archive, versions, chance)
    for file in files:
        flip_file(file, chance)
    return archive, Turned(frozenset(versions), frozenset(file.name for file in files))


def read(
    archive: Path, kind: str = "none", heard: list[FixityFinding] | None = None
) -> FixityReport:
    """Read everything that is left to read."""
    work = KINDS[kind](archive, save_seconds=0.05)
    try:
        return work.run(on_finding=heard.append if heard is not None else None)
    finally:
        work.close()


def kept(archive: Path) -> list[tuple[str, int | None, str]]:
    """Every finding in the archive: its kind, text version and SHA-256."""
    query = "SELECT kind, text_version_id, sha256 FROM fixity_finding WHERE state = 'open'"
    with closing(connect(archive / DATABASE, "ro")) as database:
        return list(database.execute(query))


def reported(archive: Path) -> Turned:
    """What the archive keeps as not as it was."""
    found = kept(archive)
    return Turned(
        frozenset(version for _, version, _ in found if version is not None),
        frozenset(sha256 for kind, _, sha256 in found if kind == FixityKind.OBJECT),
    )


def articles_of(archive: Path, finding: FixityFinding) -> tuple[int, ...]:
    """The articles that a finding concerns, as the tables have it."""
    query = "SELECT article_id FROM text_version WHERE id = ?"
    if finding.kind is FixityKind.OBJECT:
        query = (
            "SELECT article_id FROM article_file JOIN source_file ON id = source_file_id "
            "WHERE sha256 = ?"
        )
    about = finding.text_version_id or finding.sha256
    with closing(connect(archive / DATABASE, "ro")) as database:
        return tuple(number for (number,) in database.execute(query, (about,)))


def wrong(found: Turned, made: Turned) -> tuple[int, int]:
    """How many were not reported, and how many that are sound were."""
    missed = len(made.texts - found.texts) + len(made.originals - found.originals)
    accused = len(found.texts - made.texts) + len(found.originals - made.originals)
    return missed, accused


def prove(sound: Path, folder: Path, proof: Proof, seed: int, texts: int, originals: int) -> None:
    """Turn bits, read everything once, and hold what is reported against what was turned."""
    archive, made = turned(sound, folder, seed, texts, originals)
    before = rows_of(archive, COVERED)
    files = {path: path.read_bytes() for path in originals_of(archive)}
    heard: list[FixityFinding] = []
    report = read(archive, heard=heard)
    missed, accused = wrong(reported(archive), made)
    repaired = rows_of(archive, COVERED) != before or any(
        path.read_bytes() != content for path, content in files.items()
    )
    astray = [one for one in heard if one.article_ids != articles_of(archive, one)]
    faults = missed + accused + repaired + len(astray)
    proof(
        "R16", "bits turned in texts and originals", trials=made.count, faults=faults, losses=missed
    )
    assert (missed, accused, repaired, astray) == (0, 0, False, [])
    assert report.ended
    assert report.new_count == report.state.open_count == made.count
    assert (report.texts, report.objects) == (TEXTS, ORIGINALS)


def test_each_turned_bit_is_reported(sound: Path, tmp_path: Path, proof: Proof) -> None:
    prove(sound, tmp_path, proof, seed=1, texts=32, originals=8)


@pytest.mark.prove
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(100, 108))
def test_each_of_a_thousand_turned_bits_is_reported(
    sound: Path, tmp_path: Path, proof: Proof, seed: int
) -> None:
    prove(sound, tmp_path, proof, seed, texts=100, originals=25)


def test_what_is_sound_accuses_nobody(sound: Path, tmp_path: Path) -> None:
    assert read(shutil.copytree(sound, tmp_path / "Kho.khobao")).new_count == 0


def test_a_pass_that_trusts_size_and_time_is_caught(
    sound: Path, tmp_path: Path, proof: Proof
) -> None:
    archive, made = turned(sound, tmp_path, 2, texts=8, originals=4)
    assert read(archive, "trusting").ended
    missed, _ = wrong(reported(archive), made)
    proof.control("R16", "trusts size and time", caught=missed == made.count)
    assert missed == made.count


def test_a_pass_that_repairs_in_silence_is_caught(
    sound: Path, tmp_path: Path, proof: Proof
) -> None:
    archive, made = turned(sound, tmp_path, 3, texts=4, originals=0)
    before = rows_of(archive, COVERED)
    read(archive, "mending")
    repaired = rows_of(archive, COVERED) != before
    proof.control("R16", "makes the hash fit the text", caught=repaired)
    assert repaired
    assert wrong(reported(archive), made) == (4, 0)


def kill_till_the_end(archive: Path, chance: random.Random, kills: int, kind: str = "none") -> int:
    """Kill the reading so often at random steps, then let it come to its end; count the kills."""
    killed = 0
    for _ in range(kills):
        killed += _killed(archive, chance, kind)
        if fixity_state(archive).last_finished is not None:
            break
    read(archive, kind)
    return killed


def _killed(archive: Path, chance: random.Random, kind: str) -> bool:
    """Kill a reader at a random step; False when it had come to its end before."""
    command = [sys.executable, "-m", "tests.reliability.fixity_child", str(archive), kind]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(chance.randint(1, 20)):
            if not child.stdout.readline():
                break
        time.sleep(chance.random() * 0.02)
        child.kill()
        return child.wait() != 0


def prove_kills(sound: Path, folder: Path, proof: Proof, seed: int, kills: int) -> None:
    archive, made = turned(sound, folder, seed, texts=60, originals=15)
    killed = kill_till_the_end(archive, random.Random(seed), kills)
    missed, accused = wrong(reported(archive), made)
    state = fixity_state(archive)
    twice = len(kept(archive)) - made.count
    counted = (state.checked_texts, state.checked_objects) == (TEXTS, ORIGINALS)
    faults = missed + accused + abs(twice) + (not counted)
    proof("R16", "kills of the pass", trials=killed, faults=faults, losses=missed)
    assert (missed, accused, twice, counted) == (0, 0, 0, True)
    assert killed >= kills // 2


@pytest.mark.timeout(120)
def test_a_killed_pass_goes_on_and_skips_nothing(sound: Path, tmp_path: Path, proof: Proof) -> None:
    prove_kills(sound, tmp_path, proof, seed=4, kills=4)


@pytest.mark.prove
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(200, 208))
def test_a_pass_killed_often_goes_on_and_skips_nothing(
    sound: Path, tmp_path: Path, proof: Proof, seed: int
) -> None:
    prove_kills(sound, tmp_path, proof, seed, kills=8)


@pytest.mark.timeout(120)
def test_a_pass_that_writes_its_findings_too_late_is_caught(
    sound: Path, tmp_path: Path, proof: Proof
) -> None:
    archive, made = turned(sound, tmp_path, 5, texts=60, originals=15)
    kill_till_the_end(archive, random.Random(5), 2, "forgetful")
    missed, _ = wrong(reported(archive), made)
    proof.control("R16", "writes what it found only in the end", caught=missed > 0)
    assert missed > 0
