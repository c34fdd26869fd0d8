"""The numbers of the seed article are checked as the design says they must come out."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import partial
from pathlib import Path

import pytest

from db.catalogue.checked import CheckDraft, Roster, Win
from db.catalogue.checking import checks
from db.records import CheckKind, Figure, Qualifier, Verdict
from tests.db.catalogue.figures import article, facts, figure

SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "quang-ninh-asocio-2018.txt"

WINS = ((2003, 1), (2013, 2), (2016, 3), (2016, 4), (2017, 5), (2017, 6), (2017, 7), (2018, 8))
MORE = Qualifier.MORE_THAN


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures as a cataloguer would write them down."""
    make = partial(figure, of="Quảng Ninh")
    ten_months = partial(make, unit="hồ sơ", period="2018-01-01/2018-10")
    yearly = partial(make, unit="hồ sơ", per="year", precision="1000", qualifier=MORE)
    in_time = "tỷ lệ hồ sơ trả đúng hạn"
    return (
        make(1, text, "400", "đơn vị", "400", qualifier=MORE, unit="đơn vị"),
        make(2, text, "1.500", "dịch vụ công", "1500", qualifier=MORE, unit="dịch vụ công"),
        yearly(3, text, "600 nghìn", "hồ sơ xử lý", "600000"),
        figure(4, text, "24 nền", "thành viên", "24", unit="nền kinh tế"),
        figure(5, text, "24 quốc", "nước và vùng dự lễ", "24", unit="quốc gia"),
        figure(6, text, "2 châu", "châu lục", "2", unit="châu lục"),
        figure(7, text, "4 hạng mục", "hạng mục", "4", unit="hạng mục"),
        figure(8, text, "7 tổ chức", "tổ chức, cá nhân nhận giải", "7", unit="tổ chức"),
        ten_months(9, text, "589.005", "hồ sơ tiếp nhận", "589005"),
        ten_months(10, text, "586.497", "hồ sơ trả đúng hạn", "586497"),
        make(11, text, "99%", in_time, "99", unit="%", as_of="2018-10-24"),
        make(12, text, "4.695.747", "văn bản trao đổi", "4695747", unit="văn bản"),
        make(13, text, "Năm đơn", "đơn vị đứng đầu", "5", unit="đơn vị"),
        figure(14, text, "100%", in_time, "100", unit="%"),
    )


def checks_of_the_seed() -> dict[CheckKind, list[CheckDraft]]:
    text = unicodedata.normalize("NFC", SEED.read_text("utf-8")).strip("\n")
    wins = tuple(Win(one, year, f"{year}-01-01", f"{year}-12-31") for year, one in WINS)
    roster = Roster(("Giải thưởng ASOCIO",), wins, frozenset(year for year, _ in WINS))
    published = ("2018-10-24", "2018-11-07")
    by_kind: dict[CheckKind, list[CheckDraft]] = defaultdict(list)
    for one in checks(article(text, figures_of(text), published=published, rosters=[roster])):
        by_kind[one.kind].append(one)
    return by_kind


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")
def test_the_seed_comes_out_as_designed() -> None:
    by_kind = checks_of_the_seed()
    [ratio] = by_kind[CheckKind.RATIO]
    assert (ratio.expression, ratio.computed, ratio.stated) == ("586497 / 589005", "99.574", "99")
    assert ratio.verdict is Verdict.AGREES_ROUNDED
    assert facts(ratio) == {
        "truncated": "yes",
        "half_up": "100",
        "denominator": "implicit",
        "periods": "differ",
    }

    lists = {one.stated: (one.computed, one.verdict) for one in by_kind[CheckKind.LIST_COUNT]}
    assert lists == {"4": ("4", Verdict.AGREES), "5": ("5", Verdict.AGREES)}

    [wins_before] = by_kind[CheckKind.ROSTER_COUNT]
    assert wins_before.expression == "1 (2003) + 1 (2013) + 2 (2016) + 3 (2017)"
    assert (wins_before.computed, wins_before.verdict) == ("7", Verdict.AGREES)
    assert facts(wins_before)["excluded"] == "2018"
    assert facts(wins_before)["no_coverage"] == "2004-2012,2014-2015"

    rates = {one.expression.split()[0]: one for one in by_kind[CheckKind.RATE]}
    assert {one.verdict for one in rates.values()} == {Verdict.AGREES}
    assert facts(rates["589005"])["compatible"] == "yes"
    assert rates["589005"].computed == "707677"

    [slip] = by_kind[CheckKind.SPELLING]
    assert facts(slip) | {"start": ""} == {
        "printed": "Quản Ninh",
        "meant": "Quảng Ninh",
        "times": "1",
        "times_meant": "9",
        "start": "",
    }
    assert set(by_kind) == {
        CheckKind.RATIO,
        CheckKind.LIST_COUNT,
        CheckKind.ROSTER_COUNT,
        CheckKind.RATE,
        CheckKind.SPELLING,
    }
    verdicts = {one.verdict for kind in by_kind for one in by_kind[kind] if one is not slip}
    assert verdicts == {Verdict.AGREES, Verdict.AGREES_ROUNDED}
