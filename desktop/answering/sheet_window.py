"""The window of the answer sheets: question and answer, the quotations, and the page they make."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.records import ArchiveInfo
from db.records.answers import AnswerQuote, AnswerSheet, AnswerSheetRow
from db.records.papers import Paper
from desktop.answering.paper_pane import PaperPane, put_beside
from desktop.answering.place_words import place_words
from desktop.cataloguing.field_line import FieldLine
from desktop.choice import Choice
from desktop.reading.parts import words
from desktop.rows import plain_button, row_of
from desktop.theme import Theme

SIZE = QSize(1120, 760)
LEFT = 440
OF_QUOTE = Qt.ItemDataRole.UserRole
PADDING = 24
"""Left and right of the text of a quotation in the list, with some room to spare, in pixels."""
LONGEST = 160
"""Letters of a quotation in the list."""
LONGEST_NAME = 60
"""Letters of a question in the list of sheets."""


class _WholeLines(QStyledItemDelegate):
    """Gives an item the height of all its lines: Qt forgets the padding of the style sheet."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, as high as its text wraps there."""
        room = self._list.viewport().width() - self._theme.px(PADDING)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        lines = option.fontMetrics.boundingRect(QRect(0, 0, room, 1), flags, text)
        return QSize(room, lines.height() + self._theme.px(10))


class AnswerText(QPlainTextEdit):
    """The short answer; lives on the GUI thread."""

    left = Signal()
    """The caret went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setProperty("field", True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field is left; a menu of its own is no leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class QuoteList(QListWidget):
    """The quotations of a sheet, gone through, moved and removed by keys; GUI thread."""

    moved = Signal(int)
    """Alt+Up (-1) or Alt+Down (1) on the chosen one."""
    removed = Signal()
    """Del on the chosen one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_WholeLines(theme, self))
        self.setProperty("field", True)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or remove the chosen quotation."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = moves.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class SheetWindow(QDialog):
    """Owns the fields and the preview of the current sheet; lives on the GUI thread.

    What is done is asked for by signals; `show_sheet` then shows what came of it. The fields are
    saved when they are left.
    """

    sheet_chosen = Signal(int)
    begin_wanted = Signal()
    discard_wanted = Signal()
    typed = Signal(str, str)
    """Question and answer, NFC, when one of the fields was left with other words."""
    move_wanted = Signal(int, int)
    """A quotation and its new place, counted from 1."""
    remove_wanted = Signal(int)
    undo_wanted = Signal()
    quote_wanted = Signal(int, int, int)
    """An article is to be opened at a place of its text."""

    def __init__(self, theme: Theme, archive: ArchiveInfo, *, kept: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._archive = theme, archive
        self._sheet: AnswerSheet | None = None
        self._flushed: tuple[str, str] | None = None
        """What was sent to be saved, until a sheet is shown."""
        self.sheets = Choice(theme)
        self.sheets.activated.connect(self._on_sheet_chosen)
        self.begin = plain_button("", self._on_begin)
        self.discard = plain_button("", self.discard_wanted.emit)
        self.question, self.answer = FieldLine(), AnswerText()
        for field in (self.question, self.answer):
            field.left.connect(self.flush)
        self.quotes = QuoteList(theme)
        self.quotes.moved.connect(self._on_moved)
        self.quotes.removed.connect(self._on_removed)
        self.quotes.itemActivated.connect(self._on_activated)
        self.quotes.currentRowChanged.connect(self._judge)
        self.up = plain_button("↑", lambda: self._on_moved(-1))
        self.down = plain_button("↓", lambda: self._on_moved(1))
        self.remove = plain_button("", self._on_removed)
        self.undo = plain_button("", self.undo_wanted.emit)
        self.pane = PaperPane(theme)
        self._labels = [words("", "meta") for _ in range(3)]
        self._in_memory = words("", "caution")
        self._in_memory.setVisible(not kept)
        self._lay_out()
        self._retranslate()
        self.show_sheet(None, None, undoable=False)

    def list_sheets(self, rows: Sequence[AnswerSheetRow]) -> None:
        """List all sheets; which one is current is told by `show_sheet`."""
        self.sheets.clear()
        for row in rows:
            self.sheets.addItem(self._name_of(row), row.id)
        self._choose_current()

    def show_sheet(self, sheet: AnswerSheet | None, paper: Paper | None, *, undoable: bool) -> None:
        """Show a sheet and the paper it makes; what is being typed stays."""
        before, self._sheet, self._flushed = self._sheet, sheet, None
        same = sheet is not None and (before is None or sheet.row.id == before.row.id)
        held = (before.row.question, before.row.answer) if before is not None else ("", "")
        row = sheet.row if sheet is not None else None
        # What was typed meanwhile is not saved yet: a save that is answered must not wipe it.
        if not same or self.question.typed.strip() == held[0]:
            self.question.put(row.question if row is not None else "")
        if not same or self._answer() == held[1]:
            self._put_answer(row.answer if row is not None else "")
        self._list_quotes(sheet.quotes if sheet is not None else (), keep_place=same)
        self.pane.show_paper(paper)
        self.undo.setEnabled(undoable)
        self.discard.setEnabled(sheet is not None)
        self._choose_current()
        self._judge()

    def flush(self) -> None:
        """Have what is typed saved, if it is not what the sheet says."""
        question, answer = self.question.typed.strip(), self._answer()
        row = self._sheet.row if self._sheet is not None else None
        held = (row.question, row.answer) if row is not None else ("", "")
        if (question, answer) not in {held, self._flushed}:
            self._flushed = (question, answer)
            self.typed.emit(question, answer)

    def done(self, result: int) -> None:
        """Save what is typed, whichever way the window is left."""
        self.flush()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field leaves the window open; what a field has no undo for is of the sheet."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        px = self._theme.px
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(px(20), px(16), px(16), px(16))
        column.setSpacing(px(8))
        top = row_of(self.sheets, self.begin, self.discard)
        top.setStretch(0, 1)
        column.addLayout(top)
        column.addWidget(self._in_memory)
        for label, field in zip(
            self._labels, (self.question, self.answer, self.quotes), strict=True
        ):
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field, 1 if field is self.quotes else 0)
        self.answer.setFixedHeight(px(96))
        column.addLayout(row_of(self.up, self.down, self.remove, None, self.undo))
        put_beside(self, left, self.pane, px(LEFT), QSize(px(SIZE.width()), px(SIZE.height())))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Answer sheets"))
        self.begin.setText(self.tr("&New sheet"))
        self.discard.setText(self.tr("Remove the sheet"))
        self.remove.setText(self.tr("&Remove"))
        self.undo.setText(self.tr("&Undo"))
        self.sheets.setAccessibleName(self.tr("Answer sheets"))
        self.up.setToolTip(self.tr("Further up (Alt+↑)"))
        self.down.setToolTip(self.tr("Further down (Alt+↓)"))
        for button in (self.up, self.down):
            button.setAccessibleName(button.toolTip())
        names = (self.tr("Question"), self.tr("Short answer"), self.tr("Quotations"))
        fields = (self.question, self.answer, self.quotes)
        for label, field, name in zip(self._labels, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.question.setPlaceholderText(self.tr("What the reader asked"))
        self._in_memory.setText(
            self.tr("This archive is only read: the sheet is lost when the program ends.")
        )

    def _answer(self) -> str:
        return unicodedata.normalize("NFC", self.answer.toPlainText()).strip()

    def _put_answer(self, answer: str) -> None:
        """Show an answer, and leave the caret alone where it says this already."""
        if answer != self._answer():
            self.answer.setPlainText(answer)

    def _name_of(self, row: AnswerSheetRow) -> str:
        question = row.question or self.tr("Without a question")
        if len(question) > LONGEST_NAME:
            question = question[:LONGEST_NAME].rstrip() + "…"
        return f"{row.id} · {question}" if row.id > 0 else question

    def _choose_current(self) -> None:
        current = self._sheet.row.id if self._sheet is not None else None
        self.sheets.setCurrentIndex(self.sheets.findData(current) if current is not None else -1)

    def _list_quotes(self, quotes: Sequence[AnswerQuote], *, keep_place: bool) -> None:
        chosen = self._chosen() if keep_place else None
        row = self.quotes.currentRow()
        self.quotes.clear()
        for number, quote in enumerate(quotes, 1):
            item = QListWidgetItem(_line_of(number, quote))
            item.setData(OF_QUOTE, quote.id)
            self.quotes.addItem(item)
        ids = [quote.id for quote in quotes]
        if chosen in ids:
            self.quotes.setCurrentRow(ids.index(chosen))
        elif ids and chosen is not None:
            self.quotes.setCurrentRow(min(max(0, row), len(ids) - 1))

    def _chosen(self) -> int | None:
        item = self.quotes.currentItem()
        return int(item.data(OF_QUOTE)) if item is not None else None

    def _judge(self) -> None:
        row, count = self.quotes.currentRow(), self.quotes.count()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.remove.setEnabled(row >= 0)

    def _on_begin(self) -> None:
        self.flush()
        self.begin_wanted.emit()
        self.question.setFocus()

    def _on_sheet_chosen(self, index: int) -> None:
        self.flush()
        self.sheet_chosen.emit(self.sheets.itemData(index))

    def _on_moved(self, by: int) -> None:
        chosen, place = self._chosen(), self.quotes.currentRow() + 1 + by
        if chosen is not None and 1 <= place <= self.quotes.count():
            self.move_wanted.emit(chosen, place)

    def _on_removed(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.remove_wanted.emit(chosen)

    def _on_activated(self, item: QListWidgetItem) -> None:
        quotes = self._sheet.quotes if self._sheet is not None else ()
        for quote in quotes:
            start, stop = quote.anchor.start, quote.anchor.stop
            if quote.id == item.data(OF_QUOTE) and start is not None and stop is not None:
                self.quote_wanted.emit(quote.article.id, start, stop)


def _line_of(number: int, quote: AnswerQuote) -> str:
    """A quotation in the list: its words, and where they stand; a sign where care is needed."""
    said = " ".join((quote.anchor.exact or "").split())
    said = said if len(said) <= LONGEST else said[:LONGEST].rstrip() + "…"
    where = place_words(quote.place)
    facts = " · ".join(part for part in (quote.article.headline, where) if part)
    care = f"  ⚠ {len(quote.caveats)}" if quote.caveats else ""
    return f"{number}. “{said}”\n{facts}{care}"
