"""No damaged file crashes a reader, hangs it, or gives an article that is not sound (R10)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.ingest.source import Code, Options, Original, Reading, Refused, Source
from db.ingest.sources import SOURCES, source_for
from db.records import never
from tests.db.ingest.sources.samples import samples_of
from tests.reliability.fuzzing import NUMBER, made, read_all

SHORT, LONG = 2_000, 100_000
INPUTS_A_PROCESS = 10_000

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.mime)


def fuzz(source: Source, seed: int, inputs: int, folder: Path) -> None:
    """Read damaged files in processes of their own; an input that ends one is kept."""
    notes = folder / "number"
    for first in range(0, inputs, INPUTS_A_PROCESS):
        stop = min(inputs, first + INPUTS_A_PROCESS)
        arguments = [source.mime, str(seed), str(first), str(stop), str(notes)]
        ended = subprocess.run(
            [sys.executable, "-W", "error", "-m", "tests.reliability.fuzzing", *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            (number,) = NUMBER.unpack(notes.read_bytes())
            original = made(source, seed, number)
            kept = folder / f"{number} {original.name}"
            kept.write_bytes(original.read())
            pytest.fail(f"input {number}, kept as {kept}: {ended.returncode}\n{ended.stderr}")


@each_source
def test_every_reader_has_samples_that_it_can_read(source: Source) -> None:
    samples = samples_of(source)
    assert samples, f"no sample for {source.mime}"
    for name, raw in samples.items():
        original = Original(name, "0" * 64, len(raw), content=raw)
        assert source_for(original) is source, name
        assert what_is_in(source, original) & {"article", "file", Code.UNSUPPORTED.value}, name


def what_is_in(source: Source, original: Original) -> set[str]:
    """Tell whether there are articles or files in a sample.

    A reader may only say what a file is: then it is E_UNSUPPORTED.
    """
    found = {"article" for one in read_all(source, original) if isinstance(one, Reading)}
    try:
        return found | {"file" for one in source.members(original, Options(), never) if one.is_file}
    except Refused as refused:
        return {refused.code.value}


@each_source
def test_some_damaged_files(source: Source, tmp_path: Path) -> None:
    fuzz(source, 10, SHORT, tmp_path)


@pytest.mark.prove
@pytest.mark.timeout(7200)
@each_source
def test_a_hundred_thousand_damaged_files(source: Source, tmp_path: Path) -> None:
    fuzz(source, 11, LONG, tmp_path)
