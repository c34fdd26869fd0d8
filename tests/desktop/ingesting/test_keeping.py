"""Files that the window writes for an ingest."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.ingesting.keeping import first_words, keep_amendments, keep_pasted

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def test_a_pasted_text_is_kept_under_its_first_words(tmp_path: Path) -> None:
    text = "\n  Chợ quê: “phiên” cuối năm ở xã ven sông\n\nThân bài.\n"
    file = keep_pasted(tmp_path / "in", text, NOW)
    assert file.name == "Chợ quê phiên cuối năm ở 2026-03-04 05.06.07.txt"
    assert file.read_text(encoding="utf-8") == text
    again = keep_pasted(tmp_path / "in", "Chợ quê: phiên cuối năm ở đâu", NOW)
    assert again != file
    assert file.read_text(encoding="utf-8") == text, "nothing is written over"


@pytest.mark.parametrize(
    ("text", "name"),
    [("../../etc/x", "etc x"), ("CON: a/b\\c?", "CON a b c"), ("…!?", "bài"), ("", "bài")],
)
def test_no_text_can_choose_another_folder(text: str, name: str) -> None:
    assert first_words(text) == name


def test_amendments_are_written_over(tmp_path: Path) -> None:
    first = keep_amendments(tmp_path / "in", "{}")
    assert keep_amendments(tmp_path / "in", '{"items": {}}') == first
    assert first.read_text(encoding="utf-8") == '{"items": {}}'
