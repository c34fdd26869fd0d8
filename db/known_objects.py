"""Tells a database of ours from one that somebody added to: tables, triggers and views are code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

OBJECTS: Final = "SELECT type, name, tbl_name, sql FROM sqlite_master"
KNOWN: Final = Path(__file__).parent / "migrations" / "objects.json"
"""The fingerprints of all that the steps of migration make, in any version, by its name."""

_OWN: Final = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
"""Tables that SQLite makes for itself."""

Object = tuple[str, str, str, str | None]
"""What `OBJECTS` gives of one: type, name, table, and how it was made."""


def fingerprint(one: Object) -> str:
    """What an object is known by: sixteen digits of a SHA-256 of all that makes it."""
    said = "\x1f".join(part or "" for part in one)
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def foreign_object(objects: Iterable[Object]) -> str | None:
    """Name an object that no version of the archive has; None when there is none.

    A trigger of a stranger would delete what is saved, a view or a generated column would run what
    it names: SQLite does so for whoever opens the file. What is missing is another matter.
    """
    known: Mapping[str, list[str]] = json.loads(KNOWN.read_bytes())
    for kind, name, table, sql in objects:
        if sql is None and kind == "index":
            continue  # of a UNIQUE or PRIMARY KEY of a table that is looked at itself
        if kind == "table" and name in _OWN:
            continue
        if fingerprint((kind, name, table, sql)) not in known.get(name, ()):
            return f"the {kind} {name[:60]} is not of this program"
    return None
