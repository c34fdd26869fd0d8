"""The shelf: what a person goes back to: the whole archive, dossiers, saved searches, awards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.language import number
from desktop.theme import Theme

MOST_OPEN = 6
"""A group of more lines is closed until somebody opens it."""


class Kind(StrEnum):
    """What a line of the shelf leads to."""

    EVERYTHING = "everything"
    DOSSIERS = "dossiers"
    SEARCHES = "searches"
    AWARDS = "awards"
    DOSSIER = "dossier"
    SEARCH = "search"
    AWARD = "award"
    EVENT = "event"


GROUPS = (Kind.DOSSIERS, Kind.SEARCHES, Kind.AWARDS)


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A line, and the lines inside it."""

    kind: Kind
    words: str
    key: int = 0
    """The id of what it leads to, in the archive."""
    count: int | None = None
    new: int = 0
    """Articles that came in since it was last opened."""
    inside: tuple[ShelfLine, ...] = ()


class _Role(IntEnum):
    LINE = Qt.ItemDataRole.UserRole + 1


class _ShelfDelegate(QStyledItemDelegate):
    """Paints words, and the count at the right; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give each line the height of its type."""
        height = QFontMetrics(self._theme.interface()).height() + self._theme.px(8)
        return QSize(option.rect.width(), height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        line = index.data(_Role.LINE)
        colours, px = self._theme.colours, self._theme.px
        painter.save()
        area = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(colours.paper))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), px(2)))
            painter.drawRect(area.adjusted(1, 1, -px(2), -px(2)))
        inner = area.adjusted(px(4), 0, -px(8), 0)
        is_group = line.kind in GROUPS
        weight = QFont.Weight.DemiBold if is_group or line.new else QFont.Weight.Normal
        font = self._theme.interface(12 if is_group else 13, weight)
        letters = QFontMetrics(font)
        told = f"+{number(line.new)}" if line.new else ""
        told = told or ("" if line.count is None else number(line.count))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if line.new else colours.meta))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, told)
        room = inner.width() - (letters.horizontalAdvance(told) + px(8) if told else 0)
        words = letters.elidedText(line.words, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(colours.meta if is_group else colours.ink))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class Shelf(QTreeWidget):
    """Owns the lines; lives on the GUI thread. It is as high as its lines, up to a share."""

    opened = Signal(object)
    """A `ShelfLine` to go to."""
    rename_wanted = Signal(object)
    removal_wanted = Signal(object)
    award_wanted = Signal(int)
    """The dossier of an award is to be opened: its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[ShelfLine, ...] = ()
        self._writable = False
        self._folded: dict[Kind, bool] = {}
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_ShelfDelegate(theme, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_wanted)
        self.itemClicked.connect(self._on_clicked)
        self.itemExpanded.connect(lambda item: self._on_folded(item, folded=False))
        self.itemCollapsed.connect(lambda item: self._on_folded(item, folded=True))
        theme.changed.connect(self._dress)
        self._retranslate()
        self._dress()

    @property
    def lines(self) -> tuple[ShelfLine, ...]:
        """The lines on show."""
        return self._lines

    def show_lines(self, lines: Sequence[ShelfLine], *, writable: bool) -> None:
        """Show these lines; groups stay open or closed as they were."""
        self._writable = writable
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = self._item(line)
            self.addTopLevelItem(item)
            item.setExpanded(not self._folded.get(line.kind, len(line.inside) > MOST_OPEN))
        self.blockSignals(False)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of the lines that can be seen."""
        return QSize(self._theme.px(200), self._height_of_lines() + self._theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 gives another name, Delete takes away."""
        line = self._line()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if line is None or not plain:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.itemClicked.emit(self.currentItem(), 0)
        elif event.key() == Qt.Key.Key_F2 and self._changes(line):
            self.rename_wanted.emit(line)
        elif event.key() == Qt.Key.Key_Delete and self._changes(line):
            self.removal_wanted.emit(line)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters belong to the search box."""

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def menu_for(self, line: ShelfLine) -> QMenu:
        """What can be done with a line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Open")).triggered.connect(lambda: self.opened.emit(line))
        if line.kind is Kind.AWARD:
            dossier = menu.addAction(self.tr("&Award dossier…"))
            dossier.triggered.connect(lambda: self.award_wanted.emit(line.key))
        if self._changes(line):
            rename = menu.addAction(self.tr("&Rename…"))
            rename.triggered.connect(lambda: self.rename_wanted.emit(line))
            remove = menu.addAction(self.tr("&Delete"))
            remove.triggered.connect(lambda: self.removal_wanted.emit(line))
        return menu

    def _changes(self, line: ShelfLine) -> bool:
        return self._writable and line.kind is Kind.SEARCH

    def _line(self) -> ShelfLine | None:
        item = self.currentItem()
        line = item.data(0, _Role.LINE) if item is not None else None
        return line if isinstance(line, ShelfLine) else None

    def _item(self, line: ShelfLine) -> QTreeWidgetItem:
        item = QTreeWidgetItem([line.words])
        item.setData(0, _Role.LINE, line)
        told = line.words
        if line.new:
            news = self.tr("%Ln new since you last looked", "", line.new)
            told = f"{line.words}, {news}"
        elif line.count is not None:
            told = self.tr("%1, %Ln article(s)", "", line.count).replace("%1", line.words)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
        item.setToolTip(0, told)
        for one in line.inside:
            item.addChild(self._item(one))
        return item

    def _height_of_lines(self) -> int:
        seen, item = 0, self.topLevelItem(0)
        while item is not None:
            seen += 1
            item = self.itemBelow(item)
        return seen * self.sizeHintForRow(0) if seen else 0

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _Role.LINE)
        if line.kind in GROUPS:
            item.setExpanded(not item.isExpanded())
        else:
            self.opened.emit(line)

    def _on_folded(self, item: QTreeWidgetItem, *, folded: bool) -> None:
        line = item.data(0, _Role.LINE)
        if line.kind in GROUPS:
            self._folded[line.kind] = folded
        self.updateGeometry()

    def _on_menu_wanted(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is not None and item.data(0, _Role.LINE).kind not in GROUPS:
            self.menu_for(item.data(0, _Role.LINE)).popup(self.viewport().mapToGlobal(place))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Archive, dossiers and saved searches"))

    def _dress(self) -> None:
        self.setIndentation(self._theme.px(14))
        self.doItemsLayout()
        self.updateGeometry()
