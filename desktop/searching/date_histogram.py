"""A histogram of dates: articles a year, a month or a day, from which a time can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.dates import shown_date
from desktop.language import number
from desktop.searching.time_bars import Bar, Bars, Level
from desktop.theme import Theme

BARS_HIGH = 56
"""Room for the bars, in pixels."""
MOST_WIDE = 16
"""A bar is never wider, in pixels."""


class DateHistogram(QWidget):
    """Owns the bars and what is brushed of them; lives on the GUI thread.

    A click chooses a bar, a drag those from one to another; so do the arrow keys, with Shift for
    a range, and Enter. Backspace and the arrow up lead one step up.
    """

    range_chosen = Signal(int, int)
    """Show only these: places of the first and the last bar."""
    up_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars = Bars()
        self._brush: tuple[int, int] | None = None
        """Where a brush began and where it is now."""
        self._at = 0
        """The bar that the keys are at."""
        self._under: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def bars(self) -> Bars:
        """What is shown."""
        return self._bars

    def show_bars(self, bars: Bars) -> None:
        """Show other bars."""
        if bars == self._bars:
            return
        same = (bars.level, bars.within) == (self._bars.level, self._bars.within)
        self._bars, self._brush, self._under = bars, None, None
        self._at = min(self._at, max(0, len(bars.bars) - 1)) if same else 0
        if bars.first is not None:
            self._at = bars.first
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the bars and a line of labels."""
        letters = QFontMetrics(self._theme.interface(11)).height()
        return QSize(self._theme.px(180), self._theme.px(BARS_HIGH + 8) + letters)

    def minimumSizeHint(self) -> QSize:
        """Ask for the same height in a narrow column."""
        return QSize(self._theme.px(100), self.sizeHint().height())

    def words_of(self, bar: Bar) -> str:
        """The time of a bar and its articles."""
        return self.tr("%1: %Ln article(s)", "", bar.count).replace("%1", shown_date(bar.value))

    def place_of(self, number_: int) -> QRect:
        """Where a bar stands, over the whole height, so that an empty one can be hit too."""
        area = self._area()
        count = max(1, len(self._bars.bars))
        wide = min(float(self._theme.px(MOST_WIDE)), area.width() / count)
        left = area.left() + round(number_ * wide)
        right = area.left() + round((number_ + 1) * wide)
        return QRect(left, area.top(), max(1, right - left), area.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, the ones that are chosen in the accent colour, and the ends in words."""
        painter = QPainter(self)
        colours, px = self._theme.colours, self._theme.px
        area, bars = self._area(), self._bars.bars
        most = max((bar.count for bar in bars), default=0)
        begin, end = self._chosen()
        for at, bar in enumerate(bars):
            place = self.place_of(at)
            chosen = begin is not None and end is not None and begin <= at <= end
            if chosen:
                painter.fillRect(place, QColor(colours.selection))
            elif at == self._under:
                painter.fillRect(place, QColor(colours.paper))
            if bar.count:
                high = max(px(2), round(area.height() * bar.count / most))
                gap = px(1) if place.width() > px(3) else 0
                solid = QRect(place.left(), area.bottom() + 1 - high, place.width() - gap, high)
                painter.fillRect(solid, QColor(colours.accent if chosen else colours.faint))
        painter.fillRect(
            QRect(area.left(), area.bottom() + 1, area.width(), 1), QColor(colours.hairline)
        )
        if self.hasFocus() and bars:
            painter.setPen(QPen(QColor(colours.accent), px(1)))
            painter.drawRect(self.place_of(self._at).adjusted(0, 0, -1, 0))
        self._paint_ends(painter, area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a brush."""
        at = self._bar_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._at = at
            self._brush = (at, at)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Widen the brush, or light up the bar under the pointer."""
        place = event.position().toPoint()
        if self._brush is not None:
            at = self._nearest(place.x())
            self._brush = (self._brush[0], at)
            first, last = sorted(self._brush)
            QToolTip.showText(event.globalPosition().toPoint(), self._words_of(first, last), self)
        else:
            self._under = self._bar_at(place)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was brushed."""
        if event.button() == Qt.MouseButton.LeftButton and self._brush is not None:
            self._choose()

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nothing any more."""
        self._under = None
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what the bar under the pointer is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._bar_at(event.pos())
            said = self.words_of(self._bars.bars[at]) if at is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar, widen the brush with Shift, choose with Enter, go up."""
        key, last = event.key(), len(self._bars.bars) - 1
        to = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(key))
        if to is not None and last >= 0:
            self._go(min(max(0, to), last), event.modifiers())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and last >= 0:
            self._brush = self._brush or (self._at, self._at)
            self._choose()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Up} and self._bars.level is not Level.YEAR:
            self.up_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._brush is not None:
            self._brush = None
            self.update()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    def _go(self, to: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._brush = ((self._brush or (self._at, self._at))[0], to)
        else:
            self._brush = None
        self._at = to
        self._tell()
        self.update()

    def _choose(self) -> None:
        if self._brush is not None:
            first, last = sorted(self._brush)
            self._brush = None
            self.range_chosen.emit(first, last)
            self.update()

    def _chosen(self) -> tuple[int | None, int | None]:
        if self._brush is not None:
            first, last = sorted(self._brush)
            return first, last
        return self._bars.first, self._bars.last

    def _area(self) -> QRect:
        px = self._theme.px
        return QRect(px(12), px(4), max(1, self.width() - px(20)), px(BARS_HIGH))

    def _nearest(self, x: int) -> int:
        count = max(1, len(self._bars.bars))
        left, right = self._area().left(), self.place_of(count - 1).right() + 1
        share = (x - left) / max(1, right - left)
        return min(max(0, int(share * count)), count - 1)

    def _bar_at(self, place: QPoint) -> int | None:
        for at in range(len(self._bars.bars)):
            spot = self.place_of(at)
            if spot.left() <= place.x() <= spot.right():
                return at
        return None

    def _words_of(self, first: int, last: int) -> str:
        if first == last:
            return self.words_of(self._bars.bars[first])
        some = self._bars.bars[first : last + 1]
        said = self.tr("%1 to %2: %Ln article(s)", "", sum(bar.count for bar in some))
        ends = shown_date(some[0].value), shown_date(some[-1].value)
        return said.replace("%1", ends[0]).replace("%2", ends[1])

    def _paint_ends(self, painter: QPainter, area: QRect) -> None:
        bars = self._bars.bars
        if not bars:
            return
        font = self._theme.interface(11)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.meta))
        top = area.bottom() + self._theme.px(3)
        right = self.place_of(len(bars) - 1).right()
        line = QRect(area.left(), top, area.width(), QFontMetrics(font).height())
        words = [_short(bars[0].value), _short(bars[-1].value)]
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words[0])
        wide = QFontMetrics(font).horizontalAdvance
        if right - area.left() > wide(words[0]) + wide(words[1]):
            line.setRight(right)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, words[1])

    def _tell(self) -> None:
        """Say to those who hear the window what it shows, and at which bar the keys are."""
        self.setAccessibleName(self.tr("Articles by date"))
        bars = self._bars.bars
        if not bars:
            self.setAccessibleDescription(self.tr("No dates"))
            return
        most = max(bars, key=lambda bar: bar.count)
        said = self.tr("%1 to %2, most: %3. At %4.")
        parts = (
            shown_date(bars[0].value),
            shown_date(bars[-1].value),
            self.words_of(most),
            self._words_of(*sorted(self._brush)) if self._brush else self.words_of(bars[self._at]),
        )
        for count, part in enumerate(parts, start=1):
            said = said.replace(f"%{count}", part)
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _short(value: str) -> str:
    """A date at the end of the axis: a day or a month alone is clear from what stands above."""
    return number(int(value[8:])) if len(value) > len("2018-10") else shown_date(value)
