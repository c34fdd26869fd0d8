"""The small bar beside a sentence: what can be done with its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.icons import icon
from desktop.theme import Theme

ICON = 16
BUTTON = 26
WIDTH = 28
"""Of the bar: the margin right of the column is never narrower than that."""


class Deed(StrEnum):
    """What can be done with a sentence, in the order in which the buttons stand."""

    QUOTE = "quote"
    SHEET = "sheet"
    LINK = "link"
    NOTE = "note"
    SIC = "sic"


class SentenceBar(QFrame):
    """Owns one button a deed; lives on the GUI thread.

    It stands in the margin of the page, where it covers no letter and moves none.
    """

    wanted = Signal(object)
    """A `Deed` is wanted of the sentence that the bar stands at."""
    entered = Signal()
    """The pointer, or the keyboard, came to the bar."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[Deed, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for deed in Deed:
            button = QToolButton()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.clicked.connect(lambda _checked=False, one=deed: self.wanted.emit(one))
            button.installEventFilter(self)
            column.addWidget(button)
            self._buttons[deed] = button
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        self.allow(set(Deed) - {Deed.QUOTE}, allowed=False)

    @property
    def offered(self) -> tuple[Deed, ...]:
        """What can be done, from the top."""
        return tuple(deed for deed, one in self._buttons.items() if not one.isHidden())

    def button(self, deed: Deed) -> QToolButton:
        """The button for a deed."""
        return self._buttons[deed]

    def allow(self, deeds: Collection[Deed], *, allowed: bool) -> None:
        """Show or leave out the buttons for these."""
        for deed in deeds:
            self._buttons[deed].setVisible(allowed)
        self.adjustSize()

    def stand_at(self, sentence: str) -> None:
        """Say to whoever cannot see it which sentence the bar is at."""
        self.setAccessibleDescription(sentence)
        self.adjustSize()
        self.show()
        self.raise_()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer went."""
        super().leaveEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from button to button by the arrows, as they stand."""
        steps = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(step)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Stay while the keyboard is at a button."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What to do with the sentence"))
        for deed, words in self._words().items():
            self._buttons[deed].setToolTip(words)
            self._buttons[deed].setAccessibleName(words)

    def _words(self) -> Mapping[Deed, str]:
        return {
            Deed.QUOTE: self.tr("Copy with citation (Ctrl+Shift+C)"),
            Deed.SHEET: self.tr("Put on the answer sheet (Ctrl+Shift+A)"),
            Deed.LINK: self.tr("Copy a link to it (Ctrl+Shift+L)"),
            Deed.NOTE: self.tr("Write a note (Ctrl+I)"),
            Deed.SIC: self.tr("[sic]: printed so, but meant otherwise"),
        }

    def _dress(self) -> None:
        px = self._theme.px
        for deed, button in self._buttons.items():
            button.setIcon(icon(self._theme, deed.value))
            button.setIconSize(QSize(px(ICON), px(ICON)))
            button.setFixedSize(px(BUTTON), px(BUTTON))
        self.adjustSize()
