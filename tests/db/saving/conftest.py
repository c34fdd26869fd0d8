"""An archive with articles of our own, and somebody who catalogues them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import create_archive, open_archive
from db.archive import Archive
from db.cataloguer import Cataloguer
from tests.db.articles import add, article


@pytest.fixture(scope="session")
def three_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three articles, made once; nobody changes it."""
    held = create_archive(tmp_path_factory.mktemp("saving") / "kho.khobao")
    texts = ("Trạm y tế xã mở cửa cả thứ bảy.", "Thư viện huyện có phòng đọc mới.", "Chợ nổi.")
    add(held, [article(f"Bài {number}", text) for number, text in enumerate(texts, 1)])
    held.close()
    return held.path


@pytest.fixture
def archive(three_articles: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive of three articles of one's own."""
    opened = open_archive(shutil.copytree(three_articles, tmp_path / "kho.khobao"))
    yield opened
    opened.close()


@pytest.fixture
def lan(archive: Archive) -> Iterator[Cataloguer]:
    cataloguer = archive.cataloguer("LAN")
    yield cataloguer
    cataloguer.close()
