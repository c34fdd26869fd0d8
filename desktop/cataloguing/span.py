"""Two lines for the days between which something held."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.cataloguing.field_line import FieldLine
from desktop.cataloguing.published import read_published, shown_published
from desktop.theme import Theme

WIDTH = 104


class Span(QWidget):
    """Owns the line of the first day and that of the last one; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = FieldLine(), FieldLine()
        self._from, self._to = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for label, line in ((self._from, self.first), (self._to, self.last)):
            label.setBuddy(line)
            label.setProperty("tone", "meta")
            line.setFixedWidth(theme.px(WIDTH))
            row.addWidget(label)
            row.addWidget(line)
        self._retranslate()

    @property
    def ends(self) -> tuple[str | None, str | None]:
        """The two days as the archive takes them; None for one that is not known."""
        return read_published(self.first.typed), read_published(self.last.typed)

    def put(self, first: str | None, last: str | None) -> None:
        """Show two other days."""
        self.first.put(shown_published(first))
        self.last.put(shown_published(last))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._from.setText(self.tr("from"))
        self._to.setText(self.tr("to"))
        self.first.setPlaceholderText(self.tr("year or day"))
        self.last.setPlaceholderText(self.tr("year or day"))
        self.first.setAccessibleName(self.tr("From when"))
        self.last.setAccessibleName(self.tr("Until when"))
