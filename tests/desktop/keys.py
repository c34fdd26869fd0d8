"""Typing as keyboards and input methods do it; pytest-qt's keyClicks aborts on Vietnamese."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NO_KEY = Qt.Key(0)
PLAIN = Qt.KeyboardModifier.NoModifier


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, text: str = ""
) -> None:
    """Press a key and let it go."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Type letters one by one, as a keyboard that has them all."""
    for letter in text:
        press(widget, NO_KEY, text=letter)


def unikey(widget: QWidget, back: int, text: str) -> None:
    """Take letters back and send others at once, as UniKey does under Windows."""
    for _ in range(back):
        press(widget, Qt.Key.Key_Backspace, text="\b")
    type_text(widget, text)


def compose(widget: QWidget, preedit: str) -> None:
    """Show text that an input method (ibus, fcitx) is still composing."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget: QWidget, text: str) -> None:
    """End composing with this text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
