"""Naming the columns of a table: which of them is the headline, which the date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.choice import Choice
from desktop.ingesting.table_work import TableWork
from desktop.problems import Explanation
from desktop.rows import row_of
from desktop.theme import Theme

SIZE = QSize(760, 520)
FORMATS = ("dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "dd/MM/yy")
MANY = frozenset({"body", "captions"})
"""Fields that may take several columns."""


class ColumnsDialog(QDialog):
    """Owns the table of columns; keeps a profile in the archive and says so. GUI thread."""

    kept = Signal(str)
    """The name under which the profile is kept."""

    def __init__(
        self, theme: Theme, archive: Path, table: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._archive = archive
        self._seen: Mapping[str, Any] = {}
        self._fields: list[Choice] = []
        self.work = TableWork(self)
        self.setWindowTitle(self.tr("Columns of a table"))
        self.resize(SIZE)
        title = QLabel(self.tr("What stands in each column of “{file}”?").format(file=table.name))
        title.setFont(theme.interface(16, QFont.Weight.DemiBold))
        title.setWordWrap(True)
        self._columns = self._new_table()
        self._format = Choice(theme)
        self._format.addItem(self.tr("Found by itself"), None)
        for form in FORMATS:
            self._format.addItem(form, form)
        self._name = QLineEdit(table.stem)
        self._name.textChanged.connect(self._on_changed)
        self._said = QLabel(self.tr("Reading the table…"))
        self._said.setWordWrap(True)
        self._keep = QPushButton(self.tr("Keep and use"))
        self._keep.setProperty("primary", True)
        self._keep.setEnabled(False)
        self._keep.clicked.connect(self._on_keep_wanted)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self._columns, 1)
        layout.addLayout(self._last_fields())
        layout.addWidget(self._said)
        layout.addLayout(row_of(None, close, self._keep))
        self.work.seen.connect(self.show_table)
        self.work.refused.connect(self._on_refused)
        self.work.listed.connect(self._on_kept)
        self.work.look(archive, table)

    def show_table(self, seen: Mapping[str, Any]) -> None:
        """Show the columns with examples, and what each is taken for."""
        self._seen = seen
        header, rows = list(seen["header"]), list(seen["rows"])
        guessed = _parts(seen["profile"].get("columns", {}))
        self._columns.setRowCount(len(header))
        self._fields = []
        for row, name in enumerate(header):
            texts = [cells[row] for cells in rows if row < len(cells) and cells[row]]
            for column, text in enumerate((name, " · ".join(texts[:3])[:200])):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._columns.setItem(row, column, item)
            field = self._new_field(name, guessed.get(name))
            self._fields.append(field)
            self._columns.setCellWidget(row, 2, field)
        self._said.clear()
        if self._fields:
            self._fields[0].setFocus()
        self._on_changed()

    def profile(self) -> dict[str, object]:
        """Write down what is chosen as a column profile."""
        columns: dict[str, object] = {}
        for name, field in zip(self._seen.get("header", ()), self._fields, strict=False):
            part = field.currentData()
            if part in MANY:
                columns[part] = [*_listed(columns.get(part)), name]
            elif part:
                columns[part] = name
        form = self._format.currentData()
        if form and "published" in columns:
            columns["published"] = {"column": columns["published"], "format": form}
        kept = {
            key: self._seen["profile"][key]
            for key in ("delimiter", "encoding", "header_row")
            if self._seen.get("profile", {}).get(key) is not None
        }
        return {"name": self._name.text().strip(), "columns": columns, **kept}

    def done(self, result: int) -> None:
        """Close, and end what is being read."""
        self.work.end(1000)
        super().done(result)

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels(
            [self.tr("Column"), self.tr("For example"), self.tr("Is the")]
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.px(34))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, self._theme.px(170))
        head.resizeSection(2, self._theme.px(190))
        table.setAccessibleName(self.tr("Columns of the table"))
        return table

    def _last_fields(self) -> Any:
        form, name = QLabel(self.tr("&Dates are written")), QLabel(self.tr("&Name"))
        form.setBuddy(self._format)
        name.setBuddy(self._name)
        return row_of(form, self._format, name, self._name)

    def _new_field(self, column: str, chosen: str | None) -> Choice:
        field = Choice(self._theme)
        field.addItem(self.tr("(not taken)"), None)
        for part, words in self._parts_in_words():
            field.addItem(words, part)
        field.setCurrentIndex(max(0, field.findData(chosen) if chosen else 0))
        field.setAccessibleName(column)
        field.currentIndexChanged.connect(self._on_changed)
        return field

    def _parts_in_words(self) -> Sequence[tuple[str, str]]:
        return (
            ("headline", self.tr("headline")),
            ("standfirst", self.tr("standfirst")),
            ("body", self.tr("body")),
            ("byline", self.tr("byline")),
            ("outlet", self.tr("outlet")),
            ("published", self.tr("day of publication")),
            ("section", self.tr("section")),
            ("url", self.tr("web address")),
            ("captions", self.tr("captions")),
            ("kicker", self.tr("kicker")),
            ("source_id", self.tr("number at the source")),
            ("language", self.tr("language")),
        )

    def _on_changed(self) -> None:
        parts = [field.currentData() for field in self._fields]
        single = [part for part in parts if part and part not in MANY]
        twice = len(single) > len(set(single))
        if not self._fields:
            return
        if twice:
            self._said.setText(self.tr("Two columns are the same field."))
        elif "headline" not in parts:
            self._said.setText(self.tr("Choose the column of the headline."))
        else:
            self._said.setText("")
        named = bool(self._name.text().strip())
        self._keep.setEnabled(named and not twice and "headline" in parts)

    def _on_keep_wanted(self) -> None:
        self._keep.setEnabled(False)
        self.work.keep_profile(self._archive, self.profile())

    def _on_kept(self, _names: Sequence[str]) -> None:
        self.kept.emit(self._name.text().strip())
        self.accept()

    def _on_refused(self, said: Explanation) -> None:
        self._said.setText(str(said))
        self._keep.setEnabled(bool(self._fields))


def _parts(columns: Mapping[str, Any]) -> dict[str, str]:
    """Tell the field of each column of a profile."""
    found: dict[str, str] = {}
    for part, stated in columns.items():
        names = stated.get("column") if isinstance(stated, Mapping) else stated
        for name in _listed(names):
            found.setdefault(str(name), part)
    return found


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
