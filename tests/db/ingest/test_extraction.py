"""A file that harms the process which reads it costs itself, and nothing else."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import count, islice
from typing import Any

import pytest

from db.errors import Cancelled
from db.ingest import sources
from db.ingest.amending import Amendment, Amendments
from db.ingest.extracting import CHUNK_MEMBERS, MOST_DATA, End, Extracted, Outlook, work
from db.ingest.extraction import MOST_LOSSES, Extraction
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.text import TEXT
from db.records import NewSource, ShouldStop

DEEDS: dict[bytes, Callable[[], object]] = {
    b"die": lambda: os._exit(3),
    b"sleep": lambda: time.sleep(600),
    b"eat": lambda: bytearray(4 * MOST_DATA),
    b"slip": lambda: int("slip"),
    b"recur": lambda: _recur(1),
}


def _recur(depth: int) -> int:
    return _recur(depth + 1) + 1


def _members(original: Original, _options: Options, _should_stop: ShouldStop) -> Iterator[Member]:
    for number, raw in enumerate(original.read().split(b"\n")):
        if raw.startswith(b"walk "):
            DEEDS[raw[5:]]()
        yield Member(raw, hashlib.sha256(raw).hexdigest(), f"line {number}")


def _read(member: Member, file: NewSource, options: Options) -> Reading:
    if deed := DEEDS.get(member.raw):
        deed()
    return TEXT.read(member, file, options)


HARMFUL = Source("text/x-harmful", _members, _read, extensions=(".harm",))


def work_with_harm(*given: Any) -> None:
    """Be the process that reads, and know one more format."""
    sources.SOURCES = (HARMFUL, *sources.SOURCES)
    work(*given)


def file(name: str, content: bytes) -> Original:
    return Original(name, hashlib.sha256(content).hexdigest(), len(content), content=content)


def harmful(*lines: str) -> Original:
    return file("a.harm", "\n".join(lines).encode())


def nothing_held(_digests: Collection[str]) -> Collection[str]:
    return ()


class Run:
    """Files read in a process that may come to harm, and what came of them."""

    def __init__(self, *groups: Sequence[Original], options: Options | None = None) -> None:
        self.groups = groups
        self.options = options or Options()
        self.amendments = Amendments()
        self.held: Callable[[Collection[str]], Collection[str]] = nothing_held
        self.outlooks: list[Outlook] = []
        self.chunks: list[list[Extracted | End]] = []

    def go(self) -> list[str]:
        """Read everything; name each article by its headline and each fault by its code."""
        with Extraction(
            self.options,
            self.amendments,
            on_outlook=self.outlooks.append,
            most_seconds=1.5,
            serve=work_with_harm,
        ) as extraction:
            self.chunks = list(extraction.run(iter(self.groups), self.held))
        return [_said(part) for chunk in self.chunks for part in chunk]


def _said(part: Extracted | End) -> str:
    if isinstance(part, End):
        return f"end {part.task} {part.fault.code.value if part.fault else part.members}"
    match part.result:
        case Reading(article=article):
            return article.headline
        case Refused(code=code):
            return code.value
    return "held"


def test_files_are_read_in_their_order() -> None:
    groups = [
        [file("1.txt", b"Mot"), file("2.txt", b"")],
        [file("3.txt", b"Ba"), harmful("a", "b")],
    ]
    assert Run(*groups).go() == [
        *("Mot", "end 0 1", "end 1 E_EMPTY", "Ba", "end 2 1", "a", "b", "end 3 2"),
    ]


@pytest.mark.parametrize("deed", ["die", "sleep"])
def test_a_member_that_ends_or_keeps_the_process_is_passed_over(deed: str) -> None:
    run = Run([harmful("a", deed, "b", deed), file("2.txt", b"Hai")])
    assert run.go() == ["a", "E_TIMEOUT", "b", "E_TIMEOUT", "end 0 4", "Hai", "end 1 1"]


@pytest.mark.parametrize("deed", ["die", "sleep"])
def test_looking_for_members_ends_where_it_does_harm(deed: str) -> None:
    run = Run([harmful("a", "b", f"walk {deed}", "c"), file("2.txt", b"Hai")])
    assert run.go() == ["a", "b", "end 0 E_TIMEOUT", "Hai", "end 1 1"]


@pytest.mark.parametrize(
    ("deed", "code"), [("eat", "E_TOO_BIG"), ("slip", "E_READ"), ("recur", "E_TOO_BIG")]
)
def test_a_slip_costs_one_member(deed: str, code: str) -> None:
    run = Run([harmful("a", deed, "b"), harmful("c", f"walk {deed}"), file("2.txt", b"Hai")])
    assert run.go() == ["a", code, "b", "end 0 3", "c", f"end 1 {code}", "Hai", "end 2 1"]


def test_a_file_that_does_harm_again_and_again_is_given_up() -> None:
    run = Run([harmful(*["die"] * (MOST_LOSSES + 5)), file("2.txt", b"Hai")])
    *before, end, after, _ = run.go()
    assert before == ["E_TIMEOUT"] * MOST_LOSSES
    assert (end, after) == ("end 0 E_TIMEOUT", "Hai")


def test_what_was_handed_back_is_not_handed_back_again() -> None:
    lines = [f"bai {number}" for number in range(2 * CHUNK_MEMBERS + 10)]
    run = Run([harmful(*lines, "die", "cuoi")])
    assert run.go() == [*lines, "E_TIMEOUT", "cuoi", f"end 0 {len(lines) + 2}"]


def test_what_is_held_is_not_read() -> None:
    run = Run([harmful("a", "die", "b")])
    run.held = lambda digests: {hashlib.sha256(b"die").hexdigest()} & set(digests)
    assert run.go() == ["a", "held", "b", "end 0 3"]


def test_the_outlook_of_a_large_file_comes_first() -> None:
    lines = b'{"title": "a"}\n' * 500
    run = Run([file("a.jsonl", lines)])
    assert len(run.go()) == 501
    assert run.outlooks == [Outlook(0, 500)]


def test_a_person_puts_fields_right() -> None:
    digest = hashlib.sha256(b"Mot").hexdigest()
    run = Run([file("1.txt", b"Mot"), file("2.txt", b"Hai")])
    run.amendments = Amendments({digest: Amendment(fields={"headline": "Một", "byline": None})})
    assert run.go() == ["Một", "end 0 1", "Hai", "end 1 1"]
    part = run.chunks[0][0]
    assert isinstance(part, Extracted)
    assert isinstance(part.result, Reading)
    assert part.result.article.origins["headline"].source == "person"


def test_the_next_chunk_is_read_while_one_is_stored() -> None:
    asked: list[int] = []
    stored = 0

    def held(_digests: Collection[str]) -> Collection[str]:
        asked.append(stored)
        return ()

    lines = "\n".join(str(number) for number in range(3 * CHUNK_MEMBERS)).encode()
    with Extraction(Options(), Amendments(), serve=work_with_harm) as extraction:
        for _ in extraction.run(iter([[file("a.harm", lines)]]), held):
            stored += 1
    assert asked == [0, 0, 1, 2]


def test_a_wait_can_be_cancelled() -> None:
    """Nothing else ends it: file and patience last longer than a test may."""
    looks = count()
    run = Extraction(
        Options(),
        Amendments(),
        lambda: next(looks) > 20,
        serve=work_with_harm,
        most_seconds=600,
    )
    with pytest.raises(Cancelled), run as extraction:
        list(extraction.run(iter([[harmful("sleep")]]), nothing_held))


def test_readers_of_the_program_are_known_in_the_process() -> None:
    texts = [file(f"{number}.txt", f"Bai {number}".encode()) for number in range(450)]
    groups = [list(islice(texts, start, start + 100)) for start in range(0, 450, 100)]
    said = Run(*groups).go()
    assert said[::2] == [f"Bai {number}" for number in range(450)]
    assert {JSONL, TEXT} <= set(sources.SOURCES)


def test_codes_reach_the_other_process_whole() -> None:
    run = Run([file("a.jsonl", b"[1]")])
    run.go()
    part = run.chunks[0][0]
    assert isinstance(part, Extracted)
    assert isinstance(part.result, Refused)
    assert (part.result.code, part.result.detail) == (Code.MAPPING, "not an object but a list")
    assert (part.name, part.mime) == ("line 1", "application/jsonl")
