"""The command palette: whatever the window can do, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.cataloguing.field_line import FieldLine
from desktop.helping.matching import in_order
from desktop.row_table import choose_rows
from desktop.theme import Theme

SIZE = QSize(620, 440)
ROW = 32
LIST_SHARE = 1000
WORDS, KEY = range(2)
MOVES = {
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done now: its words, where else it stands, its key, and the doing."""

    words: str
    place: str
    key: str
    run: Callable[[], object]


class Palette(QDialog):
    """Owns the typed letters and the commands that fit them; lives on the GUI thread.

    The letters are never completed nor changed: what fits stands in the list below them.
    """

    def __init__(
        self, theme: Theme, commands: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = tuple(commands)
        self._names = [f"{one.words} {one.place}" for one in commands]
        self._shown: list[Command] = []
        self.setWindowTitle(self.tr("Commands"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.line = FieldLine()
        self.line.setPlaceholderText(self.tr("A few letters of what is to be done"))
        self.line.setAccessibleName(self.tr("Command"))
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.table = self._new_table()
        self._none = QLabel(self.tr("No command is called so."))
        self._none.setProperty("tone", "meta")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.line)
        layout.addWidget(self._none)
        layout.addWidget(self.table, LIST_SHARE)
        layout.addStretch(1)  # while there is no list, the line stays at the top
        self._show("")
        self.line.setFocus()

    @property
    def shown(self) -> tuple[str, ...]:
        """The words of the commands in the list, the best first."""
        return tuple(one.words for one in self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the list and take a command while the caret stays in the line."""
        if (
            watched is not self.line
            or not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
        ):
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.table.currentRow())
            return True
        if event.key() in MOVES:
            page = max(1, self.table.viewport().height() // self._theme.px(ROW) - 1)
            by = page if event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp} else 1
            back = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_PageUp}
            last = len(self._shown) - 1
            self._choose(max(0, min(last, self.table.currentRow() + (-by if back else by))))
            return True
        return False

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setAccessibleName(self.tr("Commands that fit"))
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choose_rows(self._theme, table)
        table.setWordWrap(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(KEY, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        table.cellClicked.connect(lambda row, _column: self._take(row))
        return table

    def _show(self, typed: str) -> None:
        self._shown = [self._commands[place] for place in in_order(typed, self._names)]
        self.table.setRowCount(len(self._shown))
        for row, one in enumerate(self._shown):
            words = f"{one.words}  ·  {one.place}" if one.place else one.words
            told = QTableWidgetItem(words)
            told.setToolTip(words)
            told.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{words}, {one.key}" if one.key else words
            )
            key = QTableWidgetItem(one.key)
            key.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, WORDS, told)
            self.table.setItem(row, KEY, key)
        self.table.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        self._choose(0)

    def _choose(self, row: int) -> None:
        self.table.setCurrentCell(row, WORDS)
        there = 0 <= row < len(self._shown)
        self.line.setAccessibleDescription(self._shown[row].words if there else "")

    def _take(self, row: int) -> None:
        """Do it once the palette is gone: it may open a window of its own."""
        if 0 <= row < len(self._shown):
            self.accept()
            self._shown[row].run()
