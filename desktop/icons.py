"""The drawings on buttons: one set of lines, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from desktop.theme import Theme

SIZE = 20
"""Side of an icon, in pixels of a screen of 96 dots an inch."""
DENSITIES = (1.0, 1.5, 2.0, 3.0)


def icon(theme: Theme, name: str, colour: str | None = None) -> QIcon:
    """One of `resources/icons` in a colour (that of quiet facts), faint while it is of no use.

    Ask again when the theme has changed: an icon keeps the colours it was drawn in.
    """
    lines, drawn = resources.text("icons", f"{name}.svg"), QIcon()
    for density in DENSITIES:
        side = round(theme.px(SIZE) * density)
        drawn.addPixmap(_drawn(lines, colour or theme.colours.meta, side, density))
        faint = _drawn(lines, theme.colours.faint, side, density)
        drawn.addPixmap(faint, QIcon.Mode.Disabled)
    return drawn


def picture(
    theme: Theme, name: str, colour: str | None = None, size: int = SIZE, density: float = 1.0
) -> QPixmap:
    """One of `resources/icons` as a square picture; `size` is for a screen of 96 dots an inch."""
    lines = resources.text("icons", f"{name}.svg")
    side = round(theme.px(size) * density)
    return _drawn(lines, colour or theme.colours.meta, side, density)


def seal() -> QIcon:
    """The sign of the program: a seal with its letters."""
    return QIcon(str(resources.path("icons", "khobao.svg")))


def _drawn(lines: str, colour: str, side: int, density: float) -> QPixmap:
    """Draw an SVG in one colour; `side` is in the dots of a screen."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing = QSvgRenderer(QByteArray(lines.replace("currentColor", colour).encode()))
    drawing.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap
