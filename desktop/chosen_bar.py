"""The bar at the left of a chosen row: a choice is seen without its colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.theme import Theme

WIDTH = 3


class ChosenBar(QStyledItemDelegate):
    """Paints the bar in the column that it is set for; lives on the GUI thread."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell, and the bar over its left edge while the row is chosen."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            bar = option.rect
            bar.setWidth(self._theme.px(WIDTH))
            painter.fillRect(bar, QColor(self._theme.colours.accent))
