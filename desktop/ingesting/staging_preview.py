"""What an article of a rehearsal looks like: its warnings, its encodings, its paragraphs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ingesting.staged_item import StagedItem
from desktop.ingesting.staging_words import StagingWords
from desktop.problems import explain_code
from desktop.theme import Theme

READING_HEIGHT = 132
SHOWN = 160
"""How many letters of each reading are shown side by side."""
BOLD = frozenset({"headline", "standfirst", "subhead"})


class StagingPreview(QWidget):
    """Owns the view of one item; says which encoding was chosen instead. GUI thread."""

    encoding_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = StagingWords(self)
        self._item: StagedItem | None = None
        self._warning = QLabel()
        self._warning.setProperty("tone", "caution")
        self._warning.setWordWrap(True)
        self._ask = QLabel(
            self.tr("Its letters can be read in several ways. Choose the right one:")
        )
        self._ask.setWordWrap(True)
        self._readings = QListWidget()
        self._readings.setAccessibleName(self.tr("Encodings"))
        self._readings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._readings.setFixedHeight(theme.px(READING_HEIGHT))
        self._readings.currentRowChanged.connect(self._on_reading_chosen)
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Preview of the article"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        for widget in (self._warning, self._ask, self._readings):
            layout.addWidget(widget)
        layout.addWidget(self._text, 1)
        self._text.document().setDocumentMargin(theme.px(12))
        theme.changed.connect(self._show_text)
        self.show_item(None)

    def show_item(self, item: StagedItem | None) -> None:
        """Show an item; None for none."""
        self._item = item
        self._warning.setText(self._warned(item))
        self._warning.setVisible(bool(self._warning.text()))
        several = item is not None and len(item.readings) > 1
        self._ask.setVisible(several)
        self._readings.setVisible(several)
        self._list_readings(item if several else None)
        self._show_text()

    def _warned(self, item: StagedItem | None) -> str:
        if item is None:
            return ""
        if item.code:
            said = str(explain_code(item.code, item.name))
            return f"⚠ {said}"
        if not item.message:
            return ""
        return "⚠ " + self.tr("Warning: {detail}").format(detail=item.message)

    def _list_readings(self, item: StagedItem | None) -> None:
        self._readings.blockSignals(True)
        self._readings.clear()
        for row, (encoding, text) in enumerate(item.readings if item is not None else ()):
            beginning = " ".join(text[:SHOWN].split())
            self._readings.addItem(QListWidgetItem(f"{encoding.upper()}\n{beginning}"))
            assert item is not None
            if encoding == (item.chosen_encoding or item.encoding):
                self._readings.setCurrentRow(row)
        self._readings.blockSignals(False)

    def _on_reading_chosen(self, row: int) -> None:
        if self._item is not None and 0 <= row < len(self._item.readings):
            self.encoding_chosen.emit(self._item.readings[row][0])
            self._show_text()

    def _show_text(self) -> None:
        self._text.clear()
        item = self._item
        if item is None:
            return
        cursor = QTextCursor(self._text.document())
        other = dict(item.readings).get(item.chosen_encoding)
        if other is not None:
            said = self.tr("As it reads in {encoding}").format(
                encoding=item.chosen_encoding.upper()
            )
            self._write(cursor, "", said)
            self._write(cursor, "body", other)
        before = ""
        for kind, text in item.blocks if other is None else ():
            if kind != before:
                self._write(cursor, "", self._words.kind(kind))
            before = kind
            self._write(cursor, kind, text)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, kind: str, text: str) -> None:
        """Write a paragraph; without a kind it is a small heading."""
        theme, block, looks = self._theme, QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(theme.px(2 if kind or not cursor.position() else 12))
        if kind:
            block.setBottomMargin(theme.px(4))
            block.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        looks.setFont(theme.reading(15) if kind else theme.interface(11))
        if kind in BOLD:
            looks.setFontWeight(600)
        quiet = not kind or kind in {"boilerplate", "related"}
        looks.setForeground(QColor(theme.colours.meta if quiet else theme.colours.ink))
        if cursor.position():
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        cursor.insertText(text, looks)
