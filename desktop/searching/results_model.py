"""The list of hits as Qt reads it: every id at once, the lines themselves when they are seen."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum, StrEnum
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import HitRow, Hits, SearchRequest
from desktop.dates import shown_date
from desktop.marks import joined
from desktop.searching.words import has_near_ones
from desktop.tasks import Ticket

PAGE = 64
"""Lines that are asked for at once."""
_KEPT_PAGES = 48
_WANTED_PAGES = 6
_NOWHERE = QModelIndex()
_NO_TIME = 0.0

ModelIndex = QModelIndex | QPersistentModelIndex


class Divider(StrEnum):
    """What stands below the hits that were asked for."""

    OTHER_ACCENTS = "other_accents"
    NEAR = "near"
    """Some with other accents, and some that lack a word."""


class Role(IntEnum):
    """What the delegate asks of a line, besides the roles of Qt."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The `HitRow`, or None while it is not there yet."""
    DIVIDER = Qt.ItemDataRole.UserRole + 2
    """The `Divider` that stands above this line, or None."""


_ROLES_OF_A_LINE = frozenset(
    {
        int(Role.ROW),
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.AccessibleDescriptionRole),
    }
)


class PageSource(Protocol):
    """Brings lines of a list later: on the GUI thread, and never before it has returned."""

    def __call__(
        self,
        hits: Hits,
        offset: int,
        limit: int,
        done: Callable[[list[HitRow]], None],
        failed: Callable[[Exception], None],
        /,
    ) -> Ticket:
        """Ask for `limit` lines from `offset` on; articles that are gone are left out."""
        ...


class ResultsModel(QAbstractTableModel):
    """Owns the ids of all hits and the lines of the pages seen last; lives on the GUI thread.

    `data` never waits: a line that is not there is empty, is asked for, and tells that it
    changed when it arrives. Of the pages asked for while one is on its way only the latest few
    are kept, the last one first: whoever drags the scroll bar wants where he stops.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: PageSource = _no_source
        self._hits = no_hits()
        self._pages: OrderedDict[int, dict[int, HitRow]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._failed: set[int] = set()
        self._begun = False
        """Whether page 0 has only its first lines so far."""
        self._under_way: Ticket | None = None
        self._arriving: int | None = None

    @property
    def hits(self) -> Hits:
        """The answer that is listed."""
        return self._hits

    def draw_from(self, source: PageSource) -> None:
        """Ask here for lines from now on."""
        self._source = source

    def show_hits(self, hits: Hits, first: Sequence[HitRow] = ()) -> None:
        """List another answer; `first` are its first lines, so that the first paint has them."""
        self.beginResetModel()
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = self._arriving = None
        self._hits = hits
        self._pages.clear()
        self._wanted.clear()
        self._failed.clear()
        self._begun = 0 < len(first) < min(PAGE, len(hits.ids))
        if first:
            self._pages[0] = {row.article.id: row for row in first}
        self.endResetModel()

    def article_id(self, row: int) -> int:
        """The article on this line."""
        return self._hits.ids[row]

    def position(self, article_id: int) -> int | None:
        """The line of an article, or None when it is not in the list."""
        import numpy as np  # the search has loaded it; at the start it would cost 100 ms

        places = np.flatnonzero(np.frombuffer(self._hits.ids, np.int64) == article_id)
        return int(places[0]) if len(places) else None

    def rowCount(self, parent: ModelIndex = _NOWHERE) -> int:
        """One line for each hit of either tier."""
        return 0 if parent.isValid() else len(self._hits.ids)

    def columnCount(self, parent: ModelIndex = _NOWHERE) -> int:
        """One: the delegate paints the whole line."""
        return 0 if parent.isValid() else 1

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say what is known of a line now."""
        if not index.isValid():
            return None
        if role == Role.DIVIDER:
            return self._divider(index.row())
        return self._of_line(index.row(), role) if role in _ROLES_OF_A_LINE else None

    def _divider(self, number: int) -> Divider | None:
        if number != self._hits.total:
            return None
        return Divider.NEAR if has_near_ones(self._hits) else Divider.OTHER_ACCENTS

    def _of_line(self, number: int, role: int) -> object:
        row = self._line(number)
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " … ".join(passage.text for passage in row.passages) if row else ""
        if row is None:
            return self._why_empty(number // PAGE)
        return row.article.headline if role == Qt.ItemDataRole.DisplayRole else self._told(row)

    def _why_empty(self, number: int) -> str:
        """What stands on a line whose article is not there."""
        if number in self._failed:
            return self.tr("This line could not be read")
        if number in self._pages and not (self._begun and number == 0):
            return self.tr("This article is no longer in the archive")
        return self.tr("Loading…")

    def _told(self, row: HitRow) -> str:
        """What a screen reader says of a line: headline, outlet, date, number of hits."""
        article = row.article
        count = len(joined(article.headline, row.headline_marks)) + sum(
            len(joined(passage.text, passage.marks)) for passage in row.passages
        )
        facts = [article.headline, article.outlet or "", shown_date(article.published)]
        if count:
            facts.append(self.tr("%Ln hit(s)", "", count))
        return ", ".join(fact for fact in facts if fact)

    def _line(self, row: int) -> HitRow | None:
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        line = page.get(self._hits.ids[row])
        if line is None and self._begun and number == 0:
            self._want(number)
        return line

    def _want(self, number: int) -> None:
        if number in self._failed or number == self._arriving:
            return
        self._wanted[number] = None
        self._wanted.move_to_end(number)
        while len(self._wanted) > _WANTED_PAGES:
            self._wanted.popitem(last=False)
        self._ask()

    def _ask(self) -> None:
        """Ask for the page wanted last, unless one is on its way already."""
        if self._under_way is not None or not self._wanted:
            return
        number, _ = self._wanted.popitem()
        self._arriving = number

        def arrive(rows: list[HitRow]) -> None:
            self._keep(number, rows)
            self._go_on(number)

        def fail(_error: Exception) -> None:
            self._failed.add(number)
            self._go_on(number)

        self._under_way = self._source(self._hits, number * PAGE, PAGE, arrive, fail)

    def _go_on(self, number: int) -> None:
        """Tell that a page changed, and ask for the next one."""
        self._under_way = self._arriving = None
        last = min(len(self._hits.ids), (number + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, 0))
        self._ask()

    def _keep(self, number: int, rows: Sequence[HitRow]) -> None:
        self._begun = self._begun and number != 0
        self._pages[number] = {row.article.id: row for row in rows}
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)


def _no_source(
    _hits: Hits,
    _offset: int,
    _limit: int,
    _done: Callable[[list[HitRow]], None],
    _failed: Callable[[Exception], None],
) -> Ticket:
    """Bring nothing: nobody has said yet where lines come from."""
    return Ticket()


def no_hits() -> Hits:
    """The answer to a question that nobody asked yet."""
    return Hits(SearchRequest(""), array("q"), array("d"), 0, _NO_TIME)
