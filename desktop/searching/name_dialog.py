"""Giving a saved search its name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme


class NameDialog(QDialog):
    """Owns the name that is typed; lives on the GUI thread."""

    given = Signal(str)

    def __init__(
        self, theme: Theme, name: str, taken: frozenset[str], parent: QWidget | None = None
    ) -> None:
        """`taken` are the names of other saved searches: one of them would be replaced."""
        super().__init__(parent)
        self._taken = taken
        self.setWindowTitle(self.tr("Saved search"))
        self._name = QLineEdit(name)
        self._name.setAccessibleName(self.tr("Name of the search"))
        self._name.textChanged.connect(self._judge)
        self._hint = QLabel()
        self._hint.setProperty("tone", "meta")
        self._hint.setWordWrap(True)
        self._keep = primary_button(self.tr("Save"), self._on_keep)
        cancel = plain_button(self.tr("Cancel"), self.reject)
        label = QLabel(self.tr("&Name"))
        label.setBuddy(self._name)
        layout = column_of(self, theme)
        for part in (label, self._name, self._hint):
            layout.addWidget(part)
        layout.addLayout(row_of(None, cancel, self._keep))
        self.setMinimumWidth(theme.px(400))
        self._name.selectAll()
        self._judge()

    def _judge(self) -> None:
        name = " ".join(self._name.text().split())
        self._keep.setEnabled(bool(name))
        if name in self._taken:
            self._hint.setText(self.tr("There is one of this name; it will be replaced."))
        else:
            self._hint.setText(self.tr("It will stand at the left, under “Saved searches”."))

    def _on_keep(self) -> None:
        self.given.emit(" ".join(self._name.text().split()))
        self.accept()
