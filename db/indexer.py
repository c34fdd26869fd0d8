"""Keeps the search index in step with the database, whatever happened to either."""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import delete
from whoosh.index import FileIndex

from db import tables
from db.disk import sync_path, write_durably
from db.engine import WriteEngine
from db.errors import ArchiveBusy, Cancelled, IndexUnusable
from db.locks import held
from db.reader import Reader
from db.records import IndexHealth, IndexState, OnProgress, Progress, ShouldStop, never, unheard
from db.search.schema import document, new_schema, new_writer
from db.search.storage import (
    BUILDING,
    CURRENT,
    DIVERGED,
    MISSING,
    DurableStorage,
    IndexHome,
    OpenIndex,
    Stamp,
    index_errors,
    open_generation,
)

JOURNAL_ROWS = 8_000
"""Journal rows in one publication: some four thousand new articles, of two rows each."""

REBUILD_ARTICLES = 4_000
"""Articles in one publication of a rebuild: what a kill can cost."""

READ_ARTICLES = 200
MEMORY_MB = 128
LOCK_SECONDS = 2.0
STAGE = "index"

log = logging.getLogger(__name__)


def new_folder_name() -> str:
    """Name a new index folder, unlike any before."""
    return f"g{secrets.token_hex(4)}"


def _stop_if(should_stop: ShouldStop) -> None:
    if should_stop():
        raise Cancelled


class Indexer:
    """Drains the journal into the index, or rebuilds the index beside the old one.

    For one thread at a time; a lock in the index folder keeps other programs' indexers out, and
    readers of the index are never disturbed. The database is only read, but for pruning the
    journal once what it says is safe in the index.
    """

    def __init__(
        self,
        home: IndexHome,
        reader: Reader,
        writer: WriteEngine | None,
        new_name: Callable[[], str] = new_folder_name,
    ) -> None:
        self._home = home
        self._reader = reader
        self._writer = writer
        self._new_name = new_name

    def close(self) -> None:
        """Close the connections."""
        self._reader.close()
        if self._writer is not None:
            self._writer.close()

    def state(self) -> IndexState:
        """Compare the index with the database."""
        try:
            opened = self._home.open()
        except IndexUnusable as error:
            return IndexState(IndexHealth.UNUSABLE, 0, self._reader.count(), error.reason)
        pending = self._reader.pending(opened.stamp.seq)
        health = IndexHealth.BEHIND if pending else IndexHealth.CURRENT
        return IndexState(health, opened.index.doc_count(), pending)

    def sync(
        self, on_progress: OnProgress = unheard, should_stop: ShouldStop = never
    ) -> IndexState:
        """Bring the index up to date; rebuild it when it cannot be trusted.

        Raises Cancelled (what was published stays), ArchiveBusy when another program is at it,
        ArchiveFull.
        """
        with self._alone():
            try:
                opened = self._home.open()
            except IndexUnusable as error:
                log.log(logging.INFO if error.reason == MISSING else logging.WARNING, "%s", error)
                opened = self._mend(error.reason, on_progress, should_stop)
            stamp = self._drain(opened, on_progress, should_stop)
            self._prune(stamp.seq)
        return self.state()

    def rebuild(
        self, on_progress: OnProgress = unheard, should_stop: ShouldStop = never
    ) -> IndexState:
        """Make the index anew beside the old one, then swap; goes on where a kill ended it.

        Raises as `sync`.
        """
        with self._alone():
            opened = self._build(on_progress, should_stop)
            self._prune(opened.stamp.seq)
        return self.state()

    # ---- the parts ------------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other indexers out."""
        with index_errors(self._home.root):
            self._home.root.mkdir(exist_ok=True)
            with held(self._home.root / "indexer.lock", LOCK_SECONDS):
                yield

    def _stamp(self, seq: int, tok: str, cursor: int | None = None) -> Stamp:
        identity = self._home.identity
        return Stamp(identity.uuid, identity.epoch, seq, tok, cursor)

    def _mend(self, reason: str, on_progress: OnProgress, should_stop: ShouldStop) -> OpenIndex:
        """Make a usable index of an unusable one, with as little work as is safe."""
        folder = self._home.current()
        if reason == DIVERGED and folder is not None:
            return self._reconcile(open_generation(folder), on_progress, should_stop)
        return self._build(on_progress, should_stop)

    def _reconcile(
        self, opened: OpenIndex, on_progress: OnProgress, should_stop: ShouldStop
    ) -> OpenIndex:
        """Compare a sound index with the database, article by article, and mend what differs."""
        seq, tok = self._reader.last_seq()
        with opened.index.reader() as reader:
            indexed = {int(held["id"]): int(held["revision"]) for _, held in reader.iter_docs()}
        differs: list[int] = []
        cursor = 0
        while ids := self._reader.ids_after(cursor, READ_ARTICLES):
            _stop_if(should_stop)
            cursor = ids[-1]
            differs.extend(
                article.id
                for article in self._reader.index_articles(ids)
                if indexed.pop(article.id, None) != article.revision
            )
        differs.extend(indexed)  # what is left is in the index alone
        self._publish(opened, self._stamp(seq, tok), differs, on_progress, should_stop)
        return self._home.open()

    def _drain(self, opened: OpenIndex, on_progress: OnProgress, should_stop: ShouldStop) -> Stamp:
        """Publish what the journal says, some thousand rows at a time."""
        stamp = opened.stamp
        while True:
            seq, tok, ids = self._reader.journal_after(stamp.seq, JOURNAL_ROWS)
            if not ids:
                return stamp
            _stop_if(should_stop)
            stamp = self._stamp(seq, tok)
            self._publish(opened, stamp, ids, on_progress, should_stop)

    def _publish(
        self,
        opened: OpenIndex,
        stamp: Stamp,
        ids: Sequence[int],
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        """Put the present state of some articles into the index as one durable generation.

        Doing it twice changes nothing: whatever the index holds of an article is deleted first.
        """
        opened.storage.stamp = stamp
        writer = new_writer(opened.index, memory_mb=MEMORY_MB, timeout=LOCK_SECONDS)
        try:
            for number in _numbers_of(opened.index, ids):
                writer.delete_document(number)
            for start in range(0, len(ids), READ_ARTICLES):
                _stop_if(should_stop)
                for article in self._reader.index_articles(ids[start : start + READ_ARTICLES]):
                    writer.add_document(**document(article))
                on_progress(Progress(STAGE, min(start + READ_ARTICLES, len(ids)), len(ids)))
            writer.commit()
        except BaseException:
            if not writer.is_closed:
                writer.cancel()
            raise
        opened.storage.sweep_stamps(opened.index.latest_generation())

    def _build(self, on_progress: OnProgress, should_stop: ShouldStop) -> OpenIndex:
        """Index every article in a folder of its own, then put that folder in use."""
        folder = self._home.root / BUILDING
        opened = self._resumed(folder) or self._started(folder)
        total = self._reader.count()
        done = opened.index.doc_count()
        cursor = opened.stamp.cursor or 0
        while ids := self._reader.ids_after(cursor, REBUILD_ARTICLES):
            cursor = ids[-1]

            def shifted(part: Progress, before: int = done) -> None:
                on_progress(Progress(STAGE, before + part.done, max(total, before + part.done)))

            self._publish(opened, replace(opened.stamp, cursor=cursor), ids, shifted, should_stop)
            done += len(ids)
        self._drain(opened, on_progress, should_stop)
        self._put_in_use(folder)
        return self._home.open()

    def _resumed(self, folder: Path) -> OpenIndex | None:
        """Open a rebuild that was interrupted, if it still belongs to this history."""
        try:
            opened = open_generation(folder)
            self._home.check(opened.stamp)
        except IndexUnusable:
            return None
        return opened

    def _started(self, folder: Path) -> OpenIndex:
        """Begin a rebuild from nothing."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        storage = DurableStorage(folder)
        storage.stamp = self._stamp(*self._reader.last_seq(), cursor=0)
        FileIndex.create(storage, new_schema())
        return open_generation(folder)

    def _put_in_use(self, folder: Path) -> None:
        """Give a finished rebuild its name, point to it, and sweep what nobody needs any more."""
        root = self._home.root
        name = self._new_name()
        folder.rename(root / name)
        sync_path(root)
        write_durably(root / CURRENT, name.encode())
        for old in root.glob("g*"):
            # A reader may have files of it open; where that keeps them, the next sweep goes on.
            if old.name != name:
                shutil.rmtree(old, ignore_errors=True)

    def _prune(self, seq: int) -> None:
        """Forget what the index knows for sure, all but the last row: it proves the history."""
        if self._writer is None:
            return
        try:
            with self._writer.transaction() as session:
                session.execute(delete(tables.Journal).where(tables.Journal.seq < seq))
        except ArchiveBusy:
            log.info("journal: pruned next time")


def _numbers_of(index: FileIndex, ids: Sequence[int]) -> list[int]:
    """Find the document numbers under which the index holds these articles."""
    numbers: list[int] = []
    with index.reader() as reader:
        for article_id in ids:
            if ("id", str(article_id)) in reader:
                numbers.extend(reader.postings("id", str(article_id)).all_ids())
    return numbers
