"""Several processes make the same index as one."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import FileIndex

from db.disk import file_facts
from db.errors import Cancelled
from db.search.codec.bulk import Made, WorkerLost, Workers, make_segments, ranges_of
from db.search.codec.engine import ArrayIndex
from db.search.codec.writer import ArrayWriter
from db.search.schema import IndexArticle
from db.search.storage import DurableStorage

from .sample import Oracle, create, made_up
from .test_engine import compare


@dataclass(frozen=True)
class MadeUp:
    """Gives made-up articles, in whichever process."""

    count: int

    def __call__(self, first: int, last: int) -> Iterable[IndexArticle]:
        return [article for article in made_up(71, self.count) if first <= article.id <= last]


@dataclass(frozen=True)
class Slow:
    """Gives made-up articles for ever, after noting in which process."""

    note: Path

    def __call__(self, _first: int, _last: int) -> Iterator[IndexArticle]:
        (self.note / str(os.getpid())).touch()
        while True:
            yield from made_up(72, 200)
            time.sleep(0.01)


@dataclass(frozen=True)
class Full:
    """Fails as on a full disk."""

    def __call__(self, _first: int, _last: int) -> Iterable[IndexArticle]:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_two_processes(tmp_path: Path) -> None:
    index, shop = create(tmp_path), tmp_path / "shop"
    shop.mkdir()
    storage = DurableStorage(tmp_path)
    with Workers(2, shop, index.indexname, MadeUp(90)) as workers:
        said = list(workers.run([(1, 40), (41, 80), (81, 90)]))
    assert sum(one for one in said if isinstance(one, int)) == 90
    made = [part for one in said if not isinstance(one, int) for part in one]
    writer = ArrayWriter(FileIndex(storage))
    for part in made:
        assert file_facts(shop / part.name) == part.facts
        storage.take_in(shop / part.name, part.facts)
    writer.adopt([part.segment for part in made])
    writer.commit(merge=False)
    opened = ArrayIndex(index)
    assert [segment.arrays.articles for segment in opened.segments] == [40, 40, 10]
    assert [part.segment.words for part in made] == [
        segment.arrays.words for segment in opened.segments
    ]
    compare(opened, Oracle(made_up(71, 90)), seed=72, count=40)


def test_what_was_read_is_told(tmp_path: Path) -> None:
    said = list(make_segments(tmp_path, "MAIN", MadeUp(450), 1, 450))
    assert said[:-1] == [200, 200, 50]
    assert isinstance(said[-1], Made)


def test_cancelling_ends_the_processes_at_once(tmp_path: Path) -> None:
    shop, note = tmp_path / "shop", tmp_path / "note"
    shop.mkdir()
    note.mkdir()
    with (
        pytest.raises(Cancelled),
        Workers(2, shop, "MAIN", Slow(note)) as workers,
    ):
        for _ in workers.run([(1, 2), (3, 4)], lambda: len(list(note.iterdir())) == 2):
            pass
    assert not any(is_alive(int(path.name)) for path in note.iterdir())


def test_a_killed_worker_is_noticed(tmp_path: Path) -> None:
    shop, note = tmp_path / "shop", tmp_path / "note"
    shop.mkdir()
    note.mkdir()
    with pytest.raises(WorkerLost), Workers(1, shop, "MAIN", Slow(note)) as workers:
        for _ in workers.run([(1, 2)]):
            for path in note.iterdir():
                os.kill(int(path.name), signal.SIGTERM)


def test_what_goes_wrong_in_a_worker_is_raised_here(tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="somewhere") as caught,
        Workers(1, tmp_path, "MAIN", Full()) as workers,
    ):
        list(workers.run([(1, 2)]))
    assert caught.value.errno == errno.ENOSPC


@given(st.sets(st.integers(1, 999), min_size=1), st.integers(1, 4), st.integers(1, 300))
def test_ranges_are_equal_and_have_everything(ids: set[int], processes: int, most: int) -> None:
    ordered = sorted(ids)
    ranges = ranges_of(ordered, processes, most)
    parts = [[one for one in ordered if first <= one <= last] for first, last in ranges]
    assert [one for part in parts for one in part] == ordered
    assert max(map(len, parts)) <= most
    assert max(map(len, parts[:-1]), default=0) - min(map(len, parts[:-1]), default=0) == 0
