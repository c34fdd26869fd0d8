"""Source dots: how a value came into the catalogue, as a small drawing with a word to it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from db.records import Method
from desktop.theme import Theme

SIDE = 14
WHOLE_CIRCLE = 360 * 16
HALF_CIRCLE = 180 * 16
TOP = 90 * 16


def dot(theme: Theme, method: Method, density: float = 2.0) -> QPixmap:
    """A full dot for what was typed, a half one for an accepted suggestion, a ring for the rest."""
    side = theme.px(SIDE)
    picture = QPixmap(round(side * density), round(side * density))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    colour = QColor(theme.colours.meta)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, side / 10))
    radius = side * 0.3
    circle = QRectF(0, 0, 2 * radius, 2 * radius)
    circle.moveCenter(QPointF(side / 2, side / 2))
    painter.drawEllipse(circle)
    painter.setBrush(colour)
    filled = {Method.TYPED: WHOLE_CIRCLE, Method.SUGGESTED: HALF_CIRCLE, Method.INGESTED: 0}
    if filled[method]:
        painter.drawPie(circle, TOP, filled[method])
    painter.end()
    return picture
