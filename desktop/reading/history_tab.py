"""Who changed what in the catalogue of an article, and when; each change can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.records import ArticleDetail, Catalogue, ChangeSet
from desktop.dates import shown_moment
from desktop.reading.catalogue_tab import CatalogueTab
from desktop.reading.history_words import action_words, change_lines
from desktop.reading.parts import button, heading, words
from desktop.reading.scrolled import Scrolled
from desktop.theme import Theme

MOST_LINES = 10
"""Fields of one change that are listed; the rest are counted."""
_TAKEN_BACK = frozenset({"undo", "redo"})


class HistoryTab(CatalogueTab):
    """Owns the changes on show, the newest first; lives on the GUI thread."""

    undo_wanted = Signal(int)
    """The id of a change set that is to be taken back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._column = Scrolled(theme)
        super().__init__(theme, self._column, parent)
        self._changes: tuple[ChangeSet, ...] | None = None
        theme.changed.connect(self.renew)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Forget the changes of the article before."""
        self._changes = None
        super().show_nothing()

    def show_changes(self, changes: Sequence[ChangeSet]) -> None:
        """Show what was changed in the article that is on show."""
        self._changes = tuple(changes)
        self.renew()

    def fill(self, article: ArticleDetail, catalogue: Catalogue) -> None:
        """Show a card for each change."""
        del article, catalogue
        self._column.setAccessibleName(self.tr("History"))
        if self._changes is None:
            self.say("")
        elif not self._changes:
            self.say(self.tr("Nothing was changed in the catalogue of this article yet."))
        else:
            self._column.show_parts([self._card(one) for one in self._changes])

    def _card(self, change_set: ChangeSet) -> QWidget:
        px = self.theme.px
        card = QFrame()
        card.setProperty("card", True)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(px(16), px(10), px(12), px(10))
        layout.setSpacing(px(4))
        top = QHBoxLayout()
        top.addWidget(heading(self.theme, action_words(change_set.action)), 1)
        if self._can_be_taken_back(change_set):
            take = self.tr("Undo")
            about = f"{take}: {action_words(change_set.action)}, {shown_moment(change_set.at)}"
            wanted = partial(self.undo_wanted.emit, change_set.id)
            top.addWidget(button(take, about, wanted))
        layout.addLayout(top)
        layout.addWidget(words(self._facts(change_set), "meta"))
        for line in self._lines(change_set):
            layout.addWidget(words(line))
        return card

    def _can_be_taken_back(self, change_set: ChangeSet) -> bool:
        is_done = change_set.undone_by is None and change_set.action not in _TAKEN_BACK
        return self.writable and is_done

    def _facts(self, change_set: ChangeSet) -> str:
        told = [shown_moment(change_set.at), change_set.by or ""]
        if change_set.edits > 1:
            told.append(self.tr("%Ln change(s) at once", "", change_set.edits))
        if change_set.undone_by is not None:
            told.append(self.tr("taken back"))
        return " · ".join(part for part in told if part)

    def _lines(self, change_set: ChangeSet) -> list[str]:
        """One line for each field: what it was and what it became."""
        lines: list[str] = []
        # A set of many edits also has rows of other articles and of names.
        here = self.catalogue.article_id if self.catalogue is not None else None
        shown = [
            change
            for change in change_set.changes
            if change_set.edits == 1 or change.article_id == here
        ]
        for change in shown:
            lines += change_lines(change)
        lines = list(dict.fromkeys(lines))
        more = len(lines) - MOST_LINES
        if more > 1:
            lines[MOST_LINES:] = [self.tr("and %Ln more", "", more)]
        return lines
