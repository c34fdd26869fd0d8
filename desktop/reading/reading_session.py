"""One article after another: the latest one asked for is the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db import marks_in
from db.errors import ArchiveError
from db.records import ArticleDetail, Mark, QueryTerm
from desktop.problems import explain
from desktop.reading.detail_pane import DetailPane
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Reader

Marked = tuple[ArticleDetail, tuple[QueryTerm, ...], Sequence[Sequence[Mark]]]
"""An article, the words that were looked for in it, and where they stand."""


class ReadingSession(QObject):
    """Owns the reading that is under way; lives on the GUI thread."""

    article_shown = Signal(object)
    """The `ArticleDetail` that is on the page now."""
    reading_failed = Signal(object)
    """The exception; the pane has said so already."""

    def __init__(self, pane: DetailPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._reading: Resident[Reader] | None = None
        self._ticket = Ticket()
        self._marking = Ticket()
        self._asked: int | None = None
        self._terms: tuple[QueryTerm, ...] = ()

    def attach(self, reading: Resident[Reader]) -> None:
        """Read with this from now on."""
        self.detach()
        self._reading = reading

    def detach(self) -> None:
        """Read nothing any more and show nothing."""
        self._cancel()
        self._reading = None
        self._asked = None
        self._terms = ()
        self._pane.show_nothing()

    def open(self, article_id: int, terms: Sequence[QueryTerm]) -> None:
        """Show an article with these words marked; what was asked for before it is dropped."""
        self._cancel()
        self._asked, self._terms = article_id, tuple(terms)
        if self._reading is None:
            return
        wanted = self._terms

        def read(reader: Reader, _ticket: Ticket) -> Marked:
            article = reader.article(article_id)
            return article, wanted, marks_in(article, wanted)

        self._ticket = self._reading.submit(read, self._on_read, self._on_failed)

    def mark(self, terms: Sequence[QueryTerm]) -> None:
        """Mark other words in the article that is shown or on its way."""
        if tuple(terms) != self._terms:
            self._terms = tuple(terms)
            self._mark_again()

    def renew(self) -> None:
        """Read the same article again: it may have been saved."""
        if self._asked is not None:
            self.open(self._asked, self._terms)

    def _cancel(self) -> None:
        self._ticket.cancel()
        self._marking.cancel()

    def _mark_again(self) -> None:
        """Find the words of the moment in the article that is shown."""
        self._marking.cancel()
        article, wanted = self._pane.article, self._terms
        if self._reading is None or article is None:
            return
        self._marking = self._reading.submit(
            lambda _reader, _ticket: (article, wanted, marks_in(article, wanted)),
            self._on_marked,
            self.reading_failed.emit,
        )

    def _on_read(self, read: Marked) -> None:
        article, wanted, marks = read
        self._pane.show_article(article, marks)
        self.article_shown.emit(article)
        if wanted != self._terms:
            self._mark_again()

    def _on_marked(self, marked: Marked) -> None:
        article, _wanted, marks = marked
        if self._pane.article is article:
            self._pane.mark(marks)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ArchiveError):
            self._pane.show_problem(str(explain(error)))
        else:
            self._pane.show_problem(self.tr("This article could not be read."))
        self.reading_failed.emit(error)
