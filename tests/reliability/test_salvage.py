"""R6: a damaged database never yields a blank archive, and whatever is proven comes back."""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import db.salvaging.bringing
import db.salvaging.gathering
from db import Archive, create_archive, open_archive
from db.backup import Backups
from db.copying import connect
from db.errors import ArchiveError, ArchiveWhole, NothingSalvaged
from db.records import AddNote, ArticleEdit, CorrectText, NoteKind, Quote
from db.records.backups import BackupReason
from db.salvaging.flaws import flaw_of
from db.salvaging.salvage import salvage
from tests.db.articles import add, archive_of, article
from tests.proofs import Proof
from tests.reliability.damaging import (
    DATABASE,
    KINDS,
    LOG,
    Known,
    known_of,
    unharmed,
)
from tests.reliability.states import flaws

WORDS = (
    *("làng", "sông", "bến", "chợ", "mưa", "nắng", "thuyền", "cầu"),
    *("đường", "lúa", "trăng", "đèn", "giấy", "mực", "đò", "ngang"),
)
BACKED_UP, WRITTEN, LOGGED = 24, 12, 8
"""Articles in the backup; behind it in the database; and in the log that was not emptied."""

CHUNKS, EACH = 4, 25
KILLS = 12
ROOT = Path(__file__).parents[2]

_STATE = """
    SELECT uid, row_version, headline, text, sha256 FROM article
    JOIN text_version ON article_id = article.id AND is_current = 1"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sound archive with a backup and a log, and all that is known of its articles."""

    archive: Path
    now: Mapping[str, Known]
    then: Mapping[str, int]
    """What the backup holds: versions by uid."""
    texts: Mapping[str, set[tuple[str, str]]]
    """Every headline and text that an article ever had."""


@dataclass
class Findings:
    """What went wrong in some trials, and what was brought in them."""

    trials: int = 0
    faults: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    brought: int = 0
    unproven: int = 0


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def some(chance: random.Random, first: int, count: int) -> list[Any]:
    """Articles of a few lines, and some whose texts fill many pages."""
    return [
        article(
            f"Tin {number} {words(chance, 4)}",
            *(words(chance, chance.choice([9, 40, 900])) for _ in range(3)),
            outlet=f"Báo {number % 3}",
            source_id=f"s-{number}",
        )
        for number in range(first, first + count)
    ]


def edit(archive: Archive, ids: list[int], section: str) -> None:
    """Change a fact of some articles, note something, and correct the text of the first."""
    reader, cataloguer = archive.reader(), archive.cataloguer("ab")
    for key in ids:
        (row,) = reader.rows([key])
        cataloguer.apply([ArticleEdit(key, row.row_version, {"section": section})])
    cataloguer.apply([AddNote(ids[0], NoteKind.NOTE, f"Ghi chú: {section}")])
    text = reader.article(ids[0]).text
    start = text.index(" ") + 1
    stop = text.index(" ", start)
    quote, (row,) = Quote(text[start:stop], start, stop), reader.rows([ids[0]])
    cataloguer.apply([CorrectText(ids[0], row.row_version, quote, f"sửa{section}")])
    cataloguer.close()
    reader.close()


def state(database: Path) -> dict[str, tuple[int, str, str, str]]:
    with closing(connect(database, "ro")) as connection:
        return {uid: tuple(rest) for uid, *rest in connection.execute(_STATE).fetchall()}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder, chance = tmp_path_factory.mktemp("salvage"), random.Random(6)
    archive = archive_of(folder, some(chance, 0, BACKED_UP), indexed=False)
    edit(archive, [1, 2], "a")
    backup = Backups(archive.path).make(BackupReason.ASKED)
    then = state(backup.path)
    add(archive, some(chance, BACKED_UP, WRITTEN))
    edit(archive, [3, 4, 30], "b")
    archive.close()
    between = state(archive.path / DATABASE)
    reader = archive.reader()  # while somebody reads, the log is not emptied
    reader.rows([1])
    add(archive, some(chance, BACKED_UP + WRITTEN, LOGGED))
    edit(archive, [5, 31, 40], "c")
    sound = shutil.copytree(archive.path, folder / "sound.khobao")
    reader.close()
    now = state(sound / DATABASE)
    texts: dict[str, set[tuple[str, str]]] = {}
    for held in (then, between, now):
        for uid, (_version, headline, text, _sha256) in held.items():
            texts.setdefault(uid, set()).add((headline, text))
    for log in (sound / f"{DATABASE}-shm",):
        log.unlink(missing_ok=True)
    known = known_of(sound)
    assert {uid: (one.version, one.text) for uid, one in known.items()} == {
        uid: (version, text) for uid, (version, _headline, text, _sha256) in now.items()
    }
    assert (sound / LOG).stat().st_size > 0
    return Sample(sound, known, {uid: held[0] for uid, held in then.items()}, texts)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        name: (folder / name).read_bytes() for name in (DATABASE, LOG) if (folder / name).exists()
    }


def opens_blank(folder: Path) -> bool:
    """Whether a damaged archive is opened as if nothing had ever been in it."""
    try:
        reader = open_archive(folder).reader()
    except ArchiveError:
        return False
    try:
        return reader.count() == 0 or not reader.browse()
    except ArchiveError:
        return False
    finally:
        reader.close()


def trial(sample: Sample, place: Path, seed: int, kind: str, found: Findings) -> None:
    """Damage a copy in one way, try to open it, salvage it, and hold it against what was."""
    chance = random.Random(seed)
    folder = shutil.copytree(sample.archive, place / f"{seed}.khobao")
    has_backup = seed % 3 != 2
    if not has_backup:
        shutil.rmtree(folder / "backups")
        (folder / "backups").mkdir()
    KINDS[kind](folder, chance)
    found.trials += 1

    def fault(what: str) -> None:
        found.faults.append(f"{kind}, seed {seed}: {what}")

    left = files_of(folder)
    expected = unharmed(sample.archive, folder, sample.now)
    if opens_blank(folder):
        fault("opened as a blank archive")
    if files_of(folder) != left:
        fault("opening it changed it")
    try:
        done = salvage(folder)
    except ArchiveWhole:
        pass
    except NothingSalvaged:
        if has_backup or expected or files_of(folder) != left:
            fault("nothing was salvaged, or it was changed for nothing")
        return
    else:
        found.brought += len(done.salvage.salvaged)
        found.unproven += len(done.salvage.unproven)
        if (files_of(done.damaged) if done.damaged else {}) != left:
            fault("what was damaged was not kept as it was")
    compare(sample, folder, expected, has_backup, found, f"{kind}, seed {seed}")
    shutil.rmtree(folder)


def compare(
    sample: Sample, folder: Path, expected: set[str], has_backup: bool, found: Findings, name: str
) -> None:
    """Hold what came back against all that is known."""
    half_done = [one for one in flaws(folder) if "no change set" not in one]  # history may be lost
    flaw = flaw_of(folder) or next(iter(half_done), None)
    if flaw is not None:
        found.faults.append(f"{name}: {flaw}")
        return
    got = state(folder / DATABASE)
    for uid, (_version, headline, text, sha256) in got.items():
        if hashlib.sha256(text.encode()).hexdigest() != sha256:
            found.faults.append(f"{name}: a text has not its hash")
        if (headline, text) not in sample.texts.get(uid, set()):
            found.faults.append(f"{name}: an article says what it never said: {headline}")
    if not got:
        found.faults.append(f"{name}: a blank archive")
    for uid, one in sample.now.items():
        least = one.version if uid in expected else sample.then.get(uid, 0) * has_backup
        if least and got.get(uid, (0,))[0] < least:
            found.losses.append(f"{name}: {one.headline}")
    open_archive(folder).close()


def test_a_damaged_database_comes_back(sample: Sample, tmp_path: Path, proof: Proof) -> None:
    found = Findings()
    for seed, kind in enumerate(list(KINDS)[:8]):
        trial(sample, tmp_path, seed, kind, found)
    tell(found, proof)
    assert found.faults == []
    assert found.losses == []
    assert found.brought > 3 * (WRITTEN + LOGGED)
    assert found.unproven > 0


def tell(found: Findings, proof: Proof) -> None:
    what = "damaged databases"
    proof("R6", what, trials=found.trials, faults=len(found.faults), losses=len(found.losses))


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_many_damaged_databases_come_back(
    sample: Sample, tmp_path: Path, proof: Proof, chunk: int
) -> None:
    found = Findings()
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        trial(sample, tmp_path, 1000 + seed, list(KINDS)[seed % len(KINDS)], found)
    tell(found, proof)
    assert found.faults == []
    assert found.losses == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("chunk", range(2))
def test_a_killed_salvage_is_done_again(
    sample: Sample, tmp_path: Path, proof: Proof, chunk: int
) -> None:
    """Whenever it is killed, the damaged database is whole or set aside, or the new one is there.

    The log of the damaged database is the hard part: the new one must never meet it.
    """
    found, chance = Findings(), random.Random(chunk)
    longest = 0.0
    for number in range(KILLS + 1):
        folder = shutil.copytree(sample.archive, tmp_path / f"{number}.khobao")
        KINDS["pages garbled"](folder, random.Random(3))
        expected = unharmed(sample.archive, folder, sample.now)
        begun = time.monotonic()
        command = [sys.executable, "-m", "db.cli", "salvage", str(folder), "--apply"]
        child = subprocess.Popen(
            [*command, "--json"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if number == 0:
            assert child.wait() == 0
            longest = time.monotonic() - begun
        else:
            with suppress(subprocess.TimeoutExpired):
                child.wait(longest * chance.uniform(0.4, 1.0))
            child.kill()
            found.trials += child.wait() == -signal.SIGKILL
        with suppress(ArchiveWhole):
            salvage(folder)
        compare(sample, folder, expected, True, found, f"kill {number}")
        shutil.rmtree(folder)
    what = "kills of a salvage"
    proof("R6", what, trials=found.trials, faults=len(found.faults), losses=len(found.losses))
    assert found.faults == []
    assert found.losses == []
    assert found.trials > KILLS // 2


def test_a_salvager_that_takes_texts_on_trust_is_caught(
    sample: Sample, tmp_path: Path, proof: Proof, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.salvaging.gathering, "_is_proven", lambda *_row: True)
    monkeypatch.setattr(
        db.salvaging.bringing.ArticleBringing,
        "_current",
        lambda _self, _article, texts: texts[0] if texts else None,
    )
    found = Findings()
    trial(sample, tmp_path, 1, "letters changed", found)
    proof.control("R6", "texts taken on trust", caught=bool(found.faults))
    assert found.faults


def test_a_program_that_makes_a_blank_archive_is_caught(
    sample: Sample, tmp_path: Path, proof: Proof
) -> None:
    folder = tmp_path / "blank.khobao"
    create_archive(folder).close()
    found = Findings()
    compare(sample, folder, set(), True, found, "blank")
    caught = bool(found.faults) and bool(found.losses)
    proof.control("R6", "blank archive made", caught=caught)
    assert caught
