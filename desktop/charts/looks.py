"""What a picture is painted with: colours, distances and type of the screen, or of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from desktop.theme import INTERFACE_FAMILY, LIGHT, Colours, Theme

SIZE = 12
"""Size of the type of a picture, in pixels of a screen of 96 dots an inch."""
SMALL = 11


@dataclass(frozen=True, slots=True)
class Looks:
    """The colours and measures of one painting."""

    colours: Colours
    px: Callable[[float], int]
    """A distance given for a screen of 96 dots an inch, as it is here."""
    type_of: Callable[[float, QFont.Weight], QFont]

    def font(self, size: float = SIZE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The type of this size."""
        return self.type_of(size, weight)

    def letters(
        self, size: float = SIZE, weight: QFont.Weight = QFont.Weight.Normal
    ) -> QFontMetricsF:
        """How wide and high words of this size are."""
        return QFontMetricsF(self.font(size, weight))

    def pen(self, colour: str, width: float = 1) -> QPen:
        """A pen of this colour and width."""
        return QPen(QColor(colour), max(1, self.px(width)))


def on_screen(theme: Theme) -> Looks:
    """Paint in what the windows look like now."""
    return Looks(theme.colours, theme.px, theme.interface)


def on_paper() -> Looks:
    """Paint for a file that goes to others: light, at its own size, whatever the screen is."""
    return Looks(LIGHT, round, _paper_type)


def _paper_type(size: float, weight: QFont.Weight) -> QFont:
    font = QFont(INTERFACE_FAMILY)
    font.setPixelSize(round(size))
    font.setWeight(weight)
    return font
