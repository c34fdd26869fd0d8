"""One archive about a bridge for all tests of coverage; nobody changes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Reader, open_archive
from tests.db.coverage import covered_archive


@pytest.fixture(scope="session")
def covered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, for whoever opens it."""
    archive = covered_archive(tmp_path_factory.mktemp("covered"))
    archive.close()
    return archive.path


@pytest.fixture
def reader(covered: Path) -> Iterator[Reader]:
    """Whoever reads it."""
    reader = open_archive(covered, read_only=True).reader()
    yield reader
    reader.close()
