"""How one line of the result list looks: headline, facts, two lines of passage with the hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.records import ArticleRow, HitRow, Mark
from desktop.dates import shown_date
from desktop.marks import joined, spans, units
from desktop.searching.results_model import Role
from desktop.theme import Theme

_GREYED = 0.45
_ELLIPSIS = "…"
_ENDS = '.!?…:”"»)'
"""What a passage that was not cut ends with."""


@dataclass(frozen=True, slots=True)
class _Type:
    """How a part of a line is set."""

    font: QFont
    mark: QTextCharFormat
    height: int
    """Of one line of type, in pixels."""
    lines: int = 1


class ResultsDelegate(QStyledItemDelegate):
    """Paints the lines and knows how high they are; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stale = False
        self.measure()

    def measure(self) -> None:
        """Take fonts and colours from the theme again, after it changed."""
        theme = self._theme
        headline, passage = theme.interface(14, QFont.Weight.DemiBold), theme.interface(13)
        underlined = theme.mark_format()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        underlined.setUnderlineColor(QColor(theme.colours.accent))
        self._headline = _Type(headline, underlined, QFontMetrics(headline).height())
        self._passage = _Type(
            passage, theme.mark_format(), QFontMetrics(passage).height() + theme.px(1), 2
        )
        self._facts = theme.interface(12)
        self._divider = theme.interface(12, QFont.Weight.DemiBold)

    def set_stale(self, stale: bool) -> None:
        """Grey the lines: they answer an older question."""
        self._stale = stale

    @property
    def line_height(self) -> int:
        """Height of a line, in pixels."""
        passage = self._passage.height * self._passage.lines
        facts = QFontMetrics(self._facts).height()
        return self._headline.height + facts + passage + self._theme.px(2 + 4 + 2 * 12)

    @property
    def divider_height(self) -> int:
        """Height of the divider above the hits with other accents, in pixels."""
        return QFontMetrics(self._divider).height() + self._theme.px(16)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give the fixed size of a line."""
        divider = self.divider_height if index.data(Role.OPENS_OTHER_ACCENTS) else 0
        return QSize(option.rect.width(), self.line_height + divider)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        painter.save()
        area = QRect(option.rect)
        if index.data(Role.OPENS_OTHER_ACCENTS):
            self._paint_divider(
                painter, QRect(area.topLeft(), QSize(area.width(), self.divider_height))
            )
            area.setTop(area.top() + self.divider_height)
        self._paint_ground(painter, option.state, area)
        if self._stale:
            painter.setOpacity(_GREYED)
        edge = self._theme.px(16)
        inner = area.adjusted(edge, self._theme.px(12), -edge, -self._theme.px(12))
        row = index.data(Role.ROW)
        if isinstance(row, HitRow):
            self._paint_row(painter, row, inner)
        else:
            painter.setFont(self._facts)
            painter.setPen(QColor(self._theme.colours.meta))
            top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(inner, top, str(index.data()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, state: QStyle.StateFlag, area: QRect) -> None:
        colours, px = self._theme.colours, self._theme.px
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.selection))
            painter.fillRect(
                QRect(area.left(), area.top(), px(3), area.height()), QColor(colours.accent)
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(colours.panel))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(area.left() + px(16), area.bottom(), area.right() - px(16), area.bottom())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), px(1)))
            painter.drawRect(area.adjusted(0, 0, -px(1), -px(1)))

    def _paint_divider(self, painter: QPainter, area: QRect) -> None:
        """Name the tier below, with a line to its right."""
        colours, edge = self._theme.colours, self._theme.px(16)
        words = self.tr("Other accents")
        painter.fillRect(area, QColor(colours.panel))
        painter.setFont(self._divider)
        painter.setPen(QColor(colours.meta))
        inner = area.adjusted(edge, 0, -edge, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        left = inner.left() + QFontMetrics(self._divider).horizontalAdvance(words) + edge // 2
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(left, inner.center().y(), inner.right(), inner.center().y())

    def _paint_row(self, painter: QPainter, row: HitRow, area: QRect) -> None:
        colours, px = self._theme.colours, self._theme.px
        facts = QFontMetrics(self._facts)
        painter.setPen(QColor(colours.ink))
        _paint_text(painter, row.article.headline, row.headline_marks, self._headline, area)
        area.setTop(area.top() + self._headline.height + px(2))
        painter.setFont(self._facts)
        painter.setPen(QColor(colours.meta))
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            facts.elidedText(facts_line(row.article), Qt.TextElideMode.ElideRight, area.width()),
        )
        area.setTop(area.top() + facts.height() + px(4))
        painter.setPen(QColor(colours.ink))
        _paint_text(painter, *one_text(row), self._passage, area)


def _paint_text(
    painter: QPainter, text: str, marks: Sequence[Mark], looks: _Type, area: QRect
) -> None:
    """Paint the lines of type there are, with the marks, and `…` if more of the text follows."""
    words = text.replace("\n", " ")
    layout = QTextLayout(words, looks.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(words, marks, looks.mark))
    rest = QFontMetrics(looks.font).horizontalAdvance(_ELLIPSIS)
    cut: QTextLine | None = None
    layout.beginLayout()
    for number in range(looks.lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        if number == looks.lines - 1 and line.textStart() + line.textLength() < units(words):
            line.setLineWidth(max(1, area.width() - rest))
            cut = line
        line.setPosition(QPointF(0, number * looks.height))
    layout.endLayout()
    corner = QPointF(area.topLeft())
    layout.draw(painter, corner)
    if cut is not None:
        painter.setFont(looks.font)
        end = corner + cut.position() + QPointF(cut.naturalTextWidth(), cut.ascent())
        painter.drawText(end, _ELLIPSIS)


def facts_line(article: ArticleRow) -> str:
    """Outlet, date and section, as far as they are known; else the accession number."""
    facts = (article.outlet, shown_date(article.published), article.section)
    return " · ".join(fact for fact in facts if fact) or article.accession


def one_text(row: HitRow) -> tuple[str, list[Mark]]:
    """The passages of a hit as one text with its marks, and `…` where they were cut out."""
    text, marks = "", list[Mark]()
    for passage in row.passages:
        words = passage.text.rstrip()
        text += " " if text else ""
        text += f"{_ELLIPSIS} " if text or words[:1].islower() else ""
        marks += [(start + len(text), stop + len(text)) for start, stop in passage.marks]
        text += words
    return text if not text or text[-1] in _ENDS else f"{text} {_ELLIPSIS}", marks


def _formats(
    text: str, marks: Sequence[Mark], looks: QTextCharFormat
) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    for start, length in spans(text, joined(text, marks)):
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, looks
        ranges.append(one)
    return ranges
