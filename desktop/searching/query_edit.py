"""The line a question is typed into; it never changes what is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from desktop.marks import spans
from desktop.searching.undo import WordSteps
from desktop.theme import Theme


class QueryEdit(QLineEdit):
    """Owns the typed text; lives on the GUI thread.

    Vietnamese keyboards (UniKey, ibus, fcitx) take letters back and send others in their place:
    so nothing here completes, corrects or selects while there is focus. Parts that could not be
    used are underlined by painting over the text, not by touching it.
    """

    down_pressed = Signal()
    escape_pressed = Signal()
    history_wanted = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bad: list[tuple[int, int]] = []
        self._steps = WordSteps()
        self.textChanged.connect(self._steps.note)

    def underline(self, parts: Sequence[tuple[int, int]]) -> None:
        """Underline these parts of the text (code points) until it changes."""
        bad = spans(self.text(), parts)
        if bad != self._bad:
            self._bad = bad
            self.update()

    def sizeHint(self) -> QSize:
        """Give a comfortable height for letters with two marks."""
        return QSize(self._theme.px(480), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Keep the height in a narrow window."""
        return QSize(self._theme.px(120), self._theme.px(36))

    def event(self, event: QEvent) -> bool:
        """Keep the key of the history, which elsewhere leads to the next article."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and event.key() == Qt.Key.Key_Down:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the text alone on the keys that mean something to the search."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.history_wanted.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._step_to(self._steps.undo())
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._step_to(self._steps.redo())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what Qt offers, but undo by words."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _step_to(self, text: str | None) -> None:
        if text is not None:
            self.setText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without selecting the text: Tab must not put it at risk."""
        caret = self.cursorPosition()
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.deselect()
            self.setCursorPosition(caret)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text and, below it, the lines under what could not be used."""
        super().paintEvent(event)
        if not self._bad:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        letters = self.fontMetrics()
        # QLineEdit does not say where a letter stands; the caret does, and the rest follows.
        caret = self.cursorRect().center().x()
        left = caret - letters.horizontalAdvance(self.text()[: self.cursorPosition()])
        bottom = area.center().y() + letters.height() // 2
        painter = QPainter(self)
        painter.setClipRect(area)
        painter.setPen(QPen(QColor(self._theme.colours.caution), self._theme.px(2)))
        text = self.text().encode("utf-16-le")
        for start, length in self._bad:
            before = text[: 2 * start].decode("utf-16-le")
            part = text[2 * start : 2 * (start + length)].decode("utf-16-le")
            x = left + letters.horizontalAdvance(before)
            painter.drawLine(QPoint(x, bottom), QPoint(x + letters.horizontalAdvance(part), bottom))
