"""A name that stands once, one slip away from a name that stands often, is a misprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.misprints import Misprint, misprints
from db.records import BlockKind
from tests.db.catalogue.details import detail

OFTEN = "Đến Bình Liêu, ở Bình Liêu, về Bình Liêu."
SYLLABLES = ("Bình", "Bỉnh", "Liêu", "Liêm", "Lieu", "Thị", "Lan", "Ông", "BÌNH", "và", ",", "TP.")


def found(*texts: str, kind: BlockKind = BlockKind.BODY) -> list[Misprint]:
    """The misprints of an article of these paragraphs, the last one of this kind."""
    *others, last = texts
    parts = [*((BlockKind.BODY, text) for text in others), (kind, last)]
    return list(misprints(detail(parts).blocks))


@pytest.mark.parametrize(
    "slip", ["Bình Liêm", "Bình Liễu", "Bìn Liêu", "Bỉnh Liêu", "Binh Liêu", "Bình Lieu"]
)
def test_one_slip(slip: str) -> None:
    [one] = found(OFTEN, f"Người dân {slip} đón khách.")
    assert (one.quote.exact, one.meant, one.times_meant) == (slip, "Bình Liêu", 3)
    assert one.is_sure


@pytest.mark.parametrize(
    "text",
    [
        "Người dân Binh Lieu đón khách.",
        "Người dân bình liêm đón khách.",
        "Người dân BÌNH LIÊM đón khách.",
        "Người dân Bình Dương đón khách.",
        "Người dân Bình Liêm đón khách Bình Liêm.",
        "Người dân Bình, Liêm đón khách.",
        "Anh Bình Liêm Khiết đón khách.",
        "Chị Bình L. đón khách.",
    ],
)
def test_no_slip(text: str) -> None:
    assert found(OFTEN, text) == []


def test_a_form_that_stands_twice_is_frequent_enough_for_nobody() -> None:
    assert found("Đến Bình Liêu, ở Bình Liêu.", "Người dân Bình Liêm đón khách.") == []


def test_a_known_place_is_right_itself() -> None:
    often = "Đảo Hải Phong, vịnh Hải Phong, người Hải Phong."
    assert found(often, "Tàu về Hải Phòng.") == []
    assert [one.meant for one in found(often, "Tàu về Hải Phỏng.")] == ["Hải Phong"]


def test_a_title_is_no_syllable_of_a_name() -> None:
    often = "Báo Công Lý in, Công Lý phát, Công Lý bán."
    assert found(often, "Ông Lý mua.") == []
    assert [one.quote.exact for one in found(often, "Báo Cộng Lý hết.")] == ["Cộng Lý"]


def test_within_a_longer_name_it_may_be_somebody_else() -> None:
    text = "Lê Thị Lan hỏi. Lê Thị Lan đáp. Lê Thị Lan về. Lê Thị Làn ở lại, Vũ Thị Lán cũng vậy."
    [one] = found(text)
    assert (one.quote.exact, one.meant, one.is_sure) == ("Thị Làn", "Thị Lan", False)


def test_a_slip_in_the_middle_of_a_name_is_told_once() -> None:
    name, slip = "Lường Văn Mẫu", "Lường Văng Mẫu"
    [one] = found(f"{name} viết, {name} đọc, {name} in.", f"Ảnh {slip} chụp.")
    assert one.quote.exact == "Lường Văng"


def test_which_of_two_names_is_meant_nobody_knows() -> None:
    often = "Đến Bình Liêu, ở Bình Liêu, về Bình Liêu. Đến Bình Liêng, ở Bình Liêng, về Bình Liêng."
    assert found(often, "Người dân Bình Liên đón khách.") == []


@pytest.mark.parametrize("kind", [BlockKind.RELATED, BlockKind.BYLINE, BlockKind.BOILERPLATE])
def test_what_an_article_does_not_say_does_not_count(kind: BlockKind) -> None:
    assert found(OFTEN, "Người dân Bình Liêm đón khách.", kind=kind) == []


def test_other_spellings_of_a_tone_are_the_same() -> None:
    assert found("Xã Thuỷ Mẫu, làng Thuỷ Mẫu, bến Thuỷ Mẫu.", "Chợ Thủy Mẫu họp.") == []


@given(st.lists(st.lists(st.sampled_from(SYLLABLES), max_size=12).map(" ".join), max_size=6))
def test_whatever_is_found_stands_once_and_what_is_meant_often(texts: list[str]) -> None:
    article = detail([(BlockKind.BODY, text) for text in texts])
    told = list(misprints(article.blocks))
    assert [one.quote.start for one in told] == sorted({one.quote.start for one in told})
    for one in told:
        assert article.text[one.quote.start : one.quote.stop] == one.quote.exact
        assert one.meant in article.text
        assert one.times_meant >= 3
        assert one.quote.exact != one.meant


def test_names_made_to_waste_time_are_read_as_others() -> None:
    # All begin alike, so that each may be any other; and one syllable is as long as a book.
    ends = [f"{one}{two}{three}" for one in "bcdgh" for two in "aeiou" for three in "cdghk"]
    often = "".join(3 * f"Lê K{end}, " for end in ends)
    once = "".join(f"Lê V{end}{letter}x, " for end in ends for letter in "ghkmnprstv")
    long = "X" + "y" * 50_000
    endless = f"Lê {long}. Lê {long}. Lê {long}. Lê {long[:-1]}."
    told = found(OFTEN, often, once, endless, "Người dân Bình Liêm đón khách.")
    assert [one.quote.exact for one in told] == ["Bình Liêm"]
