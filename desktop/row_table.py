"""Tables whose rows are read and chosen, made alike everywhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTableWidget

from desktop.chosen_bar import ChosenBar
from desktop.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_table(
    theme: Theme,
    name: str,
    headings: Sequence[str],
    widths: Mapping[int, int],
    row: int,
    numbers: Collection[int] = (),
) -> QTableWidget:
    """Make an empty table; its `name` is what a screen reader says.

    `widths` of columns and the height of a `row` are pixels; the one column that is not among them
    takes what is left. The headings of `numbers` are set right, as their cells are to be.
    """
    table = QTableWidget(0, len(headings))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(headings)
    choose_rows(theme, table)
    table.setWordWrap(False)
    table.verticalHeader().setDefaultSectionSize(theme.px(row))
    for column in range(len(headings)):
        head = table.horizontalHeaderItem(column)
        if head is not None and column in numbers:
            head.setTextAlignment(RIGHT)
        if column in widths:
            table.setColumnWidth(column, theme.px(widths[column]))
        else:
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table


def choose_rows(theme: Theme, table: QTableView) -> None:
    """Have whole rows chosen, one at a time, and nothing typed; Tab leaves the table."""
    table.setProperty("ledger", True)
    table.setItemDelegateForColumn(0, ChosenBar(theme, table))
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(LEFT)
