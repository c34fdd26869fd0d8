"""One writer at a time: a lock on a file that also says who holds it."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from db.disk import told
from db.errors import ArchiveBusy, ArchiveMissing, ArchiveReadOnly

POLL_SECONDS = 0.02


def try_lock(descriptor: int, *, shared: bool = False) -> bool:
    """Lock the file for this open descriptor alone; False when another one has it.

    `shared` lets others do so, too, on systems that know such locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind the text, so that others can still read who holds the lock.
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def try_share(descriptor: int) -> bool:
    """Keep `try_lock` of others from this file; where the system knows no such lock, do nothing."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def holder_of(path: Path) -> str:
    """Say who last took the lock: program, process and computer, or "?" when it says nothing."""
    try:
        facts = json.loads(path.read_text("utf-8"))
        return f"{facts['program']} (process {facts['pid']}, {facts['computer']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "?"


def holder_now(path: Path) -> str | None:
    """Say who holds the lock at this moment; None when nobody does.

    The look itself takes the lock for some microseconds, shared with other looks; whoever wants it
    meanwhile tries again (see `held`). Nothing is written, and no file is made.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return None if try_lock(descriptor, shared=True) else holder_of(path)
    finally:
        os.close(descriptor)


def _signature() -> dict[str, object]:
    """Who this program is: its name, its process, its computer."""
    program = Path(sys.argv[0] or "python").name
    return {"program": program, "pid": os.getpid(), "computer": socket.gethostname()}


def sign(descriptor: int, facts: Mapping[str, object]) -> None:
    """Write into a lock file who holds it now.

    Where the disk is full the lock holds all the same, if without a name.
    """
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(facts).encode())


@contextmanager
def held(
    path: Path,
    seconds: float,
    *,
    monotonic: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """Hold the lock file for a block of code, waiting up to `seconds` for it.

    The lock belongs to the open file, not to its existence: a file left behind by a killed
    program locks nothing, and the operating system frees the lock of a program that dies.

    Raises ArchiveBusy when another program keeps it, and where no file can be made ArchiveFull,
    ArchiveReadOnly, ArchiveDamaged, or ArchiveMissing where the folder was moved away.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError as error:
        if not path.parent.is_dir():
            raise ArchiveMissing(path.parent) from error
        raise ArchiveReadOnly(path.parent) from error
    except OSError as error:
        raise told(error, path.parent) from error
    try:
        # At least twice: somebody may only be looking who holds it (`holder_now`).
        deadline = monotonic() + max(seconds, POLL_SECONDS)
        while not try_lock(descriptor):
            if monotonic() >= deadline:
                raise ArchiveBusy(path.parent, holder_of(path))
            sleep(POLL_SECONDS)
        sign(descriptor, _signature())
        yield
    finally:
        os.close(descriptor)
