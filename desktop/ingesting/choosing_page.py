"""The page on which a person puts files and folders together that are to go in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from desktop.ingesting.choices_row import ChoicesRow
from desktop.ingesting.formats import file_filters
from desktop.ingesting.paths_list import PathsList
from desktop.rows import row_of
from desktop.theme import Theme


class ChoosingPage(QWidget):
    """Owns the list of paths; says `begin_wanted` and where files were taken from. GUI thread."""

    begin_wanted = Signal()
    rehearsal_wanted = Signal()
    close_wanted = Signal()
    paste_wanted = Signal()
    folder_used = Signal(str)

    def __init__(self, theme: Theme, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.paths = PathsList(theme)
        self.choices = ChoicesRow(theme)
        files = QPushButton(self.tr("Add files…"))
        files.clicked.connect(self._on_files_wanted)
        chosen = QPushButton(self.tr("Add a folder…"))
        chosen.clicked.connect(self._on_folder_wanted)
        paste = QPushButton(self.tr("Paste text…"))
        paste.clicked.connect(self.paste_wanted)
        self._begin = QPushButton(self.tr("Ingest at once"))
        self._begin.clicked.connect(self.begin_wanted)
        self._rehearse = QPushButton(self.tr("Preview"))
        self._rehearse.setToolTip(self.tr("Look over what will be ingested; nothing is stored yet"))
        self._rehearse.setProperty("primary", True)
        self._rehearse.setDefault(True)
        self._rehearse.clicked.connect(self.rehearsal_wanted)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.paths, 1)
        layout.addWidget(self.choices)
        layout.addLayout(row_of(files, chosen, paste, None, close, self._begin, self._rehearse))
        self.paths.paths_changed.connect(self._on_paths_changed)
        self._on_paths_changed()

    def clear(self) -> None:
        """Make ready for other files."""
        self.paths.clear()
        self._on_paths_changed()

    def _on_paths_changed(self) -> None:
        for button in (self._begin, self._rehearse):
            button.setEnabled(bool(self.paths.count()))

    def _on_files_wanted(self) -> None:
        title = self.tr("Add files")
        names, _ = QFileDialog.getOpenFileNames(self, title, self._folder, file_filters())
        self._take([Path(name) for name in names])

    def _on_folder_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"), self._folder)
        if name:
            self._take([Path(name)])

    def _take(self, paths: Sequence[Path]) -> None:
        if paths:
            self._folder = str(paths[0].parent)
            self.folder_used.emit(self._folder)
            self.paths.add(paths)
