"""Chips: small buttons in a line that wraps, each a thing that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from db.records import Filter, Interpretation, Scope
from desktop.icons import icon
from desktop.rows import reach_in_place
from desktop.theme import Theme


class FlowLayout(QLayout):
    """Lays widgets out like words: on one line after the other; lives on the GUI thread."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Put one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the widgets."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give the widget at a place; Qt asks beyond the end, too."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a widget out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Need more lines the narrower it is."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Say how high all lines are at a width."""
        return self._arrange(QRect(0, 0, width, 0), really=False)

    def sizeHint(self) -> QSize:
        """Ask for the room of the largest widget: the rest wraps."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Ask for the room of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, area: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(area)
        self._arrange(area, really=True)

    def _arrange(self, area: QRect, *, really: bool) -> int:
        x, y, height = area.x(), area.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, height = area.x(), y + height + self._gap, 0
            if really:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            height = max(height, size.height())
        return y + height - area.y()


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that can be taken away, and the words for it."""

    subject: Filter | Interpretation | Scope
    words: str
    advice: str
    """What a click does, for the tooltip."""
    spoken: str
    """What a screen reader says."""


class Chips(QWidget):
    """Owns a chip for each thing that can be taken away; lives on the GUI thread.

    Empty, it takes no room.
    """

    removed = Signal(object)
    """Take this away: the subject of a `Chip`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[Chip] = []
        self._chips: list[QToolButton] = []
        self._layout = FlowLayout(theme.px(8), self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these, and no others."""
        if list(chips) == self._shown:
            return
        self._shown = list(chips)
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._button(one) for one in chips]
        reach_in_place(self, self._chips)
        self._dress()
        self.setVisible(bool(chips))

    def _button(self, one: Chip) -> QToolButton:
        button = QToolButton(self)
        button.setText(one.words.replace("&", "&&"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setProperty("chip", "true")
        button.setToolTip(one.advice)
        button.setAccessibleName(one.spoken)
        button.clicked.connect(lambda: self.removed.emit(one.subject))
        self._layout.addWidget(button)
        button.show()
        return button

    def _dress(self) -> None:
        for chip in self._chips:
            chip.setIcon(icon(self._theme, "close", self._theme.colours.accent))
            chip.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
