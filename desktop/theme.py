"""How the windows look: warm paper, ink and one vermilion, by day and by night."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication

import resources

INTERFACE_FAMILY = "Noto Sans"
READING_FAMILY = "Noto Serif"
INTERFACE_SIZE = 13
"""Size of the interface type, in pixels of a screen of 96 dots an inch."""
GRID = 4
"""Every distance is a multiple of this, in pixels of a screen of 96 dots an inch."""
RADIUS = 6


class Scheme(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
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
    def colours(self) -> Colours:
        """The colours in use now."""
        if self._scheme is Scheme.SYSTEM:
            system = self._application.styleHints().colorScheme()
            return DARK if system is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

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
        return self._font(READING_FAMILY, size, weight)

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

    def _on_system_scheme_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
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
    """What Fusion cannot be told by a palette: hairlines instead of bevels and boxes."""
    small, grid, edge, radius = px(2), px(GRID), px(6), px(RADIUS)
    return f"""
QToolTip {{ color: {colours.ink}; background: {colours.paper};
    border: 1px solid {colours.hairline}; padding: {grid}px {edge}px; }}
QMenuBar {{ background: {colours.panel}; padding: {small}px {grid}px; }}
QMenuBar::item {{ background: transparent; padding: {grid}px {px(8)}px;
    border-radius: {grid}px; }}
QMenuBar::item:selected {{ background: {colours.selection}; }}
QMenu {{ background: {colours.paper}; border: 1px solid {colours.hairline};
    padding: {grid}px; }}
QMenu::item {{ padding: {edge}px {px(28)}px; border-radius: {grid}px; }}
QMenu::item:selected {{ background: {colours.selection}; color: {colours.ink}; }}
QMenu::item:disabled {{ color: {colours.faint}; }}
QMenu::separator {{ height: 1px; background: {colours.hairline};
    margin: {grid}px {px(8)}px; }}
QStatusBar {{ background: {colours.panel}; border-top: 1px solid {colours.hairline};
    color: {colours.meta}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {colours.meta}; padding: {small}px {edge}px; }}
QSplitter::handle:horizontal {{ background: {colours.paper};
    border-left: 1px solid {colours.hairline}; }}
QAbstractScrollArea {{ border: none; }}
QLineEdit {{ background: {colours.paper}; border: 1px solid {colours.hairline};
    border-radius: {radius}px; padding: {px(5)}px {px(8)}px;
    selection-background-color: {colours.selection}; selection-color: {colours.ink}; }}
QLineEdit:focus {{ border-color: {colours.accent}; }}
QPushButton {{ background: {colours.paper}; border: 1px solid {colours.hairline};
    border-radius: {radius}px; padding: {edge}px {px(14)}px; }}
QPushButton:hover, QPushButton:focus {{ border-color: {colours.accent}; }}
QPushButton:pressed {{ background: {colours.selection}; }}
QPushButton:disabled {{ color: {colours.faint}; border-color: {colours.hairline}; }}
QPushButton[primary="true"] {{ background: {colours.accent}; color: {colours.on_accent};
    border-color: {colours.accent}; }}
QPushButton[primary="true"]:focus {{ border-color: {colours.ink}; }}
QPushButton[primary="true"]:disabled {{ background: {colours.panel};
    color: {colours.faint}; border-color: {colours.hairline}; }}
QToolButton {{ background: transparent; border: 1px solid transparent;
    border-radius: {radius}px; padding: {grid}px; }}
QToolButton:hover, QToolButton:checked {{ background: {colours.selection}; }}
QToolButton:focus {{ border-color: {colours.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[chip="true"] {{ background: {colours.paper}; border-color: {colours.hairline};
    border-radius: {px(12)}px; padding: {small}px {px(8)}px; }}
QToolButton[chip="true"]:hover, QToolButton[chip="true"]:focus {{
    border-color: {colours.accent}; }}
QPushButton[link="true"] {{ color: {colours.accent}; background: transparent; border: none;
    padding: {small}px 0; text-align: left; }}
QPushButton[link="true"]:hover, QPushButton[link="true"]:focus {{ text-decoration: underline; }}
QProgressBar {{ background: {colours.hairline}; border: none; border-radius: 1px;
    max-height: {px(3)}px; min-height: {px(3)}px; }}
QProgressBar::chunk {{ background: {colours.accent}; border-radius: 1px; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {px(10)}px; }}
QScrollBar:horizontal {{ height: {px(10)}px; }}
QScrollBar::handle {{ background: {colours.hairline}; border-radius: {px(3)}px;
    margin: {small}px; min-height: {px(32)}px; min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {colours.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QListWidget {{ outline: none; }}
QListWidget::item {{ border-radius: {grid}px; padding: {grid}px {px(8)}px; }}
QListWidget::item:hover {{ background: {colours.panel}; }}
QListWidget::item:selected, QListWidget::item:focus {{ background: {colours.selection};
    color: {colours.ink}; }}
QLabel[tone="meta"] {{ color: {colours.meta}; }}
QLabel[tone="caution"] {{ color: {colours.caution}; }}
QFrame[line="true"] {{ background: {colours.hairline}; border: none; min-height: 1px;
    max-height: 1px; }}
"""
