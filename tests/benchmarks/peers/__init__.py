"""Other search engines over the same articles, each asked the same queries in its own way.

SQLite's FTS5, tantivy, Xapian and stock Whoosh. All but FTS5 hold words with and without marks;
headlines count three times, standfirsts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks.engines import Build, Engine
from tests.benchmarks.peers.fts5 import Fts5, build_fts5
from tests.benchmarks.peers.tantivy import (
    Tantivy,
    build_tantivy,
    build_tantivy_one,
    tantivy_one,
)
from tests.benchmarks.peers.texts import load
from tests.benchmarks.peers.whoosh import Whoosh, build_whoosh
from tests.benchmarks.peers.xapian import Xapian, build_xapian


@dataclass(frozen=True, slots=True)
class Peer:
    """Another engine: what must be importable, and how its index is made and opened."""

    library: str
    build: Build
    open: Callable[[Path], Engine]
    advice: str = ""
    """How to get the library where it is missing."""

    def is_there(self) -> bool:
        """Whether its library can be imported."""
        try:
            load(self.library)
        except ImportError:
            return False
        return True


_TANTIVY: Final = ".venv/bin/pip install -e .[bench]"
_XAPIAN: Final = "apt-get install python3-xapian, and a Python of the same minor version"

PEERS: Final[Mapping[str, Peer]] = {
    "tantivy": Peer("tantivy", build_tantivy, Tantivy, _TANTIVY),
    "tantivy, one field": Peer("tantivy", build_tantivy_one, tantivy_one, _TANTIVY),
    "Xapian": Peer("xapian", build_xapian, Xapian, _XAPIAN),
    "FTS5": Peer("pysqlite3", build_fts5, Fts5),
    "Whoosh": Peer("whoosh", build_whoosh, Whoosh),
}
"""By name, from the quickest to the slowest."""
