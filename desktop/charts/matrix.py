"""Counts in rows and columns, with what is missing named as well as what is there."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from desktop.charts.drawing import Cursor, Drawing, Spot, TableTwin
from desktop.charts.grain_words import count_words
from desktop.charts.looks import SIZE, SMALL, Looks
from desktop.language import number

ROW = 30
LINE = 17
"""Height of a line above the columns."""
NARROWEST = 40
GAP = 56
WIDEST_NAME = 200
NONE = "–"


@dataclass(frozen=True, slots=True)
class Column:
    """What stands above a column."""

    label: str
    whole: str
    """The same without the column before it: a whole date."""
    below: str = ""
    """A second line: the year, where it changes."""
    is_gap: bool = False
    """A stretch of which nothing is held."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The facts of a matrix in words."""

    corner: str
    """What the rows are."""
    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    counts: Mapping[tuple[int, int], int]
    """Articles by row and column; what is not there is none."""


class Matrix(Drawing):
    """Paints a grid of counts: a number on a ground, and a bar as long as its share."""

    __slots__ = ()

    @abstractmethod
    def grid(self) -> Grid:
        """The counts, with their words in the language in use."""

    def table(self) -> TableTwin:
        """The grid itself."""
        grid = self.grid()
        rows = tuple(
            (name, *(self._count(grid, row, column) for column in range(len(grid.columns))))
            for row, name in enumerate(grid.rows)
        )
        headings = (grid.corner, *(column.whole for column in grid.columns))
        numbers = tuple(range(1, len(headings)))
        return TableTwin(headings, rows, numbers, by_cell=True)

    def start(self) -> int | None:
        """The cursor begins at the first article."""
        grid = self.grid()
        filled = sorted(
            row * len(grid.columns) + column for (row, column), held in grid.counts.items() if held
        )
        return filled[0] if filled else None

    def wanted(self, looks: Looks) -> QSizeF:
        """As large as the grid."""
        grid = self.grid()
        edges = self._edges(looks, grid)
        return QSizeF(
            edges[-1] + looks.px(2), self._head(looks, grid) + len(grid.rows) * looks.px(ROW)
        )

    def words(self, item: int) -> str:
        """A cell: its row, its column, and what is there."""
        grid = self.grid()
        row, column = divmod(item, len(grid.columns))
        held = grid.counts.get((row, column), 0)
        nothing = QCoreApplication.translate("Charts", "no article")
        told = count_words(held) if held else nothing
        return f"{grid.rows[row]} · {grid.columns[column].whole}: {told}"

    def spots(self, looks: Looks, size: QSizeF) -> Sequence[Spot]:
        """Each cell, the empty ones too: that nothing is there is worth hearing."""
        del size
        grid = self.grid()
        return [
            Spot(row * len(grid.columns) + column, room, row)
            for row, column, room in self._cells(looks, grid)
        ]

    def paint(self, painter: QPainter, looks: Looks, size: QSizeF, cursor: Cursor) -> None:
        """Paint names, dates and cells."""
        del size
        grid, colours = self.grid(), looks.colours
        self._paint_heads(painter, looks, grid)
        self._paint_names(painter, looks, grid)
        most = max(grid.counts.values(), default=1)
        view = painter.clipBoundingRect() if painter.hasClipping() else None
        for row, column, room in self._cells(looks, grid):
            if view is not None and not room.intersects(view):
                continue
            cell = room.adjusted(looks.px(2), looks.px(2), -looks.px(2), -looks.px(2))
            held = grid.counts.get((row, column), 0)
            self._paint_cell(painter, looks, cell, held, most)
            if row * len(grid.columns) + column == cursor.item:
                painter.setPen(looks.pen(colours.accent if cursor.focused else colours.meta, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell, looks.px(4), looks.px(4))

    def _paint_cell(
        self, painter: QPainter, looks: Looks, cell: QRectF, held: int, most: int
    ) -> None:
        colours = looks.colours
        if held:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(cell, looks.px(4), looks.px(4))
            share = QRectF(cell.left(), cell.bottom() - looks.px(3), 0, looks.px(3))
            share.setWidth(cell.width() * held / most)
            painter.fillRect(share, QColor(colours.accent))
        weight = QFont.Weight.DemiBold if held else QFont.Weight.Normal
        painter.setFont(looks.font(SIZE, weight))
        painter.setPen(QColor(colours.ink if held else colours.meta))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, number(held) if held else NONE)

    def _paint_heads(self, painter: QPainter, looks: Looks, grid: Grid) -> None:
        """Write what the columns are; one without an article is in the colour of caution."""
        edges, px = self._edges(looks, grid), looks.px
        painter.setFont(looks.font(SMALL))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        for place, (column, (left, right)) in enumerate(
            zip(grid.columns, pairwise(edges), strict=True)
        ):
            is_empty = not any(grid.counts.get((row, place)) for row in range(len(grid.rows)))
            colour = looks.colours.caution if is_empty else looks.colours.ink
            painter.setPen(QColor(colour))
            room = QRectF(left, px(2), right - left, px(18))
            painter.drawText(room, middle, column.label)
            if not column.is_gap:
                painter.setPen(QColor(looks.colours.meta))
            painter.drawText(room.translated(0, px(LINE)), middle, column.below)

    def _paint_names(self, painter: QPainter, looks: Looks, grid: Grid) -> None:
        px, letters = looks.px, looks.letters(SIZE)
        width = self._edges(looks, grid)[0]
        for row, name in enumerate(grid.rows):
            top = self._head(looks, grid) + row * px(ROW)
            painter.setPen(looks.pen(looks.colours.hairline))
            painter.drawLine(0, top, round(self._edges(looks, grid)[-1]), top)
            painter.setPen(QColor(looks.colours.ink))
            painter.setFont(looks.font(SIZE))
            room = QRectF(0, top, width - px(8), px(ROW))
            cut = letters.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)

    def _cells(self, looks: Looks, grid: Grid) -> Iterator[tuple[int, int, QRectF]]:
        edges, height = self._edges(looks, grid), looks.px(ROW)
        for row in range(len(grid.rows)):
            top = self._head(looks, grid) + row * height
            for column, (left, right) in enumerate(pairwise(edges)):
                yield row, column, QRectF(left, top, right - left, height)

    def _head(self, looks: Looks, grid: Grid) -> int:
        """The height of what stands above the columns: one line, or two."""
        lines = 1 + any(column.below for column in grid.columns)
        return looks.px(LINE) * lines + looks.px(8)

    def _edges(self, looks: Looks, grid: Grid) -> list[float]:
        """Where each column begins, and where the last one ends."""
        px, letters = looks.px, looks.letters(SIZE)
        widest = max((letters.horizontalAdvance(name) for name in grid.rows), default=0)
        edges = [min(px(WIDEST_NAME), widest) + px(12)]
        for column in grid.columns:
            head = max(
                looks.letters(SMALL).horizontalAdvance(words)
                for words in (column.label, column.below)
            )
            edges.append(edges[-1] + max(px(GAP if column.is_gap else NARROWEST), head + px(12)))
        return edges

    def _count(self, grid: Grid, row: int, column: int) -> str:
        held = grid.counts.get((row, column), 0)
        return number(held) if held else NONE
