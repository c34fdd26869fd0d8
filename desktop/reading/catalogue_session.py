"""What the catalogue holds of the open article, what could be added, and the saves to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import Applied, Catalogue, ChangeSet, Edit, Suggestion
from desktop.reading.own_saves import OwnSaves
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Cataloguer, Reader

CHANGES_AT_ONCE = 50

Kept = Callable[[Applied], None]
"""Hears that a very save is on the disk."""
Save = Callable[["Cataloguer"], Applied]
Refused = Callable[[Exception], None]
"""Hears why a very save was not made."""


class CatalogueSession(QObject):
    """Owns the article whose catalogue is on show; lives on the GUI thread and never waits.

    It reads on the read lane and saves on the write lane. The latest article that was opened wins.
    Saves are made in the order in which they were asked for, each as one change set; after each of
    them the article that is open then is read again. A save that was asked for is made, whatever
    is opened or closed afterwards.
    """

    read = Signal(object)
    """The `Catalogue` of the open article: after `open`, and anew after each save."""
    suggested = Signal(object)
    """What its text suggests: a tuple of `Suggestion`, some time after `read`."""
    traced = Signal(object)
    """What was changed in it: a tuple of whole `ChangeSet`, the newest first, after `trace`."""
    applied = Signal(object)
    """A save, an undo or a redo is on the disk: its `Applied`. With nothing to take back or to
    make again its `change_set` is None."""
    failed = Signal(object)
    """The exception of a reading or a save; nothing of that save is kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading: Resident[Reader] | None = None
        self._writing: Resident[Cataloguer] | None = None
        self._own = OwnSaves()
        self._article_id: int | None = None
        self._catalogue: Catalogue | None = None
        self._suggestions: tuple[Suggestion, ...] = ()
        self._tickets = [Ticket(), Ticket(), Ticket()]

    @property
    def article_id(self) -> int | None:
        """The article that is open, read or on its way."""
        return self._article_id

    @property
    def catalogue(self) -> Catalogue | None:
        """What was last read of the open article; None before that."""
        return self._catalogue

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What was last suggested for the open article; nothing before that."""
        return self._suggestions

    @property
    def writable(self) -> bool:
        """Whether anything can be saved: without it controls that change something are absent."""
        return self._writing is not None

    def attach(self, reading: Resident[Reader], writing: Resident[Cataloguer] | None) -> None:
        """Work on this archive from now on; without `writing` it is only read."""
        self.detach()
        self._reading, self._writing = reading, writing
        self._own = OwnSaves()

    def detach(self) -> None:
        """Work on no archive any more. What was to be saved is saved all the same."""
        self._forget()
        self._reading = self._writing = self._article_id = None

    def open(self, article_id: int) -> None:
        """Read what the catalogue holds of an article, then what its text suggests."""
        self._forget()
        self._article_id = article_id
        self.renew()

    def renew(self) -> None:
        """Read the open article again."""
        self._cancel()
        reading, article_id = self._reading, self._article_id
        if reading is None or article_id is None:
            return

        def read(reader: Reader, _ticket: Ticket) -> Catalogue:
            return reader.catalogue.of(article_id)

        self._tickets[0] = reading.submit(read, self._on_read, self.failed.emit)

    def trace(self) -> None:
        """Read what was changed in the open article, for `traced`."""
        reading, article_id = self._reading, self._article_id
        self._tickets[2].cancel()
        if reading is None or article_id is None:
            return

        def read(reader: Reader, ticket: Ticket) -> tuple[ChangeSet, ...]:
            held = reader.catalogue
            listed = held.history(article_id, limit=CHANGES_AT_ONCE)
            return tuple(held.change_set(one.id) for one in listed if not ticket.cancelled())

        self._tickets[2] = reading.submit(read, self.traced.emit, self.failed.emit)

    def apply(
        self,
        edits: Sequence[Edit],
        kept: Kept | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Save some edits as one change set; whoever wants to know hears of this very save.

        An edit with the version that was read before our own saves is taken for one of now.
        """
        own, wanted = self._own, tuple(edits)

        def save(cataloguer: Cataloguer) -> Applied:
            applied = cataloguer.apply(own.renewed(wanted))
            own.note(applied)
            return applied

        if wanted:
            self._save(save, kept, refused)

    def undo(self, kept: Kept | None = None, refused: Refused | None = None) -> None:
        """Take back the newest change set of this person."""
        self._step(lambda cataloguer: cataloguer.undo(), kept, refused)

    def redo(self, kept: Kept | None = None, refused: Refused | None = None) -> None:
        """Make again what was taken back last."""
        self._step(lambda cataloguer: cataloguer.redo(), kept, refused)

    def undo_change(
        self, change_set: int, kept: Kept | None = None, refused: Refused | None = None
    ) -> None:
        """Take back one change set, whoever made it."""
        self._step(lambda cataloguer: cataloguer.undo(change_set), kept, refused)

    def _step(self, step: Save, kept: Kept | None, refused: Refused | None) -> None:
        own = self._own

        def save(cataloguer: Cataloguer) -> Applied:
            applied = step(cataloguer)
            own.forget(applied)
            return applied

        self._save(save, kept, refused)

    def _save(self, save: Save, on_kept: Kept | None, on_refused: Refused | None) -> None:
        writing = self._writing
        if writing is None:
            return

        def kept(applied: Applied) -> None:
            if self._writing is writing:
                if on_kept is not None:
                    on_kept(applied)
                self.applied.emit(applied)
                self.renew()

        writing.submit(
            lambda cataloguer, _ticket: save(cataloguer), kept, on_refused or self.failed.emit
        )

    def _forget(self) -> None:
        self._cancel()
        self._tickets[2].cancel()
        self._catalogue, self._suggestions = None, ()

    def _cancel(self) -> None:
        for ticket in self._tickets[:2]:
            ticket.cancel()

    def _on_read(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.read.emit(catalogue)
        reading, article_id = self._reading, self._article_id
        # Whoever heard of it may have opened another article, or closed the archive.
        if reading is None or article_id != catalogue.article_id:
            return

        def suggest(reader: Reader, _ticket: Ticket) -> tuple[Suggestion, ...]:
            return reader.catalogue.suggest(article_id)

        self._tickets[1] = reading.submit(suggest, self._on_suggested, self.failed.emit)

    def _on_suggested(self, suggestions: tuple[Suggestion, ...]) -> None:
        self._suggestions = suggestions
        self.suggested.emit(suggestions)
