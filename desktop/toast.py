"""A few words at the foot of the window that go by themselves: what was done, and its way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.theme import Theme

SHOWN_MS = 8000
WIDEST = 620
ABOVE = 44
"""How far from the foot of the window, in pixels."""


class Toast(QFrame):
    """Owns the words and the one button beside them; takes no focus. Lives on the GUI thread."""

    def __init__(self, theme: Theme, window: QWidget, *, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._deed: Callable[[], object] | None = None
        self._words, self._button = QLabel(), QPushButton()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._button.setProperty("link", True)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(lambda _checked: self._on_clicked())
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(shown_ms)
        self._going.timeout.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(16))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.setProperty("toast", True)
        self.hide()
        window.installEventFilter(self)

    @property
    def words(self) -> str:
        """What is said now; empty when nothing is."""
        return self._words.text() if not self.isHidden() else ""

    def say(self, words: str, button: str = "", deed: Callable[[], object] | None = None) -> None:
        """Say something for a while, in the place of what was said before."""
        self._deed = deed
        self._words.setText(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._going.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        px, window = self._theme.px, self._window
        room = max(px(200), min(px(WIDEST), window.width() - px(48)))
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + px(8)
        button = self._button.sizeHint().width() + px(16) if self._button.text() else 0
        width = min(room, words + button + px(34))
        height = self._row.heightForWidth(width)
        at = (window.width() - width) // 2
        self.setGeometry(at, window.height() - height - px(ABOVE), width, height)

    def _on_clicked(self) -> None:
        deed, self._deed = self._deed, None
        self.hide()
        if deed is not None:
            deed()
