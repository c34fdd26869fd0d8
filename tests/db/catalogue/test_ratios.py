"""A share is held to its own part and whole, and to no other numbers around it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.ratios import rates, ratios
from db.records import Qualifier, Verdict
from tests.db.catalogue.figures import article, facts, figure

TEXT = (
    "Tháng này một cửa tiếp nhận 150 hồ sơ, trả đúng hạn 120 hồ sơ và trả trễ hạn 30 hồ sơ. "
    "Tỷ lệ trả đúng hạn là 80%.\n\nPhường bên trả đúng hạn 95% hồ sơ, tăng 15% so với năm ngoái."
)
RECEIVED = figure(1, TEXT, "150", "hồ sơ tiếp nhận", "150", unit="hồ sơ")
IN_TIME = figure(2, TEXT, "120", "hồ sơ trả đúng hạn", "120", unit="hồ sơ")
LATE = figure(3, TEXT, "30", "hồ sơ trả trễ hạn", "30", unit="hồ sơ")
SHARE = figure(4, TEXT, "80%", "tỷ lệ trả đúng hạn", "80", unit="%")
NEXT_DOOR = figure(5, TEXT, "95%", "tỷ lệ trả đúng hạn", "95", unit="%")
RISE = figure(6, TEXT, "15%", "mức tăng", "15", unit="%")


def test_the_part_is_the_one_that_the_share_is_of() -> None:
    figures = (RECEIVED, IN_TIME, LATE, SHARE, NEXT_DOOR, RISE)
    [found] = ratios(article(TEXT, figures))
    assert [(one.name, one.figure_id) for one in found.inputs] == [
        ("part", 2),
        ("whole", 1),
        ("stated", 4),
    ]
    assert (found.computed, found.verdict) == ("80", Verdict.AGREES)
    assert facts(found) == {"denominator": "implicit"}


def test_a_rise_is_no_part_and_other_subjects_are_no_whole() -> None:
    text = "Tỉnh A có 200 trường học và 50 trường học đạt chuẩn, tăng 25% trường học đạt chuẩn."
    schools = figure(1, text, "200", "trường học", "200", unit="trường", of="A")
    good = figure(2, text, "50", "trường học đạt chuẩn", "50", unit="trường", of="A")
    rise = figure(3, text, "25%", "trường học đạt chuẩn", "25", unit="%", of="A")
    assert list(ratios(article(text, (schools, good, rise)))) == []
    text = text.replace("tăng", "tức")
    share = figure(3, text, "25%", "trường học đạt chuẩn", "25", unit="%", of="A")
    [found] = ratios(article(text, (schools, good, share)))
    assert (found.verdict, facts(found)) == (Verdict.AGREES, {})
    other = figure(3, text, "25%", "trường học đạt chuẩn", "25", unit="%", of="B")
    assert list(ratios(article(text, (schools, good, other)))) == []
    old = figure(1, text, "200", "trường học", "200", unit="trường", of="A", period="1999")
    new = figure(2, text, "50", "trường đạt chuẩn", "50", unit="trường", of="A", period="2018")
    assert list(ratios(article(text, (old, new, share)))) == []


def test_what_cannot_be_is_said_only_where_all_is_said() -> None:
    text = "Trong 150 học sinh dự thi có 120 học sinh đỗ, đạt 85%."
    whole = figure(1, text, "150", "học sinh dự thi", "150", unit="học sinh")
    part = figure(2, text, "120", "học sinh đỗ", "120", unit="học sinh")
    share = figure(3, text, "85%", "tỷ lệ học sinh đỗ", "85", unit="%")
    [found] = ratios(article(text, (whole, part, share)))
    assert (found.computed, found.verdict) == ("80", Verdict.DIFFERS)
    assert facts(found) == {"half_up": "80"}
    about = figure(1, text, "150", "học sinh dự thi", "150", unit="học sinh")
    loose = figure(2, text, "120", "học sinh đỗ", "120", unit="học sinh", qualifier=Qualifier.ABOUT)
    [found] = ratios(article(text, (about, loose, share)))
    assert found.verdict is Verdict.UNCLEAR


def test_numbers_that_only_chance_brings_together_are_left_alone() -> None:
    text = (
        "Tỉnh có 400 đơn vị hành chính. Trong đó 5 đơn vị đứng đầu về một cửa giải quyết "
        "đúng hạn 100% hồ sơ."
    )
    whole = figure(1, text, "400", "đơn vị hành chính", "400", unit="đơn vị")
    part = figure(2, text, "5", "đơn vị đứng đầu", "5", unit="đơn vị")
    share = figure(3, text, "100%", "tỷ lệ đơn vị đứng đầu", "100", unit="%")
    assert list(ratios(article(text, (whole, part, share)))) == []


@given(part=st.integers(0, 10**9), rest=st.integers(0, 10**9))
def test_the_share_that_was_computed_always_agrees(part: int, rest: int) -> None:
    whole = part + rest
    share = str(100 * part // whole) if whole else "0"
    text = f"Nhận {whole} tờ khai, duyệt {part} tờ khai, tức duyệt {share}% tờ khai."
    figures = (
        figure(1, text, f"{whole} tờ", "tờ khai đã nhận", f"{whole}", unit="tờ khai"),
        figure(2, text, f"{part} tờ khai, tức", "tờ khai duyệt", f"{part}", unit="tờ khai"),
        figure(3, text, f"{share}%", "tờ khai duyệt", share, unit="%"),
    )
    found = list(ratios(article(text, figures)))
    assert len(found) == (whole > 0)
    for one in found:
        exact = Fraction(100 * part, whole) == Fraction(share)
        assert one.verdict is (Verdict.AGREES if exact else Verdict.AGREES_ROUNDED)


def test_some_months_make_a_year() -> None:
    text = "Cảng đón hơn 600 nghìn lượt khách mỗi năm; 10 tháng qua đã đón 589.005 lượt khách."
    yearly = figure(
        1, text, "600 nghìn", "lượt khách", "600000", unit="lượt khách", per="year",
        precision="1000", qualifier=Qualifier.MORE_THAN,
    )  # fmt: skip
    some = figure(
        2, text, "589.005", "lượt khách", "589005", unit="lượt khách", period="2018-01/2018-10"
    )
    [found] = rates(article(text, (yearly, some)))
    assert (found.computed, found.stated, found.verdict) == ("707677", "600000", Verdict.AGREES)
    assert facts(found) == {
        "per": "year",
        "days": "304",
        "compatible": "yes",
        "qualifier": "more_than",
    }
    few = figure(2, text, "589.005", "lượt khách", "9005", unit="lượt khách", period="2018")
    [found] = rates(article(text, (yearly, few)))
    assert (found.verdict, "compatible" in facts(found)) == (Verdict.UNCLEAR, False)
    short = figure(2, text, "589.005", "lượt khách", "9005", unit="lượt khách", period="2018-10")
    assert list(rates(article(text, (yearly, short)))) == []


def test_a_longer_time_makes_no_greater_share() -> None:
    text = "Mỗi năm tăng 6%, mười tháng qua tăng 5%."
    yearly = figure(1, text, "6%", "mức tăng", "6", unit="%", per="year")
    some = figure(2, text, "5%", "mức tăng", "5", unit="%", period="2018-01/2018-10")
    assert list(rates(article(text, (yearly, some)))) == []
