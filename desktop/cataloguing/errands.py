"""What a cataloguer does beside the form: notes, the basket, many articles at once, names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from db.errors import ArchiveError, ArticleChanged
from db.records import (
    AddNote,
    AddToDossier,
    Applied,
    ArticleEdit,
    ArticleRow,
    DossierRow,
    Edit,
    NoteKind,
    Term,
)
from desktop.cataloguing.authority_dialog import AuthorityDialog
from desktop.cataloguing.basket_dialog import BasketDialog
from desktop.cataloguing.batch_dialog import MOST, BatchDialog
from desktop.cataloguing.initials_dialog import InitialsDialog
from desktop.cataloguing.naming import Naming
from desktop.cataloguing.note_dialog import NoteDialog
from desktop.cataloguing.selection import chosen_quote
from desktop.desk import Desk
from desktop.problems import explain
from desktop.tasks import Resident
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader

T = TypeVar("T")

TERMS = 200
"""Subjects that can be chosen from for many articles."""


class Errands(QObject):
    """Owns what its dialogs need to read; saves go through the session of the desk. GUI thread."""

    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        pause_ms: int,
        say_saved: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._say_saved = say_saved
        self._theme, self._desk, self._window, self._pause_ms = theme, desk, window, pause_ms
        self._session = desk.cataloguing
        self._reading: Resident[Reader] | None = None
        self._last_dossier = ""

    def attach(self, reading: Resident[Reader]) -> None:
        """Work on an archive."""
        self._reading = reading

    def detach(self) -> None:
        """Work on no archive any more; the dialogs of the former one go."""
        self._reading = None
        self._last_dossier = ""
        for kind in (NoteDialog, BasketDialog, BatchDialog, AuthorityDialog, InitialsDialog):
            for dialog in self._window.findChildren(kind):
                dialog.reject()

    def write_note(self, kind: NoteKind | None = None) -> None:
        """Write a note on the chosen words, or on the article; a kind is proposed."""
        article, view = self._desk.detail.article, self._desk.detail.view
        if article is None or not self._session.writable:
            return
        quote = chosen_quote(article, view.document(), view.textCursor())
        dialog = NoteDialog(self._theme, article.row.id, quote, self._window)
        if kind is not None:
            dialog.kind.setCurrentIndex(max(0, dialog.kind.findData(kind.value)))
        dialog.wanted.connect(lambda note: self._save_note(dialog, note))
        _open(dialog)

    def _save_note(self, dialog: NoteDialog, note: AddNote) -> None:
        def kept(_applied: Applied) -> None:
            if isValid(dialog):
                dialog.accept()
            self._say_saved(self.tr("The note is saved."))

        def refused(error: Exception) -> None:
            dialog.say(self._explain(error))

        self._session.apply([note], kept, self._refusing(dialog, refused))

    def fill_basket(self) -> None:
        """Ask for a dossier, and put the article on show into it."""
        article = self._desk.detail.article
        if article is None or not self._session.writable:
            return
        article_id = article.row.id

        def put(title: str) -> None:
            self._last_dossier = title
            self._session.apply([AddToDossier(article_id, title=title)])

        def ask(dossiers: tuple[DossierRow, ...]) -> None:
            dialog = BasketDialog(self._theme, dossiers, self._last_dossier, self._window)
            dialog.chosen.connect(put)
            _open(dialog)

        self._read(lambda reader: reader.catalogue.dossiers(), ask)

    def change_many(self) -> None:
        """Change one thing of all articles in the list, up to a number that can be looked over."""
        hits = self._desk.searching.hits
        ids = list(hits.ids[:MOST]) if hits is not None else []
        if not ids or not self._session.writable:
            return

        def read(reader: Reader) -> tuple[list[ArticleRow], tuple[Term, ...]]:
            return reader.rows(ids), reader.catalogue.terms("", TERMS)

        def ask(found: tuple[list[ArticleRow], tuple[Term, ...]]) -> None:
            rows, terms = found
            dialog = BatchDialog(self._theme, rows, terms, self._window)
            dialog.edits_wanted.connect(lambda edits: self._save_many(dialog, edits))
            _open(dialog)

        self._read(read, ask)

    def _save_many(self, dialog: BatchDialog, edits: tuple[Edit, ...]) -> None:
        def kept(applied: Applied) -> None:
            if isValid(dialog):
                dialog.accept()
            self._desk.searching.renew()
            changed = len(applied.changes.updated)
            self._say_saved(self.tr("%Ln article(s) changed.", "", changed))

        def refused(error: Exception) -> None:
            if isinstance(error, ArticleChanged):
                ids = [one.article_id for one in edits if isinstance(one, ArticleEdit)]
                self._read(lambda reader: reader.rows(ids), _while_there(dialog, again))
            else:
                dialog.say(self._explain(error))

        def again(rows: list[ArticleRow]) -> None:
            dialog.renew(rows)
            dialog.say(
                self.tr(
                    "⚠ Somebody saved one of these just now, so nothing was changed. They are read "
                    "again: look them over, then change."
                )
            )

        self._session.apply(edits, kept, self._refusing(dialog, refused))

    def ask_who(
        self, proposal: str, given: Callable[[str], None], afterwards: Callable[[], None]
    ) -> None:
        """Ask who works here, and let a checker say who checks and who has left."""
        dialog = InitialsDialog(self._theme, proposal, parent=self._window)

        def read() -> None:
            shown = _while_there(dialog, dialog.show_users)
            self._read(lambda reader: reader.catalogue.users(), shown)

        def refused(error: Exception) -> None:
            dialog.say(self._explain(error))

        def save(edits: tuple[Edit, ...]) -> None:
            self._session.apply(edits, lambda _applied: read(), self._refusing(dialog, refused))

        dialog.given.connect(given)
        dialog.edits_wanted.connect(save)
        dialog.finished.connect(afterwards)
        _open(dialog)
        read()

    def look_after_names(self) -> None:
        """Look names up: their forms, their relations, and merge those that are the same."""
        if not self._session.writable:
            return
        dialog = AuthorityDialog(self._theme, self._window, pause_ms=self._pause_ms)

        def read(asked: Callable[[Reader], T], show: Callable[[T], None]) -> None:
            self._read(asked, _while_there(dialog, show))

        Naming(dialog, self._session, read, self._explain)
        _open(dialog)
        dialog.line.setFocus()

    def _refusing(
        self, dialog: QDialog, tell: Callable[[Exception], None]
    ) -> Callable[[Exception], None]:
        """Tell of a refusal in its dialog; at the foot of the window when that is closed."""

        def refused(error: Exception) -> None:
            if isValid(dialog):
                tell(error)
            else:
                self._session.failed.emit(error)

        return refused

    def _explain(self, error: Exception) -> str:
        """Why something was not saved, for a dialog to say."""
        if isinstance(error, ArchiveError):
            return f"⚠ {explain(error)}"
        self.failed.emit(error)
        return self.tr("⚠ It was not saved.")

    def _read(self, read: Callable[[Reader], T], show: Callable[[T], None]) -> None:
        if self._reading is not None:
            self._reading.submit(lambda reader, _ticket: read(reader), show, self.failed.emit)


def _while_there(dialog: QDialog, show: Callable[[T], None]) -> Callable[[T], None]:
    """Hand an answer on only while its dialog is there: it may have been closed meanwhile."""

    def shown(answer: T) -> None:
        if isValid(dialog):
            show(answer)

    return shown


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
