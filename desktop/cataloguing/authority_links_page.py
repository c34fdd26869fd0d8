"""What an authority is to others, and when: a commune to its district, an office to its holder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import (
    AuthorityDetail,
    AuthorityLink,
    AuthorityMatch,
    AuthorityRef,
    AuthorityRow,
    Edit,
    Predicate,
    RelateAuthorities,
    RemoveAuthorityLink,
)
from desktop.cataloguing.authority_words import match_words
from desktop.cataloguing.fields import FieldChoice
from desktop.cataloguing.lookup_line import Candidate, LookupLine
from desktop.cataloguing.name_forms_page import ENTER
from desktop.cataloguing.span import Span
from desktop.dates import shown_date
from desktop.ledger_table import LedgerTable
from desktop.reading.kind_words import predicate_words
from desktop.rows import plain_button, row_of
from desktop.theme import Theme


class AuthorityLinksPage(QWidget):
    """Owns the table of links and the lines in which one is written; lives on the GUI thread.

    With a row chosen the lines change that link, else they add one.
    """

    edits_wanted = Signal(object)
    names_wanted = Signal(str)
    """Look up the other end; answer with `offer`."""
    told = Signal(str)
    """Why nothing can be saved."""

    def __init__(self, theme: Theme, pause_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: AuthorityRow | None = None
        self._links: tuple[AuthorityLink, ...] = ()
        self._sent: tuple[Edit, ...] = ()
        self._other: AuthorityRow | None = None
        self.table = LedgerTable(theme)
        self.table.setAccessibleName(self.tr("Relations"))
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self.predicate, self.span = FieldChoice(theme), Span(theme)
        for predicate in Predicate:
            self.predicate.addItem(predicate_words(predicate), predicate.value)
        self.predicate.setAccessibleName(self.tr("Relation"))
        self.line = LookupLine(theme, pause_ms=pause_ms)
        self.line.setPlaceholderText(self.tr("Look up the other name…"))
        self.line.setAccessibleName(self.tr("The other name"))
        self.line.lookup_wanted.connect(self.names_wanted)
        self.line.chosen.connect(self._on_other_chosen)
        self.keep = plain_button("", self._on_keep)
        self.remove = plain_button(self.tr("Remove"), self._on_remove)
        self.fresh = plain_button(self.tr("New relation"), self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.table)
        column.addStretch(1)
        first = row_of(self.predicate, self.line)
        first.setStretch(1, 1)
        column.addLayout(first)
        column.addLayout(row_of(self.span, None, self.fresh, self.remove, self.keep))
        self.setFocusProxy(self.line)
        self._show_link(None)

    @property
    def chosen(self) -> AuthorityLink | None:
        """The link that is being changed; None while a new one is written."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return self._links[min(rows)] if rows and min(rows) < len(self._links) else None

    def show_authority(self, detail: AuthorityDetail) -> None:
        """Show the links of an authority; a new one that is being written stays."""
        same = self._shown is not None and self._shown.id == detail.row.id
        goes_on = same and self.chosen is None and bool(self.line.text())
        goes_on = goes_on and self.edits() != self._sent
        self._shown, self._links = detail.row, detail.links
        headings = [self.tr("Relation"), self.tr("From"), self.tr("To")]
        cells = [
            [self._sentence(one), shown_date(one.valid_from), shown_date(one.valid_to)]
            for one in self._links
        ]
        self.table.blockSignals(True)
        self.table.show_cells(headings, cells)
        self.table.stretch(0)
        self.table.blockSignals(False)
        if not goes_on:
            self.begin()

    def offer(self, text: str, matches: Sequence[AuthorityMatch]) -> None:
        """Offer what was found for the other end."""
        shown = self._shown.id if self._shown is not None else 0
        fit = [one for one in matches if one.authority.id != shown]
        self.line.offer(text, [Candidate(match_words(one), one.authority) for one in fit])

    def begin(self) -> None:
        """Write a new link."""
        self.table.clearSelection()
        self.table.setCurrentCell(-1, -1)
        self._show_link(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Enter, remove by Del, let go of a link by Esc."""
        on_table, key = self.table.hasFocus(), event.key()
        if key in ENTER and on_table:
            self.span.first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in ENTER:
            self._on_keep()
        elif key == Qt.Key.Key_Delete and on_table:
            self._on_remove()
        elif key == Qt.Key.Key_Escape and (self.chosen is not None or self._other is not None):
            self.begin()
        else:
            super().keyPressEvent(event)

    def edits(self) -> tuple[Edit, ...]:
        """What is written, as a change; nothing before the other end is chosen."""
        shown, other, held = self._shown, self._other, self.chosen
        if shown is None or other is None or self.line.wanted != other.name:
            return ()
        ends = [AuthorityRef(id=shown.id), AuthorityRef(id=other.id)]
        if held is not None and not held.is_subject:
            ends.reverse()
        predicate, (first, last) = Predicate(self.predicate.currentData()), self.span.ends
        edit = RelateAuthorities(ends[0], predicate, ends[1], first, last)
        if held is None or (held.predicate, held.other.id, held.valid_from) == (
            predicate,
            other.id,
            first,
        ):
            return (edit,)
        return (edit, RemoveAuthorityLink(held.id))

    def _sentence(self, link: AuthorityLink) -> str:
        name = self._shown.name if self._shown is not None else ""
        pair = (name, link.other.name) if link.is_subject else (link.other.name, name)
        return f"{pair[0]} {predicate_words(link.predicate)} {pair[1]}"

    def _on_other_chosen(self, other: AuthorityRow) -> None:
        self._other = other
        self.line.put(other.name)
        self.span.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        if edits := self.edits():
            self._sent = edits
            self.edits_wanted.emit(edits)
        else:
            self.told.emit(self.tr("Choose the other name among those that are offered."))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self) -> None:
        held = self.chosen
        if held is not None:
            self.edits_wanted.emit((RemoveAuthorityLink(held.id),))

    def _on_chosen(self) -> None:
        self._show_link(self.chosen)

    def _show_link(self, link: AuthorityLink | None) -> None:
        self._other = link.other if link is not None else None
        self.line.put(link.other.name if link is not None else "")
        if link is not None:
            self.predicate.setCurrentIndex(self.predicate.findData(link.predicate.value))
        self.span.put(*((link.valid_from, link.valid_to) if link is not None else (None, None)))
        self.keep.setText(self.tr("Add") if link is None else self.tr("Change"))
        self.remove.setEnabled(link is not None)
        self.fresh.setEnabled(link is not None)
