"""A folder is made whole beside its place, and stands there only once it is whole."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from db.disk import sync_path
from db.engine import APPLICATION_ID, DATABASE
from db.errors import ArchiveExists, PlaceInArchive

HEADER: Final = 72
OWNER: Final = slice(68, 72)
"""Where the file of a database says whose it is (https://sqlite.org/fileformat.html#application_id)."""


def expect_free(path: Path) -> None:
    """See that an archive can come to a path. An empty folder may be there already.

    Raises ArchiveExists, and PlaceInArchive.
    """
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise ArchiveExists(path)
    if any(map(_is_archive, Path(os.path.realpath(path)).parents)):
        raise PlaceInArchive(path)


def _is_archive(folder: Path) -> bool:
    """Whether a folder holds a database of ours; other programs call theirs so, too."""
    database = folder / DATABASE
    if not database.is_file():  # as a pipe of that name, which would be waited for
        return False
    try:
        with database.open("rb") as file:
            header = file.read(HEADER)
    except OSError:
        return False
    return header[OWNER] == APPLICATION_ID.to_bytes(4, "big")


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """Give a folder to make an archive in, which comes to `path` when the block ends.

    Nothing of it is left when something fails. An empty folder that is there stays the same one:
    somebody may stand in it, or a disk may be mounted there. Raises OSError.
    """
    is_there = path.is_dir()
    place = (path if is_there else path.parent) / f".{secrets.token_hex(8)}.tmp"
    place.mkdir(parents=True)
    try:
        yield place
        if is_there:
            _move_into(place, path)
        else:
            place.rename(path)
            sync_path(path.parent)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _move_into(place: Path, path: Path) -> None:
    """Move what is in a folder to the one around it, the database last: then it is an archive."""
    moved: list[Path] = []
    try:
        for held in sorted(place.iterdir(), key=lambda held: held.name == DATABASE):
            if held.name == DATABASE:
                sync_path(path)
            moved.append(held.rename(path / held.name))
    except BaseException:
        for held in moved:
            held.rename(place / held.name)
        raise
    place.rmdir()
    sync_path(path)
