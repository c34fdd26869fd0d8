"""The figures of an article: a table, and below it the sentence and the checks of one of them."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db import sentence_around
from db.records import AnchorState, ArticleDetail, Catalogue, DecideCheck, Figure
from desktop.reading.catalogue_tab import CatalogueTab
from desktop.reading.check_view import CheckView
from desktop.reading.figure_words import (
    method_words,
    period_words,
    qualifier_word,
    value_with_unit,
    verification_words,
)
from desktop.reading.figures_model import Column, FiguresModel, Line, lines_of
from desktop.reading.parts import button
from desktop.row_table import choose_rows
from desktop.theme import Theme

WIDTHS = {
    Column.VALUE: 84,
    Column.QUALIFIER: 68,
    Column.PERIOD: 104,
    Column.CHECK: 116,
}
ROOM_FOR_SENTENCES = 760
ROOM_FOR_PERIODS = 560
"""Widths below which a column is left out: what it says stands below the table too."""


class FiguresTable(QTableView):
    """Owns the widths of the columns; lives on the GUI thread."""

    def __init__(self, theme: Theme, model: FiguresModel) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        choose_rows(theme, self)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.dress()

    def dress(self) -> None:
        """Give the rows the height of two lines of the type in use."""
        lines = 2 * QFontMetrics(self._theme.interface()).lineSpacing()
        self.verticalHeader().setDefaultSectionSize(lines + self._theme.px(12))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the room among the columns anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, room = self._theme.px, self.viewport().width()
        self.setColumnHidden(Column.SENTENCE, room < px(ROOM_FOR_SENTENCES))
        self.setColumnHidden(Column.PERIOD, room < px(ROOM_FOR_PERIODS))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, px(width))
        taken = sum(px(WIDTHS[one]) for one in WIDTHS if not self.isColumnHidden(one))
        left = max(px(100), room - taken)
        both = not self.isColumnHidden(Column.SENTENCE)
        measure = left * 2 // 5 if both else left
        self.setColumnWidth(Column.MEASURE, measure)
        self.setColumnWidth(Column.SENTENCE, left - measure)


class FiguresTab(CatalogueTab):
    """Owns the table and what stands below it; lives on the GUI thread."""

    series_wanted = Signal(object)
    """A quantity is to be shown through time: its id, and that of its subject or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._model = FiguresModel(theme)
        self._table = FiguresTable(theme, self._model)
        self._evidence = QScrollArea()
        self._evidence.setWidgetResizable(True)
        self._evidence.setFrameShape(QFrame.Shape.NoFrame)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.setProperty("quiet", True)
        whole.addWidget(self._table)
        whole.addWidget(self._evidence)
        whole.setStretchFactor(0, 3)
        whole.setStretchFactor(1, 2)
        whole.setChildrenCollapsible(False)
        super().__init__(theme, whole, parent)
        self._model.setParent(self)
        self._chosen: int | None = None
        whole.setFocusProxy(self._table)
        self._table.activated.connect(self._on_activated)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        theme.changed.connect(self._on_theme_changed)
        self.show_nothing()

    @property
    def table(self) -> QTableView:
        """The table, for whoever wants to see what is in it."""
        return self._table

    def fill(self, article: ArticleDetail, catalogue: Catalogue) -> None:
        """Show the figures; the one that was chosen stays so."""
        self._table.setAccessibleName(self.tr("Figures"))
        self._evidence.setAccessibleName(self.tr("The sentence and the checks of the figure"))
        lines = lines_of(catalogue)
        if not lines:
            hint = self.tr("Suggested figures stand in the Catalogue tab.") if self.writable else ""
            self.say(self.tr("No figures of this article are recorded."), hint)
            return
        chosen = self._chosen
        self._model.show_lines(article, lines)
        known = [_number(line) for line in lines]
        self._choose(known.index(chosen) if chosen in known else 0)

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(
            self._model.index(row, Column.MEASURE), flags.ClearAndSelect | flags.Rows
        )

    def _on_row_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        self._chosen = _number(line)
        self._evidence.setWidget(self._evidence_of(line))

    def _evidence_of(self, line: Line) -> QWidget:
        """What proves a figure, and what speaks against it."""
        px = self.theme.px
        whole = QWidget()
        whole.setBackgroundRole(QPalette.ColorRole.Base)
        whole.setAutoFillBackground(True)
        column = QVBoxLayout(whole)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(12))
        if line.figure is not None:
            for label in self._facts(line.figure):
                column.addWidget(label)
            column.addWidget(self._onward(line.figure))
        for check in line.checks:
            view = CheckView(self.theme, check, writable=self.writable)
            view.decided.connect(self._on_decided)
            column.addWidget(view)
        column.addStretch(1)
        return whole

    def _onward(self, figure: Figure) -> QWidget:
        """The way to the same quantity in other articles."""
        thing = (figure.quantity.id, figure.subject.id if figure.subject is not None else None)
        words = self.tr("Through time…")
        onward = button(words, words, lambda: self.series_wanted.emit(thing))
        onward.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return onward

    def _facts(self, figure: Figure) -> list[QLabel]:
        sentence = QLabel(self._sentence(figure))
        sentence.setProperty("rich", True)
        sentence.setFont(self.theme.reading(15))
        said = " ".join(
            part
            for part in (
                qualifier_word(figure.qualifier),
                value_with_unit(figure.value, figure.unit),
            )
            if part
        )
        told = [said, period_words(figure), method_words(figure.method)]
        if figure.attributed_to is not None:
            told.append(self.tr("according to {name}").format(name=figure.attributed_to.name))
        told += [verification_words(figure.verification), figure.note or ""]
        facts = QLabel(" · ".join(part for part in told if part))
        facts.setTextFormat(Qt.TextFormat.PlainText)
        facts.setProperty("tone", "meta")
        for label in (sentence, facts):
            label.setWordWrap(True)
        return [sentence, facts]

    def _sentence(self, figure: Figure) -> str:
        """The sentence as rich text, what is quoted of it in bold."""
        anchor = figure.anchor
        if anchor is None:
            return escape(self.tr("It has no place in the text."))
        if anchor.state is AnchorState.AWAITED:
            return escape(self.tr("The text that it stands in is not in the archive yet."))
        if anchor.start is None or anchor.stop is None or self.article is None:
            return escape(anchor.exact or "")
        if anchor.state is AnchorState.LOST:
            lost = self.tr("The words are no longer in the text: “{words}”")
            return escape(lost.format(words=anchor.exact or ""))
        text = self.article.text
        start, stop = sentence_around(text, anchor.start, anchor.stop)
        before, after = text[start : anchor.start], text[anchor.stop : stop]
        quoted = text[anchor.start : anchor.stop]
        return f"{escape(before)}<b>{escape(quoted)}</b>{escape(after)}"

    def _on_activated(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        if line is not None and line.figure is not None:
            self.go_to(line.figure.article_id, line.figure.anchor)

    def _on_decided(self, edit: DecideCheck) -> None:
        self.edits_wanted.emit((edit,))

    def _on_theme_changed(self) -> None:
        self._table.dress()
        self.renew()


def _number(line: Line) -> int:
    """What a line is known by when the table is filled anew: its figure, 0 for the others."""
    return line.figure.id if line.figure is not None else 0
