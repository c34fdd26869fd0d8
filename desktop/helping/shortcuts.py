"""Which key does what: as it is made, and as a person wants it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
META = Qt.KeyboardModifier.MetaModifier
MODIFIERS = {Key.Key_Control, Key.Key_Shift, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta}
LOCKS = {Key.Key_CapsLock, Key.Key_NumLock, Key.Key_ScrollLock}
FIRST_WITHOUT_LETTER = 0x01000000
"""Keys from here on write nothing: https://doc.qt.io/qt-6/qt.html#Key-enum."""
EDITING = {Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_A}
FIXED = (
    *(f"Ctrl+{digit}" for digit in range(1, 10)),
    *("Ctrl+Return", "Ctrl+L", "Ctrl+'", "Ctrl+Down", "Alt+R", "Alt+D", "Alt+N", "Shift+F4"),
)
"""Keys of the form and of the line about an article that looks the same; the sheet lists them."""


class Trouble(StrEnum):
    """Why a key cannot be had for a command."""

    TYPING = "typing"
    """It writes or moves the caret."""
    ALT_GR = "alt_gr"
    """Ctrl and Alt are AltGr, which writes letters on many keyboards."""
    INPUT_METHOD = "input_method"
    """Vietnamese input methods are switched by it."""
    EDITING = "editing"
    """It copies, cuts, pastes or chooses all wherever something is typed."""
    FORM = "form"
    """The form or a banner has it."""


def trouble(pressed: QKeyCombination) -> Trouble | None:
    """Say why a key cannot be had for a command; None when it can.

    The rules are those of typing Vietnamese: no bare letters, no Ctrl+Alt+letter, no Alt+Z, no
    Ctrl+Shift alone, no Ctrl+Space.
    """
    key, held = pressed.key(), pressed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    writes = key.value < FIRST_WITHOUT_LETTER
    function = Key.Key_F1.value <= key.value <= Key.Key_F35.value
    switch = (held == ALT and key is Key.Key_Z) or (key is Key.Key_Space and held & CONTROL)
    troubles = (
        (Trouble.INPUT_METHOD, key in MODIFIERS or key in LOCKS or switch),
        (Trouble.TYPING, not held & (CONTROL | ALT | META) and not function),
        (Trouble.ALT_GR, held & CONTROL and held & ALT and writes),
        (Trouble.EDITING, held == CONTROL and key in EDITING),
        (Trouble.FORM, QKeySequence(pressed).toString() in FIXED),
    )
    return next((one for one, is_so in troubles if is_so), None)


class Shortcuts(QObject):
    """Owns the keys of the commands, by the names of these; lives on the GUI thread."""

    changed = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = dict(actions)
        self._made = {name: action.shortcuts() for name, action in actions.items()}
        self._own: dict[str, str] = {}

    @property
    def actions(self) -> Mapping[str, QAction]:
        """Every command by its name."""
        return self._actions

    @property
    def kept(self) -> tuple[str, ...]:
        """What a person changed: names, each followed by its key; for the settings."""
        return tuple(one for pair in self._own.items() for one in pair)

    def is_own(self, name: str) -> bool:
        """Whether a person gave this command its key."""
        return name in self._own

    def restore(self, kept: Sequence[str]) -> None:
        """Take over what was kept; what makes no sense any more is as it is made."""
        pairs = dict(zip(kept[::2], kept[1::2], strict=False))
        wanted = {name: QKeySequence(pairs[name]) for name in pairs if name in self._actions}
        for name in wanted:  # two commands may have changed keys with each other
            self._actions[name].setShortcuts([])
        for name, keys in wanted.items():
            if keys.count() == 1 and self.refusal(name, keys) is None:
                self._give(name, keys)
            else:
                self.put_back(name)

    def refusal(self, name: str, keys: QKeySequence) -> Trouble | str | None:
        """Say why a command cannot have a key: a trouble, or the name of the one that has it."""
        found = trouble(cast("Sequence[QKeyCombination]", keys)[0])  # the stubs know no index
        return found if found is not None else self._owner(name, keys)

    def choose(self, name: str, keys: QKeySequence) -> None:
        """Give a command a key that `refusal` has nothing against."""
        self._give(name, keys)
        self.changed.emit()

    def put_back(self, name: str) -> str | None:
        """Give a command the keys it is made with; the name of the one that has them by now."""
        for keys in self._made[name]:
            owner = self._owner(name, keys)
            if owner is not None:
                return owner
        self._own.pop(name, None)
        self._actions[name].setShortcuts(self._made[name])
        self.changed.emit()
        return None

    def put_all_back(self) -> None:
        """Give every command the keys it is made with."""
        self._own.clear()
        for name, action in self._actions.items():
            action.setShortcuts(self._made[name])
        self.changed.emit()

    def _give(self, name: str, keys: QKeySequence) -> None:
        self._actions[name].setShortcuts([keys])
        self._own[name] = keys.toString(QKeySequence.SequenceFormat.PortableText)
        if self._made[name] == [keys]:
            del self._own[name]

    def _owner(self, name: str, keys: QKeySequence) -> str | None:
        others = (one for one in self._actions if one != name)
        return next((one for one in others if keys in self._actions[one].shortcuts()), None)
