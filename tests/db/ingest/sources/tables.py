"""What tests of tables ask: all articles of a table, and what speaks against its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from db.ingest.source import Member, Options, Original, Reading, Refused, Source
from db.records import NewSource, never
from tests.db.ingest.sources.reading import DIGEST, assert_sound


class Result(NamedTuple):
    """What came of one row."""

    name: str
    reading: Reading | None
    fault: Refused | None

    @property
    def headline(self) -> str:
        return self.reading.article.headline if self.reading else ""


def table(content: bytes, name: str) -> Original:
    """Take bytes for a table that lies in memory."""
    return Original(name, DIGEST, len(content), content=content)


def options(columns: Mapping[str, Any] | None = None, encoding: str | None = None) -> Options:
    return Options(encoding=encoding, columns=columns)


def members(source: Source, original: Original, chosen: Options | None = None) -> list[Member]:
    """Part a table into its rows."""
    return list(source.members(original, chosen or Options(), never))


def results(source: Source, original: Original, chosen: Options | None = None) -> list[Result]:
    """Read every row of a table."""
    chosen = chosen or Options()
    return [_result(source, member, chosen) for member in members(source, original, chosen)]


def _result(source: Source, member: Member, chosen: Options) -> Result:
    name = member.name or ""
    if member.fault:
        return Result(name, None, member.fault)
    file = NewSource(member.sha256, len(member.raw), "bảng", source.mime)
    try:
        reading = source.read(member, file, chosen)
    except Refused as fault:
        return Result(name, None, fault)
    assert_sound(reading.article)
    return Result(name, reading, None)
