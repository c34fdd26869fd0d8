"""Pasting an article: what was copied from anywhere becomes a file that is taken in like others."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.rows import row_of
from desktop.theme import Theme

SIZE = QSize(640, 480)


class PasteDialog(QDialog):
    """Owns the text a person pastes; `pasted(text)` hands it over, NFC. GUI thread."""

    pasted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste text"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        title = QLabel(self.tr("Paste one article"))
        title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        hint = QLabel(
            self.tr("The headline on the first line, then an empty line, then the article.")
        )
        hint.setProperty("tone", "meta")
        hint.setWordWrap(True)
        self._text = QPlainTextEdit()
        self._text.setFont(theme.reading(15))
        self._text.setAccessibleName(self.tr("Text of the article"))
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._on_text_changed)
        self._add = QPushButton(self.tr("Put it on the list"))
        self._add.setProperty("primary", True)
        self._add.clicked.connect(self._on_add_wanted)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        layout.setSpacing(theme.px(12))
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addWidget(self._text, 1)
        layout.addLayout(row_of(None, close, self._add))
        self._on_text_changed()
        self._text.setFocus()

    def _on_text_changed(self) -> None:
        self._add.setEnabled(bool(self._text.toPlainText().strip()))

    def _on_add_wanted(self) -> None:
        self.pasted.emit(unicodedata.normalize("NFC", self._text.toPlainText()))
        self.accept()
