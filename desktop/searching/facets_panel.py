"""The panel that narrows a search down: by time, with a small bar for each, and by facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.records import Facet, Filter
from desktop.language import number
from desktop.searching.words import status_name
from desktop.theme import Theme

ModelIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WITH_BARS = frozenset({"year", "month"})


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A line of the panel: a heading, or a value with its count."""

    facet: str
    label: str
    filter: Filter | None = None
    """None for a heading."""
    count: int = 0
    share: float = 0.0
    """Of the most frequent known value: the length of the bar, 0 for none."""
    active: bool = False


class _Role(IntEnum):
    LINE = Qt.ItemDataRole.UserRole + 1


class FacetsModel(QAbstractListModel):
    """Owns the lines of the panel; lives on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FacetLine] = []

    def show_lines(self, lines: Sequence[FacetLine]) -> None:
        """Put other lines there."""
        if list(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = _NOWHERE) -> int:
        """Count the lines."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Let values be chosen, and headings not."""
        if index.isValid() and self._lines[index.row()].filter is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say what a line is."""
        line = self._lines[index.row()] if index.isValid() else None
        if line is None:
            return None
        if role == _Role.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        if role == Qt.ItemDataRole.ToolTipRole and line.filter is not None:
            return self._advice(line)
        if role == Qt.ItemDataRole.AccessibleTextRole and line.filter is not None:
            said = self.tr("%1, %Ln article(s)", "", line.count).replace("%1", line.label)
            return said + ", " + self.tr("chosen") if line.active else said
        return None

    def _advice(self, line: FacetLine) -> str:
        if line.active:
            return self.tr("Click to show all again")
        return self.tr("Click to show only these")


class _FacetsDelegate(QStyledItemDelegate):
    """Paints label, bar and count in columns; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Give headings the room that parts the groups."""
        line = index.data(_Role.LINE)
        height = QFontMetrics(self._theme.interface()).height() + self._theme.px(8)
        if line.filter is None and index.row() > 0:
            height += self._theme.px(16)
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one line."""
        line, colours, px = index.data(_Role.LINE), self._theme.colours, self._theme.px
        painter.save()
        area = QRect(option.rect)
        inner = area.adjusted(px(12), 0, -px(8), 0)
        if line.filter is None:
            painter.setFont(self._theme.interface(12, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.meta))
            bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inner.adjusted(0, 0, 0, -px(4)), bottom, line.label)
        else:
            self._paint_ground(painter, option.state, area, active=line.active)
            self._paint_value(painter, line, inner)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, state: QStyle.StateFlag, area: QRect, *, active: bool
    ) -> None:
        colours, px = self._theme.colours, self._theme.px
        if active:
            painter.fillRect(area, QColor(colours.selection))
            bar = QRect(area.left(), area.top(), px(3), area.height())
            painter.fillRect(bar, QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(colours.paper))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), px(2)))
            painter.drawRect(area.adjusted(1, 1, -px(2), -px(2)))

    def _paint_value(self, painter: QPainter, line: FacetLine, area: QRect) -> None:
        colours, px = self._theme.colours, self._theme.px
        weight = QFont.Weight.DemiBold if line.active else QFont.Weight.Normal
        font = self._theme.interface(13, weight)
        letters = QFontMetrics(font)
        count = number(line.count)
        barred = line.facet in _WITH_BARS and line.filter is not None and bool(line.filter.value)
        right = letters.horizontalAdvance(count)
        if barred:  # all bars end at the same place
            right = max(right, letters.horizontalAdvance("00.000"))
        words = area.adjusted(0, 0, -right - px(8), 0)
        if barred:
            left = letters.horizontalAdvance("00/0000") + px(12)
            room = words.width() - left
            painter.fillRect(
                QRect(
                    words.left() + left,
                    area.center().y() - px(3),
                    max(px(2), round(room * line.share)) if line.share else 0,
                    px(6),
                ),
                QColor(colours.accent if line.active else colours.faint),
            )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        label = letters.elidedText(line.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, label)
        painter.setPen(QColor(colours.meta))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, count)


class _FacetsList(QListView):
    """Lets Enter and Space do what a click does; lives on the GUI thread."""

    line_chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.clicked.connect(self.line_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the line that has the focus."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentIndex().isValid():
                self.line_chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters belong to the search box."""


class FacetsPanel(QWidget):
    """Owns what the last answer can be narrowed by; lives on the GUI thread.

    A click shows only the articles of a value; a click on the value that is active already
    takes it back.
    """

    filter_chosen = Signal(object)
    """Show only these: a `Filter`, in the place of any other of the same facet."""
    filter_removed = Signal(object)
    """Take this `Filter` away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets: tuple[Facet, ...] = ()
        self._filters: tuple[Filter, ...] = ()
        self._model = FacetsModel(self)
        self._list = _FacetsList(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_FacetsDelegate(theme, self._list))
        self._list.setMouseTracking(True)
        self._list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.viewport().setAutoFillBackground(False)
        self._list.line_chosen.connect(self._on_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, 0)
        layout.addWidget(self._list)
        self.setFocusProxy(self._list)
        theme.changed.connect(self._on_theme_changed)
        self._retranslate()

    def show_facets(self, facets: Sequence[Facet], filters: Sequence[Filter]) -> None:
        """Show what an answer can be narrowed by, and by what it is narrowed already."""
        self._facets, self._filters = tuple(facets), tuple(filters)
        self._model.show_lines(self._lines())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Filters"))
        self._model.show_lines(self._lines())

    def _lines(self) -> list[FacetLine]:
        lines: list[FacetLine] = []
        for facet in self._facets:
            values = {one.value: one.count for one in facet.values}
            if facet.name == "month":
                values = self._months(values)
            elif set(values) == {""}:  # nothing is known: no choice
                values = {}
            for kept in self._filters:
                if kept.facet == facet.name:
                    values.setdefault(kept.value, 0)
            if not values:
                continue
            lines.append(FacetLine(facet.name, self._heading(facet.name)))
            most = max([1, *(count for value, count in values.items() if value)])
            for value, count in values.items():
                one = Filter(facet.name, value)
                label = self.label(one)
                active = one in self._filters
                share = min(1.0, count / most)
                lines.append(FacetLine(facet.name, label, one, count, share, active))
        return lines

    def _months(self, values: Mapping[str, int]) -> dict[str, int]:
        """The months of the one year that is chosen; there are too many of all years."""
        years = [one.value for one in self._filters if one.facet == "year" and one.value]
        return {value: count for value, count in values.items() if value and [value[:4]] == years}

    def _heading(self, facet: str) -> str:
        return {
            "year": self.tr("Time"),
            "month": self.tr("Months"),
            "outlet": self.tr("Outlets"),
            "section": self.tr("Sections"),
            "status": self.tr("Cataloguing"),
            "place": self.tr("Places"),
            "award": self.tr("Awards"),
            "term": self.tr("Subjects"),
        }[facet]

    def label(self, one: Filter) -> str:
        """The words for a filter's value."""
        if not one.value:
            return {
                "year": self.tr("No year"),
                "outlet": self.tr("No outlet"),
                "section": self.tr("No section"),
            }[one.facet]
        if one.facet == "month":
            year, _, month = one.value.partition("-")
            return f"{month}/{year}"
        return status_name(one.value) if one.facet == "status" else one.value

    def _on_chosen(self, index: QModelIndex) -> None:
        line = index.data(_Role.LINE)
        if line.filter is not None:
            (self.filter_removed if line.active else self.filter_chosen).emit(line.filter)

    def _on_theme_changed(self) -> None:
        self._list.doItemsLayout()
