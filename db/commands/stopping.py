"""How a command is stopped: by a signal, or by whoever started it closing its input."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

from db.records import ShouldStop

_SIGNALS = ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP")

Reaction = Callable[[int, FrameType | None], object]


@contextmanager
def _on_signals(react: Reaction) -> Iterator[None]:
    """React to what asks a program to end, for a block of code."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals belong to the main thread
        return
    before = {}
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        is_ignored = number is not None and signal.getsignal(number) is signal.SIG_IGN
        if number is None or (name == "SIGHUP" and is_ignored):  # as `nohup` wants it
            continue
        before[number] = signal.signal(number, react)
    try:
        yield
    finally:
        for number, reaction in before.items():
            signal.signal(number, reaction)


def interruptible() -> AbstractContextManager[None]:
    """Let every signal that asks for an end raise KeyboardInterrupt."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    return _on_signals(interrupt)


@contextmanager
def stoppable(*, watch_stdin: bool) -> Iterator[ShouldStop]:
    """Turn the first request to end into an answer of `should_stop`; a second one ends at once.

    With `watch_stdin` the end of the standard input is such a request too.
    """
    stop = threading.Event()

    def react(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    if watch_stdin:
        threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    with _on_signals(react):
        yield stop.is_set


def _wait_for_end(stop: threading.Event) -> None:
    # Not through sys.stdin: its lock, held by a thread at the end of the program, would abort it.
    descriptor = sys.stdin.fileno()
    try:
        while os.read(descriptor, 4096):
            pass
    except OSError:
        pass  # closed from our side: that is an end, too
    stop.set()


def lower_priority() -> None:
    """Leave the processor to those who wait for an answer."""
    if sys.platform != "win32":
        os.nice(10)
