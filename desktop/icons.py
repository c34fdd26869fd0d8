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
    drawn = QIcon()
    for density in DENSITIES:
        drawn.addPixmap(picture(theme, name, colour, SIZE, density))
        faint = picture(theme, name, theme.colours.faint, SIZE, density)
        drawn.addPixmap(faint, QIcon.Mode.Disabled)
    return drawn


def picture(
    theme: Theme, name: str, colour: str | None = None, size: int = SIZE, density: float = 1.0
) -> QPixmap:
    """One of `resources/icons` as a square picture; `size` is for a screen of 96 dots an inch."""
    lines = resources.text("icons", f"{name}.svg")
    lines = lines.replace("currentColor", colour or theme.colours.meta)
    side = round(theme.px(size) * density)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(lines.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


def seal() -> QIcon:
    """The sign of the program: a seal with its letters."""
    return QIcon(str(resources.path("icons", "khobao.svg")))
