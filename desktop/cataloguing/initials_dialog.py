"""Asks once who works here: their initials stand beside everything that they save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop.cataloguing.field_line import FieldLine
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme

LONGEST = 32


class InitialsDialog(QDialog):
    """Owns the one line of the question; lives on the GUI thread."""

    given = Signal(str)

    def __init__(self, theme: Theme, proposal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who works here?"))
        title = QLabel(self.tr("Your initials"))
        title.setFont(theme.interface(16, QFont.Weight.DemiBold))
        hint = QLabel(
            self.tr(
                "They stand beside everything that you save, and your undo takes back only that."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("tone", "meta")
        self.line = FieldLine()
        self.line.setMaxLength(LONGEST)
        self.line.put(proposal)
        self.line.setAccessibleName(title.text())
        self.line.textChanged.connect(self._on_changed)
        self._keep = primary_button(self.tr("Go on"), self._on_keep)
        close = plain_button(self.tr("Close"), self.reject)
        layout = column_of(self, theme)
        for part in (title, hint, self.line):
            layout.addWidget(part)
        layout.addLayout(row_of(None, close, self._keep))
        self.setMinimumWidth(theme.px(380))
        self._on_changed()

    def _on_changed(self) -> None:
        self._keep.setEnabled(bool(self.line.typed.strip()))

    def _on_keep(self) -> None:
        self.given.emit(" ".join(self.line.typed.split()))
        self.accept()
