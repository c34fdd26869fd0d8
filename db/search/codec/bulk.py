"""Indexes a whole archive with several processes, each making segments of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import Final, Protocol

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from db.errors import Cancelled
from db.records import OnProgress, Progress, ShouldStop, never, unheard
from db.search.codec.build import DENSE_FROM
from db.search.codec.codec import ArrayCodec, folder_of, path_of
from db.search.codec.gathering import Gathered, write_segment
from db.search.schema import IndexArticle, document

STAGE: Final = "index"
SEGMENT_ARTICLES: Final = 32_768
"""Articles of one task: a segment that takes some 600 MB while it is made."""

_LOOK_SECONDS: Final = 0.2


class Source(Protocol):
    """Reads articles in a process of its own: must be picklable, and open what it needs itself."""

    def __call__(self, first: int, last: int) -> Iterable[IndexArticle]:
        """Read the articles with ids from `first` to `last`, both included."""


def make_segment(
    folder: str, indexname: str, source: Source, first: int, last: int
) -> list[W3Segment]:
    """Write the segments of a range of ids to the index folder, without making them known."""
    storage = FileStorage(folder)
    made: list[W3Segment] = []
    gathered = Gathered()
    for article in source(first, last):
        gathered.add(document(article))
        if gathered.is_full:
            made.append(_written(storage, indexname, gathered))
            gathered = Gathered()
    if len(gathered):
        made.append(_written(storage, indexname, gathered))
    return made


def _written(storage: FileStorage, indexname: str, gathered: Gathered) -> W3Segment:
    segment: W3Segment = ArrayCodec().new_segment(storage, indexname)
    streams = gathered.streams()
    write_segment(path_of(storage, segment), streams, *gathered.columns.arrays(), DENSE_FROM)
    segment.set_doc_count(streams.articles)
    return segment


def make_segments(
    index: FileIndex,
    source: Source,
    ranges: Sequence[tuple[int, int]],
    *,
    processes: int = 2,
    on_progress: OnProgress = unheard,
    should_stop: ShouldStop = never,
) -> list[W3Segment]:
    """Write the segments of several ranges of ids, some at a time; for `ArrayWriter.adopt`.

    A frozen program must have called `multiprocessing.freeze_support`. Raises Cancelled; the
    files that were written by then are swept by the next commit.
    """
    folder = str(folder_of(index.storage))
    context = multiprocessing.get_context("spawn")
    made: dict[int, list[W3Segment]] = {}
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        running: dict[Future[list[W3Segment]], int] = {
            pool.submit(make_segment, folder, index.indexname, source, first, last): number
            for number, (first, last) in enumerate(ranges)
        }
        while running:
            if should_stop():
                pool.shutdown(wait=False, cancel_futures=True)
                raise Cancelled
            done, _ = wait(running, _LOOK_SECONDS, FIRST_COMPLETED)
            for future in done:
                made[running.pop(future)] = future.result()
                on_progress(Progress(STAGE, len(made), len(ranges)))
    return [segment for number in sorted(made) for segment in made[number]]
