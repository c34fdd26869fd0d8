"""Chips: small buttons in a line that wraps, each a thing that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from db.records import Filter
from desktop.icons import icon
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


class FilterChips(QWidget):
    """Owns a chip for each active filter; lives on the GUI thread. Empty, it takes no room."""

    filter_removed = Signal(object)
    """Take this `Filter` away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[tuple[Filter, str]] = []
        self._chips: list[QToolButton] = []
        self._layout = FlowLayout(theme.px(8), self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)
        self.hide()

    def show_filters(self, filters: Sequence[tuple[Filter, str]]) -> None:
        """Show these filters, each with its words."""
        if list(filters) == self._shown:
            return
        self._shown = list(filters)
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(one, words) for one, words in filters]
        self._dress()
        self.setVisible(bool(filters))

    def _chip(self, one: Filter, words: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(words.replace("&", "&&"))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setProperty("chip", "true")
        chip.setToolTip(self.tr("Remove this filter"))
        chip.setAccessibleName(self.tr("Filter %1, remove").replace("%1", words))
        chip.clicked.connect(lambda: self.filter_removed.emit(one))
        self._layout.addWidget(chip)
        chip.show()
        return chip

    def _dress(self) -> None:
        for chip in self._chips:
            chip.setIcon(icon(self._theme, "close", self._theme.colours.accent))
            chip.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
