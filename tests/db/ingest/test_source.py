"""A file gives the same bytes whether its beginning lies in memory or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.ingest.source import HEAD_BYTES, Original


@pytest.mark.parametrize("size", [0, 1, HEAD_BYTES - 1, HEAD_BYTES, HEAD_BYTES + 1])
@pytest.mark.parametrize("length", [-1, 0, 4, HEAD_BYTES, 2 * HEAD_BYTES])
def test_a_head_changes_nothing(tmp_path: Path, size: int, length: int) -> None:
    content = bytes(number % 251 for number in range(size))
    path = tmp_path / "bài"
    path.write_bytes(content)
    wanted = content if length < 0 else content[:length]
    for file in (Original("bài", "", size, path), Original("bài", "", size, content=content)):
        assert file.read(length) == wanted
        assert file.with_head().read(length) == wanted
