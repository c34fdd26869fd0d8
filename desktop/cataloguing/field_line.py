"""A line of the form to type into; it never changes what is being typed."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.searching.undo import WordSteps

STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
CONTROL = Qt.KeyboardModifier.ControlModifier
MOVING_ON = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
MOVING_FAR = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up})
"""With Ctrl; QLineEdit would keep them for a completer that is never there."""


class FieldLine(QLineEdit):
    """Owns the typed text; lives on the GUI thread.

    Vietnamese keyboards take letters back and send others in their place, so nothing here corrects
    or selects while there is focus. Undo goes by words; when there is no more of it in the line,
    the key goes on to whoever undoes saves.
    """

    left = Signal()
    """The caret went elsewhere."""
    entered = Signal()
    """The caret came in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = WordSteps()
        self._composing = False
        self.textChanged.connect(self._on_text_changed)

    @property
    def typed(self) -> str:
        """What stands here, NFC."""
        return unicodedata.normalize("NFC", self.text())

    @property
    def composing(self) -> bool:
        """Whether an input method holds letters that are no text yet."""
        return self._composing

    def put(self, text: str) -> None:
        """Show another text; there is nothing to undo then."""
        self._steps = WordSteps(text)
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo by words; leave the keys that move on to the form."""
        held = event.modifiers()
        if event.matches(STEPS[0]) or event.matches(STEPS[1]):
            step = self._steps.undo() if event.matches(STEPS[0]) else self._steps.redo()
            if step is None:
                event.ignore()
            else:
                self.setText(step)
        elif event.key() in MOVING_ON or (event.key() in MOVING_FAR and held & CONTROL):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether letters are being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without selecting the text: Tab must not put it at risk."""
        super().focusInEvent(event)
        if event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
            Qt.FocusReason.OtherFocusReason,
        }:
            self.deselect()
            self.setCursorPosition(len(self.text()))
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the line is left; a menu of its own is no leaving."""
        super().focusOutEvent(event)
        self._composing = False
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what Qt offers, but undo by words."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _on_text_changed(self, text: str) -> None:
        self._steps.note(text)
