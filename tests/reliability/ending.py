"""Ends the window in the middle of its work, and looks at what is left."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from db import create_archive, open_archive
from db.backup import Backups, expect_sound
from db.locks import held
from db.records.backups import BackupReason
from tests.reliability.windowed import INBOX

ROOT = Path(__file__).parents[2]
TRIAL = "KHOBAO_TRIAL"
"""The variable of the environment by which every process of a trial is known."""

BEGUN_SECONDS = 120
CLOSED_SECONDS = 60
ENDING_SECONDS = 60
"""Far more than it takes: a busy machine is no fault."""

FIRST, MORE = 300, 400
"""Articles of the run that can be undone, and of the one that comes in."""

BAD_WORDS = ("Traceback", "Destroyed while", "Fatal Python", "Error calling", "QThread")
"""What a program says that did not end as it should."""


def lay_out(folder: Path, first: int = FIRST) -> Path:
    """Make the archive that each trial gets a copy of, with a backup and a run of ingest."""
    path = folder / "gốc.khobao"
    archive = create_archive(path, name="Kho thử", starter=True)
    if first:
        archive.ingest([_file(folder / "trước.jsonl", "t", first)], lambda _event: None)
        indexer = archive.indexer()
        indexer.sync()
        indexer.close()
    archive.close()
    Backups(path).make(BackupReason.ASKED)
    _file(folder / INBOX, "m", MORE)
    return path


def _file(path: Path, letter: str, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            body = (
                f"Dòng thứ {number} kể về bến đò {letter}{number} của một làng không có thật. " * 9
            )
            line = {"id": f"{letter}{number}", "title": f"Bến {letter}{number}", "body": [body]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


@dataclass
class Endings:
    """Ends windows, each on a copy of one archive, and notes every fault."""

    base: Path
    folder: Path
    ended: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def end_once(self, job: str, seconds: float, *, kill: bool) -> None:
        """Begin a job, close or kill the window so long after, and look at what is left."""
        place = self.folder / f"{self.ended}"
        shutil.copytree(self.base, place / "Kho.khobao")
        shutil.copy(self.base.parent / INBOX, place)
        self.ended += 1
        archive, diary = place / "Kho.khobao", place / "diary"
        mark = uuid4().hex
        window = self._start(archive, place, job, mark)
        where = f"{job}, {'killed' if kill else 'closed'} after {seconds:.2f} s"
        if not self._begun(window, diary):
            window.kill()
            self.faults.append(f"{where}: never begun: {window.communicate()[1][-2000:]}")
            return
        time.sleep(seconds)
        window.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
        try:
            _, said = window.communicate(timeout=CLOSED_SECONDS)
        except subprocess.TimeoutExpired:
            window.kill()
            self.faults.append(f"{where}: did not end")
            return
        log = place / "home" / "window.log"
        said += log.read_text(encoding="utf-8") if log.exists() else ""
        self.faults += [f"{where}: {fault}" for fault in self._words(window, said, kill=kill)]
        if not _gone(mark):
            self.faults.append(f"{where}: a process was left behind")
        try:
            found = list(self._look(archive, diary, is_finished=not kill))
        except Exception as error:  # noqa: BLE001 - whatever a user would have seen
            found = [repr(error)]
        self.faults += [f"{where}: {fault}" for fault in found]
        shutil.rmtree(place)

    def _start(self, archive: Path, place: Path, job: str, mark: str) -> subprocess.Popen[str]:
        module = "tests.reliability.windowed"
        arguments = [str(archive), str(place / "home"), job, str(place / "diary")]
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", TRIAL: mark},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _begun(self, window: subprocess.Popen[str], diary: Path) -> bool:
        """Whether the job has begun."""
        deadline = time.monotonic() + BEGUN_SECONDS
        while time.monotonic() < deadline and window.poll() is None:
            if diary.exists() and '"J"' in diary.read_text(encoding="utf-8"):
                return True
            time.sleep(0.02)
        return False

    def _words(self, window: subprocess.Popen[str], said: str, *, kill: bool) -> Iterator[str]:
        if not kill and window.returncode != 0:
            yield f"exit code {window.returncode}: {said[-2000:]}"
        if any(word in said for word in BAD_WORDS):
            yield f"it said: {said[-2000:]}"

    def _look(self, folder: Path, diary: Path, *, is_finished: bool) -> Iterator[str]:
        """Open the archive as the next start does, and compare it with the diary."""
        with held(folder / "writer.lock", 0):
            pass
        log = folder / "archive.db-wal"
        if is_finished and log.exists() and log.stat().st_size:
            yield "the folder cannot be copied as it lies"
        archive = open_archive(folder)
        reader = archive.reader()
        (row,) = reader.rows([1])
        reader.close()
        indexer = archive.indexer()
        indexer.sync()
        indexer.close()
        report = archive.check(full=True)
        archive.close()
        if not report.ok:
            yield str([finding for finding in report.findings if not finding.ok])
        for backup in Backups(folder).listed():
            if backup.verified:
                expect_sound(backup)
        for name in ("bài.pdf", "bài.docx"):
            if (diary.parent / name).exists() and not (diary.parent / name).stat().st_size:
                yield f"{name} is empty"
        yield from self._saves(row.section, diary, is_finished=is_finished)

    def _saves(self, section: str | None, diary: Path, *, is_finished: bool) -> Iterator[str]:
        """Find the newest save there: what a closed window was given, a killed one acknowledged."""
        notes = [json.loads(line) for line in diary.read_text(encoding="utf-8").splitlines()]
        meant = [said for sign, said in notes if sign == "I"]
        kept = [said for sign, said in notes if sign == "A"]
        self.acknowledged += len(kept)
        if not meant:
            return
        last = meant if is_finished else kept
        allowed = meant[len(last) - 1 :] if last else [section, *meant]
        if section not in allowed:
            self.lost.append(f"{section!r} is none of {allowed[:5]}")
            yield self.lost[-1]


def _gone(mark: str) -> bool:
    """Whether all processes of a trial end by themselves."""
    deadline = time.monotonic() + ENDING_SECONDS
    while any(_processes(mark)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _processes(mark: str) -> Iterator[int]:
    wanted = f"{TRIAL}={mark}".encode()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (path / "environ").read_bytes().split(b"\0"):
                yield int(path.name)
        except OSError:  # it is gone, or somebody else's
            continue
