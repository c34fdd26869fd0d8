"""Starts programs that have loaded everything already, and kills them after a random time."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

READY_SECONDS = 60
ENDING_SECONDS = 10
LAST_WORDS = 2000

Life = Callable[..., None]


def _live(live: Life, arguments: Sequence[object], said: Path) -> None:
    """Live in a group of its own, as a program does that was started by itself."""
    os.setsid()
    words = os.open(said, os.O_WRONLY | os.O_CREAT)
    os.dup2(words, sys.stderr.fileno())
    live(*arguments)


def kill(live: Life, arguments: Sequence[object], diary: Path, seconds: float) -> list[str]:
    """Let a program live for so long after its first line in the diary; say what was wrong.

    Programs begin as copies of one that has loaded the modules: only the time that they are at
    work is worth waiting for.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.reliability.child", "tests.reliability.upgrading"])
    diary.touch()
    said = diary.with_suffix(".said")
    child = context.Process(target=_live, args=(live, arguments, said))
    child.start()
    assert child.pid is not None
    deadline = time.monotonic() + READY_SECONDS
    while not diary.stat().st_size and child.is_alive() and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(seconds)
    is_alive = child.is_alive()
    child.kill()
    child.join()
    faults = []
    if not is_alive:
        words = said.read_text() if said.exists() else ""
        faults.append(f"child ended by itself: {words[-LAST_WORDS:]}")
    if not _ends(child.pid):
        faults.append("a process was left behind")
    return faults


def _ends(group: int) -> bool:
    """Whether all processes of a group end by themselves."""
    for _ in range(ENDING_SECONDS * 20):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
