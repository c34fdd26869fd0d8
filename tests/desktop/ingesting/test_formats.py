"""What the file dialog offers is what the archive reads."""

from __future__ import annotations

from db.ingest.sources import may_be_read
from desktop.ingesting.formats import file_filters


def test_every_kind_that_is_offered_is_read() -> None:
    lines = [line.rpartition(" (")[2].rstrip(")").split() for line in file_filters().split(";;")]
    assert lines[-1] == ["*"]
    offered = {pattern.removeprefix("*") for line in lines[:-1] for pattern in line}
    assert {".docx", ".pdf", ".html", ".mrc", ".wacz", ".txt"} <= offered
    assert [one for one in sorted(offered) if not may_be_read(f"a{one}")] == []
    assert set(lines[0]) == {pattern for line in lines[1:-1] for pattern in line}
