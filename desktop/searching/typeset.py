"""A line of the result list set in type, so that painting it again costs next to nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
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

from db.records import ArticleRow, HitRow, Mark
from desktop.dates import shown_date
from desktop.marks import joined, spans, units
from desktop.theme import Theme

ELLIPSIS = "…"
_ENDS = '.!?…:”"»)'
"""What a passage that was not cut ends with."""
_PASSAGE_LINES = 2


class Measures:
    """Owns fonts, colours and distances of a line, asked of the theme once; GUI thread."""

    def __init__(self, theme: Theme) -> None:
        colours, px = theme.colours, theme.px
        self.ink, self.meta = QPen(QColor(colours.ink)), QPen(QColor(colours.meta))
        self.hairline = QPen(QColor(colours.hairline))
        self.accent = QColor(colours.accent)
        self.selection, self.panel = QColor(colours.selection), QColor(colours.panel)
        self.edge, self.above = px(16), px(12)
        self.bar, self.focus = px(3), QPen(self.accent, px(1))
        self.headline = theme.interface(14, QFont.Weight.DemiBold)
        self.facts = theme.interface(12)
        self.passage = theme.interface(13)
        self.divider = theme.interface(12, QFont.Weight.DemiBold)
        self.mark = theme.mark_format()
        self.headline_mark = theme.mark_format()
        self.headline_mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self.headline_mark.setUnderlineColor(self.accent)
        self.facts_metrics = QFontMetrics(self.facts)
        self.passage_height = QFontMetrics(self.passage).height() + px(1)
        self.facts_top = QFontMetrics(self.headline).height() + px(2)
        self.passage_top = self.facts_top + self.facts_metrics.height() + px(4)
        self.line_height = self.passage_top + self.passage_height * _PASSAGE_LINES + 2 * self.above
        self.divider_height = QFontMetrics(self.divider).height() + px(16)


class SetLine:
    """Owns the laid out type of one hit at one width; lives on the GUI thread."""

    def __init__(self, row: HitRow, width: int, measures: Measures) -> None:
        self.row = row
        self.width = width
        self._measures = measures
        article = row.article
        self._headline = _SetText(
            (article.headline, row.headline_marks), measures.headline, measures.headline_mark, width
        )
        self._facts = measures.facts_metrics.elidedText(
            facts_line(article), Qt.TextElideMode.ElideRight, width
        )
        self._passage = _SetText(
            one_text(row),
            measures.passage,
            measures.mark,
            width,
            lines=_PASSAGE_LINES,
            height=measures.passage_height,
        )

    def draw(self, painter: QPainter, area: QRect) -> None:
        """Draw the line with its upper left corner at that of `area`."""
        measures, left, top = self._measures, area.left(), area.top()
        painter.setPen(measures.ink)
        self._headline.draw(painter, QPointF(left, top))
        self._passage.draw(painter, QPointF(left, top + measures.passage_top))
        painter.setPen(measures.meta)
        painter.setFont(measures.facts)
        base = top + measures.facts_top + measures.facts_metrics.ascent()
        painter.drawText(QPointF(left, base), self._facts)


class _SetText:
    """Owns the lines of one text, and where `…` stands if more of it follows; GUI thread."""

    def __init__(
        self,
        text: tuple[str, Sequence[Mark]],
        font: QFont,
        mark: QTextCharFormat,
        width: int,
        *,
        lines: int = 1,
        height: int = 0,
    ) -> None:
        words = text[0].replace("\n", " ")
        self._font = font
        self._layout = QTextLayout(words, font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(words, text[1], mark))
        cut: QTextLine | None = None
        length = units(words)
        self._layout.beginLayout()
        for number in range(lines):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            if number == lines - 1 and line.textStart() + line.textLength() < length:
                line.setLineWidth(max(1, width - QFontMetrics(font).horizontalAdvance(ELLIPSIS)))
                cut = line
            line.setPosition(QPointF(0, number * height))
        self._layout.endLayout()
        self._more: QPointF | None = None
        if cut is not None:
            self._more = cut.position() + QPointF(cut.naturalTextWidth(), cut.ascent())

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw the lines with the upper left corner there."""
        self._layout.draw(painter, corner)
        if self._more is not None:
            painter.setFont(self._font)
            painter.drawText(corner + self._more, ELLIPSIS)


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
        text += f"{ELLIPSIS} " if text or words[:1].islower() else ""
        marks += [(start + len(text), stop + len(text)) for start, stop in passage.marks]
        text += words
    return text if not text or text[-1] in _ENDS else f"{text} {ELLIPSIS}", marks


def _formats(
    text: str, marks: Sequence[Mark], looks: QTextCharFormat
) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    for start, length in spans(text, joined(text, marks)):
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, looks
        ranges.append(one)
    return ranges
