"""One window at a time writes to an archive: a lock that it holds as long as it has it open.

Single saves are kept apart by `writer.lock`, which a window and the `kho` beside it take in turn.
This lock is about people: a second window, of another user or another computer, only reads.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
import weakref
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from db.clock import utc_now
from db.errors import ArchiveReadOnly
from db.locks import sign, try_lock
from db.records.sharing import Holder

NAME: Final = "window.lock"

ATTEMPTS: Final = 5
PAUSE_SECONDS: Final = 0.05
"""Between two attempts: who only looks whether the lock is free holds it for an instant."""

LONGEST: Final = 4096


class WindowLock:
    """Owns the lock of one archive folder until it is released; any thread may release it.

    The lock belongs to the open file: the system frees it when the program ends, however that is.
    """

    def __init__(self, folder: Path, descriptor: int) -> None:
        self.folder = folder
        self._close = weakref.finalize(self, os.close, descriptor)

    def is_of(self, folder: Path) -> bool:
        """Whether this is the lock of that folder, whatever way leads there."""
        try:
            return self.folder.samefile(folder)
        except OSError:
            return False

    def release(self) -> None:
        """Let another window write; a second time does nothing."""
        self._close()


def take(
    folder: Path,
    user: str,
    now: Callable[[], str] = utc_now,
    sleep: Callable[[float], None] = time.sleep,
) -> WindowLock | Holder:
    """Take the lock of an archive for a user, or say who has it.

    Raises ArchiveReadOnly where no file can be made.
    """
    descriptor = _open(folder)
    for attempt in range(ATTEMPTS):
        if try_lock(descriptor):
            program = Path(sys.argv[0] or "python").name
            holder = Holder(program, os.getpid(), platform.node(), user, now())
            sign(descriptor, asdict(holder))
            return WindowLock(folder, descriptor)
        if attempt + 1 < ATTEMPTS:
            sleep(PAUSE_SECONDS)
    os.close(descriptor)
    return holder_of(folder)


def is_free(folder: Path) -> bool:
    """Whether no window has an archive open for writing."""
    try:
        descriptor = os.open(folder / NAME, os.O_RDWR)
    except OSError:
        return not (folder / NAME).exists()
    try:
        return try_lock(descriptor)
    finally:
        os.close(descriptor)


def holder_of(folder: Path) -> Holder:
    """Read who took the lock last."""
    try:
        with (folder / NAME).open("rb") as file:
            facts = json.loads(file.read(LONGEST))
        return Holder(
            program=str(facts["program"]),
            pid=int(facts["pid"]),
            computer=str(facts["computer"]),
            user=str(facts["user"]),
            since=str(facts["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", 0, "", "", "")


def _open(folder: Path) -> int:
    try:
        return os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise ArchiveReadOnly(folder) from error
