"""Which reader takes which file."""

from __future__ import annotations

import pytest

from db.ingest.source import Hints, Original
from db.ingest.sources import SOURCES, extension, source_for
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.text import TEXT


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bài.txt", ".txt"),
        ("BÀI.TXT", ".txt"),
        ("kho.jsonl", ".jsonl"),
        ("kho.2018.JSONL.XZ", ".jsonl.xz"),
        ("kho.ndjson.gz", ".ndjson.gz"),
        ("ảnh.jpeg", ".jpeg"),
        ("gói.gz", ".gz"),
        ("bài", ""),
        ("Báo cáo 24.10.2018", ""),
        ("Số 1.500", ""),
        ("Ủy ban nói. Hết", ""),
        (".nháp", ""),
        ("TP. Hạ Long.đoạn", ""),
    ],
)
def test_extensions(name: str, found: str) -> None:
    assert extension(name) == found


def file(name: str, content: bytes = b"x", mime: str | None = None) -> Original:
    return Original(name, "", len(content), content=content, hints=Hints(mime=mime))


def test_the_end_of_a_name_tells_the_reader() -> None:
    assert source_for(file("Báo cáo 24.10.2018")) is TEXT
    assert source_for(file("a.text")) is TEXT
    assert source_for(file("a.ndjson.xz")) is JSONL
    assert source_for(file("a.mp3")) is None
    assert source_for(file("a.txt.gz")) is None
    endings = [ending for source in SOURCES for ending in source.extensions]
    assert all(ending == extension(f"bài{ending}") for ending in endings)
    assert len(endings) == len(set(endings))


def test_a_declared_type_tells_the_reader_where_the_name_does_not() -> None:
    assert source_for(file("bài?id=12", mime="application/jsonl")) is JSONL
    assert source_for(file("a.txt", mime="application/jsonl")) is TEXT
