"""Two texts side by side, paragraph by paragraph, with the words marked that differ."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from db.records import Comparison, Paragraph, Wording
from desktop.theme import Theme


class ComparedView(QTextEdit):
    """Owns the page of a comparison: the earlier article left, the later one right. GUI thread.

    What is gone from the earlier text is struck out, what is new in the later one underlined, and
    what reads otherwise underlined with dots in both; each has its colour besides.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Comparison | None = None
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("The two texts"))
        theme.changed.connect(self._write)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show two texts; None for none."""
        self._shown = comparison
        self._write()

    def looks(self, wording: Wording, *, later: bool) -> QTextCharFormat:
        """How words look that stand so in the other text."""
        colours, looks = self._theme.colours, QTextCharFormat()
        looks.setFont(self._theme.reading(15))
        looks.setForeground(QColor(colours.ink))
        underline = QTextCharFormat.UnderlineStyle
        if wording is Wording.CHANGED:
            looks.setForeground(QColor(colours.information))
            looks.setUnderlineStyle(underline.DotLine)
        elif wording is Wording.ONLY_HERE and later:
            looks.setForeground(QColor(colours.verified))
            looks.setUnderlineStyle(underline.SingleUnderline)
        elif wording is Wording.ONLY_HERE:
            looks.setForeground(QColor(colours.caution))
            looks.setFontStrikeOut(True)
        return looks

    def _write(self) -> None:
        self.clear()
        shown = self._shown
        if shown is None or not shown.pairs:
            return
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setCellPadding(self._theme.px(8))
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        form.setColumnWidthConstraints([half, half])
        cursor = QTextCursor(self.document())
        table = cursor.insertTable(len(shown.pairs), 2, form)
        for row, pair in enumerate(shown.pairs):
            earlier = table.cellAt(row, 0).firstCursorPosition()
            self._fill(earlier, shown.other.text, pair.other, later=False)
            later = table.cellAt(row, 1).firstCursorPosition()
            self._fill(later, shown.article.text, pair.article, later=True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _fill(
        self, cursor: QTextCursor, text: str, paragraph: Paragraph | None, *, later: bool
    ) -> None:
        if paragraph is None:
            return
        block = QTextBlockFormat()
        block.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        same, at = self.looks(Wording.SAME, later=later), paragraph.start
        for span in paragraph.spans:
            cursor.insertText(text[at : span.start], same)
            cursor.insertText(text[span.start : span.stop], self.looks(span.wording, later=later))
            at = span.stop
        cursor.insertText(text[at : paragraph.stop], same)
