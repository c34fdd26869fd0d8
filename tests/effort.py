"""How much work something is, told in a measure of work: seconds say more of the machine.

A test that holds hostile input against growing without bound asks for the effort and gives a bound
with a wide margin: about ten times what was measured, and far below what the fault would take.
"""

from __future__ import annotations

import gc
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_SAMPLE_SECONDS: Final = 0.004
"""A sample goes on for this long: many readings of a fine clock, one tick of a coarse one."""

_TEXT: Final = "Chợ nổi họp sớm, 1.500 ghe đậu kín bến ngày 24/10/2018; nước lớn thì tan. " * 200


def effort(work: Callable[[], object]) -> float:
    """Do some work once, and tell how many times that of the reference it was.

    What counts is the processor time of this thread alone: other programs and other threads may do
    what they like. The reference is measured just before and just after, and its quicker pace
    counts; one effort is about a millisecond of a machine of these years. The garbage collector
    rests meanwhile: what it would look through are the leavings of other tests.
    """
    with _collector_resting():
        before = min(_pace(), _pace())
        began = time.thread_time()
        work()
        spent = time.thread_time() - began
        return spent / min(before, _pace(), _pace())


def _pace() -> float:
    """Tell the seconds that the reference takes now.

    After one sample the next one begins at a tick of the clock: of two, one is right even where the
    clock is as coarse as that of Windows.
    """
    began, rounds, spent = time.thread_time(), 0, 0.0
    while spent < _SAMPLE_SECONDS:
        reference()
        rounds += 1
        spent = time.thread_time() - began
    return spent / rounds


def reference() -> int:
    """Do the work that other work is measured by: letters, words, counts, as the tests' own."""
    letters = sum(ord(char) > 127 for char in _TEXT)
    words = re.findall(r"\w+", _TEXT.casefold())
    return letters + len(" ".join(sorted(Counter(words), key=len)))


@contextmanager
def _collector_resting() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
