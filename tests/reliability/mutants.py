"""Programs that are wrong on purpose: a sweep of faults that does not notice them is no proof."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final

import db.backup
import db.engine
import db.objects
import db.restoring
from db.copying import read_contents
from db.engine import DATABASE
from db.objects import Stored
from db.records.backups import Contents
from tests.reliability.diaries import Diary, State


def hasty(diary: Diary) -> None:
    """Acknowledge a save before it was made."""
    mean = diary.mean

    def both(state: State, *, whole: bool = True) -> None:
        mean(state, whole=whole)
        diary.done()

    diary.mean = both  # type: ignore[method-assign]  # wrong on purpose


def careless(_: Diary) -> None:
    """Put the archive back without a transaction: the file is overwritten."""

    def overwrite(source: Path, target: Path) -> None:
        content = source.read_bytes()
        with target.open("r+b", buffering=0) as file:
            for start in range(0, len(content), 1 << 16):
                file.write(content[start : start + (1 << 16)])

    db.restoring._pour = overwrite


def deaf(_: Diary) -> None:
    """Take no notice of what the disk says about the bytes of an original."""

    def copied(chunks: Iterable[bytes], target: BinaryIO) -> Stored:
        digest, size = hashlib.sha256(), 0
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            with suppress(OSError):
                os.write(target.fileno(), chunk)
        return Stored(digest.hexdigest(), size)

    db.objects._copy = copied


def trusting(_: Diary) -> None:
    """Call a backup verified that nobody read again, and nobody heard the disk about."""

    def copied(folder: Path, part: Path, **_: Any) -> Contents:
        content = (folder / DATABASE).read_bytes()
        with part.open("wb", buffering=0) as file:
            for start in range(0, len(content), 4096):
                with suppress(OSError):
                    file.write(content[start : start + 4096])
        return read_contents(folder / DATABASE)

    db.backup.copy_database = copied  # type: ignore[attr-defined]  # wrong on purpose


def plain(_: Diary) -> None:
    """Let whoever asks hear of errors as SQLite says them."""

    @contextmanager
    def unchanged(_: Path) -> Iterator[None]:
        yield

    db.engine.archive_errors = unchanged  # type: ignore[assignment]  # wrong on purpose


MUTANTS: Final = MappingProxyType[str, Callable[[Diary], None]](
    {
        "hasty": hasty,
        "careless": careless,
        "deaf": deaf,
        "trusting": trusting,
        "plain": plain,
    }
)
