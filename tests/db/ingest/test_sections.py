"""Sections as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.sections import is_section, read_section_line


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Trang chủ > Kinh tế", "Kinh tế"),
        ("Trang chủ » Du lịch » Bến sông", "Du lịch"),
        ("Trang chủ / Thời sự /", "Thời sự"),
        ("Trang chủ > Bến sông", "Bến sông"),
        ("Kinh tế > Tài chính", "Kinh tế"),
        ("Chuyên mục: Kinh tế", "Kinh tế"),
        ("Kinh tế", None),
        ("KINH TẾ", None),
        ("Chợ nổi > Bến mới", None),
        ("Trang chủ", None),
        ("Mục: Bến mới mở cửa", None),
        (">>> Chợ nổi", None),
        ("", None),
    ],
)
def test_lines_of_a_path(line: str, section: str | None) -> None:
    assert read_section_line(line) == section


def test_names_of_sections() -> None:
    assert all(
        map(is_section, ["Kinh tế", "THỜI SỰ", "Văn hoá", " Văn  hóa ", "Khoa học – Công nghệ"])
    )
    assert not any(map(is_section, ["", "Bến mới", "Kinh tế biển và sông nước"]))


@given(st.text())
def test_any_line_is_read_or_not(line: str) -> None:
    section = read_section_line(line)
    assert section is None or section in " ".join(line.split())
