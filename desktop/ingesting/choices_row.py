"""What a person chooses for a whole ingest: the encoding, the outlet, how tables are read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.choice import Choice
from desktop.theme import Theme

ENCODINGS = (
    ("utf-8", "Unicode (UTF-8)"),
    ("tcvn3", "TCVN3 (ABC)"),
    ("vni-windows", "VNI"),
    ("viscii", "VISCII"),
    ("vps", "VPS"),
    ("bkhcm1", "BK HCM 1"),
    ("bkhcm2", "BK HCM 2"),
    ("vietware-f", "Vietware F"),
    ("vietware-x", "Vietware X"),
    ("viqr", "VIQR"),
    ("cp1258", "Windows-1258"),
)
"""Names of the encodings of plain text that a person may insist on, as people know them."""


class ChoicesRow(QWidget):
    """Owns the choices of one ingest; says when columns are to be named. GUI thread."""

    naming_wanted = Signal()
    """A table is to be looked at, and its columns named."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encoding = Choice(theme)
        self._encoding.addItem(self.tr("Found by itself"), None)
        for name, known_as in ENCODINGS:
            self._encoding.addItem(known_as, name)
        self._outlet = QLineEdit()
        self._outlet.setPlaceholderText(self.tr("as each article says"))
        self._columns = Choice(theme)
        self.show_profiles(())
        self._columns.activated.connect(self._on_columns_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        fields = (
            (self.tr("&Encoding"), self._encoding, 0),
            (self.tr("&Outlet"), self._outlet, 1),
            (self.tr("&Columns of tables"), self._columns, 0),
        )
        for words, field, stretch in fields:
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row.addWidget(label)
            row.addWidget(field, stretch)

    def encoding(self) -> str | None:
        """The encoding of plain text; None to find it."""
        chosen: str | None = self._encoding.currentData()
        return chosen

    def outlet(self) -> str | None:
        """The outlet of articles that name none."""
        return " ".join(self._outlet.text().split()) or None

    def columns(self) -> str | None:
        """The column profile; None to go by the names of the columns."""
        chosen = self._columns.currentData()
        return chosen if isinstance(chosen, str) else None

    def profiles(self) -> list[str]:
        """The profiles on offer."""
        offered = (self._columns.itemData(row) for row in range(self._columns.count()))
        return [name for name in offered if isinstance(name, str)]

    def show_profiles(self, names: Sequence[str], chosen: str | None = None) -> None:
        """Offer the profiles of the archive, with one of them chosen."""
        self._columns.clear()
        self._columns.addItem(self.tr("By their names"), None)
        for name in names:
            self._columns.addItem(name, name)
        self._columns.addItem(self.tr("Name them…"), False)
        self._columns.setCurrentIndex(max(0, self._columns.findData(chosen) if chosen else 0))

    def _on_columns_chosen(self) -> None:
        if self._columns.currentData() is False:
            self._columns.setCurrentIndex(0)
            self.naming_wanted.emit()
