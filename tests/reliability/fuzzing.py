"""Reads damaged files until one does what no file may; in a process of its own.

Before each input its number is written down, so that whoever started this process can make the
input again that ended it. Run: python -m tests.reliability.fuzzing MIME SEED FIRST STOP NOTES.
"""

from __future__ import annotations

import faulthandler
import resource
import signal
import struct
import sys
import traceback
from itertools import islice
from pathlib import Path
from random import Random

from db.errors import Cancelled
from db.ingest.source import Options, Original, Reading, Refused, Source
from db.ingest.sources import SOURCES, source_for
from db.records import NewSource, never
from tests.db.ingest.sources.reading import assert_sound
from tests.db.ingest.sources.samples import samples_of
from tests.reliability.mutating import mutated

SECONDS_AN_INPUT = 10.0
"""However busy the machine is, no input of some kilobytes takes so long."""

MOST_MEMORY = 3 << 29
"""Of addresses, not of pages: libraries reserve more than they use."""

MOST_MEMBERS = 100
NUMBER = struct.Struct("<q")


def source_of(mime: str) -> Source:
    """Find a reader by its type."""
    (source,) = (source for source in SOURCES if source.mime == mime)
    return source


def made(source: Source, seed: int, number: int) -> Original:
    """Make one input: always the same one of the same number."""
    random = Random(f"{source.mime} {seed} {number}")
    samples = samples_of(source)
    name = random.choice(sorted(samples))
    raw = mutated(random, samples[name], [samples[key] for key in sorted(samples)])
    return Original(name, "0" * 64, len(raw), content=raw)


def read_all(source: Source, original: Original) -> list[Reading | Refused]:
    """Read what is in a file, up to `MOST_MEMBERS`; each article must be sound."""
    found: list[Reading | Refused] = []
    try:
        for member in islice(source.members(original, Options(), never), MOST_MEMBERS):
            if member.fault or member.is_file:
                continue
            file = NewSource(member.sha256, len(member.raw), original.name, source.mime)
            try:
                reading = source.read(member, file, Options())
            except Refused as refused:
                found.append(refused)
                continue
            assert_sound(reading.article)
            found.append(reading)
    except (Refused, Cancelled):
        pass
    return found


def run(source: Source, seed: int, first: int, stop: int, notes: Path) -> None:
    """Read the inputs of these numbers; raises what no reader may raise."""
    with notes.open("wb", buffering=0) as noted:
        for number in range(first, stop):
            noted.seek(0)
            noted.write(NUMBER.pack(number))
            original = made(source, seed, number)
            signal.setitimer(signal.ITIMER_REAL, SECONDS_AN_INPUT)
            source_for(original)
            found = read_all(source, original)
            if number % 20 == 0:
                again = [r for r in read_all(source, original) if isinstance(r, Reading)]
                assert again == [r for r in found if isinstance(r, Reading)], (
                    "not of its bytes alone"
                )
        signal.setitimer(signal.ITIMER_REAL, 0)


def bound() -> None:
    """Take no more memory than a reader gets; when time is up, say where it is and end.

    The signal ends this process also inside a library, where Python would not hear of it.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    faulthandler.enable()
    faulthandler.register(signal.SIGALRM, chain=True)


def main(arguments: list[str]) -> int:
    """Run, and say what went wrong."""
    mime, seed, first, stop, notes = arguments
    bound()
    try:
        run(source_of(mime), int(seed), int(first), int(stop), Path(notes))
    except Exception:  # noqa: BLE001 - whatever a reader raises is what is looked for
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
