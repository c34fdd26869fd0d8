"""What stands in the place of a list or an article: one sentence, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.rows import reach_in_place
from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a message: what it does, by name, and its words."""

    name: str
    words: str


class Message(QWidget):
    """Owns a sentence and at most two buttons; lives on the GUI thread."""

    chosen = Signal(str)
    """The name of the choice whose button was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._sentence = self._label()
        self._detail = self._label()
        self._detail.setProperty("tone", "meta")
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(2)
        self._layout.addWidget(self._sentence)
        self._layout.addWidget(self._detail)
        self._layout.addLayout(self._row)
        self._layout.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """All that is said now, a paragraph for each part."""
        return "\n".join(part for part in (self._sentence.text(), self._detail.text()) if part)

    def say(self, sentence: str, detail: str = "", choices: Sequence[Choice] = ()) -> None:
        """Show a sentence, a quieter one below (or alone), and a button for each choice."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [
            self._button(choice, primary=place == 0) for place, choice in enumerate(choices)
        ]
        reach_in_place(self, self._buttons)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the buttons."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def _button(self, choice: Choice, *, primary: bool) -> QPushButton:
        button = QPushButton(choice.words, self)
        button.setProperty("primary", primary)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.chosen.emit(choice.name))
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()
        return button

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _dress(self) -> None:
        px = self._theme.px
        self._sentence.setFont(self._theme.reading(18, QFont.Weight.DemiBold))
        self._detail.setFont(self._theme.interface())
        self._layout.setContentsMargins(px(32), px(32), px(32), px(32))
        self._layout.setSpacing(px(12))
        self._row.setSpacing(px(8))
