"""Codes and names of languages become the short codes of the archive."""

from __future__ import annotations

import pytest

from db.ingest.languages import language_code


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("vie", "vi"),
        ("vi-VN", "vi"),
        ("Tiếng Việt", "vi"),
        ("Vietnamese", "vi"),
        ("ENG", "en"),
        ("fre", "fr"),
        ("tay", "tay"),
        ("und", None),
        ("|||", None),
        ("", None),
        (None, None),
        ("a language of long name", None),
    ],
)
def test_languages(told: str | None, code: str | None) -> None:
    assert language_code(told) == code
