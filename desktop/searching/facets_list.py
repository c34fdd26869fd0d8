"""The list of what an answer can be narrowed by, gone through by keyboard or mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from desktop.searching.choosing import Gesture


class FacetsList(QListView):
    """Lets Enter and Space do what a click does, with the same keys held; GUI thread."""

    line_chosen = Signal(QModelIndex, object)
    """The line, and the `Gesture` it was chosen with."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._held = Qt.KeyboardModifier.NoModifier
        self.clicked.connect(lambda index: self.line_chosen.emit(index, gesture_of(self._held)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which keys are held while the button goes down."""
        self._held = event.modifiers()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the line that has the focus."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentIndex().isValid():
                self.line_chosen.emit(self.currentIndex(), gesture_of(event.modifiers()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first value: without a line there is no telling where the keyboard is."""
        super().focusInEvent(event)
        lines = [self.model().index(row, 0) for row in range(self.model().rowCount())]
        if not self.currentIndex().isValid():
            values = [one for one in lines if one.flags() & Qt.ItemFlag.ItemIsEnabled]
            self.setCurrentIndex(values[0] if values else QModelIndex())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters belong to the search box."""


def gesture_of(modifiers: Qt.KeyboardModifier) -> Gesture:
    """What a click means with some keys held."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return Gesture.WITHOUT
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Gesture.AND
    return Gesture.OR if modifiers & Qt.KeyboardModifier.ShiftModifier else Gesture.ONLY
