"""A line that looks up what is typed and offers rows below; it never completes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.cataloguing.field_line import FieldLine
from desktop.theme import Theme

PAUSE_MS = 100
MOST_ROWS = 8
LEAST_WIDTH = 400
"""Of the rows, in pixels: a name, what it is, and how it was found."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that is offered: its words, and what it stands for."""

    words: str
    subject: object


class LookupLine(FieldLine):
    """Owns the typed text and the rows below it; lives on the GUI thread.

    No row is chosen beforehand, and the focus stays in the line. Down and Up choose, Enter takes;
    Shift+Enter makes something new of what is typed, the last row.
    """

    lookup_wanted = Signal(str)
    """Look this up, and answer with `offer`."""
    chosen = Signal(object)
    """The subject of the row that was taken."""
    create_wanted = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._candidates: list[Candidate] = []
        self._creates = False
        self._rows: QListWidget | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._on_pause)
        self.textEdited.connect(self._on_text_edited)

    @property
    def rows(self) -> tuple[str, ...]:
        """The words of the rows on show."""
        rows = self._rows
        if rows is None or rows.isHidden():
            return ()
        return tuple(rows.item(place).text() for place in range(rows.count()))

    def offer(self, text: str, candidates: Sequence[Candidate], create: str = "") -> None:
        """Show rows for a text, if it still is the text; `create` is the last row, if any."""
        if text != self.wanted or not self.hasFocus():
            return
        self._candidates, self._creates = list(candidates)[:MOST_ROWS], bool(create)
        rows = self._there()
        rows.clear()
        for one in self._candidates:
            rows.addItem(one.words)
        if create:
            row = QListWidgetItem(create)
            font = row.font()
            font.setItalic(True)
            row.setFont(font)
            rows.addItem(row)
        rows.setCurrentRow(-1)
        self._place_rows(rows)

    @property
    def wanted(self) -> str:
        """What is looked up."""
        return " ".join(self.typed.split())

    def close_rows(self) -> None:
        """Offer nothing any more."""
        self._pause.stop()
        if self._rows is not None:
            self._rows.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rows, take one, or make a new one."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        )
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and plain and self.rows:
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.wanted:
            self._create()
        elif enter and self.wanted:
            self._take()
        elif event.key() == Qt.Key.Key_Escape and (self.rows or self.text()):
            if self.rows:
                self.close_rows()
            else:
                self.put("")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the rows away with the caret."""
        self.close_rows()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Close the rows when the line can no longer be used."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.close_rows()

    def _move(self, by: int) -> None:
        rows = self._there()
        rows.setCurrentRow(max(-1, min(rows.count() - 1, rows.currentRow() + by)))

    def _take(self) -> None:
        place = self._there().currentRow() if self.rows else -1
        if place < 0:
            self._on_pause()
        elif place < len(self._candidates):
            self.close_rows()
            self.put("")
            self.chosen.emit(self._candidates[place].subject)
        else:
            self._create()

    def _create(self) -> None:
        wanted = self.wanted
        if self._creates:
            self.close_rows()
            self.put("")
            self.create_wanted.emit(wanted)
        else:
            self._on_pause()

    def _on_text_edited(self) -> None:
        self._creates = False
        if self.wanted:
            self._pause.start()
        else:
            self.close_rows()

    def _on_pause(self) -> None:
        if self.wanted and not self.composing:
            self.lookup_wanted.emit(self.wanted)

    def _there(self) -> QListWidget:
        """The list of rows: a child of the window, so that the focus never leaves the line."""
        if self._rows is None:
            self._rows = QListWidget(self.window())
            self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._rows.setProperty("rows", "true")
            self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._rows.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._rows.itemClicked.connect(lambda _item: self._take())
            self._rows.hide()
        return self._rows

    def _place_rows(self, rows: QListWidget) -> None:
        if not rows.count():
            rows.hide()
            return
        window = self.window()
        height = rows.sizeHintForRow(0) * rows.count() + self._theme.px(10)
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        above = self.mapTo(window, QPoint(0, -height - 2))
        corner = below if below.y() + height <= window.height() else above
        width = min(window.width(), max(self.width(), self._theme.px(LEAST_WIDTH)))
        left = max(0, min(corner.x(), window.width() - width - self._theme.px(8)))
        rows.setGeometry(left, max(0, corner.y()), width, height)
        rows.show()
        rows.raise_()
