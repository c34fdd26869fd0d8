"""Keeps the search index in step with the database, whatever happened to either."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import delete
from whoosh.index import FileIndex
from whoosh.reading import CorruptIndexError

from db import tables
from db.disk import file_errors
from db.engine import WriteEngine
from db.errors import ArchiveBusy, ArchiveFull, Cancelled, IndexUnusable
from db.locks import held
from db.reader import ArticleSource, Reader
from db.records import IndexHealth, IndexState, OnProgress, Progress, ShouldStop, never, unheard
from db.search.codec.bulk import Made, WorkerLost, Workers, ranges_of, usable_processors
from db.search.codec.writer import ArrayWriter, living_count, merge_is_due, numbers_of
from db.search.schema import document, new_schema, new_writer
from db.search.storage import (
    BUILDING,
    DIVERGED,
    MISSING,
    NAME,
    DurableStorage,
    IndexHome,
    OpenIndex,
    Stamp,
    new_folder_name,
    open_generation,
    read_stamp,
)

JOURNAL_ROWS = 8_000
"""Journal rows in one publication: some four thousand new articles, of two rows each."""

REBUILD_ARTICLES = 4_000
"""Articles in one publication of a rebuild in this process: what a kill can cost."""

BULK_ARTICLES = 8_000
"""So many articles are worth processes of their own, which take half a second to begin."""

PROCESSES = 2
TASK_ARTICLES = 1 << 16
"""Articles that one process takes at once, at most: all that a segment holds."""

READ_ARTICLES = 200
MEMORY_MB = 128
FEW_WORDS = 1 << 16
"""Of segments that are merged even while somebody waits: some 150 articles, in 20 ms."""

MOST_SEGMENTS = 120
"""With more than these a sync merges even when it need not: each one makes a search slower."""

NO_LIMIT = -1
WORKSHOP = "workshop"
"""In the folder of a rebuild: where other processes make segments that are not yet published."""

LOCK_SECONDS = 2.0
STAGE = "index"

log = logging.getLogger(__name__)


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
            stamp, documents = self._home.read(
                lambda opened: (opened.stamp, living_count(opened.index))
            )
        except IndexUnusable as error:
            return IndexState(IndexHealth.UNUSABLE, 0, self._reader.count(), error.reason)
        return self._state_at(stamp, documents)

    def _state_at(self, stamp: Stamp, documents: int) -> IndexState:
        pending = self._reader.pending(stamp.seq)
        health = IndexHealth.BEHIND if pending else IndexHealth.CURRENT
        return IndexState(health, documents, pending)

    def sync(
        self,
        on_progress: OnProgress = unheard,
        should_stop: ShouldStop = never,
        *,
        merge: bool = True,
    ) -> IndexState:
        """Bring the index up to date; rebuild it when it cannot be trusted.

        Once everything can be found, the journal is pruned and segments are merged, which may take
        seconds. With `merge` False only the smallest are merged, which nobody feels, and the rest
        is left to a later call: whoever saves while somebody waits syncs so. Without that a day of
        saves would leave a segment each, and every one takes memory and slows a search.

        Raises Cancelled (what was published stays), ArchiveBusy when another program is at it,
        ArchiveFull.
        """
        with self._alone():
            try:
                opened = self._home.open()
            except IndexUnusable as error:
                log.log(logging.INFO if error.reason == MISSING else logging.WARNING, "%s", error)
                opened = self._mend(error.reason, on_progress, should_stop)
            if self._is_mostly_new(opened):
                opened = self._build(on_progress, should_stop)
            try:
                stamp = self._bring_up(opened, on_progress, should_stop, merge=merge)
            except CorruptIndexError as error:
                log.warning("sync: %r", error)
                opened = self._build(on_progress, should_stop)
                stamp = opened.stamp
            documents = living_count(opened.index)
        return self._state_at(stamp, documents)

    def verify(self) -> None:
        """Read every byte of the index. Raises IndexUnusable when one is not as it was written."""
        self._home.open(deep=True)

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
        root = self._home.root
        with file_errors(root), held(self._reader.where.index_lock(root), LOCK_SECONDS):
            yield

    def _bring_up(
        self, opened: OpenIndex, on_progress: OnProgress, should_stop: ShouldStop, *, merge: bool
    ) -> Stamp:
        """Publish what changed, then put the index in order, whole when `merge` or when it must."""
        stamp = self._drain(opened, opened.stamp, on_progress, should_stop)
        if not merge and len(opened.index._segments()) <= MOST_SEGMENTS:  # noqa: SLF001 - Whoosh's only way
            self._merge(opened, stamp, should_stop, FEW_WORDS)
            return stamp
        self._prune(stamp.seq)
        self._merge(opened, stamp, should_stop)
        return self._drain(opened, stamp, on_progress, should_stop)

    def _stamp(self, seq: int, tok: str, cursor: int | None = None) -> Stamp:
        identity = self._home.identity
        return Stamp(identity.uuid, identity.epoch, seq, tok, cursor)

    def _mend(self, reason: str, on_progress: OnProgress, should_stop: ShouldStop) -> OpenIndex:
        """Make a usable index of an unusable one, with as little work as is safe."""
        folder = self._home.current()
        if reason == DIVERGED and folder is not None:
            with suppress(IndexUnusable):
                opened = open_generation(folder, deep=True)
                return self._reconcile(opened, on_progress, should_stop)
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

    def _is_mostly_new(self, opened: OpenIndex) -> bool:
        """Whether so much is to be added that making the index anew costs less."""
        pending = self._reader.pending(opened.stamp.seq)
        return pending >= BULK_ARTICLES and pending >= living_count(opened.index)

    def _merge(
        self,
        opened: OpenIndex,
        stamp: Stamp,
        should_stop: ShouldStop,
        most_words: int | None = None,
    ) -> None:
        """Merge segments as long as that is due, each time as a generation of its own."""
        while merge_is_due(opened.index, most_words):
            _stop_if(should_stop)
            opened.storage.stamp = stamp
            with self._writer_of(opened, should_stop) as writer:
                writer.merge_next()

    @contextmanager
    def _writer_of(self, opened: OpenIndex, should_stop: ShouldStop) -> Iterator[ArrayWriter]:
        """Change the index; whatever ends that before it is committed leaves it as it was."""
        writer = new_writer(
            opened.index,
            memory_mb=MEMORY_MB,
            timeout=LOCK_SECONDS,
            check=partial(_stop_if, should_stop),
        )
        try:
            yield writer
        except BaseException:
            if not writer.is_closed:
                writer.cancel()
            raise
        opened.storage.sweep_stamps(opened.index.latest_generation())

    def _drain(
        self, opened: OpenIndex, stamp: Stamp, on_progress: OnProgress, should_stop: ShouldStop
    ) -> Stamp:
        """Publish what the journal says after a stamp, some thousand rows at a time."""
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
        with self._writer_of(opened, should_stop) as writer:
            for number in numbers_of(opened.index, ids):
                writer.delete_document(number)
            for start in range(0, len(ids), READ_ARTICLES):
                _stop_if(should_stop)
                for article in self._reader.index_articles(ids[start : start + READ_ARTICLES]):
                    writer.add_document(**document(article))
                on_progress(Progress(STAGE, min(start + READ_ARTICLES, len(ids)), len(ids)))
            writer.commit(merge=False)

    def _build(self, on_progress: OnProgress, should_stop: ShouldStop) -> OpenIndex:
        """Index every article in a folder of its own, then put that folder in use."""
        folder = self._home.root / BUILDING
        opened = self._resumed(folder) or self._started(folder)
        total = self._reader.count()
        told = partial(_tell_of_all, on_progress, total)
        try:
            done = self._build_in_bulk(opened, told, should_stop)
        except WorkerLost:
            _stop_if(should_stop)
            log.warning("rebuild: goes on without processes of its own", exc_info=True)
            done = living_count(opened.index)
        cursor = read_stamp(folder, opened.index.latest_generation()).cursor or 0
        while ids := self._reader.ids_after(cursor, REBUILD_ARTICLES):
            cursor = ids[-1]
            stamp = replace(opened.stamp, cursor=cursor)
            self._publish(opened, stamp, ids, partial(told, done), should_stop)
            done += len(ids)
        self._merge(opened, replace(opened.stamp, cursor=cursor), should_stop)
        self._drain(opened, opened.stamp, on_progress, should_stop)
        self._home.put_in_use(folder, self._new_name())
        return self._home.open()

    def _build_in_bulk(
        self, opened: OpenIndex, told: Callable[[int, Progress], None], should_stop: ShouldStop
    ) -> int:
        """Index most articles with several processes; return how many the index has then.

        What is made is published range by range; the cursor says up to which article.
        """
        done = living_count(opened.index)
        ids = self._reader.ids_after(opened.stamp.cursor or 0, NO_LIMIT)
        folder = opened.storage.path / WORKSHOP
        shutil.rmtree(folder, ignore_errors=True)
        if len(ids) < BULK_ARTICLES:
            return done
        folder.mkdir()
        processes = min(PROCESSES, usable_processors())
        ranges = ranges_of(ids, processes, TASK_ARTICLES)
        left = iter(ranges)
        read = 0
        source = ArticleSource(self._reader.where.without_use())
        with Workers(processes, folder, NAME, source) as workers:
            for said in workers.run(ranges, should_stop):
                if isinstance(said, int):
                    read += said
                    told(done, Progress(STAGE, read, len(ids)))
                else:
                    stamp = replace(opened.stamp, cursor=next(left)[1])
                    self._adopt(opened, stamp, folder, said, should_stop)
        shutil.rmtree(folder, ignore_errors=True)
        return living_count(opened.index)

    def _adopt(
        self,
        opened: OpenIndex,
        stamp: Stamp,
        folder: Path,
        made: Sequence[Made],
        should_stop: ShouldStop,
    ) -> None:
        """Publish segments that other processes made."""
        opened.storage.stamp = stamp
        with self._writer_of(opened, should_stop) as writer:
            for part in made:
                opened.storage.take_in(folder / part.name, part.facts)
            writer.adopt([part.segment for part in made])
            writer.commit(merge=False)

    def _resumed(self, folder: Path) -> OpenIndex | None:
        """Open a rebuild that was interrupted, if it still belongs to this history."""
        if folder.is_symlink():
            folder.unlink()
        try:
            opened = open_generation(folder, deep=True)
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

    def _prune(self, seq: int) -> None:
        """Forget what the index knows for sure, all but the last row: it proves the history."""
        if self._writer is None:
            return
        try:
            with self._writer.transaction() as session:
                session.execute(delete(tables.Journal).where(tables.Journal.seq < seq))
        except (ArchiveBusy, ArchiveFull):
            log.info("journal: pruned next time")


def _tell_of_all(on_progress: OnProgress, total: int, before: int, part: Progress) -> None:
    """Tell of a part as a part of the whole."""
    on_progress(Progress(STAGE, before + part.done, max(total, before + part.done)))
