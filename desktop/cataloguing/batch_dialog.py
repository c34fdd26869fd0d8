"""Changing one thing of many articles: what would become of each is seen before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from db.records import STATUS_AFTER, AddTerm, ArticleEdit, ArticleRow, Edit, Status, Term
from desktop.cataloguing.field_line import FieldLine
from desktop.cataloguing.status_words import status_words
from desktop.choice import Choice
from desktop.language import number
from desktop.rows import column_of, plain_button, primary_button, row_of, set_tone
from desktop.theme import Theme

SIZE = QSize(820, 520)
MOST = 500
"""Articles that are changed at once; more would not be looked through by anybody."""

SUBJECT = "subject"


class BatchDialog(QDialog):
    """Owns the choice of the change and its preview; lives on the GUI thread."""

    edits_wanted = Signal(object)
    """Edits (a tuple) to be saved as one change; answer with `accept` or `say`."""

    def __init__(
        self,
        theme: Theme,
        articles: Sequence[ArticleRow],
        terms: Sequence[Term],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._articles = list(articles)[:MOST]
        self.setWindowTitle(self.tr("Change many articles"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        title = QLabel(self.tr("%Ln article(s) of the list", "", len(self._articles)))
        title.setFont(theme.interface(16, QFont.Weight.DemiBold))
        self.field, self.status, self.term = Choice(theme), Choice(theme), Choice(theme)
        self.line = FieldLine()
        self._values = QStackedWidget()
        self._fill(terms)
        self.preview = self._new_table()
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._keep = primary_button("", self._on_keep)
        close = plain_button(self.tr("Close"), self.reject)
        layout = column_of(self, theme)
        layout.addWidget(title)
        layout.addLayout(row_of(self.field, self._values))
        layout.addWidget(self.preview, 1)
        layout.addWidget(self._said)
        layout.addLayout(row_of(None, close, self._keep))
        self._on_field_changed()
        self.field.setFocus()

    def edits(self) -> tuple[Edit, ...]:
        """What would be saved: nothing for the articles that have the value already."""
        field = str(self.field.currentData())
        if field == SUBJECT:
            term = self.term.currentData()
            if not isinstance(term, Term):
                return ()
            return tuple(AddTerm(one.id, term.vocabulary, term.notation) for one in self._articles)
        value = self._value()
        return tuple(
            ArticleEdit(one.id, one.row_version, {field: value})
            for one in self._articles
            if value and _held(one, field) != value and _can_become(one, field, value)
        )

    def renew(self, articles: Sequence[ArticleRow]) -> None:
        """Take what was read again because somebody saved one of them; the choice stays."""
        self._articles = list(articles)[:MOST]
        self._preview()

    @property
    def words(self) -> str:
        """What is said below the preview."""
        return self._said.text()

    def say(self, words: str) -> None:
        """Say why it was not saved; the choice stays."""
        self._said.setText(words)
        set_tone(self._said, "caution")
        self._keep.setEnabled(bool(self.edits()))

    def _value(self) -> str | None:
        if self.field.currentData() == "status":
            return str(self.status.currentData())
        return " ".join(self.line.typed.split()) or None

    def _left_out(self) -> int:
        """How many articles cannot get the status from the one they have."""
        if self.field.currentData() != "status":
            return 0
        value = str(self.status.currentData())
        return sum(
            one.status != value and not _can_become(one, "status", value) for one in self._articles
        )

    def _fill(self, terms: Sequence[Term]) -> None:
        fields = (
            ("outlet", self.tr("Outlet becomes")),
            ("section", self.tr("Section becomes")),
            ("status", self.tr("Status becomes")),
            (SUBJECT, self.tr("Add the subject")),
        )
        for name, words in fields:
            self.field.addItem(words, name)
        for status in (Status.IN_PROGRESS, Status.CATALOGUED, Status.CHECKED, Status.RETURNED):
            self.status.addItem(status_words(status.value), status.value)
        for term in terms:
            self.term.addItem(term.path, term)
        self.field.setAccessibleName(self.tr("What changes"))
        for part in (self.line, self.status, self.term):
            part.setAccessibleName(self.tr("The new value"))
            self._values.addWidget(part)
        self.field.currentIndexChanged.connect(lambda _place: self._on_field_changed())
        self.status.currentIndexChanged.connect(lambda _place: self._preview())
        self.term.currentIndexChanged.connect(lambda _place: self._preview())
        self.line.textChanged.connect(lambda _text: self._preview())

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([self.tr("Article"), self.tr("Is now"), self.tr("Becomes")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.px(30))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, self._theme.px(190))
        head.resizeSection(2, self._theme.px(190))
        table.setAccessibleName(self.tr("What becomes of each article"))
        return table

    def _on_field_changed(self) -> None:
        widgets: dict[str, QWidget] = {"status": self.status, SUBJECT: self.term}
        self._values.setCurrentWidget(widgets.get(str(self.field.currentData()), self.line))
        self._preview()

    def _preview(self) -> None:
        """List what would change, each article with its old and new value."""
        field, edits = str(self.field.currentData()), self.edits()
        rows = {one.id: one for one in self._articles}
        shown: Callable[[str | None], str] = (
            status_words if field == "status" else lambda value: value or ""
        )
        self.preview.setRowCount(len(edits))
        for place, edit in enumerate(edits):
            article = rows[edit.article_id] if isinstance(edit, ArticleEdit | AddTerm) else None
            if article is None:
                continue
            if isinstance(edit, ArticleEdit):
                cells = (shown(_held(article, field)), shown(edit.fields[field]))
            else:
                cells = ("", f"+ {self.term.currentText()}")
            for column, text in enumerate((article.headline, *cells)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.preview.setItem(place, column, item)
        self._keep.setEnabled(bool(edits))
        self._keep.setText(self.tr("Change {count}").format(count=number(len(edits))))
        told = self.tr("Nothing would change.")
        if edits:
            told = self.tr("It is one change: undo takes all of it back.")
        if left_out := self._left_out():
            told += " " + self.tr(
                "%Ln article(s) cannot take this status from theirs.", "", left_out
            )
        self._said.setText(told)
        set_tone(self._said, "meta")

    def _on_keep(self) -> None:
        edits = self.edits()
        if edits:
            self._keep.setEnabled(False)
            self._said.setText(self.tr("Saving…"))
            self.edits_wanted.emit(edits)


def _held(article: ArticleRow, field: str) -> str | None:
    """What a field of an article has now."""
    return {
        "outlet": article.outlet,
        "section": article.section,
        "status": article.status.value,
    }[field]


def _can_become(article: ArticleRow, field: str, value: str) -> bool:
    """Whether an article may get this value: only a status depends on the one before."""
    return field != "status" or Status(value) in STATUS_AFTER[article.status]
