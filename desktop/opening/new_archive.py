"""Making a new archive: its name, and the folder it will lie in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme

SUFFIX = ".khobao"
FORBIDDEN = '<>:"/\\|?*'
"""What no file name may hold on Windows; an archive may be copied there one day."""


def archive_folder(parent: Path, name: str) -> Path:
    """Where an archive of this name lies: the name made safe for every system, in NFC."""
    safe = "".join(" " if letter in FORBIDDEN or letter < " " else letter for letter in name)
    safe = " ".join(unicodedata.normalize("NFC", safe).split()).rstrip(". ")
    return parent / f"{safe}{SUFFIX}"


class NewArchiveDialog(QDialog):
    """Owns the question for name and folder; says `chosen(path, name)`. GUI thread."""

    chosen = Signal(object, str)

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New archive"))
        self.setMinimumWidth(theme.px(480))
        title = QLabel(self.tr("Create an archive"))
        title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("for example: Quảng Ninh press"))
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName(self.tr("Folder"))
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._on_browse)
        beside = QHBoxLayout()
        beside.addWidget(self.folder, 1)
        beside.addWidget(browse)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Folder"), beside)
        self.place = QLabel()
        self.place.setProperty("tone", "meta")
        self.place.setWordWrap(True)
        self.begin = QPushButton(self.tr("Create"))
        self.begin.setProperty("primary", True)
        self.begin.setDefault(True)
        self.begin.clicked.connect(self._on_create)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(title)
        layout.addLayout(form)
        layout.addWidget(self.place)
        layout.addLayout(buttons)
        for edit in (self.name, self.folder):
            edit.textChanged.connect(self._on_changed)
        self._on_changed()

    def path(self) -> Path:
        """The folder the new archive will be."""
        return archive_folder(Path(self.folder.text().strip()), self.name.text())

    def _on_changed(self) -> None:
        there = bool(self.folder.text().strip())
        named = self.path().name != SUFFIX
        taken = there and named and self.path().exists()
        self.begin.setEnabled(there and named and not taken)
        if taken:
            words = self.tr("There is already an archive of this name in this folder.")
        elif there and named:
            words = self.tr("It will lie in {path}").format(path=self.path())
        else:
            words = self.tr("Give it a name that tells it from others.")
        self.place.setText(words)

    def _on_browse(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder"), self.folder.text()
        )
        if name:
            self.folder.setText(name)

    def _on_create(self) -> None:
        name = unicodedata.normalize("NFC", self.name.text()).strip()
        self.chosen.emit(self.path(), name)
        self.accept()
