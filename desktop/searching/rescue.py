"""Ways out of a search without finds, each with what it would find, before it is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records import Relaxation
from desktop.theme import Theme

WIDTH = 460


class Rescue(QWidget):
    """Owns a button for each way out; lives on the GUI thread. Without any, it takes no room."""

    taken = Signal(object)
    """Ask this instead: a `Relaxation`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ways: list[tuple[Relaxation, str]] = []
        self._rows: list[tuple[QWidget, QPushButton, QLabel]] = []
        self._title = QLabel(self)
        self._title.setProperty("tone", "meta")
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addLayout(self._column)
        layout.addStretch(1)
        theme.changed.connect(self._dress)
        self._retranslate()
        self._dress()
        self.hide()

    def show_ways(self, ways: Sequence[tuple[Relaxation, str]]) -> None:
        """Show these ways out, each with the words for what it gives up."""
        self._ways = list(ways)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fill()

    def _fill(self) -> None:
        for row, _, _ in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(way, words) for way, words in self._ways]
        self._dress()
        self.setVisible(bool(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows the room there is."""
        super().resizeEvent(event)
        self._dress()

    def _row(self, way: Relaxation, words: str) -> tuple[QWidget, QPushButton, QLabel]:
        row = QWidget(self)
        counted = self.tr("%Ln article(s)", "", way.total)
        button = QPushButton(words.replace("&", "&&"), row)
        button.setProperty("link", "true")
        button.setAccessibleName(f"{words}, {counted}")
        button.setToolTip(words)
        button.clicked.connect(lambda: self.taken.emit(way))
        count = QLabel(counted, row)
        count.setProperty("tone", "meta")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button, 1, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(count)
        self._column.addWidget(row)
        row.show()
        return row, button, count

    def _retranslate(self) -> None:
        self._title.setText(self.tr("What would be found:"))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(4))
        width = max(px(120), min(px(WIDTH), self.width()))
        for (row, button, count), (_, words) in zip(self._rows, self._ways, strict=True):
            row.setFixedWidth(width)
            room = width - count.sizeHint().width() - px(16)
            letters = button.fontMetrics()
            shown = letters.elidedText(words, Qt.TextElideMode.ElideRight, room)
            button.setText(shown.replace("&", "&&"))
