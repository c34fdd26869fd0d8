"""Putting the article on show into a dossier: the one used last, another, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QWidget

from db.records import DossierRow
from desktop.cataloguing.field_line import FieldLine
from desktop.language import number
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme

SIZE = QSize(460, 420)


class BasketDialog(QDialog):
    """Owns the list of dossiers and the title that is typed; lives on the GUI thread."""

    chosen = Signal(str)
    """The title of a dossier; it may be a new one. Without any it is the basket, which is kept like
    every other dossier."""

    def __init__(
        self,
        theme: Theme,
        dossiers: Sequence[DossierRow],
        last: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Basket"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        title = QLabel(self.tr("Into which dossier?"))
        title.setFont(theme.interface(16, QFont.Weight.DemiBold))
        self.line = FieldLine()
        self.line.put(last)
        self.line.setPlaceholderText(self.tr("Title of a dossier; empty for the basket"))
        self.line.setAccessibleName(title.text())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Dossiers"))
        for one in dossiers:
            count = self.tr("articles: {count}").format(count=number(one.articles))
            self.list.addItem(f"{one.title} · {count}")
            self.list.item(self.list.count() - 1).setData(Qt.ItemDataRole.UserRole, one.title)
        self.list.currentItemChanged.connect(
            lambda item: self.line.put(item.data(Qt.ItemDataRole.UserRole)) if item else None
        )
        put = primary_button(self.tr("Put it there"), self._on_put)
        close = plain_button(self.tr("Close"), self.reject)
        layout = column_of(self, theme)
        for part in (title, self.line, self.list):
            layout.addWidget(part)
        layout.addLayout(row_of(None, close, put))
        self.line.setFocus()

    def _on_put(self) -> None:
        self.chosen.emit(" ".join(self.line.typed.split()) or self.tr("Basket"))
        self.accept()
