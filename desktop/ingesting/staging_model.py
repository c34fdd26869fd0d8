"""The table of what would be taken in: one line for each article, its fields to be put right."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from desktop.dates import INFERRED, read_date, shown_date
from desktop.icons import icon
from desktop.ingesting.staged_item import StagedItem, State
from desktop.ingesting.staging_words import StagingWords
from desktop.problems import explain_code
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    TAKEN = 0
    STATE = 1
    HEADLINE = 2
    OUTLET = 3
    PUBLISHED = 4
    SECTION = 5
    BYLINE = 6
    FILE = 7


FIELDS = {
    Column.HEADLINE: "headline",
    Column.OUTLET: "outlet",
    Column.PUBLISHED: "published",
    Column.SECTION: "section",
    Column.BYLINE: "byline",
}


class Filter(IntEnum):
    """Which items are listed."""

    ALL = 0
    LOOK = 1
    FAILED = 2


class StagingModel(QAbstractTableModel):
    """Owns the items of a rehearsal and what was changed in them; lives on the GUI thread."""

    changed = Signal()
    """Something was chosen, left out or put right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = StagingWords(self)
        self._items: list[StagedItem] = []
        self._shown: list[StagedItem] = []

    @property
    def items(self) -> Sequence[StagedItem]:
        """All items, listed or not."""
        return self._items

    def show_items(self, items: Sequence[StagedItem]) -> None:
        """Show the items of another rehearsal."""
        self._items = list(items)
        self.filter(Filter.ALL)
        self.changed.emit()

    def filter(self, wanted: Filter) -> None:
        """List only some of them."""
        self.beginResetModel()
        self._shown = [item for item in self._items if _passes(item, wanted)]
        self.endResetModel()

    def count(self, wanted: Filter) -> int:
        """How many items a filter lets pass."""
        return sum(_passes(item, wanted) for item in self._items)

    def item(self, row: int) -> StagedItem:
        """The item in a row."""
        return self._shown[row]

    def take(self, row: int, *, taken: bool) -> None:
        """Take an article, or leave it out."""
        item = self._shown[row]
        if item.can_be_taken:
            item.taken = taken
            self._tell(row)

    def choose_encoding(self, row: int, encoding: str) -> None:
        """Have an article read in another encoding; in the one that was found, if it is that."""
        item = self._shown[row]
        item.chosen_encoding = "" if encoding == item.encoding else encoding
        self._tell(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.column(Column(section).name)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item = self._shown[index.row()]
        if not item.can_be_taken:
            return flags
        if index.column() == Column.TAKEN:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in FIELDS else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        item, column = self._shown[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown_text(item, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._edited_text(item, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(item, column)
        if column is Column.TAKEN:
            return self._taken(item, role)
        if column is Column.STATE and role == Qt.ItemDataRole.DecorationRole:
            return self._sign(item.state)
        return self._looks(item, column, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take, leave out, or put a field right; False for a date that is none."""
        item, column = self._shown[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole:
            self.take(index.row(), taken=Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole or column not in FIELDS:
            return False
        written = " ".join(str(value).split())
        if written == self._edited_text(item, column):
            return True
        if self.refusal(column, written):
            return False
        if column is Column.PUBLISHED:
            written = read_date(written) or ""
        item.change(FIELDS[column], written)
        self._tell(index.row())
        return True

    def refusal(self, column: int, written: str) -> str:
        """Say why a field cannot have this value; empty when it can."""
        if column == Column.HEADLINE and not written.strip():
            return self._words.no_headline()
        if column == Column.PUBLISHED and written.strip() and read_date(written) is None:
            return self._words.no_date()
        return ""

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.changed.emit()

    def _shown_text(self, item: StagedItem, column: Column) -> str | None:
        if column is Column.TAKEN:
            return None
        if column is Column.STATE:
            return self._words.state(item.state)
        if column is Column.FILE:
            return item.name
        name = FIELDS[column]
        text = item.value(name)
        if column is Column.HEADLINE and item.code:
            return explain_code(item.code, item.name).sentence
        if column is Column.PUBLISHED:
            basis = "" if name in item.changed else item.fields.get("published_basis", "")
            text = shown_date(text, basis)
        doubtful = item.unsure(name) and text and not text.startswith("≈")
        return f"{text} (?)" if doubtful else text

    def _edited_text(self, item: StagedItem, column: Column) -> str:
        text = item.value(FIELDS.get(column, ""))
        return shown_date(text) if column is Column.PUBLISHED else text

    def _taken(self, item: StagedItem, role: int) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.taken(taken=item.taken)
        if role != Qt.ItemDataRole.CheckStateRole or not item.can_be_taken:
            return None
        return Qt.CheckState.Checked if item.taken else Qt.CheckState.Unchecked

    def _sign(self, state: State) -> object:
        colours = self._theme.colours
        name, colour = {
            State.NEW: ("new", colours.verified),
            State.HELD: ("check", colours.meta),
            State.NEWER: ("up", colours.information),
            State.WARNED: ("caution", colours.caution),
            State.FAILED: ("close", colours.accent),
        }[state]
        return icon(self._theme, name, colour)

    def _looks(self, item: StagedItem, column: Column, role: int) -> object:
        """Tell the colour or the type of a cell: quiet when left out, bold when put right."""
        name = FIELDS.get(column, "")
        colours = self._theme.colours
        if role == Qt.ItemDataRole.FontRole:
            bold = name in item.changed
            return self._theme.interface(weight=QFont.Weight.DemiBold) if bold else None
        if role != Qt.ItemDataRole.ForegroundRole:
            return None
        if not item.taken or column is Column.FILE:
            return QColor(colours.meta)
        inferred = name == "published" and item.fields.get("published_basis") == INFERRED
        if item.unsure(name) or (inferred and name not in item.changed):
            return QColor(colours.caution)
        return None

    def _tip(self, item: StagedItem, column: Column) -> str | None:
        if column is Column.FILE:
            return item.path
        if column is Column.STATE:
            return item.message or None
        name = FIELDS.get(column, "")
        if name in item.changed:
            return self._words.origin("person", 1.0)
        origin = item.origins.get(name)
        return self._words.origin(*origin) if origin is not None else None


def _passes(item: StagedItem, wanted: Filter) -> bool:
    if wanted is Filter.ALL:
        return True
    return item.wants_a_look if wanted is Filter.LOOK else item.state is State.FAILED
