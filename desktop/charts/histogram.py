"""How many articles appeared when: a bar for each day, month or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.charts.axis import Scale, round_ticks, thinned
from desktop.charts.bins import Binned, Grain
from desktop.charts.drawing import Cursor, Drawing, Spot, TableTwin
from desktop.charts.grain_words import count_words, short_words, whole_words
from desktop.charts.looks import SMALL, Looks
from desktop.language import number

HEIGHT = 168
WIDEST = 40
NARROWEST = 7
FIRST_WIDTH = 480
MOST_TICKS = 4
EDGE = 28
"""Room at the right, for the year of the last bar."""
BAR = 0.7
"""How much of the room of a bin its bar takes."""


class Histogram(Drawing):
    """Paints bins; a stretch of them can be brushed. Bins without an article stay empty."""

    __slots__ = ("_binned", "_ticks")

    def __init__(self, binned: Binned) -> None:
        self._binned = binned
        most = max((len(one.articles) for one in binned.bins), default=0)
        self._ticks = [tick for tick in round_ticks(0, most, MOST_TICKS) if tick == int(tick)]

    @property
    def binned(self) -> Binned:
        """What is painted."""
        return self._binned

    @property
    def can_be_brushed(self) -> bool:
        """A stretch of time can be chosen."""
        return True

    def title(self) -> str:
        """What is counted, and how."""
        return {
            Grain.DAY: QCoreApplication.translate("Charts", "Articles by day"),
            Grain.MONTH: QCoreApplication.translate("Charts", "Articles by month"),
            Grain.YEAR: QCoreApplication.translate("Charts", "Articles by year"),
        }[self._binned.grain]

    def summary(self) -> str:
        """How many there are, from when to when, and where the most are."""
        bins, grain, loose = self._binned.bins, self._binned.grain, self._binned.loose
        told = ""
        if bins:
            most = max(bins, key=lambda one: len(one.articles))
            sentence = QCoreApplication.translate(
                "Charts", "{count}, {first} – {last}; the most in {most} ({number})."
            )
            told = sentence.format(
                count=count_words(sum(len(one.articles) for one in bins)),
                first=whole_words(bins[0], grain),
                last=whole_words(bins[-1], grain),
                most=whole_words(most, grain),
                number=number(len(most.articles)),
            )
        if loose:
            missing = QCoreApplication.translate("Charts", "Not placed, their date is not known:")
            told = f"{told} {missing} {count_words(len(loose))}."
        return told.strip()

    def table(self) -> TableTwin:
        """A row for each bin, and one for what has none."""
        grain, loose = self._binned.grain, self._binned.loose
        rows = [(whole_words(one, grain), number(len(one.articles))) for one in self._binned.bins]
        if loose:
            unknown = QCoreApplication.translate("Charts", "date not known")
            rows.append((unknown, number(len(loose))))
        headings = (
            QCoreApplication.translate("Charts", "Time"),
            QCoreApplication.translate("Charts", "Articles"),
        )
        return TableTwin(headings, tuple(rows), numbers=(1,))

    def start(self) -> int | None:
        """The cursor begins where the most articles are."""
        counts = [len(one.articles) for one in self._binned.bins]
        return counts.index(max(counts)) if counts else None

    def wanted(self, looks: Looks) -> QSizeF:
        """As wide as a window, unless the bins need more; few bins do not spread over it."""
        least = self.least(looks).width()
        broad = self._gutter(looks) + len(self._binned.bins) * looks.px(WIDEST) + looks.px(EDGE)
        return QSizeF(max(least, min(broad, looks.px(FIRST_WIDTH))), looks.px(HEIGHT))

    def least(self, looks: Looks) -> QSizeF:
        """As narrow as bars can be told apart."""
        room = self._gutter(looks) + len(self._binned.bins) * looks.px(NARROWEST) + looks.px(EDGE)
        return QSizeF(room, looks.px(HEIGHT))

    def words(self, item: int) -> str:
        """A bin, and how many articles are in it."""
        one = self._binned.bins[item]
        return f"{whole_words(one, self._binned.grain)}: {count_words(len(one.articles))}"

    def spots(self, looks: Looks, size: QSizeF) -> Sequence[Spot]:
        """Each bin, as high as the picture."""
        return [Spot(place, room) for place, room in enumerate(self._rooms(looks, size))]

    def paint(self, painter: QPainter, looks: Looks, size: QSizeF, cursor: Cursor) -> None:
        """Paint axis, bars and dates."""
        colours, px = looks.colours, looks.px
        rooms = list(self._rooms(looks, size))
        scale = self._scale(looks, size)
        self._paint_axis(painter, looks, size, scale)
        first, last = cursor.brushed or (-1, -1)
        for place, (one, room) in enumerate(zip(self._binned.bins, rooms, strict=True)):
            is_chosen = first <= place <= last or place == cursor.item
            if is_chosen:
                painter.fillRect(room, QColor(colours.selection))
            if place == cursor.item:
                bar = QRectF(room.left(), room.bottom() - px(3), room.width(), px(3))
                painter.fillRect(bar, QColor(colours.accent if cursor.focused else colours.meta))
            if one.articles:
                top = scale.place(len(one.articles))
                width = room.width() * BAR
                bar = QRectF(room.center().x() - width / 2, top, width, scale.begin - top)
                painter.fillRect(bar, QColor(colours.accent if is_chosen else colours.meta))
        painter.setPen(looks.pen(colours.meta))
        base = scale.begin
        painter.drawLine(QPointF(self._gutter(looks), base), QPointF(size.width(), base))
        self._paint_dates(painter, looks, rooms, base)

    def _paint_axis(self, painter: QPainter, looks: Looks, size: QSizeF, scale: Scale) -> None:
        gutter = self._gutter(looks)
        painter.setFont(looks.font(SMALL))
        for tick in self._ticks:
            height = scale.place(tick)
            painter.setPen(looks.pen(looks.colours.hairline))
            painter.drawLine(QPointF(gutter, height), QPointF(size.width(), height))
            painter.setPen(QColor(looks.colours.meta))
            room = QRectF(0, height - looks.px(8), gutter - looks.px(6), looks.px(16))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, number(tick))

    def _paint_dates(
        self, painter: QPainter, looks: Looks, rooms: Sequence[QRectF], base: float
    ) -> None:
        """Write each date that there is room for, and each year once below them."""
        grain, px = self._binned.grain, looks.px
        letters = looks.letters(SMALL)
        labels = [short_words(one, grain) for one in self._binned.bins]
        widest = max((letters.horizontalAdvance(one) for one in labels), default=0) + px(8)
        each = thinned(len(labels), sum(room.width() for room in rooms), widest)
        painter.setFont(looks.font(SMALL))
        painter.setPen(QColor(looks.colours.meta))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for label, room in list(zip(labels, rooms, strict=True))[::each]:
            wide = QRectF(room.center().x() - widest / 2, base + px(4), widest, px(16))
            painter.drawText(wide, middle, label)
        if grain is Grain.YEAR:
            return
        year_before, free = 0, 0.0
        for one, room in zip(self._binned.bins, rooms, strict=True):
            width = letters.horizontalAdvance(f"{one.lo.year}") + px(8)
            if one.lo.year != year_before and room.left() >= free:
                year_before, free = one.lo.year, room.left() + width
                left = QRectF(room.left(), base + px(20), width, px(16))
                painter.drawText(left, Qt.AlignmentFlag.AlignLeft, f"{one.lo.year}")

    def _rooms(self, looks: Looks, size: QSizeF) -> Iterator[QRectF]:
        gutter, count = self._gutter(looks), max(1, len(self._binned.bins))
        step = min(looks.px(WIDEST), (size.width() - gutter - looks.px(EDGE)) / count)
        for place in range(len(self._binned.bins)):
            yield QRectF(gutter + place * step, 0, step, size.height())

    def _scale(self, looks: Looks, size: QSizeF) -> Scale:
        return Scale(0, self._ticks[-1], size.height() - looks.px(42), looks.px(10))

    def _gutter(self, looks: Looks) -> float:
        widest = looks.letters(SMALL).horizontalAdvance(number(self._ticks[-1]))
        return widest + looks.px(10)
