"""Looking after names: what the dialog of names asks for is read and saved, and can go back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from db.errors import FieldInvalid
from db.records import (
    Applied,
    AuthorityDetail,
    AuthorityKind,
    AuthorityMatch,
    ChangeSet,
    Edit,
    MergeAuthorities,
)
from desktop.cataloguing.authority_dialog import AuthorityDialog
from desktop.cataloguing.lookup_line import MOST_ROWS
from desktop.cataloguing.undo_words import change_label
from desktop.reading.catalogue_session import CatalogueSession

if TYPE_CHECKING:
    from db import Reader

T = TypeVar("T")


class Reads(Protocol):
    """Reads something on the read lane, and hands it to whoever shows it."""

    def __call__(self, read: Callable[[Reader], T], show: Callable[[T], None], /) -> None:
        """Read, then show."""


Offer = Callable[[str, Sequence[AuthorityMatch]], None]
DAYS = frozenset({"valid_from", "valid_to"})


class Naming(QObject):
    """Owns what was changed while one dialog is open, to be taken back there; GUI thread."""

    def __init__(
        self,
        dialog: AuthorityDialog,
        session: CatalogueSession,
        read: Reads,
        explain: Callable[[Exception], str],
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._session, self._read, self._explain = dialog, session, read, explain
        self._made: list[int] = []
        dialog.names_wanted.connect(self._look_up)
        dialog.authority_wanted.connect(self._show)
        dialog.preview_wanted.connect(self._preview)
        dialog.edits_wanted.connect(self._save)
        dialog.undo_wanted.connect(self._undo)

    def _look_up(self, text: str, kinds: Collection[AuthorityKind], offer: Offer) -> None:
        def read(reader: Reader) -> tuple[AuthorityMatch, ...]:
            return reader.catalogue.find_authorities(text, kinds, MOST_ROWS)

        self._read(read, lambda found: offer(text, found))

    def _show(self, authority_id: int) -> None:
        last = self._made[-1] if self._made else None

        def read(
            reader: Reader,
        ) -> tuple[AuthorityDetail, tuple[ChangeSet, ...], ChangeSet | None]:
            held = reader.catalogue
            made = held.change_set(last) if last is not None else None
            return held.authority(authority_id), held.authority_history(authority_id), made

        def show(found: tuple[AuthorityDetail, tuple[ChangeSet, ...], ChangeSet | None]) -> None:
            detail, history, made = found
            self._dialog.show_authority(detail, history)
            self._dialog.show_undo(change_label(made) if made is not None else "")

        self._read(read, show)

    def _preview(self, kept_id: int, gone_id: int) -> None:
        self._read(
            lambda reader: reader.catalogue.merge_preview(kept_id, gone_id),
            self._dialog.show_preview,
        )

    def _save(self, edits: tuple[Edit, ...]) -> None:
        def kept(applied: Applied) -> None:
            if not isValid(self._dialog):
                return
            told = self.tr("✓ Saved.")
            if applied.change_set is None:
                told = self.tr("Nothing changed.")
            elif isinstance(edits[0], MergeAuthorities):
                told = self.tr("Merged. Undo makes two of them again.")
            if applied.change_set is not None:
                self._made.append(applied.change_set)
            # A name that was made here comes on show.
            self._show(self._dialog.authority_id or applied.made[0] or 0)
            self._dialog.say(told, "verified")

        self._session.apply(edits, kept, self._refuse)

    def _undo(self) -> None:
        if not self._made:
            return
        last = self._made.pop()

        def kept(_applied: Applied) -> None:
            if not isValid(self._dialog):
                return
            self._show(self._dialog.authority_id)
            self._dialog.say(self.tr("Taken back."), "verified")

        def refused(error: Exception) -> None:
            self._made.append(last)
            self._refuse(error)

        self._session.undo_change(last, kept, refused)

    def _refuse(self, error: Exception) -> None:
        """Say why it was not saved; what is written stays, unless somebody took it away."""
        if not isValid(self._dialog):
            self._session.failed.emit(error)
            return
        if isinstance(error, FieldInvalid) and error.field in DAYS:
            told = self.tr("“{value}” is no day or year that fits here: 2018, 10/2018, 24/10/2018.")
            self._dialog.say("⚠ " + told.format(value=error.value))
        elif isinstance(error, FieldInvalid) and error.value.isdecimal():
            self._dialog.say(self.tr("⚠ Somebody else has just taken this away."))
            self._show(self._dialog.authority_id)
        else:
            self._dialog.say(self._explain(error))
