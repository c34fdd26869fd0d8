"""What stands at a token of the name of a body."""

from __future__ import annotations

import pytest

from db.catalogue.body_parts import BodyParts
from db.catalogue.name_text import NameText


@pytest.mark.parametrize(
    ("text", "taken"),
    [("Sở Y tế", 1), ("Cơ quan Cảnh sát điều tra", 6), ("Sở hữu", 0), ("Vụ án", 0), ("sở", 0)],
)
def test_heads(text: str, taken: int) -> None:
    assert BodyParts(NameText(text)).head(0) == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Văn hoá, Thể thao & Du lịch", 8),
        ("Văn hoá và Thể thao", 5),
        ("Văn học", 0),
        ("GD-ĐT", 3),
        ("Y tế", 2),
        ("y tế", 0),
    ],
)
def test_fields(text: str, taken: int) -> None:
    assert BodyParts(NameText(text)).field(0) == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("phòng, chống tham nhũng", 5),
        ("phòng, chống rét", 0),
        ("giao thông vận tải", 4),
        ("đi chợ", 0),
    ],
)
def test_small_parts(text: str, taken: int) -> None:
    assert BodyParts(NameText(text)).small_part(0) == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [("thị xã Mẫu", 2), ("quận 3", 1), ("Q. 3", 3), ("P. Mẫu", 2), ("xã hội", 0), ("", 0)],
)
def test_the_kind_of_a_place_leads_its_name(text: str, taken: int) -> None:
    assert BodyParts(NameText(text)).led_part(0) == taken
