"""An archive with articles of our own, and somebody who catalogues them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import create_archive
from db.archive import Archive
from db.cataloguer import Cataloguer


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    held = create_archive(tmp_path / "kho.khobao", starter=True)
    yield held
    held.close()


@pytest.fixture
def lan(archive: Archive) -> Iterator[Cataloguer]:
    cataloguer = archive.cataloguer("LAN")
    yield cataloguer
    cataloguer.close()
