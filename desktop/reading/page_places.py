"""Where letters and paragraphs stand on the page of an article, in pixels from its top."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextBlock

from desktop.reading.document import ArticleDocument, Hit, x_on
from desktop.theme import Theme

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
