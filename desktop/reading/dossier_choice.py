"""Choosing the dossier that an article is put into, an old one or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records import DossierRow
from desktop.reading.parts import words
from desktop.rows import row_of
from desktop.theme import Theme

OF_DOSSIER = Qt.ItemDataRole.UserRole


class DossierChoice(QDialog):
    """Owns the field and the list; lives on the GUI thread.

    What is typed narrows the list; Enter takes the row that is chosen, else a new dossier of this
    title.
    """

    chosen = Signal(int, str, str)
    """The id of a dossier (0 for a new one), the title of a new one, and why it is put there."""

    def __init__(
        self, theme: Theme, dossiers: Sequence[DossierRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add to a dossier"))
        self._title = QLineEdit()
        self._title.setAccessibleName(self.tr("Title of the dossier"))
        self._title.textChanged.connect(self._on_typed)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Dossiers"))
        for dossier in dossiers:
            item = QListWidgetItem(dossier.title)
            item.setData(OF_DOSSIER, dossier.id)
            self._list.addItem(item)
        self._list.setVisible(bool(dossiers))
        self._list.itemSelectionChanged.connect(self._judge)
        self._list.itemActivated.connect(self._on_accepted)
        self._note = QLineEdit()
        self._note.setAccessibleName(self.tr("Why it stands there (may stay empty)"))
        self._add = QPushButton(self.tr("Add"))
        self._add.setProperty("primary", True)
        self._add.setDefault(True)
        self._add.clicked.connect(self._on_accepted)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._hint = words("", "meta")
        fields = QFormLayout()
        fields.addRow(self.tr("&Dossier"), self._title)
        fields.addRow(self._list)
        fields.addRow(self.tr("&Why"), self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addLayout(fields)
        layout.addWidget(self._hint)
        layout.addLayout(row_of(None, cancel, self._add))
        self.resize(theme.px(440), theme.px(360 if dossiers else 180))
        self._judge()

    def _on_typed(self, text: str) -> None:
        """Narrow the list; a title that is typed whole chooses its dossier."""
        typed = text.strip().casefold()
        self._list.setCurrentRow(-1)
        self._list.clearSelection()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(typed not in item.text().casefold())
            if item.text().casefold() == typed:
                self._list.setCurrentItem(item)
        self._judge()

    def _item(self) -> QListWidgetItem | None:
        return next(iter(self._list.selectedItems()), None)

    def _judge(self) -> None:
        """Say what would happen now."""
        item, title = self._item(), self._title.text().strip()
        self._add.setEnabled(item is not None or bool(title))
        if item is not None:
            hint = self.tr("It is added to “{title}”.").format(title=item.text())
        elif title:
            hint = self.tr("A new dossier “{title}” is made.").format(title=title)
        else:
            hint = self.tr("Choose a dossier, or type the title of a new one.")
        self._hint.setText(hint)

    def _on_accepted(self) -> None:
        item, title = self._item(), self._title.text().strip()
        note = self._note.text().strip()
        if item is not None:
            self.chosen.emit(int(item.data(OF_DOSSIER)), "", note)
        elif title:
            self.chosen.emit(0, title, note)
        else:
            return
        self.accept()
