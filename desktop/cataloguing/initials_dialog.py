"""Asks who works here, and shows everybody who does: who checks, and who has left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from db.records import KeepUser, User, UserRole
from desktop.cataloguing.field_line import FieldLine
from desktop.ledger_table import LedgerTable
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme

LONGEST = 32


class InitialsDialog(QDialog):
    """Owns the line of the question and the list of people; lives on the GUI thread."""

    given = Signal(str)
    edits_wanted = Signal(object)
    """A `KeepUser` (in a tuple) to be saved; answer with `show_users` or `say`."""

    def __init__(
        self,
        theme: Theme,
        proposal: str,
        users: Sequence[User] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._users: tuple[User, ...] = ()
        self.setWindowTitle(self.tr("Who works here?"))
        title = QLabel(self.tr("Your initials"))
        title.setFont(theme.interface(16, QFont.Weight.DemiBold))
        hint = QLabel(
            self.tr(
                "They stand beside everything that you save, and your undo takes back only that."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("tone", "meta")
        self.line = FieldLine()
        self.line.setMaxLength(LONGEST)
        self.line.put(proposal)
        self.line.setAccessibleName(title.text())
        self.line.textChanged.connect(self._on_changed)
        self.table = LedgerTable(theme)
        self.table.setAccessibleName(self.tr("Everybody who works on the archive"))
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self.role = plain_button("", self._on_role)
        self.leave = plain_button("", self._on_leave)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setProperty("tone", "caution")
        self._keep = primary_button(self.tr("Go on"), self._on_keep)
        close = plain_button(self.tr("Close"), self.reject)
        layout = column_of(self, theme)
        for part in (title, hint, self.line, self.table):
            layout.addWidget(part)
        layout.addLayout(row_of(self.role, self.leave, None))
        layout.addWidget(self._said)
        layout.addLayout(row_of(None, close, self._keep))
        self.setMinimumWidth(theme.px(440))
        self._on_changed()
        self.show_users(users)

    @property
    def chosen(self) -> User | None:
        """The person in the chosen row."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return self._users[min(rows)] if rows and min(rows) < len(self._users) else None

    @property
    def told(self) -> str:
        """Why something was not saved."""
        return self._said.text()

    def show_users(self, users: Sequence[User]) -> None:
        """Show everybody; the person who was chosen stays chosen."""
        before = self.chosen
        self._users = tuple(users)
        cells = [[one.initials, self._standing(one)] for one in self._users]
        self.table.show_cells([self.tr("Initials"), self.tr("What they do")], cells)
        self.table.stretch(1)
        for part in (self.table, self.role, self.leave):
            part.setVisible(bool(self._users))
        self._said.clear()
        self._said.hide()
        ids = [one.id for one in self._users]
        if before is not None and before.id in ids:
            self.table.selectRow(ids.index(before.id))
        self._on_chosen()
        self.adjustSize()

    def say(self, words: str) -> None:
        """Say why it was not saved."""
        self._said.setText(words)
        self._said.show()

    def _standing(self, user: User) -> str:
        if not user.active:
            return self.tr("has left")
        if user.role is UserRole.CHECKER:
            return self.tr("catalogues and checks")
        return self.tr("catalogues")

    def _on_chosen(self) -> None:
        user = self.chosen
        checks = user is not None and user.role is UserRole.CHECKER
        self.role.setText(self.tr("Checks no longer") if checks else self.tr("Let them check"))
        gone = user is not None and not user.active
        self.leave.setText(self.tr("Is back") if gone else self.tr("Has left"))
        self.role.setEnabled(user is not None and user.active)
        self.leave.setEnabled(user is not None)

    def _on_role(self) -> None:
        user = self.chosen
        if user is not None:
            checks = user.role is UserRole.CHECKER
            role = UserRole.CATALOGUER if checks else UserRole.CHECKER
            self.edits_wanted.emit((KeepUser(user.initials, user.name, role, user.active),))

    def _on_leave(self) -> None:
        user = self.chosen
        if user is not None:
            changed = KeepUser(user.initials, user.name, user.role, not user.active)
            self.edits_wanted.emit((changed,))

    def _on_changed(self) -> None:
        self._keep.setEnabled(bool(self.line.typed.strip()))

    def _on_keep(self) -> None:
        self.given.emit(" ".join(self.line.typed.split()))
        self.accept()
