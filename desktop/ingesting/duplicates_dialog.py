"""Deciding about articles that are alike: a reprint, a duplicate, or nothing to each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.errors import ArchiveError
from db.records import ArticleDetail, Comparison, Decision, RelationKind, RelationSuggestion
from desktop.ingesting.decision_words import choice_words, kept_words, legend_words
from desktop.ingesting.duplicates_session import DuplicatesSession
from desktop.language import number
from desktop.problems import explain
from desktop.reading.compared_view import ComparedView
from desktop.reading.difference_bar import DifferenceBar
from desktop.reading.document import facts_of
from desktop.rows import row_of
from desktop.theme import Theme

SIZE = QSize(900, 560)


class DuplicatesDialog(QDialog):
    """Owns the view of one pair after another; the session decides. GUI thread."""

    def __init__(
        self, theme: Theme, session: DuplicatesSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._waiting = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Articles that are alike"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self._title = QLabel()
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._reason = QLabel()
        self._reason.setProperty("tone", "meta")
        self._earlier, self._later = QLabel(), QLabel()
        self._texts = ComparedView(theme)
        self._said = QLabel()
        self._said.setProperty("tone", "meta")
        self._said.setWordWrap(True)
        self._choices = self._new_choices()
        self._undo = self._button(self.tr("Undo (Ctrl+Z)"), "Ctrl+Z", session.undo)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._title)
        layout.addLayout(row_of(self._reason, None, DifferenceBar(theme, self._texts)))
        layout.addLayout(self._heads())
        layout.addWidget(self._texts, 1)
        layout.addWidget(self._said)
        layout.addLayout(row_of(*self._choices, None, self._undo, close))
        for key, by in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._texts.go, by))
        session.counted.connect(self._on_counted)
        session.pair_shown.connect(self._on_pair_shown)
        session.emptied.connect(self._on_emptied)
        session.decided.connect(self._on_decided)
        session.failed.connect(self._on_failed)
        self._allow(there=False)
        self._legend()
        session.begin()

    def _new_choices(self) -> tuple[QPushButton, ...]:
        decide, said = self._session.decide, choice_words()
        return (
            self._button(said[Decision.REPRINT], "R", lambda: decide(Decision.REPRINT)),
            self._button(said[Decision.DUPLICATE], "D", lambda: decide(Decision.DUPLICATE)),
            self._button(said[Decision.NO], "N", lambda: decide(Decision.NO)),
            self._button(self.tr("Later (S)"), "S", self._session.pass_over),
        )

    def _button(self, words: str, key: str, does: Callable[[], None]) -> QPushButton:
        """Make a button that has a key of its own."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(does)
        QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def _heads(self) -> QHBoxLayout:
        heads = QHBoxLayout()
        heads.setSpacing(self._theme.px(16))
        for label in (self._earlier, self._later):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            heads.addWidget(label, 1)
        return heads

    def _allow(self, *, there: bool) -> None:
        for button in self._choices:
            button.setEnabled(there)
        self._undo.setEnabled(self._session.can_undo())

    def _legend(self) -> None:
        self._said.setText(legend_words())

    def _on_counted(self, count: int) -> None:
        self._waiting = count

    def _on_pair_shown(self, pair: RelationSuggestion, comparison: Comparison) -> None:
        waiting = self.tr("Alike: {count} pairs wait for a decision")
        self._title.setText(waiting.format(count=number(self._waiting)))
        percent = number(comparison.similarity * 100)
        alike = self.tr("{percent}% of the words in common").format(percent=percent)
        self._reason.setText(f"{alike} · {self._why(pair.kind)}")
        self._earlier.setText(self._head(self.tr("Earlier"), comparison.other))
        self._later.setText(self._head(self.tr("Later"), comparison.article))
        self._texts.show_comparison(comparison)
        self._allow(there=True)

    def _head(self, name: str, article: ArticleDetail) -> str:
        accession = article.row.accession
        return f"{name} · {accession}\n{article.row.headline}\n{facts_of(article)}"

    def _why(self, kind: RelationKind) -> str:
        return {
            RelationKind.SAME_TEXT: self.tr("the same text word for word"),
            RelationKind.REPRINT_OF: self.tr("it looks like a reprint: the numbers are the same"),
            RelationKind.VERSION_OF: self.tr("it looks like another version of the text"),
            RelationKind.TEMPLATE_SIBLING: self.tr("the same form with other numbers"),
            RelationKind.FOLLOW_UP_TO: self.tr("a later report of the same place"),
            RelationKind.SAME_EVENT: self.tr("another report of the same days"),
        }.get(kind, self.tr("they belong together"))

    def _on_emptied(self) -> None:
        self._title.setText(self.tr("No pair is left to decide"))
        self._reason.clear()
        self._earlier.clear()
        self._later.clear()
        self._texts.show_comparison(None)
        self._allow(there=False)

    def _on_decided(self, decision: Decision | None) -> None:
        if decision is None:
            self._said.setText(self.tr("The last decision is taken back."))
        else:
            self._said.setText(kept_words(decision))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ArchiveError):
            self._said.setText(f"⚠ {explain(error)}")
