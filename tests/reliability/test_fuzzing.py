"""No damaged file crashes a reader, hangs it, or gives an article that is not sound (R10)."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source, whole
from db.ingest.sources import SOURCES, source_for
from db.records import NewSource, never
from tests.db.ingest.sources.samples import samples_of
from tests.proofs import Proof
from tests.reliability.fuzzing import NUMBER, made, read_all

SHORT, LONG = 2_000, 100_000
INPUTS_A_PROCESS = 10_000
CHUNKS = 4
"""Parts of the long run of each reader, so that several processes may share it."""

GOOD = {"article", "file", Code.UNSUPPORTED.value}
"""What may be in a sound file; some readers only say what it is."""

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.mime)


def fuzz(source: Source, seed: int, inputs: range, folder: Path, proof: Proof) -> None:
    """Read damaged files in processes of their own; an input that ends one is kept."""
    notes = folder / "number"
    what = "damaged files of every format"
    for first in range(inputs.start, inputs.stop, INPUTS_A_PROCESS):
        stop = min(inputs.stop, first + INPUTS_A_PROCESS)
        arguments = [source.mime, str(seed), str(first), str(stop), str(notes)]
        ended = subprocess.run(
            [sys.executable, "-W", "error", "-m", "tests.reliability.fuzzing", *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        done = stop - first
        if ended.returncode:
            done = NUMBER.unpack(notes.read_bytes())[0] - first + 1
        proof("R10", what, trials=done, faults=int(ended.returncode != 0), losses=0)
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
        assert what_is_in(source, original) & GOOD, name


def what_is_in(source: Source, original: Original) -> set[str]:
    """Tell whether there are articles or files in a sample, or why not."""
    found = {"article" for one in read_all(source, original) if isinstance(one, Reading)}
    try:
        return found | {"file" for one in source.members(original, Options(), never) if one.is_file}
    except Refused as refused:
        return {refused.code.value}


def careless(member: Member, _source: NewSource, _options: Options) -> Reading:
    """Read as no reader may: it trusts its bytes."""
    raise KeyError(member.raw[0])


def test_what_a_careless_reader_raises_is_not_swallowed() -> None:
    source = Source("text/x-test", whole, careless)
    with pytest.raises(KeyError):
        read_all(source, Original("a", "0" * 64, 1, content=b"a"))


@pytest.mark.parametrize(
    ("crime", "signal_number", "said"),
    [
        ("import re; re.match('(a+)+b', 'a' * 50)", signal.SIGALRM, "most recent call first"),
        ("bytes(2 << 30)", None, "MemoryError"),
        ("import ctypes; ctypes.string_at(0)", signal.SIGSEGV, "Segmentation fault"),
    ],
)
def test_a_reader_without_bounds_is_ended(
    crime: str, signal_number: signal.Signals | None, said: str, proof: Proof
) -> None:
    bounds = (
        "import signal; from tests.reliability.fuzzing import bound; bound(); "
        "signal.setitimer(signal.ITIMER_REAL, 0.5); "
    )
    ended = subprocess.run(
        [sys.executable, "-c", bounds + crime], capture_output=True, text=True, check=False
    )
    caught = ended.returncode == (-signal_number if signal_number else 1) and said in ended.stderr
    proof.control("R10", "reader without bounds", caught=caught)
    assert caught, (ended.returncode, ended.stderr)


def test_damage_reaches_the_readers() -> None:
    """Of damaged files some can still be read, or only their packing would be tested."""
    for source in SOURCES:
        readable = [what_is_in(source, made(source, 1, number)) for number in range(60)]
        assert any(found & GOOD for found in readable), source.mime
        assert len({bytes(made(source, 1, number).read()) for number in range(60)}) > 50


@each_source
def test_some_damaged_files(source: Source, tmp_path: Path, proof: Proof) -> None:
    fuzz(source, 10, range(SHORT), tmp_path, proof)


@pytest.mark.prove
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("chunk", range(CHUNKS))
@each_source
def test_a_hundred_thousand_damaged_files(
    source: Source, tmp_path: Path, proof: Proof, chunk: int
) -> None:
    first = chunk * LONG // CHUNKS
    fuzz(source, 11, range(first, first + LONG // CHUNKS), tmp_path, proof)
