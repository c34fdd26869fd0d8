"""What else a query may mean: keystrokes, abbreviations, other names; each can be declined."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.records import Interpretation
from db.search.evaluate import Accents, Evaluator
from db.search.grammar import parse
from db.search.interpret import Interpreter
from db.search.other_names import bundled
from db.search.segments import IndexView
from db.search.suggest import Suggester
from db.search.understanding import KEYS, Reading, Run, Understood
from tests.db.search.indexes import body, entry, nobody_stops, view_of

TEXTS = [
    "Ủy ban nhân dân tỉnh họp ở Quảng Ninh",
    "UBND xã mở đường",
    "Hội thảo về giao thông vận tải (GTVT) và nhân dân",
    "Sở giao thông vận tải (GTVT) báo cáo",
    "quangr là lỗi gõ",
    "Chuyện bên lề bằng xe bus",
    "Đội tuyển Nga thắng",
    "Ngã rẽ ở bản",
    "Tổng thống Saddam của I-rắc",
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexView]:
    articles = [entry(number, body(text)) for number, text in enumerate(TEXTS)]
    folder = tmp_path_factory.mktemp("readings") / "index"
    with view_of(folder, articles, per_segment=4) as view:
        yield view


def understood(view: IndexView, text: str, *declined: str, typing: bool = False) -> Understood:
    interpreter = Interpreter(view, bundled(), Suggester(view.arrays))
    return interpreter.understand(parse(text, typing=typing), text, frozenset(declined))


def found(view: IndexView, text: str, *declined: str) -> list[int]:
    query = understood(view, text, *declined).expanded()
    mask = Evaluator(view).matching(query, Accents.TYPED, nobody_stops)
    return [int(number) for number in view.ids[mask]]


def readings(view: IndexView, text: str, *declined: str) -> list[tuple[str, str]]:
    told = understood(view, text, *declined).interpretations()
    return [(text[one.start : one.stop], one.reading) for one in told]


def test_an_abbreviation_and_what_it_stands_for_find_each_other(view: IndexView) -> None:
    assert found(view, "UBND") == [0, 1]
    assert found(view, "ủy ban nhân dân") == [0, 1]
    assert found(view, "uỷ ban nhân dân tỉnh") == [0]
    assert ("UBND", "Ủy ban nhân dân") in readings(view, "UBND xã")


def test_what_the_articles_define_counts_too(view: IndexView) -> None:
    assert ("GTVT", "giao thông vận tải") in [
        (part, reading.lower()) for part, reading in readings(view, "sở GTVT")
    ]


def test_the_words_of_another_name_must_stand_in_a_row(view: IndexView) -> None:
    assert 2 not in found(view, "UBND")


def test_another_name_is_spelled_exactly_so(view: IndexView) -> None:
    assert found(view, "Russia") == [6]
    assert ("Russia", "Nga") in readings(view, "Russia")


def test_a_hyphened_name_has_other_names_too(view: IndexView) -> None:
    assert ("I-rắc", "Iraq") in readings(view, "I-rắc mới")
    assert ("Iraq", "I-rắc") in readings(view, "Saddam Iraq")
    assert found(view, "Iraq Saddam") == [8]


def test_a_name_does_not_go_on_behind_a_comma(view: IndexView) -> None:
    assert readings(view, "ủy ban, nhân dân") == []


def test_keystrokes_are_played_unless_the_archive_has_them(view: IndexView) -> None:
    assert readings(view, "quarng ninh") == [("quarng", "quảng")]
    assert found(view, "quarng ninh") == [0]
    assert readings(view, "quangr") == []
    assert readings(view, "xe bus") == [("xe bus", "xe buýt")]


def test_what_is_declined_is_not_searched(view: IndexView) -> None:
    assert found(view, "quarng ninh", "quảng") == []
    assert found(view, "UBND", "Ủy ban nhân dân") == [1]
    assert readings(view, "UBND", "Ủy ban nhân dân") == []


@pytest.mark.parametrize("text", ['"ủy ban nhân dân"', "-UBND xã", "tiêu đề:UBND", "ubn*", "24/10"])
def test_only_bare_words_are_read_otherwise(view: IndexView, text: str) -> None:
    assert readings(view, text) == []


def test_a_name_that_is_still_typed(view: IndexView) -> None:
    told = understood(view, "xã UBND", typing=True).interpretations()
    assert told == (Interpretation("abbreviation", 3, 7, "Ủy ban nhân dân"),)


def test_terms_mark_the_other_name_as_a_row(view: IndexView) -> None:
    terms = understood(view, "UBND xã").terms()
    assert [(term.folded, term.phrase is None) for term in terms] == [
        ("ubnd", True),
        ("xa", True),
        ("uy", False),
        ("ban", False),
        ("nhan", False),
        ("dan", False),
    ]
    assert len({term.phrase for term in terms[2:]}) == 1


def test_runs_to_rank_by() -> None:
    def runs(understood: Understood) -> list[tuple[str, float]]:
        return [(" ".join(map(str, run.words)), run.weight) for run in understood.runs()]

    assert runs(Understood(parse("a b"))) == [("a b", 1.0)]
    assert runs(Understood(parse("a (b OR c d) -e"))) == [("a b", 1.0), ("a c d", 1.0)]
    assert runs(Understood(parse("nguồn:báo -x"))) == []
    keys = Reading(KEYS, 0, 0, parse("hà").required, "hà")
    name = Reading("place", 1, 1, parse('"x y"').required, "x y")
    assert runs(Understood(parse("haf b"), (keys, name))) == [
        ("haf b", 1.0),
        ("hà b", 1.0),
        ("haf x y", 0.6),
        ("hà x y", 0.6),
    ]
    many = " ".join(f"(a{number} OR b{number})" for number in range(6))
    assert len(Understood(parse(many)).runs()) == 1


def test_decoded_replaces_keystrokes_alone() -> None:
    keys = Reading(KEYS, 0, 0, parse("hà").required, "hà")
    name = Reading("place", 1, 1, parse('"x y"').required, "x y")
    both = Understood(parse("haf b"), (keys, name))
    assert str(both.decoded()) == "hà b"
    assert str(both.expanded()) == '(haf HOẶC hà) (b HOẶC "x y")'
    assert isinstance(both.runs()[0], Run)
