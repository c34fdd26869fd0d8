"""How the form of an article is laid out: fields, additions, and below them what is suggested."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.records import Catalogue, Status
from desktop.cataloguing.additions import Additions
from desktop.cataloguing.fields import ROWS, Field
from desktop.cataloguing.standing import reason_words, standing_words
from desktop.cataloguing.suggestion_chips import SuggestionChips
from desktop.theme import Theme

SUGGESTIONS_SHARE = 1
FIELDS_SHARE = 1


class FormPage(QWidget):
    """Owns the widgets of the form and where they stand; lives on the GUI thread."""

    def __init__(self, theme: Theme, pause_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fields = {name: Field(theme, name) for row in ROWS for name in row}
        self.additions = Additions(theme, pause_ms=pause_ms)
        self.suggestions = SuggestionChips(theme)
        self._chips = scrolled(self.suggestions)
        self._room = self._chips.viewport()
        self.status, self.reason, self.said = QLabel(), QLabel(), QLabel()
        self.beside = QLabel()
        self.done, self.check, self.send_back = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """What is said above the fields."""
        told = (self.status.text(), self.reason.text(), self.said.text())
        return " ".join(one for one in told if one)

    def say_beside(self, words: str) -> None:
        """Say what other panes would, were there room for them; empty for nothing."""
        self.beside.setText(words)
        self.beside.setVisible(bool(words))

    def show_standing(self, held: Catalogue | None, status: str | None) -> None:
        """Say how the article stands, and offer what can be done with it."""
        self.status.setText(standing_words(held, status))
        self.reason.setText(reason_words(held, status))
        for label in (self.reason, self.said):
            label.setVisible(bool(label.text()))
        waits = status in {Status.NEW, Status.IN_PROGRESS, Status.RETURNED}
        self.done.setVisible(waits or held is None)
        self.check.setVisible(status == Status.CATALOGUED)
        self.send_back.setVisible(status in {Status.CATALOGUED, Status.CHECKED})

    def first_empty(self) -> QWidget:
        """The field to begin with."""
        return next(iter(self.fields.values())).line

    def go_to_part(self, by: int) -> None:
        """Put the caret into the next part of the form, or the one before.

        The parts are the fields (of them the first empty one), subjects, names, figures and notes.
        """
        parts = [self.first_empty(), *self.additions.lines]
        focused = QApplication.focusWidget()
        at = parts.index(focused) if focused in self.additions.lines else 0
        parts[(at + by) % len(parts)].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field in view when the caret comes to it, and as many suggestions as fit."""
        if watched is self._room and event.type() == QEvent.Type.Resize:
            self.suggestions.fit(self._room.height())
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, self._theme.px(44))
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
        self._room.installEventFilter(self)
        self._head = QHBoxLayout()
        told = QVBoxLayout()
        told.setSpacing(0)
        for label in (self.status, self.beside):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            told.addWidget(label)
        self.beside.setProperty("tone", "meta")
        self.beside.hide()
        self._head.addLayout(told, 1)
        for button in (self.send_back, self.check, self.done):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._head.addWidget(button)
        self.done.setProperty("primary", True)
        for label in (self.reason, self.said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", "caution")
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
        self.suggestions.fit(self._room.height())
        self.status.setFont(self._theme.interface(13, QFont.Weight.DemiBold))
        self.beside.setFont(self._theme.interface(11))
        for field in self.fields.values():
            field.setMinimumWidth(px(72))


class KeylessArea(QScrollArea):
    """A scroll area that leaves every key to the form around it; lives on the GUI thread."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it."""
        event.ignore()


def scrolled(widget: QWidget) -> QScrollArea:
    """Give a widget room to be longer than the window."""
    area = KeylessArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
