"""The page on which a person looks over what would be taken in, before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ingesting.staged_item import StagedItem, amendments
from desktop.ingesting.staging_model import Filter, StagingModel
from desktop.ingesting.staging_preview import StagingPreview
from desktop.ingesting.staging_table import StagingTable
from desktop.language import number
from desktop.rows import row_of
from desktop.theme import Theme

TABLE_SHARE, PREVIEW_SHARE = 17, 8


class StagingPage(QWidget):
    """Owns the table and the preview; `ingest_wanted(amendments)` ends it. GUI thread."""

    ingest_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = StagingModel(theme)
        self.model.setParent(self)
        self.table = StagingTable(self.model, theme)
        self.preview = StagingPreview(theme)
        self._whole = True
        self._said = QLabel()
        self._said.setProperty("tone", "caution")
        self._hint = QLabel(self.tr("Space: take or leave out · Enter: edit the cell"))
        self._hint.setProperty("tone", "meta")
        self._filters = QButtonGroup(self)
        self._ingest = QPushButton()
        self._ingest.setProperty("primary", True)
        self._ingest.clicked.connect(self._on_ingest_wanted)
        back = QPushButton(self.tr("Choose other files"))
        back.clicked.connect(self.back_wanted)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(0, TABLE_SHARE)
        splitter.setStretchFactor(1, PREVIEW_SHARE)
        splitter.setSizes([TABLE_SHARE * 100, PREVIEW_SHARE * 100])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.px(16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(self._filter_row())
        layout.addWidget(splitter, 1)
        layout.addLayout(row_of(self._said, self._hint, None, back, self._ingest))
        self._said.hide()
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.refused.connect(self._say)
        self.preview.encoding_chosen.connect(self._on_encoding_chosen)
        self.model.changed.connect(self._count)

    def show_items(self, items: Sequence[StagedItem], *, whole: bool) -> None:
        """Show a rehearsal; not `whole` when it was stopped before its end."""
        self._whole = whole
        self._say("")
        with QSignalBlocker(self._filters):
            self._filters.button(Filter.ALL).setChecked(True)
        self.model.show_items(items)
        self.table.choose_first()
        self.table.setFocus()

    def _filter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for wanted in Filter:
            button = QToolButton()
            button.setCheckable(True)
            self._filters.addButton(button, wanted)
            row.addWidget(button)
        row.addStretch()
        self._filters.idClicked.connect(self._on_filter_chosen)
        self._count()
        return row

    def _count(self) -> None:
        """Say how many there are of each, and what the button does."""
        names = {
            Filter.ALL: self.tr("All"),
            Filter.LOOK: self.tr("To look at"),
            Filter.FAILED: self.tr("Failed"),
        }
        for wanted, name in names.items():
            counted = f"{name} ({number(self.model.count(wanted))})"
            self._filters.button(wanted).setText(counted)
        able = [item for item in self.model.items if item.can_be_taken]
        chosen = sum(item.taken for item in able)
        if chosen == len(able):
            self._ingest.setText(self.tr("Ingest all"))
        else:
            words = self.tr("Ingest the {count} chosen")
            self._ingest.setText(words.format(count=number(chosen)))
        self._ingest.setEnabled(bool(chosen))

    def _say(self, words: str) -> None:
        self._said.setText(f"⚠ {words}" if words else "")
        self._said.setVisible(bool(words))
        self._hint.setVisible(not words)

    def _on_filter_chosen(self, wanted: int) -> None:
        self.model.filter(Filter(wanted))
        self.table.choose_first()

    def _on_row_chosen(self, row: int) -> None:
        self.preview.show_item(self.model.item(row) if row >= 0 else None)

    def _on_encoding_chosen(self, encoding: str) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.model.choose_encoding(row, encoding)

    def _on_ingest_wanted(self) -> None:
        self.ingest_wanted.emit(amendments(self.model.items, whole=self._whole))
