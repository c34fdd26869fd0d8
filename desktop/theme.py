"""How the windows look: warm paper, ink and one vermilion, by day and by night."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication

import resources
from desktop.typography import Face, Typography

INTERFACE_FAMILY = "Noto Sans"
READING_FAMILY = "Noto Serif"
INTERFACE_SIZE = 13
"""Size of the interface type, in pixels of a screen of 96 dots an inch."""
GRID = 4
"""Every distance is a multiple of this, in pixels of a screen of 96 dots an inch."""
RADIUS = 6
SHEET = "#FFFFFF"
"""Paper that is printed on, whatever the scheme; its ink is that of the light one."""
LENGTH = re.compile(r"\b(\d+)dp\b")
"""A length of the style sheet, in pixels of a screen of 96 dots an inch."""


class Scheme(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """Black and white with strong colours, light or dark as the system is."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as #RRGGBB; ink on each ground is at least 4.5:1."""

    dark: bool
    paper: str
    """Reading surfaces and lists."""
    panel: str
    """Side panels and bars."""
    hairline: str
    ink: str
    meta: str
    """Facts under a headline, and hints."""
    accent: str
    """Focus, links, the active tab, and the one primary button of a screen."""
    on_accent: str
    selection: str
    """The chosen row (it also has an accent bar at its left) and chosen text."""
    mark: str
    """Under hits, which are bold too."""
    mark_ink: str
    caution: str
    verified: str
    information: str
    faint: str
    """What cannot be used now."""

    def grounds(self) -> tuple[str, ...]:
        """The colours that text may stand on."""
        return (self.paper, self.panel, self.selection)

    def inks(self) -> tuple[str, ...]:
        """The colours that text may have on any ground."""
        return (
            self.ink,
            self.meta,
            self.accent,
            self.caution,
            self.verified,
            self.information,
        )


LIGHT = Colours(
    dark=False,
    paper="#FBFAF6",
    panel="#F3F1EA",
    hairline="#DEDAD0",
    ink="#1F2328",
    meta="#5B6068",
    accent="#9A2F1C",
    on_accent="#FFFFFF",
    selection="#F3DFD6",
    mark="#FFE39A",
    mark_ink="#1F2328",
    caution="#8A5300",
    verified="#1F6B45",
    information="#1F5A96",
    faint="#9A978E",
)

DARK = Colours(
    dark=True,
    paper="#1B1D20",
    panel="#24272B",
    hairline="#383C42",
    ink="#E8E6E1",
    meta="#A3A7AD",
    accent="#F09A80",
    on_accent="#1B1D20",
    selection="#4A2A22",
    mark="#5E4A10",
    mark_ink="#FFF4D0",
    caution="#F2B866",
    verified="#7CCBA0",
    information="#8FBFEF",
    faint="#6C7077",
)

CONTRAST_LIGHT = Colours(
    dark=False,
    paper="#FFFFFF",
    panel="#FFFFFF",
    hairline="#000000",
    ink="#000000",
    meta="#262626",
    accent="#7A1300",
    on_accent="#FFFFFF",
    selection="#FFE9B0",
    mark="#FFD400",
    mark_ink="#000000",
    caution="#5C3200",
    verified="#00421E",
    information="#003A75",
    faint="#595959",
)

CONTRAST_DARK = Colours(
    dark=True,
    paper="#000000",
    panel="#000000",
    hairline="#FFFFFF",
    ink="#FFFFFF",
    meta="#E6E6E6",
    accent="#FFC2B0",
    on_accent="#000000",
    selection="#33302A",
    mark="#FFD400",
    mark_ink="#000000",
    caution="#FFD08A",
    verified="#A6F0C4",
    information="#BBDCFF",
    faint="#A6A6A6",
)


class Theme(QObject):
    """Owns the colours and type in use and dresses the application in them; GUI thread.

    A widget that paints for itself asks for colours and fonts here each time, and paints again
    (and measures again) on `changed`. `zoom` scales type and distances together, in percent.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, scheme: Scheme = Scheme.SYSTEM, zoom: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self._zoom = zoom
        self._typography = Typography()
        application.setStyle("Fusion")
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._dress()

    @property
    def scheme(self) -> Scheme:
        """What the user chose; the colours may come from the system."""
        return self._scheme

    @property
    def zoom(self) -> int:
        """Size of everything, in percent."""
        return self._zoom

    @property
    def typography(self) -> Typography:
        """How the text of an article is set."""
        return self._typography

    @property
    def colours(self) -> Colours:
        """The colours in use now."""
        hints = self._application.styleHints()
        dark, scheme = hints.colorScheme() is Qt.ColorScheme.Dark, self._scheme
        if scheme is Scheme.SYSTEM:
            strong = (
                hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
            )
            scheme = Scheme.CONTRAST if strong else Scheme.DARK if dark else Scheme.LIGHT
        if scheme is Scheme.CONTRAST:
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if scheme is Scheme.DARK else LIGHT

    def choose(self, scheme: Scheme) -> None:
        """Use these colours from now on."""
        if scheme is not self._scheme:
            self._scheme = scheme
            self._dress()
            self.changed.emit()

    def scale(self, zoom: int) -> None:
        """Draw everything at this percentage, between 80 and 200."""
        zoom = min(200, max(80, zoom))
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()
            self.changed.emit()

    def set_type(self, typography: Typography) -> None:
        """Set the text of articles like this from now on."""
        if typography != self._typography:
            self._typography = typography
            self.changed.emit()

    def px(self, pixels: float) -> int:
        """A distance given for a screen of 96 dots an inch, as it is on this one."""
        return round(pixels * self._factor())

    def interface(
        self, size: float = INTERFACE_SIZE, weight: QFont.Weight = QFont.Weight.Normal
    ) -> QFont:
        """Type of lists, forms and bars."""
        return self._font(INTERFACE_FAMILY, size, weight)

    def reading(self, size: float = 17, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Type of the article."""
        sans = self._typography.face is Face.SANS
        return self._font(INTERFACE_FAMILY if sans else READING_FAMILY, size, weight)

    def mark_format(self) -> QTextCharFormat:
        """How a hit looks within any text."""
        looks = QTextCharFormat()
        looks.setBackground(QColor(self.colours.mark))
        looks.setForeground(QColor(self.colours.mark_ink))
        looks.setFontWeight(QFont.Weight.Bold)
        return looks

    def _font(self, family: str, size: float, weight: QFont.Weight) -> QFont:
        font = QFont(family)
        font.setPixelSize(max(8, round(size * self._factor())))
        font.setWeight(weight)
        return font

    def _factor(self) -> float:
        return self._zoom / 100 * _system_scale(self._application)

    def _dress(self) -> None:
        self._application.setFont(self.interface())
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, self.px))

    def _on_system_changed(self) -> None:
        if self._scheme in {Scheme.SYSTEM, Scheme.CONTRAST}:
            self._dress()
            self.changed.emit()


def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt; the families that it found in them, sorted."""
    families: set[str] = set()
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def palette(colours: Colours) -> QPalette:
    """The colours by Qt's roles; Fusion's own grey and highlight have too little contrast."""
    role = QPalette.ColorRole
    by_role = {
        role.Window: colours.panel,
        role.WindowText: colours.ink,
        role.Base: colours.paper,
        role.AlternateBase: colours.panel,
        role.Text: colours.ink,
        role.PlaceholderText: colours.meta,
        role.Button: colours.panel,
        role.ButtonText: colours.ink,
        role.BrightText: colours.on_accent,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.ink,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.paper,
        role.ToolTipText: colours.ink,
        role.Light: colours.paper,
        role.Midlight: colours.hairline,
        role.Mid: colours.hairline,
        role.Dark: colours.meta,
        role.Shadow: colours.hairline,
    }
    dressed = QPalette()
    for one, colour in by_role.items():
        dressed.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        dressed.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.faint))
    return dressed


def _system_scale(application: QApplication) -> float:
    """How much larger than designed the system wants type (macOS always says 72: not at all)."""
    if not application.screens():
        return 1.0
    return max(1.0, application.primaryScreen().logicalDotsPerInch() / 96)


def style_sheet(colours: Colours, px: Callable[[float], int]) -> str:
    """Give the style sheet in these colours, its lengths as long as they are on this screen."""
    written = Template(resources.text("style", "window.qss")).substitute(asdict(colours))
    return LENGTH.sub(lambda length: f"{px(int(length[1]))}px", written)
