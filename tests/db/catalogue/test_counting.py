"""Sums, lists and rosters are counted again, and what the archive cannot know is not judged."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.checked import CheckDraft, Roster, Win
from db.catalogue.counting import list_counts, roster_counts, sums
from db.records import Qualifier, Verdict
from tests.db.catalogue.figures import article, facts, figure


def summed(text: str, total: str, *parts: str) -> list[CheckDraft]:
    figures = [
        figure(number, text, f"{one} xe", "xe", one, unit="xe")
        for number, one in enumerate((total, *parts), 1)
    ]
    return list(sums(article(text, figures)))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Có 50 xe, gồm 30 xe tải và 20 xe con.", Verdict.AGREES),
        ("Có 51 xe, gồm 30 xe tải và 20 xe con.", Verdict.DIFFERS),
        ("Có 51 xe, trong đó 30 xe tải và 20 xe con.", Verdict.UNCLEAR),
        ("Có 40 xe, trong đó 30 xe tải và 20 xe con.", Verdict.UNCLEAR),
    ],
)
def test_parts_are_added(text: str, verdict: Verdict) -> None:
    total = text.split()[1]
    [found] = summed(text, total, "30", "20")
    assert (found.expression, found.computed, found.stated) == ("30 + 20", "50", total)
    assert found.verdict is verdict
    assert [one.name for one in found.inputs] == ["total", "part1", "part2"]


def test_one_part_is_no_sum_but_may_be_too_big() -> None:
    assert summed("Có 50 xe, trong đó 30 xe tải.", "50", "30") == []
    [found] = summed("Có 50 xe, trong đó 60 xe tải.", "50", "60")
    assert found.verdict is Verdict.DIFFERS
    assert summed("Có 50 xe. Bến bên gồm 30 xe tải, 20 xe con.", "50", "30", "20") == []


def test_rounded_parts_may_miss_the_total() -> None:
    text = "Thu 1,2 triệu tấn, gồm 0,7 triệu tấn than và 0,6 triệu tấn đá."
    values = (("1,2", "1200000"), ("0,7", "700000"), ("0,6", "600000"))
    figures = [
        figure(n, text, quote, "hàng", value, unit="tấn", precision="100000")
        for n, (quote, value) in enumerate(values, 1)
    ]
    [found] = sums(article(text, figures))
    assert (found.verdict, found.computed) == (Verdict.AGREES_ROUNDED, "1300000")


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=6), st.integers(-3, 3))
def test_a_sum_agrees_only_with_itself(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    text = f"Có tổng số {total} xe, gồm " + ", ".join(f"{one} xe loại" for one in parts) + "."
    figures = [figure(1, text, f"{total} xe,", "xe", f"{total}", unit="xe")]
    at = text.index("gồm")
    for number, one in enumerate(parts, 2):
        at = text.index(f" {one} xe loại", at) + 1
        figures.append(figure(number, text, text[at:], "xe", f"{one}", unit="xe"))
    found = [one for one in sums(article(text, figures)) if one.key == "f1"]
    assert [one.verdict is Verdict.AGREES for one in found] == [off == 0]


def listed(text: str, *values: tuple[str, str]) -> list[tuple[str | None, str | None, Verdict]]:
    figures = [
        figure(n, text, quote, quote, value, unit=quote.split(maxsplit=1)[1])
        for n, (quote, value) in enumerate(values, 1)
    ]
    return [(one.stated, one.computed, one.verdict) for one in list_counts(article(text, figures))]


def test_lists_are_held_to_their_count() -> None:
    text = "Cả 3 huyện với 4 xã tham gia, gồm xã An, xã Bình, xã Cường, xã Dũng."
    values = (("3 huyện", "3"), ("4 xã", "4"))
    assert listed(text, *values) == [("4", "4", Verdict.AGREES)]
    text = text.replace("4 xã", "5 xã")
    assert listed(text, ("5 xã", "5")) == [("5", "4", Verdict.DIFFERS)]
    assert listed(text.replace("Dũng", "Dũng…"), ("5 xã", "5")) == []
    assert listed(text.replace("xã Bình, xã", "Bình và"), ("5 xã", "5")) == []


CLAIM = "Đến nay, 3 đơn vị của tỉnh từng nhận Giải thưởng Sao Biển."


def won(*pairs: tuple[int, int]) -> tuple[Win, ...]:
    return tuple(Win(one, year, f"{year}-06-01", f"{year}-06-01") for year, one in pairs)


def counted(
    wins: Iterable[Win], years: Iterable[int], qualifier: Qualifier = Qualifier.EXACT
) -> CheckDraft:
    three = figure(1, CLAIM, "3", "đơn vị nhận giải", "3", unit="đơn vị", qualifier=qualifier)
    roster = Roster(("Giải thưởng Sao Biển",), tuple(wins), frozenset(years))
    published = ("2018-05-01", "2018-05-03")
    [found] = roster_counts(article(CLAIM, [three], published=published, rosters=[roster]))
    return found


def test_only_those_count_who_won_before() -> None:
    wins = won((2016, 1), (2017, 2), (2017, 3), (2018, 4))
    found = counted(wins, (2016, 2017, 2018))
    assert (found.verdict, found.expression) == (Verdict.AGREES, "1 (2016) + 2 (2017)")
    assert facts(found) == {"before": "2018-05-01", "excluded": "2018"}
    twice = counted(won((2016, 1), (2017, 1), (2017, 2)), (2016, 2017))
    assert (twice.verdict, twice.computed) == (Verdict.UNCLEAR, "2")


def test_too_many_differ_only_when_every_year_is_known() -> None:
    wins = won((2015, 1), (2015, 2), (2017, 3), (2017, 4))
    assert counted(wins, (2015, 2016, 2017)).verdict is Verdict.DIFFERS
    gap = counted(wins, (2015, 2017))
    assert (gap.verdict, facts(gap)["no_coverage"]) == (Verdict.UNCLEAR, "2016")
    assert counted((), ()).verdict is Verdict.UNCLEAR
    more = counted(won((2017, 1), (2017, 2), (2017, 3)), (2017,), Qualifier.MORE_THAN)
    assert more.verdict is Verdict.UNCLEAR


def test_another_award_is_not_counted() -> None:
    three = figure(1, CLAIM, "3", "đơn vị nhận giải", "3", unit="đơn vị")
    roster = Roster(("Giải Sao Hôm",), (), frozenset())
    assert list(roster_counts(article(CLAIM, [three], rosters=[roster]))) == []
    undated = Roster(("Giải Sao Biển",), won((2016, 1)), frozenset((2016,)))
    [found] = roster_counts(article(CLAIM, [three], rosters=[undated]))
    assert (found.verdict, facts(found)["date"]) == (Verdict.UNCLEAR, "unknown")
