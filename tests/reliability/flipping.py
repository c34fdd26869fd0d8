"""Bits that turn by themselves: in texts within the file of a database, and in original files."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from db.copying import connect
from db.engine import DATABASE
from db.objects import ObjectStore

AROUND = 12
"""Bytes on either side by which a place in a text is found in the file."""


def texts_of(folder: Path) -> dict[int, tuple[int, bytes]]:
    """Every text version as it is stored: its article, and its bytes."""
    query = "SELECT id, article_id, CAST(text AS BLOB) FROM text_version"
    with closing(connect(folder / DATABASE, "ro")) as database:
        return {row[0]: (row[1], row[2]) for row in database.execute(query)}


def originals_of(folder: Path) -> list[Path]:
    """Where each original file lies."""
    query = "SELECT sha256 FROM source_file WHERE container_id IS NULL ORDER BY id"
    store = ObjectStore(folder / "objects")
    with closing(connect(folder / DATABASE, "ro")) as database:
        return [store.path(digest) for (digest,) in database.execute(query)]


def flip_texts(folder: Path, versions: Iterable[int], chance: random.Random) -> None:
    """Turn one bit of each of these texts, in the file of a database that nobody has open.

    The place is found by the bytes around it, which stand in the file once; a text that goes on in
    another page is cut there, and a place over the cut is not taken.
    """
    texts = texts_of(folder)
    path = folder / DATABASE
    log = path.with_name(f"{DATABASE}-wal")
    assert not log.exists() or not log.stat().st_size, "it is not closed"
    content = bytearray(path.read_bytes())
    whole = bytes(content)
    for version in versions:
        place = _place(whole, texts[version][1], chance)
        content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def flip_file(path: Path, chance: random.Random) -> None:
    """Turn one bit of a file; its size and its time stay what they are."""
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def rows_of(folder: Path, tables: Sequence[str]) -> list[list[Any]]:
    """Every row of some tables, as bytes where it is text: what must never change by itself."""
    with closing(connect(folder / DATABASE, "ro")) as database:
        database.text_factory = bytes
        return [
            database.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables
        ]


def _place(whole: bytes, text: bytes, chance: random.Random) -> int:
    """A byte of a text, as its place in the file."""
    for _ in range(1000):
        at = chance.randrange(len(text))
        start = max(0, at - AROUND)
        window = text[start : at + AROUND]
        found = whole.find(window)
        if found >= 0 and whole.find(window, found + 1) < 0:
            return found + at - start
    raise AssertionError("no byte of the text stands in the file alone")
