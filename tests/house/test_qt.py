"""The Qt that is locked is one that does not lose references."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 500


def test_calls_that_give_nothing_keep_the_references_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one at every void call and aborts after thousands."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
