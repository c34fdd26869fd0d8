"""Watches an archive that another window writes, so that its saves show here by themselves."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from db.engine import DATABASE, ReadEngine
from db.reader import Reader
from db.records.sharing import Seen
from db.window_lock import is_free


class Follower:
    """Owns a connection that is asked again and again what changed. For one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reader = Reader(folder)
        # A connection of its own: SQLite counts the saves of others for each one from its start.
        self._engine = ReadEngine(folder)

    def look(self) -> Seen:
        """Look once. Raises what a Reader raises."""
        with self._engine.session() as session:
            saves = int(session.scalar(text("PRAGMA data_version")) or 0)
            epoch = int(session.scalar(text("SELECT value FROM meta WHERE key = 'epoch'")) or 0)
        return Seen(
            saves=saves,
            index=self._reader.index_home().current_key(),
            history=(epoch, (self._folder / DATABASE).stat().st_ino),
            free=is_free(self._folder),
        )

    def close(self) -> None:
        """Close the connections."""
        self._engine.close()
        self._reader.close()
