"""Pinning an article, and putting another one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import ArchiveError
from db.records import ArticleDetail, Comparison
from desktop.problems import explain
from desktop.reading.compare_page import ComparePage
from desktop.reading.detail_pane import DetailPane
from desktop.tasks import Resident, Ticket

if TYPE_CHECKING:
    from db import Reader


class CompareSession(QObject):
    """Owns which article is pinned, and what is on the page of a comparison; GUI thread."""

    turned = Signal()
    """The page of a comparison came, or went."""
    told = Signal(str)
    """A sentence about what became of it."""
    failed = Signal(object)

    def __init__(self, pane: DetailPane, page: ComparePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pane, self._page = pane, page
        self._reading: Resident[Reader] | None = None
        self._pinned: ArticleDetail | None = None
        self._shown = False
        self._ticket = Ticket()
        page.closed.connect(self.close)

    @property
    def pinned(self) -> int | None:
        """The article that is pinned."""
        return self._pinned.row.id if self._pinned is not None else None

    @property
    def shown(self) -> bool:
        """Whether two articles are to stand beside each other now."""
        return self._shown

    def attach(self, reading: Resident[Reader]) -> None:
        """Read with this from now on."""
        self.detach()
        self._reading = reading

    def detach(self) -> None:
        """Read nothing any more; what is pinned is of another archive."""
        self._reading = self._pinned = None
        self.close()

    def pin(self) -> None:
        """Pin the article on show, or take the pin away from it."""
        article = self._pane.article
        if article is None:
            return
        if self.pinned == article.row.id:
            self._pinned = None
            self.told.emit(self.tr("No article is pinned any more."))
        else:
            self._pinned = article
            self.told.emit(self.tr("Pinned. Open another article and press F6 to compare them."))
        self.show_pin()

    def show_pin(self) -> None:
        """Say beside the article on show whether it is the pinned one."""
        article = self._pane.article
        self._pane.show_pinned(article is not None and article.row.id == self.pinned)

    def follow(self, article: ArticleDetail) -> None:
        """Another article is on show: say whether it is pinned; go on comparing with it."""
        self.show_pin()
        pinned = self._pinned
        if self._shown and pinned is not None and pinned.row.id != article.row.id:
            self._read(article, pinned)

    def compare(self) -> None:
        """Put the article on show beside the pinned one, or end it; with none pinned, pin it."""
        article, pinned = self._pane.article, self._pinned
        if self._shown:
            self.close()
        elif pinned is None:
            self.pin()
        elif article is not None and article.row.id == pinned.row.id:
            self.told.emit(self.tr("This one is pinned. Open another article and press F6."))
        elif article is not None:
            self._read(article, pinned)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) difference."""
        self._page.texts.go(by)

    def close(self) -> None:
        """Have the article stand alone again."""
        self._ticket.cancel()
        if self._shown:
            self._shown = False
            self._page.show_comparison(None)
            self.turned.emit()

    def _read(self, article: ArticleDetail, other: ArticleDetail) -> None:
        """Put two articles beside each other, the earlier one left."""
        self._ticket.cancel()
        if self._reading is None:
            return
        earlier, later = sorted((article, other), key=_day)

        def read(reader: Reader, _ticket: Ticket) -> Comparison:
            return reader.comparison(later.row.id, earlier.row.id)

        self._ticket = self._reading.submit(read, self._on_compared, self._on_failed)

    def _on_compared(self, comparison: Comparison) -> None:
        came, self._shown = not self._shown, True
        self._page.show_comparison(comparison)
        if came:
            self.told.emit("")  # what was said of the pin is done
            self.turned.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ArchiveError):
            self.told.emit(str(explain(error)))
        self.failed.emit(error)


def _day(article: ArticleDetail) -> tuple[bool, str, int]:
    """What articles are ordered by: their day, undated ones last, then their number."""
    return (article.published_lo is None, article.published_lo or "", article.row.id)
