"""What stands in a table."""

from __future__ import annotations

from PySide6.QtWidgets import QTableWidget


def cells(table: QTableWidget) -> list[list[str]]:
    """The words of all cells, row by row."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
