"""Two texts side by side, paragraph by paragraph, with the words marked that differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
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

READ_AT = 0.3
"""A difference that is gone to stands this far below the top."""

Place = tuple[int, int]
"""Some letters of the page: the first, and the one after the last."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A stretch of words that stands otherwise in the other text, where it is on the page."""

    wording: Wording
    offset: int
    """From the beginning of its paragraph."""
    place: Place


class ComparedView(QTextEdit):
    """Owns the page of a comparison: the earlier article left, the later one right. GUI thread.

    What is gone from the earlier text is struck out, what is new in the later one underlined, and
    what reads otherwise underlined with dots in both; each has its colour besides. Both texts
    stand in one page, so that they scroll together.
    """

    difference_changed = Signal()
    """Another difference is the current one, or there are other differences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Comparison | None = None
        self._differences: tuple[tuple[Place, ...], ...] = ()
        self._current = -1
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("The two texts"))
        theme.changed.connect(self._on_theme_changed)

    @property
    def differences(self) -> int:
        """How many places differ."""
        return len(self._differences)

    @property
    def current(self) -> int:
        """Which difference was gone to last; -1 before the first."""
        return self._current

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show two texts; None for none."""
        self._shown, self._current = comparison, -1
        self._write()
        self.difference_changed.emit()

    def go(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) difference, round and round."""
        if self._differences:
            first = 0 if by > 0 else -1
            to = self._current + by if self._current >= 0 else first
            self._current = to % len(self._differences)
            self._mark_current()
            self.difference_changed.emit()

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
        self.setExtraSelections([])
        self._differences = ()
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
        cursor.beginEditBlock()
        table = cursor.insertTable(len(shown.pairs), 2, form)
        found: list[tuple[Place, ...]] = []
        for row, pair in enumerate(shown.pairs):
            earlier = table.cellAt(row, 0).firstCursorPosition()
            left = self._fill(earlier, shown.other.text, pair.other, later=False)
            later = table.cellAt(row, 1).firstCursorPosition()
            right = self._fill(later, shown.article.text, pair.article, later=True)
            found += _joined(left, right)
        cursor.endEditBlock()
        self._differences = tuple(found)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _fill(
        self, cursor: QTextCursor, text: str, paragraph: Paragraph | None, *, later: bool
    ) -> list[_Written]:
        """Write one paragraph; the answer is what differs in it."""
        if paragraph is None:
            return []
        block = QTextBlockFormat()
        block.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        same, at = self.looks(Wording.SAME, later=later), paragraph.start
        differing: list[_Written] = []
        for span in paragraph.spans:
            cursor.insertText(text[at : span.start], same)
            first = cursor.position()
            cursor.insertText(text[span.start : span.stop], self.looks(span.wording, later=later))
            if span.wording is not Wording.SAME:
                offset = span.start - paragraph.start
                differing.append(_Written(span.wording, offset, (first, cursor.position())))
            at = span.stop
        cursor.insertText(text[at : paragraph.stop], same)
        return differing

    def _mark_current(self) -> None:
        """Lay the colour of a mark under the current difference, and bring it into view."""
        marked: list[QTextEdit.ExtraSelection] = []
        for first, last in self._differences[self._current]:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, self._theme.mark_format()
            marked.append(one)
        self.setExtraSelections(marked)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._differences[self._current][0][0])
        self.setTextCursor(cursor)
        top, bar = self.cursorRect(cursor).top(), self.verticalScrollBar()
        bar.setValue(bar.value() + top - round(self.viewport().height() * READ_AT))

    def _on_theme_changed(self) -> None:
        at = self.verticalScrollBar().value()
        self._write()
        if self._current >= 0:
            self._mark_current()
        else:
            self.verticalScrollBar().setValue(at)


def _joined(left: list[_Written], right: list[_Written]) -> Iterator[tuple[Place, ...]]:
    """The differences of two paragraphs in reading order; what reads otherwise is one in both."""
    otherwise = iter([one for one in left if one.wording is Wording.CHANGED])
    alone = [one for one in left if one.wording is not Wording.CHANGED]
    for one in sorted([*alone, *right], key=lambda one: one.offset):
        partner = next(otherwise, None) if one.wording is Wording.CHANGED else None
        yield (one.place,) if partner is None else (partner.place, one.place)
