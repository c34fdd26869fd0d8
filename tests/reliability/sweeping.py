"""Runs trials of a sweep of faults: one process has everything loaded, and forks for each trial.

Run with the library of `faulting` loaded: python -m tests.reliability.sweeping FOLDER. Each line
it reads asks for something, each line it writes answers.
"""

from __future__ import annotations

import gc
import json
import logging
import multiprocessing
import os
import shutil
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine

import db.engine
from db import open_archive
from db.engine import DATABASE
from db.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveReadOnly,
    BackupDamaged,
    BackupRoomMissing,
    IndexUnusable,
)
from db.records import ArticleEdit, SearchRequest
from tests.reliability.diaries import Diary, read
from tests.reliability.faulting import Fault, Trap
from tests.reliability.mutants import MUTANTS
from tests.reliability.phases import USER, Phase, Place, phases, write_sources
from tests.reliability.states import states
from tests.reliability.verdicts import Verdict

MOST_SECONDS: Final = 60
"""After so long a trial hangs."""

TELLS: Final[dict[Fault, tuple[type[ArchiveError], ...]]] = {
    Fault.EIO_ONCE: (ArchiveDamaged, IndexUnusable, BackupDamaged, ArchiveReadOnly),
    Fault.EIO_ON: (ArchiveDamaged, IndexUnusable, BackupDamaged, ArchiveReadOnly),
    Fault.FULL: (ArchiveFull, BackupRoomMissing),
}
"""How the archive may refuse: anything else tells a wrong reason."""


Outcome = dict[str, Any]
"""How a trial ended: `outcome`, and lists of `losses` and `faults`."""


class Witness:
    """Somebody who had the archive open before the disk failed, as the window has."""

    def __init__(self, place: Place) -> None:
        archive = open_archive(place.archive)
        self._reader, self._searcher = archive.reader(), archive.searcher()
        self.look()

    def look(self) -> None:
        """Read and search. The index may have to be made anew, which is said."""
        rows = self._reader.rows(self._reader.browse())
        self._reader.article(rows[0].id)
        with suppress(IndexUnusable):
            self._searcher.page(self._searcher.search(SearchRequest("lúa")), 0, 5)

    def close(self) -> None:
        """Close everything."""
        self._reader.close()
        self._searcher.close()


class Runner:
    """Owns a folder with a prepared archive for each phase, and makes trials on copies of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._trap = Trap()
        self._phases = phases()
        self._held: dict[str, dict[str, str]] = {}
        write_sources(folder / "sources")

    @property
    def _diary(self) -> Path:
        return self._folder / "diary"

    def calls(self, name: str) -> list[str]:
        """Do a phase once without a fault, here, where every trial then finds it loaded.

        Returns its calls, a line each: name, path, and other path.
        """
        phase = self._phases[name]
        start, trial = self._folder / name, self._folder / "trial"
        shutil.rmtree(trial, ignore_errors=True)
        phase.prepare(Place(trial))
        trial.rename(start)
        self._held[name] = {} if phase.is_lost else phase.state(Place(start))
        place = self._laid_out(phase)
        listed = self._folder / "calls"
        line = os.open(listed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        witness = Witness(place) if phase.is_open else None
        self._trap.arm(place.root, 0, Fault.COUNT, line)
        os.write(line, b"begin\n")
        phase.run(place, Diary(self._diary))
        os.write(line, b"end\n")
        self._trap.spare(place.root)
        os.close(line)
        if witness:
            witness.close()
        verdict = self._verdict(phase, place)
        assert not verdict.losses + verdict.faults, (name, verdict.losses, verdict.faults)
        gc.collect()
        gc.freeze()
        return listed.read_text().splitlines()[1:-1]

    def trial(self, name: str, fault: Fault, number: int, options: dict[str, Any]) -> Outcome:
        """Make one trial; say how it ended, and what is wrong then."""
        phase = self._phases[name]
        is_thorough = bool(options.get("is_thorough", True))
        place = self._laid_out(phase)
        said = self._folder / "said"
        said.unlink(missing_ok=True)

        def work() -> None:
            diary = Diary(self._diary)
            if mutant := options.get("mutant"):
                MUTANTS[mutant](diary)
            told = self._meet(phase, place, diary, fault, number, is_thorough=is_thorough)
            said.write_text(json.dumps(told))

        ended = _ended(_forked(work))
        outcome, faults = json.loads(said.read_text()) if said.exists() else ("killed", [])
        if ended == signal.SIGALRM:
            faults.append("it hangs")
        elif ended and not (ended == signal.SIGKILL and fault.kills):
            faults.append(f"the process ended with {ended}")
        losses, further = self._judged(phase, place, is_thorough=is_thorough)
        return {"outcome": outcome, "losses": losses, "faults": faults + further}

    def _laid_out(self, phase: Phase) -> Place:
        place = Place(self._folder / "trial")
        shutil.rmtree(place.root, ignore_errors=True)
        shutil.copytree(self._folder / phase.name, place.root, copy_function=shutil.copyfile)
        self._diary.unlink(missing_ok=True)
        return place

    def _meet(
        self,
        phase: Phase,
        place: Place,
        diary: Diary,
        fault: Fault,
        number: int,
        *,
        is_thorough: bool,
    ) -> tuple[str, list[str]]:
        """Do the work of a phase until the fault; then see what else can be done, during and after.

        Returns how it ended and what was wrong. It does not return when the fault kills.
        """
        faults: list[str] = []
        witness = Witness(place) if phase.is_open else None
        self._trap.arm(place.root, number, fault)
        outcome = _done(lambda: phase.run(place, diary), fault, faults, "it")
        # What takes the place of the whole archive may be there all the same; and a disk that takes
        # nothing more cannot be told that a commit which it did not make safe is void.
        if outcome != "done" and not phase.is_repeatable and fault is not Fault.EIO_ON:
            diary.note("R")
        if not is_thorough:
            return outcome, faults
        if witness and fault.lasts and self._trap.count() >= number:
            _done(witness.look, Fault.SPARE, faults, "reading meanwhile")
            save = partial(_save, place, diary, "giữa")
            if _done(save, fault, faults, "a save") == "done":
                faults.append("a save was possible")
        self._trap.spare(place.root)
        if outcome != "done" and phase.is_repeatable:
            _done(lambda: phase.run(place, diary), Fault.SPARE, faults, "once more")
        if witness:
            _done(partial(_go_on, witness, place, diary), Fault.SPARE, faults, "going on")
        return outcome, faults

    def _verdict(self, phase: Phase, place: Place, *, is_thorough: bool = True) -> Verdict:
        """Look at what is left."""
        verdict = Verdict(phase, place, read(self._diary, self._held[phase.name]))
        original = None
        if phase.name == "damaged":
            original = (Place(self._folder / phase.name).archive / DATABASE).read_bytes()
        self._trap.spare(place.root)
        try:
            verdict.reach(original, is_thorough=is_thorough)
        except BaseException as error:  # noqa: BLE001 - whatever a user would have seen
            verdict.faults.append(f"next start: {error!r}\n{traceback.format_exc()}")
        return verdict

    def _judged(
        self, phase: Phase, place: Place, *, is_thorough: bool
    ) -> tuple[list[str], list[str]]:
        """Look at what is left; where that is much, in a process of its own."""
        if not is_thorough:
            verdict = self._verdict(phase, place, is_thorough=False)
            return verdict.losses, verdict.faults
        said = self._folder / "judged"
        said.unlink(missing_ok=True)

        def work() -> None:
            verdict = self._verdict(phase, place)
            said.write_text(json.dumps([verdict.losses, verdict.faults]))

        ended = _ended(_forked(work))
        if not said.exists():
            return [], [f"the next start ended with {ended}"]
        losses, faults = json.loads(said.read_text())
        return losses, faults


def _save(place: Place, diary: Diary, section: str) -> None:
    """Save one article that is known by its source id, and note it."""
    archive = open_archive(place.archive)
    reader = archive.reader()
    (row,) = reader.rows(reader.browse()[:1])
    reader.close()
    cataloguer = archive.cataloguer(USER)
    kept = states(place.archive)[str(row.source_id)].removeprefix(row.section or "").strip()
    try:
        cataloguer.apply([ArticleEdit(row.id, row.row_version, {"section": section})])
    finally:
        cataloguer.close()
    diary.note("P", [str(row.source_id), f"{section} {kept}".strip()])


def _go_on(witness: Witness, place: Place, diary: Diary) -> None:
    """Read, search and save in the same process once the disk is well again."""
    witness.look()
    _save(place, diary, "sau")
    indexer = open_archive(place.archive).indexer()
    indexer.sync()
    indexer.close()
    witness.look()
    witness.close()


def _done(work: Callable[[], object], fault: Fault, faults: list[str], what: str) -> str:
    """Do something; say how it ended, and what is wrong about that."""
    try:
        work()
    except ArchiveError as error:
        if not isinstance(error, TELLS.get(fault, ())):
            faults.append(f"{what}: {error!r}\n{traceback.format_exc()}")
        return type(error).__name__
    except BaseException as error:  # noqa: BLE001 - whatever a user would have seen
        faults.append(f"{what}: bare {error!r}\n{traceback.format_exc()}")
        return "bare"
    return "done"


def _forked(work: Callable[[], None]) -> int:
    """Do something in a process of its own that has everything loaded already."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    try:
        signal.alarm(MOST_SECONDS)
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - which is all that is heard of it
        traceback.print_exc()
        os._exit(1)


def _ended(pid: int) -> int:
    """Wait for a process; return its exit code, or the signal that ended it."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else os.WTERMSIG(status)


def _prepare_process() -> None:
    """Load what every trial needs, and have files read by processes that begin at once."""
    warnings.simplefilter("error")
    logging.disable()
    real = multiprocessing.get_context("fork")
    multiprocessing.get_context = lambda *_: real  # type: ignore[assignment]  # for this process alone
    resource_tracker.ensure_running()
    get_temp_dir()
    db.engine.create_engine = _remembering(create_engine)  # type: ignore[attr-defined]  # for this process alone


def _remembering(make: Callable[..., Engine]) -> Callable[..., Engine]:
    """Have engines share what they know of statements: else each trial translates all of them."""
    first: list[Engine] = []

    def made(*arguments: Any, **options: Any) -> Engine:
        engine = make(*arguments, **options)
        if not first:
            first.append(engine)
        engine.dialect = engine.pool._dialect = first[0].dialect
        engine._compiled_cache = first[0]._compiled_cache
        return engine

    return made


def main(folder: Path) -> None:
    """Answer what is asked, line by line."""
    _prepare_process()
    runner = Runner(folder)
    for line in sys.stdin:
        phase, number, fault, options = json.loads(line)
        if not number:
            answer: object = runner.calls(phase)
        else:
            answer = runner.trial(phase, Fault[fault], number, options)
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
