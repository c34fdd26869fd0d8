"""A large archive of copies of a corpus, made once and kept for who asks for it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from db import Archive, create_archive
from db.engine import WriteEngine


@contextmanager
def large_archive(
    corpus: Sequence[Path], articles: int, keep: Path | None, say: Callable[[str], None]
) -> Iterator[Path]:
    """Give the folder of an archive of at least so many articles, indexed.

    One that stands at `keep` is taken as it is; else it is made, there or in a passing folder.
    """
    if keep is not None and keep.exists():
        yield keep
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = create_archive(keep or Path(folder) / "large.khobao")
        archive.ingest(corpus, lambda _event: None)
        reader = archive.reader()
        multiply(archive, -(-articles // max(1, reader.count())))
        say(f"{reader.count()} articles")
        reader.close()
        indexer = archive.indexer()
        indexer.sync()
        indexer.close()
        archive.close()
        yield archive.path


def multiply(archive: Archive, times: int) -> None:
    """Put further copies of all articles into an archive, past all that recognises copies."""
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:

        def copy(table: str, moved: dict[str, str], where: str) -> None:
            rows = session.execute(text(f"PRAGMA table_info({table})"))
            names = [row[1] for row in rows]
            chosen = ", ".join(moved.get(name, name) for name in names)
            into = f"INSERT INTO {table} ({', '.join(names)})"
            session.execute(text(f"{into} SELECT {chosen} FROM {table} WHERE {where}"))

        last = session.scalar(text("SELECT max(id) FROM article"))
        last_text = session.scalar(text("SELECT max(id) FROM text_version"))
        for number in range(1, times):
            by, by_text = number * last, number * last_text
            numbered = ("uid", "accession", "url_key")
            moved = {name: f"{name} || '-{number}'" for name in numbered}
            copy("article", moved | {"id": f"id + {by}"}, f"id <= {last}")
            moved = {"id": f"id + {by_text}", "article_id": f"article_id + {by}"}
            copy("text_version", moved, f"id <= {last_text}")
            moved = {"text_version_id": f"text_version_id + {by_text}"}
            copy("block", moved, f"text_version_id <= {last_text}")
    writer.close()
