"""Which difference of two texts is the current one, and the way to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.icons import SIZE as ICON_SIZE
from desktop.icons import icon
from desktop.language import number
from desktop.reading.compared_view import ComparedView
from desktop.theme import Theme


class DifferenceBar(QWidget):
    """Owns the count and the two buttons beside it; lives on the GUI thread."""

    def __init__(self, theme: Theme, view: ComparedView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, view
        self._counted = QLabel()
        self._counted.setProperty("tone", "meta")
        self._previous, self._next = QToolButton(), QToolButton()
        self._previous.clicked.connect(lambda _checked=False: view.go(-1))
        self._next.clicked.connect(lambda _checked=False: view.go(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for part in (self._counted, self._previous, self._next):
            row.addWidget(part)
        view.difference_changed.connect(self._count)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def words(self) -> str:
        """What is said of the differences."""
        return self._counted.text()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for button, words in (
            (self._previous, self.tr("Previous difference (Shift+F3)")),
            (self._next, self.tr("Next difference (F3)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._count()

    def _count(self) -> None:
        count, current = self._view.differences, self._view.current
        if not count:
            words = self.tr("No word differs")
        elif current < 0:
            words = self.tr("%Ln difference(s)", "", count)
        else:
            words = self.tr("Difference {place} of {count}")
            words = words.format(place=number(current + 1), count=number(count))
        self._counted.setText(words)
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)

    def _dress(self) -> None:
        side = QSize(self._theme.px(ICON_SIZE), self._theme.px(ICON_SIZE))
        for button, name in ((self._previous, "up"), (self._next, "down")):
            button.setIcon(icon(self._theme, name))
            button.setIconSize(side)
