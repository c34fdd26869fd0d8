"""The table of a rehearsal on the screen, worked by keyboard; its cells are edited in place."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ingesting.staging_model import FIELDS, Column, StagingModel
from desktop.theme import Theme

ROW = 32
WIDTHS = {
    Column.TAKEN: 28,
    Column.STATE: 108,
    Column.OUTLET: 100,
    Column.PUBLISHED: 100,
    Column.SECTION: 92,
    Column.BYLINE: 92,
    Column.FILE: 120,
}
LEAST_HEADLINE = 190
Index = QModelIndex | QPersistentModelIndex


class CellEditor(QStyledItemDelegate):
    """Owns the box in which a cell is edited: plain, so that no input method is disturbed."""

    refused = Signal(str)
    """Why a value cannot stand there; empty once it can."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt hands it over
        index: Index,
    ) -> QWidget:
        """Make the box."""
        box = QLineEdit(parent)
        box.setFrame(False)
        box.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        )
        box.setProperty("cell", True)
        box.setProperty("column", index.column())
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the value of the cell into the box."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give what was typed to the model, composed as NFC wants it."""
        if isinstance(editor, QLineEdit):
            model.setData(
                index, unicodedata.normalize("NFC", editor.text()), Qt.ItemDataRole.EditRole
            )

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps the box open while what is in it cannot stand there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            leaving = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            if event.key() in leaving and isinstance(editor, QLineEdit):
                said = self._refusal(editor)
                self.refused.emit(said)
                if said:
                    editor.selectAll()
                    return True
                if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                    return True
            elif event.key() == Qt.Key.Key_Escape:
                self.refused.emit("")
        return super().eventFilter(editor, event)

    def _refusal(self, box: QLineEdit) -> str:
        table = self.parent()
        assert isinstance(table, StagingTable)
        return table.staging.refusal(int(box.property("column")), box.text())


class StagingTable(QTableView):
    """Owns the look of the table and its keys; lives on the GUI thread."""

    row_chosen = Signal(int)
    """Another row is the present one; -1 for none."""
    refused = Signal(str)

    def __init__(self, model: StagingModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.staging = model
        self._theme = theme
        self._editor = CellEditor(self)
        self._editor.refused.connect(self.refused)
        self.setModel(model)
        self.setItemDelegate(self._editor)
        self.setAccessibleName(self.tr("Articles that would be ingested"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(WIDTHS[Column.TAKEN]))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
        self._fit()
        model.modelReset.connect(lambda: self.row_chosen.emit(-1))

    def choose_first(self) -> None:
        """Make the first row the present one."""
        if self.staging.rowCount():
            self.setCurrentIndex(self.staging.index(0, Column.HEADLINE))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the row."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the headline the room that is left."""
        super().resizeEvent(event)
        self._fit()

    def keyboardSearch(self, search: str) -> None:
        """Letters do not move about in the table: that would look through all of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space takes a row or leaves it out; Enter edits the cell."""
        index = self.currentIndex()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and index.isValid() and event.key() == Qt.Key.Key_Space:
            item = self.staging.item(index.row())
            self.staging.take(index.row(), taken=not item.taken)
        elif plain and index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            column = index.column() if index.column() in FIELDS else Column.HEADLINE
            self.setCurrentIndex(index.siblingAtColumn(column))
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        others = sum(self.columnWidth(column) for column in Column if column != Column.HEADLINE)
        room = max(self._theme.px(LEAST_HEADLINE), self.viewport().width() - others)
        self.setColumnWidth(Column.HEADLINE, room)
