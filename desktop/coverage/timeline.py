"""An award through its years: who is known to have received it, and how much was written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from db.records import AwardEdition, ReportTense
from desktop.charts.drawing import Cursor, Drawing, Spot, TableTwin
from desktop.charts.grain_words import count_words
from desktop.charts.looks import SMALL, Looks
from desktop.language import number

HEIGHT = 136
WIDEST = 96
NARROWEST = 52
DOT = 10
MOST_DOTS = 5
"""Recipients that are drawn above a year; the rest are counted."""


class Timeline(Drawing):
    """Paints years: a full square is a recipient that is reported, a dashed one only planned.

    A year of which the archive has no article is dashed and says so: that is not "not awarded".
    """

    __slots__ = ("_editions",)

    def __init__(self, editions: Sequence[AwardEdition]) -> None:
        self._editions = tuple(editions)

    @property
    def editions(self) -> tuple[AwardEdition, ...]:
        """The years from the left to the right."""
        return self._editions

    def title(self) -> str:
        """What is to be seen."""
        return QCoreApplication.translate("Charts", "The award through its years")

    def summary(self) -> str:
        """What the squares mean, and how many years are without news."""
        silent = [one for one in self._editions if not one.articles]
        legend = QCoreApplication.translate(
            "Charts", "■ recipient reported · □ dashed: only planned."
        )
        if not silent:
            return legend
        gaps = QCoreApplication.translate(
            "Charts",
            "No news in this archive of {years}: that does not mean that nobody was honoured.",
        )
        return f"{legend} {gaps.format(years=_stretches([one.year for one in silent]))}"

    def table(self) -> TableTwin:
        """A row for each year."""
        headings = (
            QCoreApplication.translate("Charts", "Year"),
            QCoreApplication.translate("Charts", "Recipients"),
            QCoreApplication.translate("Charts", "Only planned"),
            QCoreApplication.translate("Charts", "Articles"),
        )
        rows = tuple(
            (
                str(one.year),
                number(len(one.decisions)),
                number(sum(each.tense is ReportTense.PLANNED for each in one.decisions)),
                number(one.articles) if one.articles else self._no_news(),
            )
            for one in self._editions
        )
        return TableTwin(headings, rows, numbers=(0, 1, 2, 3))

    def start(self) -> int | None:
        """The cursor begins at the last year with articles."""
        told = [place for place, one in enumerate(self._editions) if one.articles]
        return told[-1] if told else len(self._editions) - 1 if self._editions else None

    def wanted(self, looks: Looks) -> QSizeF:
        """Room for the years, as wide as they are pleasant to read."""
        return QSizeF(looks.px(WIDEST) * len(self._editions), looks.px(HEIGHT))

    def least(self, looks: Looks) -> QSizeF:
        """As narrow as the numbers of the years allow."""
        return QSizeF(looks.px(NARROWEST) * len(self._editions), looks.px(HEIGHT))

    def words(self, item: int) -> str:
        """The year with its recipients, as many as can be heard at once."""
        edition = self._editions[item]
        names = [one.recipient.name for one in edition.decisions]
        told = count_words(edition.articles) if edition.articles else self._no_news()
        more = len(names) - MOST_DOTS
        listed = names[:MOST_DOTS] + ([f"+{more}"] if more > 0 else [])
        return " · ".join((f"{edition.year}: {told}", *([", ".join(listed)] if listed else [])))

    def spots(self, looks: Looks, size: QSizeF) -> Sequence[Spot]:
        """Each year, as high as the picture."""
        step = self._step(looks, size)
        return [
            Spot(place, QRectF(place * step, 0, step, size.height()))
            for place in range(len(self._editions))
        ]

    def paint(self, painter: QPainter, looks: Looks, size: QSizeF, cursor: Cursor) -> None:
        """Paint every year, from the left to the right."""
        step = self._step(looks, size)
        for place, edition in enumerate(self._editions):
            room = QRectF(place * step, 0, step, size.height())
            if place == cursor.item:
                self._paint_cursor(painter, looks, room, focused=cursor.focused)
            self._paint_year(painter, looks, edition, room)

    def _paint_cursor(
        self, painter: QPainter, looks: Looks, room: QRectF, *, focused: bool
    ) -> None:
        colours, px = looks.colours, looks.px
        painter.fillRect(room.adjusted(px(2), 0, -px(2), 0), QColor(colours.selection))
        bar = QRectF(room.left() + px(2), room.bottom() - px(3), room.width() - px(4), px(3))
        painter.fillRect(bar, QColor(colours.accent if focused else colours.meta))

    def _paint_year(
        self, painter: QPainter, looks: Looks, edition: AwardEdition, room: QRectF
    ) -> None:
        colours, px = looks.colours, looks.px
        base = room.height() - px(58)
        held = bool(edition.articles or edition.decisions)
        pen = looks.pen(colours.ink if held else colours.faint, 1.5)
        pen.setStyle(Qt.PenStyle.SolidLine if held else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(room.left(), base), QPointF(room.right(), base))
        self._paint_recipients(painter, looks, edition, QPointF(room.center().x(), base))
        painter.setFont(looks.font(13))
        painter.setPen(QColor(colours.ink))
        line = QRectF(room.left(), base + px(4), room.width(), px(20))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, str(edition.year))
        painter.setFont(looks.font(SMALL))
        painter.setPen(QColor(colours.meta))
        words = QRectF(room.left() + px(2), base + px(24), room.width() - px(4), px(30))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        told = count_words(edition.articles) if edition.articles else self._no_news()
        painter.drawText(words, flags | Qt.TextFlag.TextWordWrap, told)

    def _paint_recipients(
        self, painter: QPainter, looks: Looks, edition: AwardEdition, foot: QPointF
    ) -> None:
        """Paint a square for each recipient, planned ones open and dashed."""
        colours, px = looks.colours, looks.px
        side, top = px(DOT), foot.y()
        for decision in edition.decisions[:MOST_DOTS]:
            top -= side + px(4)
            square = QRectF(foot.x() - side / 2, top, side, side)
            pen = looks.pen(colours.accent, 1.5)
            is_planned = decision.tense is ReportTense.PLANNED
            pen.setStyle(Qt.PenStyle.DashLine if is_planned else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush if is_planned else QColor(colours.accent))
            painter.drawRoundedRect(square, px(2), px(2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        more = len(edition.decisions) - MOST_DOTS
        if more > 0:
            painter.setFont(looks.font(SMALL))
            painter.setPen(QColor(colours.meta))
            line = QRectF(foot.x() - px(20), top - px(18), px(40), px(16))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, f"+{more}")

    def _step(self, looks: Looks, size: QSizeF) -> float:
        return min(looks.px(WIDEST), size.width() / max(1, len(self._editions)))

    def _no_news(self) -> str:
        return QCoreApplication.translate("Charts", "no news here")


def _stretches(years: Sequence[int]) -> str:
    """Years that follow each other as one: 2014–2015, 2020."""
    found: list[list[int]] = []
    for year in years:
        if found and year == found[-1][-1] + 1:
            found[-1].append(year)
        else:
            found.append([year])
    return ", ".join(
        "–".join(str(year) for year in dict.fromkeys((one[0], one[-1]))) for one in found
    )
