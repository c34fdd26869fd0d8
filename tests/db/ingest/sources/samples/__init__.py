"""Small sound files of every format, of our own making; damage is done to them elsewhere.

A module here gives `samples()`: files by their names, whose ends tell the reader. Every reader
needs at least one.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping

from db.ingest.source import Source
from db.ingest.sources import extension


@functools.cache
def all_samples() -> Mapping[str, bytes]:
    """Gather the files of every module here."""
    found: dict[str, bytes] = {}
    for module in pkgutil.iter_modules(__path__):
        files = importlib.import_module(f"{__name__}.{module.name}").samples()
        assert not found.keys() & files.keys(), "two samples of one name"
        found |= files
    return found


def samples_of(source: Source) -> dict[str, bytes]:
    """Choose the files that this reader takes by the ends of their names."""
    return {
        name: raw for name, raw in all_samples().items() if extension(name) in source.extensions
    }
