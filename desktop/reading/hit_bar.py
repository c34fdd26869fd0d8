"""The line above the page: which article this is, and the way from one hit to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.icons import SIZE as ICON_SIZE
from desktop.icons import icon
from desktop.language import number
from desktop.theme import Theme


class _FindEdit(QLineEdit):
    """Enter goes on, Shift+Enter back, Escape closes; lives on the GUI thread."""

    moved = Signal(int)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the text alone on the keys that mean something to the find bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.moved.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class HitBar(QWidget):
    """Owns the find field and the count of hits; lives on the GUI thread."""

    moved = Signal(int)
    """1: to the next hit; -1: to the previous one."""
    find_changed = Signal(str)
    """Other letters are to be found in the article."""
    find_closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place, self._count = -1, 0
        self._said = ""
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setProperty("tone", "meta")
        self._find = _FindEdit(self)
        self._find.hide()
        self._find.textChanged.connect(self.find_changed)
        self._find.moved.connect(self.moved)
        self._find.escaped.connect(self._on_closed)
        self._hits = QLabel(self)
        self._hits.setProperty("tone", "meta")
        self._previous = self._button(-1)
        self._next = self._button(1)
        self._close = QToolButton(self)
        self._close.clicked.connect(self._on_closed)
        self._close.hide()
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        self.show_hits(-1, 0)

    @property
    def finding(self) -> bool:
        """Whether the find field is open."""
        return not self._find.isHidden()

    @property
    def wanted(self) -> str:
        """The letters in the find field."""
        return self._find.text()

    @property
    def counted(self) -> str:
        """The indicator, such as `3/12`."""
        return self._hits.text()

    def show_name(self, name: str) -> None:
        """Say which article is on the page."""
        self._said = name
        self._name.setText(name)

    def show_pinned(self, pinned: bool) -> None:
        """Say beside the name that the article is pinned."""
        words = self.tr("pinned for comparison")
        self._name.setText(f"{self._said} · {words}" if pinned else self._said)

    def show_hits(self, place: int, count: int) -> None:
        """Say which hit is the current one (from 0; -1 for none) of how many."""
        self._place, self._count = place, count
        there = count > 0 or (self.finding and bool(self.wanted.strip()))
        self._hits.setText(f"{number(place + 1)}/{number(count)}" if there else "")
        told = self.tr("Hit %1 of %2").replace("%1", number(place + 1))
        self._hits.setAccessibleName(told.replace("%2", number(count)) if there else "")
        for button in (self._previous, self._next):
            button.setVisible(there)
            button.setEnabled(count > 0)

    def open_find(self) -> None:
        """Open the find field and put the caret into it."""
        self._find.show()
        self._close.show()
        self._find.setFocus()
        self._find.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _button(self, by: int) -> QToolButton:
        button = QToolButton(self)
        button.clicked.connect(lambda: self.moved.emit(by))
        return button

    def _lay_out(self) -> None:
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._name)
        self._layout.addStretch(1)
        self._layout.addWidget(self._find, 2)
        for widget in (self._hits, self._previous, self._next, self._close):
            self._layout.addWidget(widget)

    def _dress(self) -> None:
        px, theme = self._theme.px, self._theme
        self._layout.setContentsMargins(px(16), px(4), px(8), px(4))
        self._layout.setSpacing(px(4))
        self.setFixedHeight(px(44))
        side = QSize(px(ICON_SIZE), px(ICON_SIZE))
        for button, name in ((self._previous, "up"), (self._next, "down"), (self._close, "close")):
            button.setIcon(icon(theme, name))
            button.setIconSize(side)

    def _retranslate(self) -> None:
        self._find.setPlaceholderText(self.tr("Find in this article"))
        self._find.setAccessibleName(self.tr("Find in this article"))
        for button, words in (
            (self._previous, self.tr("Previous hit (Shift+F3)")),
            (self._next, self.tr("Next hit (F3)")),
            (self._close, self.tr("Close (Esc)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.show_hits(self._place, self._count)

    def _on_closed(self) -> None:
        self._find.hide()
        self._close.hide()
        self._find.clear()
        self.find_closed.emit()
