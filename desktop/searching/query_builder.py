"""Putting a question together row by row; it is the same question that can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db import rows_of, text_of
from db.records import Asking, QueryRow
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.searching.builder_row import BuilderRow
from desktop.theme import Theme

NOTHING = QueryRow("", Asking.CONTAINS, "")


class QueryBuilder(QDialog):
    """Owns the rows, and below them the question as it would be typed; lives on the GUI thread.

    What is changed in the rows is said below at once, and what is typed there stands in the rows.
    """

    asked = Signal(str)
    """Search for this."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[BuilderRow] = []
        self.setWindowTitle(self.tr("Question builder"))
        self.typed = QLineEdit(text.strip())
        self.typed.setAccessibleName(self.tr("The question as it would be typed"))
        self.typed.textEdited.connect(lambda: self._show(rows_of(self.typed.text())))
        label = QLabel(self.tr("The &question as it would be typed"))
        label.setProperty("tone", "meta")
        label.setBuddy(self.typed)
        self._add = QPushButton(self.tr("&Add a row"))
        self._add.setProperty("link", "true")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._on_add)
        box = QWidget()
        self._column = QVBoxLayout(box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        layout = column_of(self, theme)
        layout.addWidget(box)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        layout.addWidget(label)
        layout.addWidget(self.typed)
        search = primary_button(self.tr("Search"), self._on_search)
        layout.addLayout(row_of(None, plain_button(self.tr("Close"), self.reject), search))
        self.setMinimumWidth(theme.px(720))
        self._show(rows_of(text))
        self.rows[-1].value.setFocus()

    def _show(self, rows: Sequence[QueryRow]) -> None:
        """Show these rows; one that asks for nothing, when there is none."""
        for old in self.rows:
            self._drop(old)
        self.rows = []
        for row in rows or (NOTHING,):
            self._append(row)

    def _append(self, row: QueryRow) -> None:
        line = BuilderRow(self._theme, row, self)
        line.changed.connect(self._say)
        line.removed.connect(lambda: self._on_removed(line))
        self._column.addWidget(line)
        self.rows.append(line)

    def _drop(self, line: BuilderRow) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _say(self) -> None:
        self.typed.setText(text_of([line.row for line in self.rows]))

    def _on_add(self) -> None:
        self._append(NOTHING)
        self.rows[-1].field.setFocus()

    def _on_removed(self, line: BuilderRow) -> None:
        self.rows.remove(line)
        self._drop(line)
        if not self.rows:
            self._append(NOTHING)
        self._say()

    def _on_search(self) -> None:
        self.asked.emit(self.typed.text())
        self.accept()
