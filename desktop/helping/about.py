"""What program this is, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

import db
from desktop.icons import seal
from desktop.theme import Theme


class AboutDialog(QDialog):
    """Owns the words about the program; GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Kho Báo"))
        sign = QLabel()
        sign.setPixmap(seal().pixmap(theme.px(64)))
        name = QLabel(self.tr("Kho Báo {version}").format(version=db.__version__))
        name.setFont(theme.reading(24, QFont.Weight.DemiBold))
        what = QLabel(
            self.tr(
                "An archive of Vietnamese press articles that works without a network. "
                "Nothing of yours ever leaves this PC."
            )
        )
        stands = QLabel(
            self.tr(
                "It stands on Qt {qt} (LGPL), SQLite, SQLAlchemy and Whoosh, and is set in "
                "Noto Sans and Noto Serif (SIL Open Font License)."
            ).format(qt=qVersion())
        )
        stands.setProperty("tone", "meta")
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        words = QVBoxLayout()
        words.setSpacing(theme.px(12))
        for label in (name, what, stands):
            label.setWordWrap(True)
            label.setMinimumWidth(theme.px(340))
            words.addWidget(label)
        words.addSpacing(theme.px(8))
        words.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        margin = theme.px(28)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(24))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words)
