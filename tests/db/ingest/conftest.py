"""What tests of ingest work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.ingest.workbench import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """Give an empty database in a folder with an odd name."""
    bench = Workbench(tmp_path / "Thử % # ?.khobao")
    yield bench
    bench.close()
