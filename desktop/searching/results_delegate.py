"""How one line of the result list looks: headline, facts, two lines of passage with the hits."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.records import HitRow
from desktop.searching.results_model import Divider, Role
from desktop.searching.typeset import Measures, SetLine
from desktop.theme import Theme

_GREYED = 0.45
_KEPT = 64
"""Lines that stay set in type: a few screens."""

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

ModelIndex = QModelIndex | QPersistentModelIndex


class ResultsDelegate(QStyledItemDelegate):
    """Paints the lines and knows how high they are; lives on the GUI thread.

    What it does for each paint is little, because every step of it may have to wait for a search
    that holds the interpreter.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stale = False
        self._lines: OrderedDict[int, SetLine] = OrderedDict()
        self.measure()

    def measure(self) -> None:
        """Take fonts and colours from the theme again, after it changed."""
        self._measures = Measures(self._theme)
        self._lines.clear()

    def set_stale(self, stale: bool) -> bool:
        """Grey the lines, because they answer an older question; True if they looked otherwise."""
        changed, self._stale = stale != self._stale, stale
        return changed

    @property
    def line_height(self) -> int:
        """Height of a line, in pixels."""
        return self._measures.line_height

    @property
    def divider_height(self) -> int:
        """Height of the divider above the hits with other accents, in pixels."""
        return self._measures.divider_height

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Give the fixed size of a line."""
        divider = self.divider_height if index.data(Role.DIVIDER) else 0
        return QSize(option.rect.width(), self.line_height + divider)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one line."""
        measures, area = self._measures, QRect(option.rect)
        painter.save()
        if area.height() > measures.line_height:  # only the line below the divider is higher
            area.setTop(area.bottom() + 1 - measures.line_height)
            divider = QRect(option.rect)
            divider.setBottom(area.top() - 1)
            self._paint_divider(painter, divider, index.data(Role.DIVIDER))
        self._paint_ground(painter, option.state, area)
        if self._stale:
            painter.setOpacity(_GREYED)
        inner = area.adjusted(measures.edge, measures.above, -measures.edge, -measures.above)
        row = index.data(Role.ROW)
        if isinstance(row, HitRow):
            self._line(row, inner.width()).draw(painter, inner)
        else:
            painter.setFont(measures.facts)
            painter.setPen(measures.meta)
            painter.drawText(inner, _TOP_LEFT, str(index.data()))
        painter.restore()

    def _line(self, row: HitRow, width: int) -> SetLine:
        """Set a line in type, unless it is set already."""
        number = row.article.id
        line = self._lines.get(number)
        if line is None or line.row is not row or line.width != width:
            line = self._lines[number] = SetLine(row, width, self._measures)
            while len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        self._lines.move_to_end(number)
        return line

    def _paint_ground(self, painter: QPainter, state: QStyle.StateFlag, area: QRect) -> None:
        measures = self._measures
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, measures.selection)
            bar = QRect(area.left(), area.top(), measures.bar, area.height())
            painter.fillRect(bar, measures.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, measures.panel)
        painter.setPen(measures.hairline)
        edge, bottom = measures.edge, area.bottom()
        painter.drawLine(area.left() + edge, bottom, area.right() - edge, bottom)
        if state & QStyle.StateFlag.State_HasFocus:
            thick = measures.focus.width()
            painter.setPen(measures.focus)
            painter.drawRect(area.adjusted(0, 0, -thick, -thick))

    def _paint_divider(self, painter: QPainter, area: QRect, divider: Divider) -> None:
        """Name the tier below, with a line to its right."""
        measures = self._measures
        is_near = divider == Divider.NEAR
        words = self.tr("Close to it") if is_near else self.tr("Other accents")
        painter.fillRect(area, measures.panel)
        painter.setFont(measures.divider)
        painter.setPen(measures.meta)
        inner = area.adjusted(measures.edge, 0, -measures.edge, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        wide = QFontMetrics(measures.divider).horizontalAdvance(words) + measures.edge // 2
        painter.setPen(measures.hairline)
        middle = inner.center().y()
        painter.drawLine(inner.left() + wide, middle, inner.right(), middle)
