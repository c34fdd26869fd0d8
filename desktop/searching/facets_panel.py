"""The panel that narrows a search down: by time, and by the facts of the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.records import Facet, Filter, Join
from desktop.dates import shown_date
from desktop.focus_ring import OWN
from desktop.language import number
from desktop.searching.choosing import TIME, Gesture, choose, in_time
from desktop.searching.facets_list import FacetsList
from desktop.searching.time_panel import TimePanel
from desktop.searching.words import status_name
from desktop.theme import Theme

ModelIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

FEW = 7
"""Values of a facet that are shown before somebody wants more."""
MANY = 200
"""Values that are shown then."""


SIGNS = {Join.ALL: "+ ", Join.NONE: "− "}
"""What stands before a value that is asked for as well, or that is excluded."""


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A line of the panel: a heading, a value with its count, or the way to more values."""

    facet: str
    label: str
    value: str | None = None
    """None for a heading, and for the way to more."""
    count: int = 0
    how: Join | None = None
    """How it is chosen already, if it is."""
    is_more: bool = False


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
        if index.isValid() and _is_heading(self._lines[index.row()]):
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
        return self._told(line, role) if line.value is not None else None

    def _told(self, line: FacetLine, role: int) -> str | None:
        """What is said of a value to whoever points at it, or hears it."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._advice(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("%1, %Ln article(s)", "", line.count).replace("%1", line.label)
            return said + ", " + self._chosen(line.how) if line.how else said
        return None

    def _chosen(self, how: Join) -> str:
        if how is Join.NONE:
            return self.tr("excluded")
        return self.tr("also asked for") if how is Join.ALL else self.tr("chosen")

    def _advice(self, line: FacetLine) -> str:
        if line.how is not None:
            return self.tr("%1: click once more to take it back").replace("%1", line.label)
        ways = self.tr("Click: only these · Ctrl: these as well · Shift: or these · Alt: not these")
        return f"{line.label}\n{ways}"


class _FacetsDelegate(QStyledItemDelegate):
    """Paints label, bar and count in columns; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Give headings the room that parts the groups."""
        line = index.data(_Role.LINE)
        height = QFontMetrics(self._theme.interface()).height() + self._theme.px(8)
        if _is_heading(line) and index.row() > 0:
            height += self._theme.px(16)
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one line."""
        line, colours, px = index.data(_Role.LINE), self._theme.colours, self._theme.px
        painter.save()
        area = QRect(option.rect)
        inner = area.adjusted(px(12), 0, -px(8), 0)
        if _is_heading(line):
            painter.setFont(self._theme.interface(12, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.meta))
            bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inner.adjusted(0, 0, 0, -px(4)), bottom, line.label)
        else:
            self._paint_ground(painter, option.state, area, active=line.how is not None)
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
        weight = QFont.Weight.DemiBold if line.how is not None else QFont.Weight.Normal
        font = self._theme.interface(13, weight)
        letters = QFontMetrics(font)
        count = "" if line.is_more else number(line.count)
        right = letters.horizontalAdvance(count)
        words = area.adjusted(0, 0, -right - px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if line.is_more else colours.ink))
        sign = SIGNS.get(line.how, "") if line.how is not None else ""
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, sign)
        words.setLeft(words.left() + letters.horizontalAdvance(sign))
        font.setStrikeOut(line.how is Join.NONE)
        painter.setFont(font)
        label = letters.elidedText(line.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, label)
        font.setStrikeOut(False)
        painter.setFont(font)
        painter.setPen(QColor(colours.meta))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, count)


class FacetsPanel(QWidget):
    """Owns what the last answer can be narrowed by; lives on the GUI thread.

    A click shows only the articles of a value; with Ctrl they must have it as well, with Shift
    they may have it instead, with Alt they must not. The same once more takes it back.
    """

    filters_chosen = Signal(object)
    """Ask with these filters: a tuple of `Filter`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets: tuple[Facet, ...] = ()
        self._filters: tuple[Filter, ...] = ()
        self._unfolded: set[str] = set()
        self.time = TimePanel(theme, self)
        self.time.time_chosen.connect(self._on_time_chosen)
        self._model = FacetsModel(self)
        self._list = FacetsList(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setProperty(OWN, True)
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
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_menu_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.time)
        layout.addWidget(self._list, 1)
        theme.changed.connect(self._on_theme_changed)
        self._retranslate()

    def show_facets(self, facets: Sequence[Facet], filters: Sequence[Filter]) -> None:
        """Show what an answer can be narrowed by, and by what it is narrowed already."""
        self._facets, self._filters = tuple(facets), tuple(filters)
        self.time.show_facets(facets, filters)
        self._model.show_lines(self._lines())
        policy = Qt.FocusPolicy.StrongFocus if self._model.rowCount() else Qt.FocusPolicy.NoFocus
        self._list.setFocusPolicy(policy)  # Tab has no business in an empty list

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the list; a proxy would keep Tab from the years above it."""
        self._list.setFocus(event.reason())

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
            if facet.name in TIME:  # the histogram shows the rest
                values = {"": values[""]} if facet.name == "year" and values.get("") else {}
            elif set(values) == {""}:  # nothing is known: no choice
                values = {}
            chosen = {one.value: one.how for one in self._filters if one.facet == facet.name}
            if facet.name not in TIME:
                values |= {value: 0 for value in chosen if value not in values}
            if not values:
                continue
            if facet.name not in TIME:  # it stands right below the histogram
                lines.append(FacetLine(facet.name, self._heading(facet.name)))
            shown = MANY if facet.name in self._unfolded else FEW
            for at, (value, count) in enumerate(values.items()):
                if at < shown or value in chosen:
                    label = self.label(Filter(facet.name, value))
                    lines.append(FacetLine(facet.name, label, value, count, chosen.get(value)))
            if len(values) > FEW and facet.name not in self._unfolded:
                more = self.tr("%Ln more", "", min(len(values), MANY) - FEW)
                lines.append(FacetLine(facet.name, more, is_more=True))
        return lines

    def _heading(self, facet: str) -> str:
        return {
            "outlet": self.tr("Outlets"),
            "section": self.tr("Sections"),
            "status": self.tr("Cataloguing"),
            "place": self.tr("Places"),
            "award": self.tr("Awards"),
            "person": self.tr("People"),
            "organisation": self.tr("Bodies"),
            "name": self.tr("Events and others"),
            "term": self.tr("Subjects"),
        }[facet]

    def label(self, one: Filter) -> str:
        """The words for a filter's value."""
        if not one.value:
            return {
                "year": self.tr("No date"),
                "outlet": self.tr("No outlet"),
                "section": self.tr("No section"),
            }.get(one.facet, self.tr("Not recorded"))
        if one.facet in TIME:
            return " – ".join(shown_date(end) or "…" for end in one.value.split(".."))
        return status_name(one.value) if one.facet == "status" else one.value

    def _on_chosen(self, index: QModelIndex, gesture: Gesture) -> None:
        line = index.data(_Role.LINE)
        if line.is_more:
            self._unfolded.add(line.facet)
            self._model.show_lines(self._lines())
        elif line.value is not None:
            filters = self._filters
            if line.facet in TIME:
                filters = tuple(one for one in filters if one.facet == line.facet) + in_time(
                    filters, None
                )
            self.filters_chosen.emit(choose(filters, line.facet, line.value, gesture))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """The same by a menu: some desktops keep Alt with a click for themselves."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for gesture, words in (
            (Gesture.ONLY, self.tr("&Only these")),
            (Gesture.AND, self.tr("These &as well")),
            (Gesture.OR, self.tr("O&r these")),
            (Gesture.WITHOUT, self.tr("&Not these")),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, how=gesture: self._on_chosen(index, how))
        return menu

    def _on_menu_wanted(self, place: QPoint) -> None:
        index = self._list.indexAt(place)
        if index.isValid() and index.data(_Role.LINE).value is not None:
            self.menu_for(index).popup(self._list.viewport().mapToGlobal(place))

    def _on_time_chosen(self, chosen: Filter | None) -> None:
        self.filters_chosen.emit(in_time(self._filters, chosen))

    def _on_theme_changed(self) -> None:
        self._list.doItemsLayout()


def _is_heading(line: FacetLine) -> bool:
    return line.value is None and not line.is_more
