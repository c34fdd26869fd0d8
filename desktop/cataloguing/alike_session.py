"""Asks about articles that look like the one in the form, and keeps what a person says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import (
    Applied,
    Catalogue,
    Comparison,
    DecideRelation,
    Decision,
    Relation,
    RelationKind,
    RelationState,
)
from desktop.cataloguing.alike_banner import AlikeBanner
from desktop.reading.catalogue_session import CatalogueSession
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader

ONE_TEXT = frozenset({RelationKind.SAME_TEXT, RelationKind.REPRINT_OF, RelationKind.VERSION_OF})
"""What rules take for one text twice; reports of one event are no duplicates."""


class AlikeSession(QObject):
    """Owns the banner and the pair it asks about; lives on the GUI thread.

    What is decided is saved through the session of the desk, like everything else of the article:
    it is part of the history, and undo takes it back.
    """

    binned = Signal(int)
    """The article on show is in the bin now, as a duplicate: its id."""
    choice_made = Signal()
    """A decision is about to be saved: what is typed comes first."""
    left = Signal()
    """The keyboard goes back to the form."""
    asked = Signal(bool)
    """Whether there is a pair to decide on."""
    failed = Signal(object)

    def __init__(self, theme: Theme, session: CatalogueSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reading: Resident[Reader] | None = None
        self._ticket = Ticket()
        self._article_id = 0
        self.banner = AlikeBanner(theme)
        self.banner.decided.connect(self._on_decided)
        self.banner.comparison_wanted.connect(self._on_comparison_wanted)
        self.banner.left.connect(self.left)

    def attach(self, reading: Resident[Reader]) -> None:
        """Read with this from now on."""
        self._reading = reading

    def detach(self) -> None:
        """Ask and read nothing any more."""
        self._reading = None
        self.show(None)

    def show(self, catalogue: Catalogue | None) -> None:
        """Ask about what is much like this article and waits for a person; None asks nothing."""
        article_id = catalogue.article_id if catalogue is not None else 0
        if article_id != self._article_id:
            self.banner.show_kept(None)
        self._article_id = article_id
        waiting = [one for one in catalogue.relations if _waits(one)] if catalogue else []
        before = self.banner.relation
        first = waiting[0] if waiting else None
        if before is None or first is None or before.id != first.id:
            self._ticket.cancel()
        self.banner.show_relation(first, max(0, len(waiting) - 1))
        self.asked.emit(first is not None)

    def _on_decided(self, decision: Decision) -> None:
        relation, article_id = self.banner.relation, self._article_id
        if relation is None:
            return

        def kept(_applied: Applied) -> None:
            if article_id != self._article_id:
                return
            self.banner.show_kept(decision)
            self.banner.show_relation(None)
            if decision is Decision.DUPLICATE and relation.is_later:
                self.binned.emit(article_id)

        self.choice_made.emit()
        self._session.apply([DecideRelation(relation.id, decision)], kept)

    def _on_comparison_wanted(self) -> None:
        relation, reading = self.banner.relation, self._reading
        if relation is None or reading is None:
            return
        both = (self._article_id, relation.other.id)
        later, earlier = both if relation.is_later else both[::-1]

        def read(reader: Reader, _ticket: Ticket) -> Comparison:
            return reader.comparison(later, earlier)

        self._ticket.cancel()
        self._ticket = reading.submit(read, self.banner.show_comparison, self.failed.emit)


def _waits(relation: Relation) -> bool:
    return relation.state is RelationState.SUGGESTED and relation.kind in ONE_TEXT
