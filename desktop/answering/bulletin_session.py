"""Reads the articles of a bulletin, lays it out, and opens its window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db import bulletin_paper
from db.errors import ArchiveError
from db.records import (
    ArchiveInfo,
    DossierRow,
    Hits,
    SavedSearch,
)
from db.records.papers import BulletinEntry, BulletinWish, Paper
from desktop.answering.sources import MOST, Source, most_of
from desktop.desk import Desk
from desktop.opening.archive_session import OpenArchive
from desktop.problems import explain
from desktop.searching.kept import request_of
from desktop.tasks import Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader, Searcher
    from desktop.answering.bulletin_window import BulletinWindow

Listed = tuple[ArchiveInfo, tuple[DossierRow, ...], tuple[SavedSearch, ...]]


@dataclass(frozen=True, slots=True)
class _Read:
    """The articles of a source, and the bulletin made of them."""

    entries: tuple[BulletinEntry, ...]
    paper: Paper


class BulletinSession(QObject):
    """Owns the window while it is open, and the articles it is about; lives on the GUI thread."""

    failed = Signal(object)

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, user: Callable[[], str]) -> None:
        super().__init__(window)
        self._theme, self._desk, self._window, self._user = theme, desk, window, user
        self._opened: OpenArchive | None = None
        self._info: ArchiveInfo | None = None
        self._entries: tuple[BulletinEntry, ...] | None = None
        self._ids: dict[Source, tuple[int, ...]] = {}
        self._searches: Mapping[int, SavedSearch] = {}
        self._ticket = Ticket()
        self.window: BulletinWindow | None = None

    def attach(self, opened: OpenArchive) -> None:
        """Work on an archive."""
        self._opened = opened

    def detach(self) -> None:
        """Work on no archive any more."""
        self._ticket.cancel()
        self._opened = self._info = None
        if self.window is not None:
            self.window.close()

    def open(self) -> None:
        """Open the window; it offers what is listed and read at this moment."""
        if self._opened is None:
            return
        archive, user = self._opened.archive, self._user()

        def read(reader: Reader, _ticket: Ticket) -> Listed:
            held = reader.catalogue
            return archive.info(), held.dossiers(), held.searches(user)

        self._opened.reading.submit(read, self._on_listed, self.failed.emit)

    def _on_listed(self, listed: Listed) -> None:
        self._info, dossiers, searches = listed
        self._searches = {one.id: one for one in searches}
        sources = [*self._at_hand(), *_kept(dossiers, searches)]
        if self.window is None:
            # Its pages load with the first bulletin: the start of the program does without.
            from desktop.answering.bulletin_window import BulletinWindow

            self.window = BulletinWindow(self._theme, self._info.name, self._window)
            self.window.source_chosen.connect(self._on_source_chosen)
            self.window.wish_changed.connect(self._on_wish_changed)
            self.window.finished.connect(self._on_closed)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.offer(sources)

    def _at_hand(self) -> list[Source]:
        """The present search, and the article on show."""
        self._ids = {}
        hits, article = self._desk.searching.hits, self._desk.detail.article
        if hits is not None and hits.total:
            source = Source("search", 0, hits.request.text.strip(), hits.total)
            self._ids[source] = _as_typed(hits)
        if article is not None:
            source = Source("article", article.row.id, article.row.headline, 1)
            self._ids[source] = (article.row.id,)
        return list(self._ids)

    def _on_source_chosen(self, source: Source) -> None:
        self._ticket.cancel()
        self._entries = None
        if self._opened is None:
            return
        if source in self._ids:
            self._read(lambda _reader: self._ids[source])
        elif source.kind == "dossier":
            self._read(
                lambda reader: [
                    item.article.id for item in reader.catalogue.dossier(source.key).items
                ]
            )
        else:
            request, _scope = request_of(self._searches[source.key])

            def search(searcher: Searcher, ticket: Ticket) -> tuple[int, ...]:
                return _as_typed(searcher.search(request, ticket.cancelled))

            self._ticket = self._opened.paging.submit(
                search, lambda ids: self._read(lambda _reader: ids), self._on_failed
            )

    def _read(self, ids_of: Callable[[Reader], Sequence[int]]) -> None:
        """Read the articles and lay the bulletin out, on the read lane."""
        window, info = self.window, self._info
        if self._opened is None or window is None or info is None:
            return
        wish = window.wish()

        def read(reader: Reader, _ticket: Ticket) -> _Read:
            entries = reader.catalogue.bulletin(list(ids_of(reader))[:MOST])
            return _Read(entries, _laid_out(wish, entries, info))

        def show(found: _Read) -> None:
            self._entries = found.entries
            self._show(found.paper)
            if self.window is not None and self.window.wish() != wish:
                self._on_wish_changed(self.window.wish())

        self._ticket = self._opened.reading.submit(read, show, self._on_failed)

    def _on_wish_changed(self, wish: BulletinWish) -> None:
        """Lay the same articles out in another way."""
        info, entries = self._info, self._entries
        if self._opened is None or info is None or entries is None:
            return
        self._ticket.cancel()
        self._ticket = self._opened.reading.submit(
            lambda _reader, _ticket: _laid_out(wish, entries, info),
            self._show,
            self._on_failed,
        )

    def _show(self, paper: Paper) -> None:
        if self.window is not None:
            self.window.show_paper(paper, len(self._entries or ()))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ArchiveError) and self.window is not None:
            self.window.pane.say(str(explain(error)))
        self.failed.emit(error)

    def _on_closed(self) -> None:
        self._ticket.cancel()
        self._entries = None
        if self.window is not None:
            self.window.deleteLater()
            self.window = None


def _laid_out(wish: BulletinWish, entries: Sequence[BulletinEntry], info: ArchiveInfo) -> Paper:
    return bulletin_paper(wish, entries[: most_of(wish.content)], info, _today())


def _as_typed(hits: Hits) -> tuple[int, ...]:
    """The articles that have what was asked as it was typed, as many as a bulletin holds."""
    return tuple(hits.ids[: min(hits.total, MOST)])


def _kept(dossiers: Sequence[DossierRow], searches: Sequence[SavedSearch]) -> list[Source]:
    return [
        *(Source("dossier", one.id, one.title, one.articles) for one in dossiers if one.articles),
        *(Source("saved", one.id, one.name, None) for one in searches),
    ]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the wall of whoever prints
