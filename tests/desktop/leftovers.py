"""What a test may leave behind that the next one would meet: open windows, held mouse buttons."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def open_windows() -> set[QWidget]:
    """All windows that can be seen; none where there is no application."""
    if QApplication.instance() is None:
        return set()
    return {one for one in QApplication.topLevelWidgets() if one.isVisible()}


def take_away(before: Collection[QWidget]) -> list[str]:
    """Hide the windows that were not there before and let the mouse go; name what was left."""
    found = []
    for window in open_windows().difference(before):
        found.append(f"open: {type(window).__name__} {window.windowTitle()!r}")
        window.hide()
    held = QApplication.mouseButtons() if QApplication.instance() else ()
    for button in held:
        found.append(f"held: {button.name}")
        QTest.mouseRelease(QWidget(), button)
    return found
