"""The quantities of the archive, and one of them through time, article beside article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from db.records import Contrast, FigureSeries, SeriesPoint, SeriesRow, Verdict
from desktop.charts.chart_frame import ChartFrame
from desktop.coverage.series_drawing import SeriesDrawing
from desktop.coverage.series_words import (
    days_words,
    extent_words,
    point_cells,
    point_headings,
    scope_words,
    verdict_words,
)
from desktop.coverage.shelf import Line, Shelf
from desktop.ledger_table import LedgerTable
from desktop.reading.parts import heading, stacked, words
from desktop.theme import Theme

MOST_CONTRASTS = 20
"""Times that are laid out; what differs comes first."""
TONES = {Verdict.DIFFERS: "caution", Verdict.UNCLEAR: "information"}


class SeriesDialog(Shelf):
    """Owns the list of quantities and the page of one; lives on the GUI thread.

    Numbers are laid beside each other and never judged: each opens its article at its sentence.
    """

    def __init__(self, theme: Theme, archive: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, archive, parent, finds=True)

    def names(self) -> tuple[str, str, str]:
        """The name of the window, of its list, and of its page."""
        return (
            self.tr("Figures through time"),
            self.tr("What the figures measure"),
            self.tr("One quantity through time"),
        )

    def nothing(self) -> tuple[str, str]:
        """What is said where there are no figures."""
        return (
            self.tr("No figure is found."),
            self.tr("Figures are recorded in the Catalogue tab of an article."),
        )

    def lines(self, rows: Sequence[Any]) -> list[Line]:
        """Each quantity with its subject; what is reported differently has its sign."""
        return [(key_of(row), self._line(row)) for row in rows]

    def page(self, detail: FigureSeries) -> list[QWidget]:
        """The picture, then what articles give for the same days."""
        row = detail.row
        frame = ChartFrame(self.theme, SeriesDrawing(detail), self.archive, titled=False)
        frame.chosen.connect(lambda place: self._open(detail.points[place]))
        parts: list[QWidget] = [
            self.title_of(row.quantity.label),
            *([words(row.subject.name, "meta")] if row.subject is not None else []),
            frame,
        ]
        if frame.chart.item is None:
            frame.show_as_table(True)
        if detail.contrasts:
            parts.append(heading(self.theme, self.tr("The same days in several articles")))
            parts += [self._contrast(one) for one in detail.contrasts[:MOST_CONTRASTS]]
            more = len(detail.contrasts) - MOST_CONTRASTS
            if more > 0:
                parts.append(words(self.tr("and %Ln more of such times", "", more), "meta"))
        elif row.articles > 1:
            parts.append(words(self.tr("No two articles tell of the same days."), "meta"))
        return parts

    def _line(self, row: SeriesRow) -> str:
        differs = " · " + self.tr("≠ differ") if row.differs else ""
        told = (
            row.quantity.label,
            row.subject.name if row.subject is not None else "",
            f"{extent_words(row)}{differs}",
        )
        return "\n".join(part for part in told if part)

    def _contrast(self, contrast: Contrast) -> QWidget:
        """The days, how the numbers stand to each other, and each of them with its article."""
        table = LedgerTable(self.theme)
        said = f"{days_words(contrast)}: {verdict_words(contrast.verdict)}"
        table.setAccessibleName(said)
        table.show_cells(point_headings(), [point_cells(one) for one in contrast.points], (1,))
        table.stretch(0)

        def open_row(index: QModelIndex) -> None:
            self._open(contrast.points[index.row()])

        table.activated.connect(open_row)
        scope = scope_words(contrast)
        lines = [words(said, TONES.get(contrast.verdict, ""))]
        if scope:
            lines.append(words(scope, "meta"))
        return stacked(self.theme, *lines, table, spacing=4)

    def _open(self, point: SeriesPoint) -> None:
        self.open_place(point.article.id, point.figure.anchor)


def key_of(row: SeriesRow) -> tuple[int, int | None]:
    """The ids of the quantity and of its subject."""
    return row.quantity.id, row.subject.id if row.subject is not None else None
