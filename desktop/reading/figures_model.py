"""The figures of an article as the lines of a table, those that do not agree first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from db import sentence_around
from db.records import Anchor, ArticleDetail, Catalogue, Check, Figure, Verdict, Verification
from desktop.icons import icon
from desktop.language import decimal
from desktop.reading.check_words import effective_verdict, verdict_words
from desktop.reading.dots import dot
from desktop.reading.figure_words import (
    method_words,
    period_words,
    qualifier_word,
    value_with_unit,
    verification_words,
)
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_WORST_FIRST = (Verdict.DIFFERS, Verdict.UNCLEAR, Verdict.AGREES_ROUNDED, Verdict.AGREES)
_AMBER = frozenset({Verdict.DIFFERS, Verdict.UNCLEAR})
_DOUBTED = frozenset({Verification.DISPUTED, Verification.WRONG})
BEFORE_THE_QUOTE = 28
"""Letters of a sentence before its number, where it does not fit into a line."""


class Column(IntEnum):
    """The columns of the table."""

    VALUE = 0
    QUALIFIER = 1
    MEASURE = 2
    PERIOD = 3
    SENTENCE = 4
    CHECK = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with its checks, or (without one) the checks that are of no figure."""

    figure: Figure | None
    checks: tuple[Check, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The worst one of its checks."""
        held = {effective_verdict(check) for check in self.checks}
        return next((one for one in _WORST_FIRST if one in held), None)

    @property
    def amber(self) -> bool:
        """Whether a person should look."""
        doubted = self.figure is not None and self.figure.verification in _DOUBTED
        return doubted or self.verdict in _AMBER


def lines_of(catalogue: Catalogue) -> list[Line]:
    """Bring figures and checks together: amber lines first, the rest in the order of the text."""
    known = {figure.id for figure in catalogue.figures}
    lines = [
        Line(figure, tuple(check for check in catalogue.checks if _is_about(check, figure.id)))
        for figure in catalogue.figures
    ]
    others = tuple(
        check for check in catalogue.checks if not known & {part.figure_id for part in check.inputs}
    )
    if others:
        lines.append(Line(None, others))
    return sorted(lines, key=_order)


class FiguresModel(QAbstractTableModel):
    """Owns the lines on show; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._lines: list[Line] = []

    def show_lines(self, article: ArticleDetail, lines: list[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._text, self._lines = article.text, lines
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """One of the lines."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row for each line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The columns are always the same."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.VALUE: self.tr("Value"),
            Column.QUALIFIER: self.tr("Exactness"),
            Column.MEASURE: self.tr("Measure"),
            Column.PERIOD: self.tr("Period"),
            Column.SENTENCE: self.tr("Sentence"),
            Column.CHECK: self.tr("Check"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, says and looks like."""
        line, column = self._lines[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(column, Qt.Orientation.Horizontal)
            return f"{heading}: {self._words(line, column)}"
        told = {
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.ForegroundRole: self._ink,
            Qt.ItemDataRole.DecorationRole: self._drawing,
            Qt.ItemDataRole.ToolTipRole: self._tip,
        }.get(Qt.ItemDataRole(role))
        return told(line, column) if told is not None else None

    def _words(self, line: Line, column: Column) -> str:
        if column is Column.CHECK:
            return self._check_words(line)
        if line.figure is None:
            return self.tr("Other checks of the article") if column is Column.MEASURE else ""
        return self._figure_words(line.figure, column)

    def _figure_words(self, figure: Figure, column: Column) -> str:
        if column is Column.VALUE:
            is_percent = figure.unit is not None and figure.unit.label.startswith("%")
            return value_with_unit(figure.value, figure.unit if is_percent else None)
        if column is Column.QUALIFIER:
            return qualifier_word(figure.qualifier)
        if column is Column.MEASURE:
            subject = figure.subject.name if figure.subject is not None else ""
            return " · ".join(part for part in (figure.quantity.label, subject) if part)
        if column is Column.PERIOD:
            return period_words(figure)
        return self._sentence(figure.anchor)

    def _check_words(self, line: Line) -> str:
        if line.figure is not None and line.figure.verification in _DOUBTED:
            return verification_words(line.figure.verification)
        if line.verdict is not None:
            return verdict_words(line.verdict)
        return verification_words(line.figure.verification) if line.figure is not None else ""

    def _sentence(self, anchor: Anchor | None, *, whole: bool = False) -> str:
        if anchor is None or anchor.start is None or anchor.stop is None:
            return (anchor.exact or "") if anchor is not None else ""
        start, stop = sentence_around(self._text, anchor.start, anchor.stop)
        cut = max(start, anchor.start - BEFORE_THE_QUOTE)
        if whole or cut - start < BEFORE_THE_QUOTE // 2:
            return self._text[start:stop]
        return "… " + self._text[cut:stop].partition(" ")[2]

    def _ink(self, line: Line, column: Column) -> QColor | None:
        colours = self._theme.colours
        if line.amber and column in {Column.VALUE, Column.CHECK}:
            return QColor(colours.caution)
        if column is Column.CHECK and line.verdict is not None:
            return QColor(colours.verified)
        quiet = {Column.QUALIFIER, Column.PERIOD, Column.SENTENCE}
        return QColor(colours.meta) if column in quiet else None

    def _drawing(self, line: Line, column: Column) -> object:
        if column is Column.MEASURE and line.figure is not None:
            return dot(self._theme, line.figure.method)
        if column is not Column.CHECK or not (line.checks or line.amber):
            return None
        colours = self._theme.colours
        if line.amber:
            return icon(self._theme, "caution", colours.caution)
        return icon(self._theme, "check", colours.verified)

    def _tip(self, line: Line, column: Column) -> str | None:
        if line.figure is None:
            return None
        if column is Column.SENTENCE:
            return self._sentence(line.figure.anchor, whole=True)
        if column is Column.MEASURE:
            return method_words(line.figure.method)
        if column is Column.VALUE and line.figure.unit is not None:
            return f"{decimal(line.figure.value)} {line.figure.unit.label}"
        return None


def _is_about(check: Check, figure_id: int) -> bool:
    return any(part.figure_id == figure_id for part in check.inputs)


def _order(line: Line) -> tuple[bool, int, bool, int]:
    verdict = line.verdict
    rank = _WORST_FIRST.index(verdict) if line.amber and verdict is not None else 0
    anchor = line.figure.anchor if line.figure is not None else None
    start = anchor.start if anchor is not None and anchor.start is not None else 1 << 40
    return (not line.amber, rank, line.figure is None, start)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.VALUE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
