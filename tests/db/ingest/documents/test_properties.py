"""Properties of files are believed only where they may be true."""

from __future__ import annotations

import pytest

from db.ingest.documents.properties import believable


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Bến cảng  mới", "Bến cảng mới"), ("Microsoft Word - bai1.doc", None), ("bai1.docx", None),
        ("Document3", None), ("", None), (None, None), ("- - -", None), ("a" * 400, None),
    ],
)  # fmt: skip
def test_titles(title: str | None, kept: str | None) -> None:
    assert believable(title, None).title == kept


@pytest.mark.parametrize(
    ("author", "kept"),
    [
        ("Nguyễn Thu Hà", "Nguyễn Thu Hà"), ("Admin", None), ("Windows User", None),
        ("thuha", None), ("python-docx", None), ("Công ty Máy Tính", None), (None, None),
    ],
)  # fmt: skip
def test_authors(author: str | None, kept: str | None) -> None:
    assert believable(None, author).author == kept
