"""The formats that articles come in: one module each, found by the end of a file's name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from db.ingest.source import Source
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.text import TEXT

SOURCES: Mapping[str, Source] = {
    "": TEXT,
    ".txt": TEXT,
    ".text": TEXT,
    ".jsonl": JSONL,
    ".jsonl.gz": JSONL,
    ".jsonl.xz": JSONL,
    ".ndjson": JSONL,
    ".ndjson.gz": JSONL,
    ".ndjson.xz": JSONL,
}
"""Which reader takes files whose names end so. A new format is one module and one line here."""

_PACKED = {".gz", ".xz"}
_LONGEST_EXTENSION = 8


def extension(name: str) -> str:
    """Tell the extension of a file's name in lower case, such as `.jsonl.xz`.

    Empty when the last dot is only punctuation, as in `Báo cáo 24.10.2018`.
    """
    path = PurePath(name.lower())
    end = path.suffix[1:]
    if not (end.isascii() and end.isalnum()) or end.isdigit() or len(end) > _LONGEST_EXTENSION:
        return ""
    if path.suffix in _PACKED:
        return PurePath(path.stem).suffix + path.suffix
    return path.suffix


def source_for(name: str) -> Source | None:
    """Choose the reader for a file by its name; None when no reader knows the format.

    A name without an extension is taken for text.
    """
    return SOURCES.get(extension(name))
