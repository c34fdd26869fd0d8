"""An award through its years: who is known to have received it, and how much was written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from db.records import AwardEdition, ReportTense
from desktop.language import number
from desktop.theme import Theme

HEIGHT = 136
WIDEST = 96
NARROWEST = 44
DOT = 10
MOST_DOTS = 5
"""Recipients that are drawn above a year; the rest are counted."""


class Timeline(QWidget):
    """Paints the years and owns which one is chosen; lives on the GUI thread.

    A full square is a recipient that is reported, a dashed one is only planned. A year of which
    the archive has no article is dashed and says so: that is not "not awarded". The table of
    recipients has all of it in words.
    """

    year_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._editions: tuple[AwardEdition, ...] = ()
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._on_theme_changed)
        self._retranslate()

    @property
    def year(self) -> int | None:
        """The year that is chosen."""
        return self._editions[self._chosen].year if self._chosen >= 0 else None

    def show_editions(self, editions: Sequence[AwardEdition]) -> None:
        """Show these years; the last one with articles is chosen."""
        self._editions = tuple(editions)
        with_articles = [n for n, one in enumerate(editions) if one.articles]
        self._chosen = with_articles[-1] if with_articles else len(editions) - 1
        self._retranslate()
        self.update()

    def choose(self, place: int) -> None:
        """Choose one of the years by its place."""
        if 0 <= place < len(self._editions) and place != self._chosen:
            self._chosen = place
            self._retranslate()
            self.update()
            self.year_chosen.emit(self._editions[place].year)

    @property
    def chosen_middle(self) -> int:
        """Where the chosen year stands, for whoever scrolls to it."""
        return round((max(0, self._chosen) + 0.5) * self._step())

    def sizeHint(self) -> QSize:
        """Room for the years, as wide as they are pleasant to read."""
        return QSize(self._theme.px(WIDEST) * max(1, len(self._editions)), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the numbers of the years allow."""
        return QSize(self._theme.px(NARROWEST) * len(self._editions), self._theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the years by the arrow keys."""
        steps = {
            Qt.Key.Key_Left: self._chosen - 1,
            Qt.Key.Key_Right: self._chosen + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._editions) - 1,
        }
        place = steps.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.choose(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the year that is clicked."""
        if self._editions:
            self.setFocus()
            self.choose(int(event.position().x() // self._step()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every year, from the left to the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, edition in enumerate(self._editions):
            left = place * self._step()
            self._paint_year(painter, edition, QRectF(left, 0, self._step(), self.height()), place)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.update()

    def _step(self) -> float:
        return min(self._theme.px(WIDEST), self.width() / max(1, len(self._editions)))

    def _base(self) -> float:
        """The height of the line that the years stand on."""
        return self.height() - self._theme.px(58)

    def _paint_year(
        self, painter: QPainter, edition: AwardEdition, room: QRectF, place: int
    ) -> None:
        colours, px = self._theme.colours, self._theme.px
        base, middle = self._base(), room.center().x()
        if place == self._chosen:
            painter.fillRect(room.adjusted(px(2), 0, -px(2), 0), QColor(colours.selection))
            bar = QRectF(room.left() + px(2), room.bottom() - px(3), room.width() - px(4), px(3))
            painter.fillRect(bar, QColor(colours.accent if self.hasFocus() else colours.meta))
        held = bool(edition.articles or edition.decisions)
        pen = QPen(QColor(colours.ink if held else colours.faint), px(1.5))
        pen.setStyle(Qt.PenStyle.SolidLine if held else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(room.left(), base), QPointF(room.right(), base))
        self._paint_recipients(painter, edition, middle)
        painter.setFont(self._theme.interface(13))
        painter.setPen(QColor(colours.ink))
        top = base + px(4)
        line = QRectF(room.left(), top, room.width(), px(20))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, str(edition.year))
        painter.setFont(self._theme.interface(11))
        painter.setPen(QColor(colours.meta))
        words = QRectF(room.left() + px(2), top + px(20), room.width() - px(4), px(30))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags | Qt.TextFlag.TextWordWrap, self._coverage(edition))

    def _paint_recipients(self, painter: QPainter, edition: AwardEdition, middle: float) -> None:
        """Paint a square for each recipient, planned ones open and dashed."""
        colours, px = self._theme.colours, self._theme.px
        side, top = px(DOT), self._base()
        for decision in edition.decisions[:MOST_DOTS]:
            top -= side + px(4)
            square = QRectF(middle - side / 2, top, side, side)
            pen = QPen(QColor(colours.accent), px(1.5))
            is_planned = decision.tense is ReportTense.PLANNED
            pen.setStyle(Qt.PenStyle.DashLine if is_planned else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush if is_planned else QColor(colours.accent))
            painter.drawRoundedRect(square, px(2), px(2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        more = len(edition.decisions) - MOST_DOTS
        if more > 0:
            painter.setFont(self._theme.interface(11))
            painter.setPen(QColor(colours.meta))
            line = QRectF(middle - px(20), top - px(18), px(40), px(16))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, f"+{more}")

    def _coverage(self, edition: AwardEdition) -> str:
        if edition.articles:
            return self.tr("%1 art.").replace("%1", number(edition.articles))
        return self.tr("no news here")

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The award through its years"))
        told = ""
        if self._chosen >= 0:
            edition = self._editions[self._chosen]
            told = self.tr("{year}: {recipients} recipients known, {articles} articles").format(
                year=edition.year,
                recipients=number(len(edition.decisions)),
                articles=number(edition.articles),
            )
        self.setAccessibleDescription(told)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
