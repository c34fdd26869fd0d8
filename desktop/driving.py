"""Driving the real window without a person: letters, keys, waiting, pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

LOOK_MS = 5
NO_KEY = Qt.Key(0)
STRIDE = 3
"""Of how many pixels one is looked at, across and down."""


class TookTooLong(Exception):
    """What was waited for did not come."""


def wait_until(there: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    """Let the window work until something is there; TookTooLong when it does not come."""
    clock = QElapsedTimer()
    clock.start()
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(LOOK_MS)

    def look() -> None:
        if there() or clock.elapsed() > seconds * 1000:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    if not there():
        loop.exec()
    timer.stop()
    if not there():
        raise TookTooLong(what)


def let_pass(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press a key and let it go, where a keyboard would do it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


def type_letter(widget: QWidget, letter: str) -> None:
    """Type one letter, as a keyboard that has it."""
    press(widget, NO_KEY, letter)


def save_picture(window: QWidget, file: Path) -> None:
    """Save what a window looks like; raises OSError when it cannot be saved."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(file)):
        raise OSError(file)


def colours_in(image: QImage) -> int:
    """How many different colours a picture has; an empty window has a handful."""
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), STRIDE)
            for y in range(0, image.height(), STRIDE)
        }
    )
