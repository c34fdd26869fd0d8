"""Which outlet wrote at which stage of an award, and which stage nobody wrote about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from db.records import CoverageCell, Stage
from desktop.coverage.ledger_table import LedgerTable
from desktop.language import number
from desktop.reading.award_words import stage_words
from desktop.reading.parts import words
from desktop.theme import Theme


class CoverageMatrix(QWidget):
    """Owns the outlets and stages of one year; lives on the GUI thread."""

    articles_chosen = Signal(object)
    """The ids of the articles of a cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[tuple[int, int], tuple[int, ...]] = {}
        self._table = LedgerTable(theme)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._table.activated.connect(self._on_activated)
        self._gaps = words("", "meta")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._table)
        layout.addWidget(self._gaps)

    @property
    def gaps(self) -> str:
        """What is said of the stages without an article."""
        return self._gaps.text()

    def show_coverage(self, year: int, cells: Sequence[CoverageCell]) -> None:
        """Show the articles of a year: outlets below each other, stages beside each other."""
        name = self.tr("Articles of {year} by outlet and stage").format(year=year)
        self._table.setAccessibleName(name)
        outlets = sorted({cell.outlet or "" for cell in cells})
        stages = list(Stage)
        self._cells = {
            (outlets.index(cell.outlet or ""), stages.index(cell.stage) + 1): cell.articles
            for cell in cells
        }
        rows = [
            [outlet or self.tr("Outlet unknown")]
            + [self._count(row, column + 1) for column in range(len(stages))]
            for row, outlet in enumerate(outlets)
        ]
        headings = [self.tr("Outlet"), *(stage_words(stage) for stage in stages)]
        numbers = range(1, len(stages) + 1)
        self._table.show_cells(headings, rows, numbers=list(numbers))
        self._table.stretch(0)
        self._table.setVisible(bool(rows))
        self._gaps.setText(self._named_gaps(year, {cell.stage for cell in cells if cell.articles}))

    def _count(self, row: int, column: int) -> str:
        held = self._cells.get((row, column), ())
        return number(len(held)) if held else "–"

    def _named_gaps(self, year: int, held: set[Stage]) -> str:
        if not held:
            return self.tr("The archive has no article about {year}.").format(year=year)
        gaps = {
            Stage.NOMINATION: self.tr("no article about the nomination"),
            Stage.ANNOUNCEMENT: self.tr("no article about the announcement"),
            Stage.CEREMONY: self.tr("no article about the ceremony"),
            Stage.AFTERMATH: self.tr("no article after the ceremony"),
        }
        missing = [said for stage, said in gaps.items() if stage not in held]
        if not missing:
            return self.tr("Every stage has an article.")
        return self.tr("Gaps in the archive: {gaps}.").format(gaps=", ".join(missing))

    def _on_activated(self, index: QModelIndex) -> None:
        held = self._cells.get((index.row(), index.column()))
        if held:
            self.articles_chosen.emit(held)
