"""The line above the text that names an article which is much like the one on show."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.records import Comparison, Decision, Relation
from desktop.ingesting.decision_words import choice_words, kept_words, legend_words
from desktop.reading.compared_view import ComparedView
from desktop.reading.parts import ElidedLink, facts_of_row, words
from desktop.reading.relation_words import relation_words, similarity_words
from desktop.rows import row_of
from desktop.theme import Theme

LETTERS: Mapping[int, Decision] = {
    Qt.Key.Key_R: Decision.REPRINT,
    Qt.Key.Key_D: Decision.DUPLICATE,
    Qt.Key.Key_N: Decision.NO,
}
COMPARED_LEAST = 120
"""Height of the two texts, in pixels."""


class AlikeBanner(QFrame):
    """Owns one pair of articles on show, and the view of what differs; lives on the GUI thread.

    Bare letters decide only while the banner itself has the focus: nothing is typed there. From
    anywhere else the buttons have Alt with the same letter.
    """

    decided = Signal(object)
    """A person decided about the pair on show: a `Decision`."""
    comparison_wanted = Signal()
    """What differs is to be shown; answer with `show_comparison`."""
    article_wanted = Signal(int)
    """The other article is to be opened: its id."""
    room_wanted = Signal(bool)
    """The two texts want the room of the text below; False: no longer."""
    left = Signal()
    """Back to where one was before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._relation: Relation | None = None
        self._others = 0
        self._kept: Decision | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("banner", True)
        self._told, self._facts, self._legend = (words("", "meta") for _ in range(3))
        self._headline = ElidedLink("", self._on_headline_clicked)
        self._headline.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._texts = ComparedView(theme)
        self._texts.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._compare = QPushButton()
        self._compare.clicked.connect(self.turn)
        self._buttons = {decision: QPushButton() for decision in LETTERS.values()}
        for decision, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, one=decision: self.decided.emit(one))
        for one in (self._compare, *self._buttons.values()):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = row_of(*self._buttons.values(), None, self._compare)
        self._layout = QVBoxLayout(self)
        for part in (self._told, self._headline, self._facts, self._texts, self._legend):
            self._layout.addWidget(part)
        self._layout.setStretchFactor(self._texts, 1)
        self._layout.addLayout(self._row)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        self.show_relation(None)

    @property
    def relation(self) -> Relation | None:
        """The pair that is to be decided on."""
        return self._relation

    @property
    def comparing(self) -> bool:
        """Whether what differs is on show."""
        return not self._texts.isHidden()

    @property
    def words(self) -> str:
        """Everything that the banner says; empty when it is not there."""
        if self.isHidden():
            return ""
        asked = (self._headline.toolTip(), self._facts.text()) if self._relation else ()
        return " · ".join((self._told.text(), *asked))

    def show_relation(self, relation: Relation | None, others: int = 0) -> None:
        """Ask about a pair, of which `others` more wait; None for nothing to ask."""
        if relation is None or self._relation is None or relation.id != self._relation.id:
            self._fold()
        self._relation, self._others = relation, others
        if relation is not None:
            self._kept = None
        self._say()

    def show_kept(self, decision: Decision | None) -> None:
        """Say what was decided, until something else is to be said; None says it no more."""
        self._kept = decision
        self._say()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what differs between the two texts."""
        self._texts.show_comparison(comparison)
        for part in (self._texts, self._legend):
            part.show()
        self._grow(tall=True)

    def turn(self) -> None:
        """Show what differs, with the keyboard here; or put it away and go back."""
        if self._relation is None:
            return
        if self.comparing:
            self._fold()
            self.left.emit()
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.comparison_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by one letter, read the texts by the arrow keys, go back by Esc."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self._relation is not None and plain and event.key() in LETTERS:
            self._buttons[LETTERS[Qt.Key(event.key())]].click()
        elif event.key() == Qt.Key.Key_Escape:
            self._fold()
            self.left.emit()
        elif self.comparing and event.key() in _SCROLLING:
            bar = self._texts.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLING[Qt.Key(event.key())] * bar.pageStep() // 4)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._mark_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be quiet again."""
        super().focusOutEvent(event)
        self._mark_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._say()

    def _fold(self) -> None:
        """Put the two texts away."""
        self._texts.show_comparison(None)
        for part in (self._texts, self._legend):
            part.hide()
        self._grow(tall=False)

    def _grow(self, *, tall: bool) -> None:
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Expanding if tall else policy.Maximum)
        self.room_wanted.emit(tall)
        self._retranslate()

    def _say(self) -> None:
        relation, had_focus = self._relation, self.hasFocus()
        for part in (self._headline, self._facts, self._compare, *self._buttons.values()):
            part.setVisible(relation is not None)
        if relation is not None:
            more = self.tr("{count} more wait").format(count=self._others) if self._others else ""
            told = (self.tr("Looks like the same article"), relation_words(relation), more)
            self._told.setText(" · ".join(part for part in told if part))
            self._headline.show_words(relation.other.headline)
            likeness = similarity_words(relation.similarity)
            facts = (facts_of_row(relation.other), likeness, self._which())
            self._facts.setText(" · ".join(fact for fact in facts if fact))
        elif self._kept is not None:
            back = self.tr("Ctrl+Z takes it back.")
            self._told.setText(f"{kept_words(self._kept)} {back}")
        self.setAccessibleName(self._told.text())
        self.setAccessibleDescription(f"{self._headline.toolTip()} {self._facts.text()}")
        there = relation is not None or self._kept is not None
        self.setVisible(there)
        if had_focus and relation is None:
            self.left.emit()

    def _which(self) -> str:
        """Which of the two a duplicate is put into the bin."""
        relation = self._relation
        if relation is None:
            return ""
        return self.tr("this is the later one") if relation.is_later else self.tr("that is later")

    def _mark_focus(self) -> None:
        self.setProperty("focused", self.hasFocus())
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_headline_clicked(self) -> None:
        if self._relation is not None:
            self.article_wanted.emit(self._relation.other.id)

    def _retranslate(self) -> None:
        for decision, said in choice_words().items():
            self._buttons[decision].setText(said)
        what = self.tr("Close (F6)") if self.comparing else self.tr("What differs (F6)")
        self._compare.setText(what)
        self._legend.setText(legend_words())

    def _dress(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(16), px(8), px(12), px(8))
        self._layout.setSpacing(px(4))
        self._texts.setMinimumHeight(px(COMPARED_LEAST))
        self._headline.setFont(self._theme.interface(13, QFont.Weight.DemiBold))
        for label in (self._told, self._facts, self._legend):
            label.setFont(self._theme.interface(12))


_SCROLLING: Mapping[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 4,
    Qt.Key.Key_PageUp: -4,
}
"""Keys that scroll the two texts, by quarters of a page."""
