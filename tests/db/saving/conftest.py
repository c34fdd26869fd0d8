"""An archive with articles of our own, and somebody who catalogues them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import create_archive
from db.archive import Archive
from db.cataloguer import Cataloguer
from tests.db.articles import add, article


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    held = create_archive(tmp_path / "kho.khobao")
    texts = ("Trạm y tế xã mở cửa cả thứ bảy.", "Thư viện huyện có phòng đọc mới.", "Chợ nổi.")
    add(held, [article(f"Bài {number}", text) for number, text in enumerate(texts, 1)])
    yield held
    held.close()


@pytest.fixture
def lan(archive: Archive) -> Iterator[Cataloguer]:
    cataloguer = archive.cataloguer("LAN")
    yield cataloguer
    cataloguer.close()
