"""A line above everything: a sign, some words, and what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.icons import picture
from desktop.theme import Theme

SIGN = 20
"""Width and height of the sign, in pixels."""


class LineBar(QFrame):
    """Owns the sign, the words and their row; whoever builds on it dresses it. GUI thread."""

    SPACING: ClassVar = 8
    """Between the parts of the row, in pixels."""

    def __init__(
        self, theme: Theme, controls: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout()
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        for control in controls:
            self._row.addWidget(control)
        line = QFrame()
        line.setProperty("line", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(line)
        theme.changed.connect(self._dress)

    @property
    def words(self) -> str:
        """What is said now; empty when the line is not there."""
        return self._words.text() if not self.isHidden() else ""

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(8), px(12), px(8))
        self._row.setSpacing(px(self.SPACING))
        self._words.setFont(self._theme.interface(13, QFont.Weight.Normal))
        self._paint_sign()

    def _paint_sign(self) -> None:
        """Show that something is locked; a line with another sign paints it itself."""
        self._show_sign("lock", self._theme.colours.information)

    def _show_sign(self, name: str, colour: str) -> None:
        self._sign.setPixmap(picture(self._theme, name, colour, SIGN, self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        """Say everything in the language in use."""
        raise NotImplementedError
