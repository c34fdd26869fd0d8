"""Why an article is in the list: each word that was looked for, how and where it stands there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records import Reason
from desktop.icons import icon
from desktop.language import number
from desktop.searching.words import part_name
from desktop.theme import Theme

COLUMNS = 4
MOST_ROWS = 8
"""Words of a question that are told; the others are worth less."""


class WhyPanel(QFrame):
    """Owns a row for each word; lives on the GUI thread."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reasons: Sequence[Reason] | None = None
        self._cells: list[QLabel] = []
        self._title = QLabel(self)
        self._hint = QLabel(self)
        self._hint.setProperty("tone", "meta")
        self._hint.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        line = QFrame()
        line.setProperty("line", "true")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(line)
        self._column = QVBoxLayout()
        whole.addLayout(self._column)
        self._column.addLayout(top)
        self._column.addWidget(self._hint)
        self._column.addLayout(self._grid)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._dress)
        self._retranslate()
        self._dress()
        self.hide()

    @property
    def words(self) -> str:
        """All that is told, a line for each word."""
        cells = [cell.text() for cell in self._cells]
        rows = [cells[at : at + COLUMNS] for at in range(0, len(cells), COLUMNS)]
        told = ["  ".join(part for part in row if part) for row in rows]
        return "\n".join([self._hint.text(), *told] if self._hint.text() else told)

    def show_reasons(self, reasons: Sequence[Reason] | None) -> None:
        """Tell what an article has of each word; None when no article is chosen."""
        self._reasons = reasons
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill(self) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        reasons = self._reasons
        if reasons is None:
            hint = self.tr("Choose an article of the list.")
        else:
            hint = "" if reasons else self.tr("No word was looked for; it passes the filters.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        for row, reason in enumerate((reasons or ())[:MOST_ROWS]):
            self._add(row, reason)
        self.setAccessibleDescription(self.words)

    def _add(self, row: int, reason: Reason) -> None:
        kinds = dict.fromkeys(part_name(kind) for kind in reason.fields)
        spelled = ", ".join(reason.spellings)
        places = self.tr("%Ln place(s)", "", reason.places) if reason.places else ""
        where = " · ".join(filter(None, [", ".join(kinds), places]))
        told = (
            reason.word,
            spelled or self.tr("not in it"),
            where,
            self.tr("%1 %").replace("%1", number(round(reason.share * 100))) if spelled else "",
        )
        for column, words in enumerate(told):
            cell = QLabel(words, self)
            cell.setTextFormat(Qt.TextFormat.PlainText)
            weight = QFont.Weight.Normal if column else QFont.Weight.DemiBold
            cell.setFont(self._theme.interface(12, weight))
            if column:
                cell.setProperty("tone", "meta")
            if column == 1:
                cell.setWordWrap(True)
            right = column == COLUMNS - 1
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            cell.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(cell, row, column)
            self._cells.append(cell)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Why is this article here?"))
        self.setAccessibleName(self.tr("Why is this article here?"))
        self._close.setToolTip(self.tr("Close (F4)"))
        self._close.setAccessibleName(self.tr("Close"))
        self._fill()

    def _dress(self) -> None:
        px = self._theme.px
        self._title.setFont(self._theme.interface(12, QFont.Weight.DemiBold))
        self._close.setIcon(icon(self._theme, "close"))
        self._close.setIconSize(QSize(px(14), px(14)))
        self._column.setContentsMargins(px(16), px(4), px(8), px(8))
        self._column.setSpacing(px(2))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(2))
        self._fill()
