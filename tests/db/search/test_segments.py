"""The index as arrays says what Whoosh's own readers say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import create_in
from whoosh.reading import CorruptIndexError
from whoosh.writing import SegmentWriter

from db.search.schema import (
    FIRST_NUMBER,
    MOST_NUMBERS,
    POSTINGS_IN_BLOCK,
    STREAM,
    TEXT,
    Zone,
    document,
    new_schema,
)
from db.search.segments import IndexView
from tests.db.search.indexes import body, entry, index_of, view_of

ARTICLES = [
    entry(
        number,
        body(f"tin thứ {number} {'mưa' if number % 3 else 'nắng'}"),
        published=f"20{number % 30:02}-05-06" if number % 4 else None,
        outlet="Báo Thử" if number % 2 else None,
    )
    for number in range(1, 1400)
]


def test_postings_are_those_of_whoosh_over_many_blocks(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", ARTICLES, per_segment=700)
    view = IndexView(index)
    assert view.size > POSTINGS_IN_BLOCK * 2
    with index.reader() as reader:
        for name in ("mua\x1fmưa", "nang\x1fnắng", "tin\x1ftin", "5\x1f5"):
            docs = np.concatenate([view.postings(each)[0] for each in view.entry(name)])
            assert docs.tolist() == list(reader.postings(TEXT, name).all_ids())
        assert [each.name for each in view.entries("t")] == [
            name.decode()
            for leaf, _ in reader.leaf_readers()
            for name in leaf.expand_prefix(TEXT, "t")
        ]
    view.close()


def test_columns_are_those_of_whoosh(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", ARTICLES, per_segment=500)
    view = IndexView(index)
    with index.reader() as reader:
        assert view.ids.tolist() == list(reader.column_reader("number"))
        assert view.dates.tolist() == list(reader.column_reader("date"))
        streams = list(reader.column_reader(STREAM, translate=False))
    numbers = view.streams(range(view.size)).numbers
    assert numbers.tobytes() == b"".join(streams)
    view.close()


def test_a_stream_stands_between_its_starts(tmp_path: Path) -> None:
    with view_of(tmp_path / "index", ARTICLES[:20], per_segment=6) as view:
        streams = view.streams([0, 7, 19])
        assert len(streams.starts) == 4
        assert streams.numbers[streams.starts[:-1]].tolist() == [Zone.BODY] * 3


def test_wide_and_narrow_streams_are_read_together(tmp_path: Path) -> None:
    book = entry(
        2, body(" ".join(f"w{number}" for number in range(MOST_NUMBERS - FIRST_NUMBER + 5)))
    )
    with view_of(tmp_path / "index", [ARTICLES[0], book, ARTICLES[1]]) as view:
        streams = view.streams([0, 1, 2])
        assert np.diff(streams.starts).tolist() == [5, MOST_NUMBERS - FIRST_NUMBER + 6, 5]
        assert streams.numbers[streams.starts[:-1]].tolist() == [Zone.BODY] * 3
        assert streams.numbers[1:5].tolist() == [16, 17, 18, 19]


def test_deleted_articles_are_not_live(tmp_path: Path) -> None:
    index = index_of(tmp_path / "index", ARTICLES[:10], per_segment=5)
    writer = index.writer()
    writer.delete_by_term("id", "3")
    writer.commit(merge=False)
    view = IndexView(index)
    assert view.ids[~view.live].tolist() == [3]
    view.close()


def test_an_index_of_whoosh_s_own_writer_reads_the_same(tmp_path: Path) -> None:
    index = create_in(str(tmp_path), new_schema(), indexname="MAIN")
    writer = SegmentWriter(index)
    for article in ARTICLES[:300]:
        writer.add_document(**document(article))
    writer.commit()
    with view_of(tmp_path / "other", ARTICLES[:300]) as other:
        view = IndexView(index)
        assert [each.name for each in view.entries("")] == [each.name for each in other.entries("")]
        docs, values = view.postings(next(view.entry("tin\x1ftin")))
        same_docs, same_values = other.postings(next(other.entry("tin\x1ftin")))
        assert docs.tolist() == same_docs.tolist()
        assert values.tolist() == same_values.tolist()
        view.close()


def test_an_empty_index_has_nothing(tmp_path: Path) -> None:
    with view_of(tmp_path / "index", []) as view:
        assert view.size == 0
        assert list(view.entries("")) == []


def test_a_damaged_posting_file_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    index = index_of(folder, ARTICLES[:50])
    [name] = [name for name in FileStorage(str(folder)).list() if name.endswith(".pst")]
    size = (folder / name).stat().st_size
    (folder / name).write_bytes(b"\0" * size)
    view = IndexView(index)
    with pytest.raises(CorruptIndexError):
        view.postings(next(view.entry("tin\x1ftin")))
    view.close()
