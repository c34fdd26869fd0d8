"""Which reader takes which file."""

from __future__ import annotations

import pytest

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


def test_readers() -> None:
    assert source_for("Báo cáo 24.10.2018") is TEXT
    assert source_for("a.text") is TEXT
    assert source_for("a.ndjson.xz") is JSONL
    assert source_for("a.mp3") is None
    assert source_for("a.txt.gz") is None
    assert all(name == extension(f"bài{name}") for name in SOURCES)
