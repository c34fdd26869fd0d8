"""Pointing as a hand does it; QTest's mouseDClick alone presses a button and never lets it go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def double_click(widget: QWidget, spot: QPoint) -> None:
    """Press and let go twice, the second time as Qt tells of it: a double click, not a press."""
    QTest.mouseClick(widget, LEFT, PLAIN, spot)
    QTest.mouseDClick(widget, LEFT, PLAIN, spot)
    QTest.mouseRelease(widget, LEFT, PLAIN, spot)
