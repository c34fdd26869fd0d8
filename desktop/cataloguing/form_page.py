"""How the form of an article is laid out: fields, additions, and below them what is suggested."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.cataloguing.additions import Additions
from desktop.cataloguing.fields import ROWS, Field
from desktop.cataloguing.suggestion_chips import SuggestionChips
from desktop.theme import Theme

SUGGESTIONS_SHARE = 2
FIELDS_SHARE = 3


class FormPage(QWidget):
    """Owns the widgets of the form and where they stand; lives on the GUI thread."""

    def __init__(self, theme: Theme, pause_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fields = {name: Field(theme, name) for row in ROWS for name in row}
        self.additions = Additions(theme, pause_ms=pause_ms)
        self.suggestions = SuggestionChips(theme)
        self.status, self.reason, self.said = QLabel(), QLabel(), QLabel()
        self.done, self.check, self.send_back = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """What is said above the fields."""
        told = (self.status.text(), self.reason.text(), self.said.text())
        return " ".join(one for one in told if one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field in view when the caret comes to it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, self._theme.px(28))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        for names in ROWS:
            row = QHBoxLayout()
            for name in names:
                row.addWidget(self.fields[name], 1)
            self._column.addLayout(row)
        for field in self.fields.values():
            field.line.installEventFilter(self)
        for line in self.additions.lines:
            line.installEventFilter(self)
        self._column.addWidget(self.additions)
        self._column.addStretch(1)
        self._scroll = scrolled(page)
        self._chips = scrolled(self.suggestions)
        self._head = QHBoxLayout()
        self._head.addWidget(self.status, 1)
        for button in (self.send_back, self.check, self.done):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._head.addWidget(button)
        self.done.setProperty("primary", True)
        for told in (self.reason, self.said):
            told.setWordWrap(True)
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setProperty("tone", "caution")
        hairline = QFrame()
        hairline.setProperty("line", True)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._head)
        self._layout.addWidget(self.reason)
        self._layout.addWidget(self.said)
        self._layout.addWidget(self._scroll, FIELDS_SHARE)
        self._layout.addWidget(hairline)
        self._layout.addWidget(self._chips, SUGGESTIONS_SHARE)

    def _dress(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(12), px(8), px(6), px(8))
        self._layout.setSpacing(px(6))
        self._column.setContentsMargins(0, 0, px(8), 0)
        self._column.setSpacing(px(8))
        self.status.setFont(self._theme.interface(13, QFont.Weight.DemiBold))
        for field in self.fields.values():
            field.setMinimumWidth(px(72))


def scrolled(widget: QWidget) -> QScrollArea:
    """Give a widget room to be longer than the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
