"""The keys of the form: what each of them does, wherever the caret is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

CONTROL: Final = Qt.KeyboardModifier.ControlModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
MODIFIERS: Final = CONTROL | ALT | Qt.KeyboardModifier.ShiftModifier
ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Deed(StrEnum):
    """What a key of the form does."""

    FINISH = "finish"
    UNDO = "undo"
    REDO = "redo"
    TAKE = "take"
    """Take or give back one suggestion; `place_of` says which."""
    TAKE_ALL = "take_all"
    MORE = "more"
    COPY = "copy"
    PIN = "pin"
    NOTE = "note"
    NEXT_PART = "next_part"
    PREVIOUS_PART = "previous_part"


_WITH_CONTROL: Final[Mapping[int, Deed]] = MappingProxyType(
    {
        Qt.Key.Key_Return: Deed.TAKE_ALL,
        Qt.Key.Key_Enter: Deed.TAKE_ALL,
        Qt.Key.Key_0: Deed.MORE,
        Qt.Key.Key_Apostrophe: Deed.COPY,
        Qt.Key.Key_L: Deed.PIN,
        Qt.Key.Key_I: Deed.NOTE,
        Qt.Key.Key_Y: Deed.REDO,
        Qt.Key.Key_Down: Deed.NEXT_PART,
        Qt.Key.Key_Up: Deed.PREVIOUS_PART,
    }
)


def deed_of(event: QKeyEvent) -> Deed | None:
    """What a key does in the form; None leaves it to the field."""
    held, key = event.modifiers() & MODIFIERS, event.key()
    if held == ALT and key in ENTER:
        return Deed.FINISH
    if event.matches(QKeySequence.StandardKey.Undo):
        return Deed.UNDO
    if event.matches(QKeySequence.StandardKey.Redo):
        return Deed.REDO
    if held != CONTROL:
        return None
    return Deed.TAKE if place_of(event) else _WITH_CONTROL.get(key)


def place_of(event: QKeyEvent) -> int:
    """The digit of a key, 1 to 9; 0 for any other key."""
    return event.key() - Qt.Key.Key_0 if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 else 0
