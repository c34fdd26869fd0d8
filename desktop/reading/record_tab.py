"""The record of an article to read: how far it is, its subjects, and its notes to settle."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.records import AnchorState, ArticleDetail, Catalogue, ChangeNote, Note, RemoveNote
from desktop.dates import shown_moment
from desktop.reading.catalogue_tab import CatalogueTab
from desktop.reading.kind_words import note_words
from desktop.reading.parts import ElidedLink, button, heading, words
from desktop.reading.scrolled import Scrolled
from desktop.searching.words import status_name
from desktop.theme import Theme


class RecordTab(CatalogueTab):
    """Owns the notes on show, the open ones first; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._column = Scrolled(theme)
        super().__init__(theme, self._column, parent)
        theme.changed.connect(self.renew)
        self.show_nothing()

    def fill(self, article: ArticleDetail, catalogue: Catalogue) -> None:
        """Show how far the article is, then a card for each note."""
        del article
        self._column.setAccessibleName(self.tr("Record"))
        parts: list[QWidget] = [heading(self.theme, self._standing(catalogue))]
        if catalogue.terms:
            parts.append(words(" · ".join(one.term.path for one in catalogue.terms), "meta"))
        parts.append(heading(self.theme, self.tr("Notes")))
        settled_last = sorted(catalogue.notes, key=lambda one: one.resolved_at is not None)
        parts += [self._card(one) for one in settled_last]
        if not catalogue.notes:
            hint = self.tr("None yet. Ctrl+I writes one on the chosen words.")
            parts.append(words(hint if self.writable else self.tr("None."), "meta"))
        self._column.show_parts(parts)

    def _standing(self, catalogue: Catalogue) -> str:
        told = [status_name(catalogue.fields.get("status") or "new")]
        if catalogue.cataloguer:
            told.append(self.tr("catalogued by {user}").format(user=catalogue.cataloguer))
        if catalogue.checker:
            told.append(self.tr("checked by {user}").format(user=catalogue.checker))
        return " · ".join(told)

    def _card(self, note: Note) -> QWidget:
        px = self.theme.px
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(px(16), px(10), px(12), px(10))
        column.setSpacing(px(4))
        kind, is_open = note_words(note.kind), note.resolved_at is None
        facts = [kind, note.by or "", shown_moment(note.at)]
        if not is_open:
            facts.append(self.tr("✓ settled"))
        top = QHBoxLayout()
        top.addWidget(words(" · ".join(fact for fact in facts if fact), "meta"), 1)
        if self.writable:
            settle = self.tr("Settle") if is_open else self.tr("Open again")
            about = f"{settle}: {kind}, {note.body}"
            change = ChangeNote(note.id, is_resolved=is_open)
            top.addWidget(button(settle, about, partial(self.edits_wanted.emit, (change,))))
            take = self.tr("Remove")
            away = partial(self.edits_wanted.emit, (RemoveNote(note.id),))
            top.addWidget(button(take, f"{take}: {kind}, {note.body}", away))
        column.addLayout(top)
        column.addWidget(words(note.body))
        if note.anchor is not None and note.anchor.exact:
            place = partial(self.go_to, None, note.anchor)
            column.addWidget(ElidedLink(f"“{note.anchor.exact}”", place))
            if note.anchor.state is AnchorState.LOST:
                lost = self.tr("These words no longer stand in the text.")
                column.addWidget(words(f"⚠ {lost}", "caution"))
        return card
