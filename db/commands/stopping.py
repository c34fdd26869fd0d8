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

_LONGEST_WORD = 64

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


class Control:
    """What others want of a long command: that it ends, or waits. Any thread may say it."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._free = threading.Event()
        self._free.set()

    def should_stop(self) -> bool:
        """Whether the command is asked to end."""
        return self._stop.is_set()

    def wait(self) -> None:
        """Return when the command may go on, or is to end."""
        self._free.wait()

    def end(self) -> None:
        """Ask for an end."""
        self._stop.set()
        self._free.set()

    def obey(self, word: bytes) -> None:
        """Do what a line of the standard input says: `pause` or `resume`."""
        if word == b"pause" and not self._stop.is_set():
            self._free.clear()
        elif word == b"resume":
            self._free.set()


@contextmanager
def controlled(*, watch_stdin: bool) -> Iterator[Control]:
    """Hear requests to end for a block of code; a second signal ends at once.

    With `watch_stdin` the standard input is heard, too: its lines `pause` and `resume`, and its
    end, which is a request to end.
    """
    control = Control()

    def react(_number: int, _frame: FrameType | None) -> None:
        if control.should_stop():
            raise KeyboardInterrupt
        control.end()

    if watch_stdin:
        threading.Thread(target=_hear, args=(control,), daemon=True).start()
    with _on_signals(react):
        yield control


@contextmanager
def stoppable(*, watch_stdin: bool) -> Iterator[ShouldStop]:
    """Turn the first request to end into an answer of `should_stop`; a second one ends at once.

    With `watch_stdin` the end of the standard input is such a request too.
    """
    with controlled(watch_stdin=watch_stdin) as control:
        yield control.should_stop


def _hear(control: Control) -> None:
    # Not through sys.stdin: its lock, held by a thread at the end of the program, would abort it.
    descriptor = sys.stdin.fileno()
    heard = b""
    try:
        while chunk := os.read(descriptor, 4096):
            *words, heard = (heard + chunk).split(b"\n")
            heard = heard[-_LONGEST_WORD:]
            for word in words:
                control.obey(word.strip())
    except OSError:
        pass  # closed from our side: that is an end, too
    control.end()


def lower_priority() -> None:
    """Leave the processor to those who wait for an answer."""
    if sys.platform != "win32":
        os.nice(10)
