"""A table that is as high as its rows: it stands in a page that is scrolled as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.row_table import choose_rows
from desktop.theme import Theme

LEAST = 160
"""Width below which a column that gives room to others is not cut."""
MOST_ROWS = 12
"""Rows in view at once; longer tables scroll by themselves."""


class LedgerTable(QTableWidget):
    """Owns cells that are only read; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stretched = -1
        choose_rows(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_cells(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        numbers: Sequence[int] = (),
    ) -> None:
        """Show these rows; the columns named by `numbers` are set right."""
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(headings)
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                side = Qt.AlignmentFlag.AlignLeft
                if column in numbers:
                    side = Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{headings[column]}: {words}")
                self.setItem(row, column, item)
        for column in numbers:
            title = self.horizontalHeaderItem(column)
            if title is not None:
                title.setTextAlignment(Qt.AlignmentFlag.AlignRight)
        height = QFontMetrics(self._theme.interface()).lineSpacing() + self._theme.px(12)
        self.verticalHeader().setDefaultSectionSize(height)
        self.resizeColumnsToContents()
        self.updateGeometry()

    def stretch(self, column: int) -> None:
        """Give a column the room that the others leave, so that they stay in view.

        Its own words are cut where that is less than they take; the tooltip has them whole.
        """
        self._stretched = column
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the room anew."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        if self._stretched >= 0:
            self.resizeColumnToContents(self._stretched)
            whole = self.columnWidth(self._stretched)
            taken = sum(self.columnWidth(column) for column in range(self.columnCount())) - whole
            least = min(whole, self._theme.px(LEAST))
            self.setColumnWidth(self._stretched, max(least, self.viewport().width() - taken))

    def sizeHint(self) -> QSize:
        """As high as the rows, within reason."""
        rows = min(MOST_ROWS, max(1, self.rowCount()))
        height = rows * self.verticalHeader().defaultSectionSize()
        room = self.horizontalHeader().sizeHint().height() + self._theme.px(4)
        if self.horizontalScrollBar().maximum():
            room += self.horizontalScrollBar().sizeHint().height()
        return QSize(self._theme.px(320), height + room)

    def minimumSizeHint(self) -> QSize:
        """Never lower than it wants to be."""
        return QSize(self._theme.px(200), self.sizeHint().height())
