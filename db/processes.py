"""What processes that work for another one have in common: how they begin, and when they end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

from db.logs import begin_log


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach: whoever started them ends them."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # it lets the signal through when it begins
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve_parent() -> None:
    """Make this process one that only the process which started it ends, and that ends with it."""
    begin_log()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End at once when the process that started this one is gone, however it ended."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
