"""Names: what an authority is called, what it is to others, what was changed, and merging two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QTabBar, QWidget

from db.records import (
    AuthorityDetail,
    AuthorityKind,
    AuthorityRef,
    ChangeSet,
    KeepAuthority,
    MergePreview,
)
from desktop.cataloguing.authority_links_page import AuthorityLinksPage
from desktop.cataloguing.authority_picker import AuthorityPicker
from desktop.cataloguing.authority_words import kind_words, standing_words
from desktop.cataloguing.lookup_line import PAUSE_MS
from desktop.cataloguing.merge_page import MergePage
from desktop.cataloguing.name_forms_page import NameFormsPage
from desktop.dates import shown_moment
from desktop.language import number
from desktop.reading.history_words import action_words, change_lines
from desktop.reading.parts import heading, stacked, words
from desktop.reading.scrolled import Scrolled
from desktop.rows import column_of, plain_button, row_of, set_tone
from desktop.theme import Theme

SIZE = QSize(860, 600)
HISTORY = 30
"""Changes that are listed."""


class AuthorityDialog(QDialog):
    """Owns the authority on show and the pages about it; lives on the GUI thread."""

    names_wanted = Signal(str, object, object)
    """Look up a text among kinds (a tuple, empty for all); the last is who offers what was found:
    a callable that takes the text and the matches."""
    authority_wanted = Signal(int)
    """Read an authority, and what was changed in it; answer with `show_authority`."""
    preview_wanted = Signal(int, int)
    """What would a merge do: the one that stays, the one that goes. Answer: `show_preview`."""
    edits_wanted = Signal(object)
    """Edits (a tuple) to be saved as one change; answer with `authority_wanted` or `say`."""
    undo_wanted = Signal()
    """The last change made here is to be taken back."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: AuthorityDetail | None = None
        self.setWindowTitle(self.tr("Names"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.picker = AuthorityPicker(theme, pause_ms=pause_ms, with_roles=False)
        self.line = self.picker.line
        self.forms, self.links = NameFormsPage(theme), AuthorityLinksPage(theme, pause_ms)
        self.merge, self.history = MergePage(theme, pause_ms), Scrolled(theme)
        self.history.setAccessibleName(self.tr("What was changed"))
        self._name, self._facts, self._said = heading(theme, ""), words("", "meta"), words("")
        self._name.setFont(theme.interface(17, QFont.Weight.DemiBold))
        self.tabs, self._pages = QTabBar(), QStackedWidget()
        self.undo = plain_button(self.tr("Undo"), self.undo_wanted.emit)
        self._lay_out()
        self._wire()
        self.show_undo("")
        self._show_pages()

    @property
    def authority_id(self) -> int:
        """The authority on show; 0 for none."""
        return self._shown.row.id if self._shown is not None else 0

    @property
    def told(self) -> str:
        """What is said below the pages."""
        return self._said.text()

    def show_authority(self, detail: AuthorityDetail, history: Sequence[ChangeSet]) -> None:
        """Show one authority whole; the page in front stays in front."""
        fresh = detail.row.id != self.authority_id
        self._shown = detail
        self.forms.show_authority(detail)
        self.links.show_authority(detail)
        self.merge.show_authority(detail)
        self.history.show_parts([self._card(one) for one in history[:HISTORY]])
        self._show_pages()
        if fresh:
            self._said.clear()
            self.tabs.setCurrentIndex(0)
        # Whoever went on to look up another name stays there.
        if fresh or not self.line.hasFocus():
            self._take_focus()

    def show_preview(self, preview: MergePreview) -> None:
        """Show what a merge would do; nothing is done yet."""
        self.merge.show_preview(preview)

    def show_undo(self, label: str) -> None:
        """Say what would be taken back; empty for nothing."""
        undo = self.tr("Undo")
        self.undo.setText(f"{undo}: {label}" if label else undo)
        self.undo.setEnabled(bool(label))

    def say(self, told: str, tone: str = "caution") -> None:
        """Say what became of it."""
        self._said.setText(told)
        set_tone(self._said, tone)

    def _card(self, change: ChangeSet) -> QWidget:
        deed = action_words(change.action)
        if change.edits > 1:
            deed = self.tr("%Ln change(s) at once", "", change.edits)
        head = f"{shown_moment(change.at)} · {change.by or ''} · {deed}"
        if change.undone_by is not None:
            head += " · " + self.tr("taken back")
        lines = dict.fromkeys(line for row in change.changes for line in change_lines(row))
        return stacked(self._theme, words(head, "meta"), *(words(line) for line in lines))

    def _show_pages(self) -> None:
        held = self._shown
        self.tabs.setVisible(held is not None)
        self._pages.setVisible(held is not None)
        self._name.setVisible(held is not None)
        if held is None:
            self._facts.setText(
                self.tr("Look a name up. Shift+Enter makes a new one, once nothing fits; F4: kind.")
            )
            return
        row = held.row
        about = f" ({row.disambiguation})" if row.disambiguation else ""
        self._name.setText(f"{row.name}{about}")
        count = self.tr("articles: {count}").format(count=number(row.articles))
        facts = (kind_words(row.kind), standing_words(row.status), count, held.scope_note or "")
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        counts = (len(held.names), len(held.links), 0, 0)
        for place, (name, many) in enumerate(zip(self._titles(), counts, strict=True)):
            self.tabs.setTabText(place, f"{name} ({number(many)})" if many else name)

    def _titles(self) -> tuple[str, ...]:
        return (self.tr("Name forms"), self.tr("Relations"), self.tr("Merge"), self.tr("History"))

    def _lay_out(self) -> None:
        self.tabs.setProperty("quiet", True)
        self.tabs.setProperty("pages", True)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("What to see of the name"))
        for title in self._titles():
            self.tabs.addTab(title)
        for page in (self.forms, self.links, self.merge, self.history):
            self._pages.addWidget(page)
        layout = column_of(self, self._theme)
        for part in (self.picker, self._name, self._facts, self.tabs):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._said)
        layout.addStretch(0)
        layout.addLayout(row_of(self.undo, None, plain_button(self.tr("Close"), self.reject)))

    def _wire(self) -> None:
        picker, none = self.picker, ()
        picker.lookup_wanted.connect(
            lambda text, kinds: self.names_wanted.emit(text, kinds, picker.offer)
        )
        picker.picked.connect(lambda authority, _role, _words: self._on_picked(authority))
        self.links.names_wanted.connect(
            lambda text: self.names_wanted.emit(text, none, self.links.offer)
        )
        self.merge.names_wanted.connect(self._on_other_wanted)
        self.merge.preview_wanted.connect(
            lambda gone: self.preview_wanted.emit(self.authority_id, gone)
        )
        for page in (self.forms, self.links, self.merge):
            page.edits_wanted.connect(self.edits_wanted)
        for page in (self.forms, self.links):
            page.told.connect(lambda told: self.say(f"⚠ {told}"))
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self._turn(by))
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.line.setFocus)

    def _turn(self, by: int) -> None:
        """Bring the next page to the front, and the keyboard to it."""
        if self._shown is not None:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
            self._take_focus()

    def _take_focus(self) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picked(self, authority: AuthorityRef) -> None:
        """Show one that is there, or make one that is not."""
        if authority.id is not None:
            self.authority_wanted.emit(authority.id)
        else:
            self.edits_wanted.emit((KeepAuthority(authority),))

    def _on_other_wanted(self, text: str) -> None:
        kinds: tuple[AuthorityKind, ...] = ()
        if self._shown is not None:
            kinds = (self._shown.row.kind,)
        self.names_wanted.emit(text, kinds, self.merge.offer)
