"""Where letters and paragraphs stand on the page of an article, in pixels from its top."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextBlock

from desktop.reading.document import ArticleDocument, Hit, within, x_on
from desktop.theme import Theme

POINTED_WASH = 0.16
"""How much of the accent lies over a place that is pointed out: the text keeps its contrast."""
_NUMBERS_LEFT = 16
"""Room between a number in the margin and the column."""


def areas_of(document: ArticleDocument, hit: Hit) -> list[QRectF]:
    """Where a place in one paragraph stands: a rectangle for each line it is on."""
    block = document.findBlock(hit.position)
    corner = corner_of(document, block)
    first = hit.position - block.position()
    last = first + hit.length
    areas: list[QRectF] = []
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin, end = line.textStart(), line.textStart() + line.textLength()
        if begin < last and first < end:
            left, right = x_on(line, max(first, begin)), x_on(line, min(last, end))
            top = corner + QPointF(left, line.y())
            areas.append(QRectF(top, QSizeF(right - left, line.ascent() + line.descent())))
    return areas


def corner_of(document: ArticleDocument, block: QTextBlock) -> QPointF:
    """Where on the page the lines of a paragraph are measured from."""
    document.documentLayout().blockBoundingRect(block)  # lays it out, if need be
    return block.layout().position()


def line_top(document: ArticleDocument, hit: Hit) -> float:
    """How far down the page the line is that a hit begins on."""
    block = document.findBlock(hit.position)
    line = block.layout().lineForTextPosition(hit.position - block.position())
    return corner_of(document, block).y() + line.y()


def paint_numbers(
    painter: QPainter, theme: Theme, document: ArticleDocument, top: int, height: int
) -> None:
    """Number the paragraphs in the margin, on the line each of them begins with.

    Only those on the screen are painted, which shows `height` pixels of the page from `top` on.
    """
    font = theme.interface(11)
    painter.setFont(font)
    painter.setPen(QColor(theme.colours.meta))
    letters = QFontMetrics(font)
    left = document.rootFrame().frameFormat().leftMargin() - theme.px(_NUMBERS_LEFT)
    for place, number in document.numbers.items():
        block = document.findBlockByNumber(place)
        corner = corner_of(document, block)
        line = block.layout().lineAt(0)
        base = corner.y() + line.y() + line.ascent()
        if base > top + height + letters.height():
            break
        if base >= top:
            words = str(number)
            painter.drawText(QPointF(left - letters.horizontalAdvance(words), base), words)


def paint_framed(painter: QPainter, theme: Theme, document: ArticleDocument, hit: Hit) -> None:
    """Frame the hit that is the current one."""
    painter.setPen(QPen(QColor(theme.colours.accent), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for area in areas_of(document, hit):
        painter.drawRoundedRect(area.adjusted(-2, -1, 2, 1), theme.px(2), theme.px(2))


def paint_pointed(painter: QPainter, theme: Theme, document: ArticleDocument, place: Hit) -> None:
    """Wash a place that somebody came for, with a bar beside it."""
    accent = QColor(theme.colours.accent)
    wash = QColor(accent)
    wash.setAlphaF(POINTED_WASH)
    left = document.rootFrame().frameFormat().leftMargin() - theme.px(12)
    for part in parts_of(document, place):
        for area in areas_of(document, part):
            painter.fillRect(area.adjusted(-2, 0, 2, 0), wash)
            painter.fillRect(QRectF(left, area.top() - 2, theme.px(3), area.height() + 4), accent)


def parts_of(document: ArticleDocument, place: Hit) -> list[Hit]:
    """The parts of a place, one for each paragraph that it is in."""
    parts, block = list[Hit](), document.findBlock(place.position)
    while block.isValid() and block.position() < place.position + place.length:
        parts.append(within(place, block))
        block = block.next()
    return parts
