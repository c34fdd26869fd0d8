"""What stands in a table."""

from __future__ import annotations

from PySide6.QtWidgets import QTableWidget

from desktop.charts.chart_frame import ChartFrame


def cells(table: QTableWidget) -> list[list[str]]:
    """The words of all cells, row by row."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def twin_of(frame: ChartFrame) -> list[list[str]]:
    """What the table of a picture says, which is filled when somebody turns to it."""
    frame.show_as_table(True)
    said = cells(frame.table)
    frame.show_as_table(False)
    return said
