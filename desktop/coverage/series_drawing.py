"""One quantity of one subject through time: a point for each article that gives a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from db.records import FigureSeries, SeriesPoint, Verdict
from desktop.charts.axis import Scale, decimals_of, round_ticks, time_ticks
from desktop.charts.count_words import CountWords
from desktop.charts.drawing import Cursor, Drawing, Spot, TableTwin
from desktop.charts.looks import SMALL, Looks
from desktop.coverage.series_words import (
    extent_words,
    point_cells,
    point_headings,
    said_value,
    thing_words,
)
from desktop.dates import shown_date
from desktop.language import decimal, number

WIDTH = 620
LEAST = 260
HEIGHT = 260
RADIUS = 5
EDGE = 28
"""Room above and below, and at the right of the points."""
TOP = 44
MOST_TICKS = 6
MOST_VALUES = 60
"""Points beside which their numbers are written; of more the cursor tells them."""

Placed = tuple[int, SeriesPoint, QPointF]
"""The place of a point in the series, the point, and where it is painted."""


class SeriesDrawing(Drawing):
    """Paints numbers over the time that they count.

    A full point is a number whose time the article tells, in the middle of a line as long as that
    time; a ring stands at the day of the article. Numbers of the same days that differ are joined
    by a dotted line. Only numbers in one unit stand on one axis: the others are in the table.
    """

    __slots__ = ("_days", "_decimals", "_series", "_shown", "_ticks", "_unit")

    def __init__(self, series: FigureSeries) -> None:
        self._series = series
        dated = [
            (place, one)
            for place, one in enumerate(series.points)
            if one.hi is not None and _is_number(one)
        ]
        units = Counter(_unit(one) for _, one in dated)
        self._unit = units.most_common(1)[0][0] if units else None
        self._shown = [(place, one) for place, one in dated if _unit(one) == self._unit]
        values = [float(one.figure.value) for _, one in self._shown] or [0.0]
        self._ticks = round_ticks(min(values), max(values), MOST_TICKS)
        self._decimals = decimals_of(self._ticks)
        days = [day for _, one in self._shown for day in _days_of(one)] or [1]
        self._days = (date.fromordinal(min(days)), date.fromordinal(max(days)))

    def title(self) -> str:
        """What is measured, and of whom."""
        return thing_words(self._series.row)

    def summary(self) -> str:
        """How much there is, how to read it, and what is not in the picture."""
        told = [f"{extent_words(self._series.row)}."]
        if any(not one.is_told for _, one in self._shown):
            told.append(
                QCoreApplication.translate(
                    "Charts", "○ the article does not say when: the day it appeared."
                )
            )
        if self._quarrels():
            told.append(
                QCoreApplication.translate("Charts", "≠ different numbers for the same days.")
            )
        missing = len(self._series.points) - len(self._shown)
        if missing:
            told.append(CountWords().unpainted(missing))
        return " ".join(told)

    def table(self) -> TableTwin:
        """A row for each number, also those that are not painted."""
        rows = tuple(point_cells(one) for one in self._series.points)
        return TableTwin(point_headings(), rows, numbers=(1,))

    def start(self) -> int | None:
        """The cursor begins at the latest number."""
        return self._shown[-1][0] if self._shown else None

    def wanted(self, looks: Looks) -> QSizeF:
        """As wide as a page."""
        return QSizeF(looks.px(WIDTH), looks.px(HEIGHT))

    def least(self, looks: Looks) -> QSizeF:
        """As narrow as a small window."""
        return QSizeF(looks.px(LEAST), looks.px(HEIGHT))

    def words(self, item: int) -> str:
        """The number, when it counts, who says it and where."""
        headline, *facts = point_cells(self._series.points[item])
        return " · ".join((*facts, headline))

    def spots(self, looks: Looks, size: QSizeF) -> Sequence[Spot]:
        """Each point with some room around."""
        reach = looks.px(2 * RADIUS)
        return [
            Spot(place, QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))
            for place, _, at in self._placed(looks, size)
        ]

    def paint(self, painter: QPainter, looks: Looks, size: QSizeF, cursor: Cursor) -> None:
        """Paint the axes, then what differs, then the points and their numbers."""
        if not self._shown:
            return
        placed = list(self._placed(looks, size))
        self._paint_axes(painter, looks, size)
        self._paint_quarrels(painter, looks, placed)
        for place, point, at in placed:
            self._paint_point(painter, looks, size, point, at)
            if place == cursor.item:
                colour = looks.colours.accent if cursor.focused else looks.colours.meta
                painter.setPen(looks.pen(colour, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, looks.px(2 * RADIUS), looks.px(2 * RADIUS))
        if len(placed) <= MOST_VALUES:
            self._paint_values(painter, looks, size, placed)

    def _paint_axes(self, painter: QPainter, looks: Looks, size: QSizeF) -> None:
        up, along = self._up(looks, size), self._along(looks, size)
        colours, px = looks.colours, looks.px
        painter.setFont(looks.font(SMALL))
        ticks, decimals = self._ticks, self._decimals
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for tick in ticks:
            height = up.place(tick)
            painter.setPen(looks.pen(colours.hairline))
            painter.drawLine(QPointF(along.begin - px(10), height), QPointF(size.width(), height))
            painter.setPen(QColor(colours.meta))
            room = QRectF(0, height - px(8), along.begin - px(14), px(16))
            painter.drawText(room, right, number(tick, decimals))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        base = size.height() - px(EDGE)
        painter.setPen(looks.pen(colours.meta))
        painter.drawLine(QPointF(along.begin - px(10), base), QPointF(size.width(), base))
        for tick_day in time_ticks(*self._days, MOST_TICKS):
            words, at = shown_date(tick_day), along.place(_first_day(tick_day).toordinal())
            painter.drawLine(QPointF(at, base), QPointF(at, base + px(4)))
            room = QRectF(at - px(50), base + px(6), px(100), px(16))
            painter.drawText(room, middle, words)
        unit = self._unit[0] if self._unit is not None else ""
        painter.drawText(QRectF(0, 0, size.width(), px(18)), Qt.AlignmentFlag.AlignLeft, unit)

    def _paint_point(
        self, painter: QPainter, looks: Looks, size: QSizeF, point: SeriesPoint, at: QPointF
    ) -> None:
        colours, px = looks.colours, looks.px
        along = self._along(looks, size)
        lo, hi = (along.place(day) for day in _days_of(point))
        painter.setPen(looks.pen(colours.meta, 1.5))
        if point.is_told and hi - lo > px(2 * RADIUS):
            painter.drawLine(QPointF(lo, at.y()), QPointF(hi, at.y()))
            for end in (lo, hi):
                painter.drawLine(QPointF(end, at.y() - px(3)), QPointF(end, at.y() + px(3)))
        painter.setPen(looks.pen(colours.accent, 1.5))
        painter.setBrush(QColor(colours.accent if point.is_told else colours.paper))
        painter.drawEllipse(at, px(RADIUS), px(RADIUS))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_values(
        self, painter: QPainter, looks: Looks, size: QSizeF, placed: Sequence[Placed]
    ) -> None:
        """Write the numbers that there is room for, above their points or else below."""
        letters, px = looks.letters(SMALL), looks.px
        painter.setFont(looks.font(SMALL))
        painter.setPen(QColor(looks.colours.ink))
        reach = px(RADIUS + 1)
        taken = [
            QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach) for _, _, at in placed
        ]
        taken += [
            QRectF(high, low).normalized().adjusted(-1, 0, 1, 0)
            for low, high in self._quarrel_lines(placed)
        ]
        for _, point, at in placed:
            said = _bare_value(point)
            width = letters.horizontalAdvance(said) + px(4)
            left = max(0.0, min(at.x() - width / 2, size.width() - width))
            for top in (at.y() - px(26), at.y() + px(11)):
                room = QRectF(left, top, width, px(15))
                if not any(room.intersects(other) for other in taken):
                    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)
                    taken.append(room)
                    break

    def _paint_quarrels(self, painter: QPainter, looks: Looks, placed: Sequence[Placed]) -> None:
        """Join the numbers of the same days that differ, and put the sign beside the line."""
        px = looks.px
        for low, high in self._quarrel_lines(placed):
            pen = looks.pen(looks.colours.caution, 1.5)
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(low, high)
            middle = (low + high) / 2
            painter.setFont(looks.font(14))
            room = QRectF(middle.x() + px(4), middle.y() - px(9), px(18), px(18))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "≠")

    def _quarrel_lines(self, placed: Sequence[Placed]) -> Iterator[tuple[QPointF, QPointF]]:
        """Where the lowest and the highest of numbers that differ stand."""
        for figures in self._quarrels():
            there = [at for _, point, at in placed if point.figure.id in figures]
            if len(there) > 1:
                yield max(there, key=lambda at: at.y()), min(there, key=lambda at: at.y())

    def _quarrels(self) -> list[set[int]]:
        return [
            {point.figure.id for point in one.points}
            for one in self._series.contrasts
            if one.verdict is Verdict.DIFFERS
        ]

    def _placed(self, looks: Looks, size: QSizeF) -> Iterator[Placed]:
        if not self._shown:
            return
        up, along = self._up(looks, size), self._along(looks, size)
        for place, point in sorted(self._shown, key=lambda one: _middle(one[1])):
            at = QPointF(along.place(_middle(point)), up.place(float(point.figure.value)))
            yield place, point, at

    def _up(self, looks: Looks, size: QSizeF) -> Scale:
        ticks = self._ticks
        return Scale(ticks[0], ticks[-1], size.height() - looks.px(2 * EDGE), looks.px(TOP))

    def _along(self, looks: Looks, size: QSizeF) -> Scale:
        ticks, decimals = self._ticks, self._decimals
        letters = looks.letters(SMALL)
        gutter = max(letters.horizontalAdvance(number(one, decimals)) for one in ticks)
        first, last = (day.toordinal() for day in self._days)
        begin = gutter + looks.px(EDGE)
        return Scale(first, last, begin, max(begin, size.width() - looks.px(EDGE)))


def _unit(point: SeriesPoint) -> tuple[str, str | None]:
    """What a number must have in common with others to stand on one axis with them."""
    unit = point.figure.unit
    return unit.label if unit is not None else "", point.figure.per


def _bare_value(point: SeriesPoint) -> str:
    """The number without its unit, which stands at the axis."""
    value = decimal(point.figure.value)
    return said_value(point.figure).partition(value)[0] + value


def _is_number(point: SeriesPoint) -> bool:
    try:
        float(point.figure.value)
    except ValueError:
        return False
    return True


def _days_of(point: SeriesPoint) -> tuple[int, int]:
    """The first and the last day that a number counts, as ordinals."""
    hi = date.fromisoformat(point.hi or "").toordinal()
    return (date.fromisoformat(point.lo).toordinal() if point.lo else hi), hi


def _middle(point: SeriesPoint) -> float:
    return sum(_days_of(point)) / 2


def _first_day(edtf: str) -> date:
    """The day of YYYY-MM-DD; the first one of a month or a year."""
    return date.fromisoformat((edtf + "-01-01")[:10])
