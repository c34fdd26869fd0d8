"""Several processes make the same index as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.errors import Cancelled
from db.records import Progress
from db.search.codec.bulk import make_segment, make_segments
from db.search.codec.engine import ArrayIndex
from db.search.codec.writer import ArrayWriter
from db.search.schema import IndexArticle

from .sample import Oracle, create, made_up
from .test_engine import compare


@dataclass(frozen=True)
class MadeUp:
    """Gives made-up articles, in whichever process."""

    count: int

    def __call__(self, first: int, last: int) -> Iterable[IndexArticle]:
        return [article for article in made_up(71, self.count) if first <= article.id <= last]


def test_two_processes(tmp_path: Path) -> None:
    index = create(tmp_path)
    heard: list[Progress] = []
    ranges = [(1, 40), (41, 80), (81, 90)]
    segments = make_segments(index, MadeUp(90), ranges, on_progress=heard.append)
    writer = ArrayWriter(index)
    writer.adopt(segments)
    writer.commit(merge=False)
    assert [progress.done for progress in heard] == [1, 2, 3]
    opened = ArrayIndex(index)
    assert [segment.arrays.articles for segment in opened.segments] == [40, 40, 10]
    assert opened.segments[0].arrays.with_id(1) == 0
    compare(opened, Oracle(made_up(71, 90)), seed=72, count=40)


def test_cancelling_leaves_files_that_the_next_commit_sweeps(tmp_path: Path) -> None:
    index = create(tmp_path)
    make_segment(str(tmp_path), "MAIN", MadeUp(5), 1, 5)
    with pytest.raises(Cancelled):
        make_segments(index, MadeUp(5), [(1, 5)], should_stop=lambda: True)
    ArrayWriter(index).commit()
    assert not list(tmp_path.glob("*.npk"))
