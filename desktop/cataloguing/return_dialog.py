"""Asks why an article is returned: its cataloguer reads it above the form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop.cataloguing.field_line import FieldLine
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme


class ReturnDialog(QDialog):
    """Owns the one line of the reason; lives on the GUI thread."""

    given = Signal(str)
    """Why the article is returned."""

    def __init__(self, theme: Theme, headline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Return the article"))
        title = QLabel(headline)
        title.setWordWrap(True)
        title.setFont(theme.reading(15, QFont.Weight.DemiBold))
        hint = QLabel(self.tr("What is missing, what is wrong? Its cataloguer reads this first."))
        hint.setWordWrap(True)
        hint.setProperty("tone", "meta")
        self.line = FieldLine()
        self.line.setAccessibleName(self.tr("Reason"))
        self.line.textChanged.connect(lambda _text: self._on_changed())
        self._keep = primary_button(self.tr("Return"), self._on_keep)
        close = plain_button(self.tr("Close"), self.reject)
        layout = column_of(self, theme)
        for part in (title, hint, self.line):
            layout.addWidget(part)
        layout.addLayout(row_of(None, close, self._keep))
        self.setMinimumWidth(theme.px(440))
        self._on_changed()
        self.line.setFocus()

    def _on_changed(self) -> None:
        self._keep.setEnabled(bool(self.line.typed.strip()))

    def _on_keep(self) -> None:
        reason = " ".join(self.line.typed.split())
        if reason:
            self.given.emit(reason)
            self.accept()
