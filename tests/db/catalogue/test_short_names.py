"""A short name of somebody or of a body means the long one of the same article."""

from __future__ import annotations

from db.catalogue.gathering import gather, name_key
from db.records import AuthorityKind, BlockKind
from tests.benchmarks.read_names import NothingKnown
from tests.db.catalogue.details import detail


def _names(text: str) -> list[str]:
    return [one.name for one in gather(detail([(BlockKind.BODY, text)]), NothingKnown())]


def test_a_given_name_is_the_full_name() -> None:
    assert _names("Ông Vũ Mẫu An đến. Rồi ông Mẫu An về.") == ["Vũ Mẫu An"]


def test_a_body_without_its_place_is_the_one_with_it() -> None:
    text = "Sở Xây dựng huyện Mẫu Sơn họp. Sau đó Sở Xây dựng trả lời."
    assert _names(text) == ["Sở Xây dựng huyện Mẫu Sơn"]


def test_initials_are_the_words_that_they_stand_for() -> None:
    assert _names("Khi ấy Bộ Giao thông vận tải họp. Nay Bộ GTVT trả lời.") == [
        "Bộ Giao thông vận tải"
    ]


def test_a_city_and_a_province_stay_apart() -> None:
    body = AuthorityKind.ORGANISATION
    assert name_key(body, "UBND TP Thanh Mẫu") != name_key(body, "UBND tỉnh Thanh Mẫu")
    assert name_key(body, "Công an TP Hà Nội") == name_key(body, "Công an Hà Nội")
