"""What an authority is called: its name forms, each to be added, changed and removed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import (
    AddName,
    AuthorityDetail,
    AuthorityRef,
    ChangeName,
    Edit,
    KeepAuthority,
    NameForm,
    NameKind,
    RemoveName,
)
from desktop.cataloguing.field_line import FieldLine
from desktop.cataloguing.fields import FieldChoice
from desktop.cataloguing.span import Span
from desktop.dates import shown_date
from desktop.ledger_table import LedgerTable
from desktop.reading.kind_words import form_words
from desktop.rows import plain_button, row_of
from desktop.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameFormsPage(QWidget):
    """Owns the table of forms and the lines in which one is written; lives on the GUI thread.

    With a row chosen the lines change that form, else they add one.
    """

    edits_wanted = Signal(object)
    told = Signal(str)
    """Why nothing can be saved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._authority: AuthorityRef | None = None
        self._forms: tuple[NameForm, ...] = ()
        self._sent: tuple[Edit, ...] = ()
        self.table = LedgerTable(theme)
        self.table.setAccessibleName(self.tr("Name forms"))
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self.line, self.kind, self.span = FieldLine(), FieldChoice(theme), Span(theme)
        self.line.setPlaceholderText(self.tr("Another name of it"))
        self.line.setAccessibleName(self.tr("Name form"))
        for kind in NameKind:
            self.kind.addItem(form_words(kind), kind.value)
        self.kind.setAccessibleName(self.tr("Kind of name form"))
        self.keep = plain_button("", self._on_keep)
        self.remove = plain_button(self.tr("Remove"), self._on_remove)
        self.fresh = plain_button(self.tr("New form"), self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.table)
        column.addStretch(1)
        column.addLayout(row_of(self.line))
        column.addLayout(row_of(self.kind, self.span, None, self.fresh, self.remove, self.keep))
        self.setFocusProxy(self.line)
        self._show_form(None)

    @property
    def chosen(self) -> NameForm | None:
        """The form that is being changed; None while a new one is written."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return self._forms[min(rows)] if rows and min(rows) < len(self._forms) else None

    def show_authority(self, detail: AuthorityDetail) -> None:
        """Show the forms of an authority; a new one that is being written stays."""
        authority = AuthorityRef(id=detail.row.id)
        goes_on = authority == self._authority and self.chosen is None
        goes_on = goes_on and bool(self.line.text()) and self.edits() != self._sent
        self._authority, self._forms = authority, detail.names
        headings = [self.tr("Name"), self.tr("Kind"), self.tr("From"), self.tr("To")]
        cells = [
            [one.name, form_words(one.kind), shown_date(one.valid_from), shown_date(one.valid_to)]
            for one in self._forms
        ]
        self.table.blockSignals(True)
        self.table.show_cells(headings, cells)
        self.table.stretch(0)
        self.table.blockSignals(False)
        if not goes_on:
            self.begin()

    def begin(self) -> None:
        """Write a new form."""
        self.table.clearSelection()
        self.table.setCurrentCell(-1, -1)
        self._show_form(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Enter, remove by Del, let go of a form by Esc."""
        on_table, key = self.table.hasFocus(), event.key()
        if key in ENTER and on_table:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in ENTER:
            self._on_keep()
        elif key == Qt.Key.Key_Delete and on_table:
            self._on_remove()
        elif key == Qt.Key.Key_Escape and (self.chosen is not None or self.line.text()):
            self.begin()
        else:
            super().keyPressEvent(event)

    def edits(self) -> tuple[Edit, ...]:
        """What is written, as a change; nothing without a name."""
        name, kind = " ".join(self.line.typed.split()), NameKind(self.kind.currentData())
        held, authority = self.chosen, self._authority
        if not name or authority is None:
            return ()
        first, last = self.span.ends
        if kind is NameKind.PREFERRED and (held is None or (held.name, held.kind) != (name, kind)):
            return (KeepAuthority(authority, {"name": name}),)
        if held is None:
            return (AddName(authority, name, kind, valid_from=first, valid_to=last),)
        return (ChangeName(held.id, name, kind, held.language, first, last),)

    def _on_keep(self) -> None:
        held = self.chosen
        kept = held is not None and held.kind is NameKind.PREFERRED
        if kept and self.kind.currentData() != NameKind.PREFERRED.value:
            self.told.emit(self.tr("One name has to be the preferred one: choose another first."))
        elif edits := self.edits():
            self._sent = edits
            self.edits_wanted.emit(edits)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self) -> None:
        held = self.chosen
        if held is not None and held.kind is not NameKind.PREFERRED:
            self.edits_wanted.emit((RemoveName(held.id),))

    def _on_chosen(self) -> None:
        self._show_form(self.chosen)

    def _show_form(self, form: NameForm | None) -> None:
        kind = form.kind if form is not None else NameKind.VARIANT
        self.line.put(form.name if form is not None else "")
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.span.put(*((form.valid_from, form.valid_to) if form is not None else (None, None)))
        self.keep.setText(self.tr("Add") if form is None else self.tr("Change"))
        self.remove.setEnabled(form is not None and form.kind is not NameKind.PREFERRED)
        self.fresh.setEnabled(form is not None)
