"""Reads files in a process of its own, with bounds, and says of each what came out of it.

Run: python -m tests.reliability.reading_child SECONDS FILE… – one line of JSON a file, as soon as
it is read: whoever started this process knows the file that ended it.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path

from db.ingest.source import Options, Original, Refused
from db.ingest.unpacking import Leaf, walk
from db.records import NewSource, never
from tests.benchmarks.measures import peak_megabytes
from tests.db.ingest.sources.reading import assert_sound
from tests.reliability.fuzzing import bound

MOST_SAID = 200


def outcome(leaf: Leaf, original: Original) -> str:
    """Read a leaf: `article`, or the code of why not."""
    member = leaf.member
    if member.fault:
        return member.fault.code.value
    file = NewSource(member.sha256, len(member.raw), original.name, leaf.source.mime)
    try:
        article = leaf.source.read(member, file, Options()).article
    except Refused as refused:
        return refused.code.value
    assert_sound(article)
    return "article"


def read(path: Path) -> dict[str, object]:
    """Read one file as ingest does."""
    began = time.perf_counter()
    original = Original(path.name, "0" * 64, path.stat().st_size, path)
    found: list[str] = []
    refused = None
    try:
        for leaf in walk(original, Options(), never):
            code = outcome(leaf, original)
            if len(found) < MOST_SAID:
                found.append(code)
    except Refused as fault:
        refused = fault.code.value
    return {
        "name": path.name,
        "found": found,
        "refused": refused,
        "seconds": time.perf_counter() - began,
        "peak": int(peak_megabytes() * (1 << 20)),
    }


if __name__ == "__main__":
    bound()
    for name in sys.argv[2:]:
        signal.setitimer(signal.ITIMER_REAL, float(sys.argv[1]))
        print(json.dumps(read(Path(name))), flush=True)  # noqa: T201 - what it is started for
