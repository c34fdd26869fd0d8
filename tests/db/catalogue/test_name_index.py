"""Whatever a name is, it is found by itself, by its plain letters and by each beginning."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from db.catalogue.name_index import Form, NameIndex
from db.catalogue.name_words import read_words
from db.records import AuthorityKind, MatchKind, NameKind
from db.search.collation import match_key
from db.search.other_names import NameTable

ENOUGH = 100
WORDS = ["Quảng", "Ninh", "Ninh Bình", "và", "Hạ Long", "TP.HCM", "Kỳ", "Đông", "G7", "ASOCIO"]

some_name = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), st.text(max_size=12)
)


def form(number: int, name: str, kind: NameKind = NameKind.PREFERRED) -> Form:
    return Form(number, number, AuthorityKind.PLACE, name, kind)


def index_of(names: list[str]) -> NameIndex:
    index = NameIndex(NameTable({}))
    for number, name in enumerate(names):
        index.put(form(number, name))
    return index


def ways(index: NameIndex, text: str) -> dict[int, MatchKind]:
    found = index.find(text, (), ENOUGH)
    return {one.authority_id: how for how, forms in found.items() for one in forms}


@settings(deadline=None)
@given(names=st.lists(some_name, min_size=1, max_size=8))
def test_a_name_is_found_by_itself_and_its_parts(names: list[str]) -> None:
    index = index_of(names)
    for number, name in enumerate(names):
        words = read_words(name).folded
        if not any(words) or len(words) > 12:
            continue
        assert ways(index, name)[number] is MatchKind.EXACT
        assert ways(index, match_key(name))[number] in {MatchKind.EXACT, MatchKind.ACCENTS}
        for stop in range(1, len(words)):
            assert number in ways(index, " ".join(words[:stop]))
        assert number in ways(index, " ".join(reversed(words)))


@settings(deadline=None)
@given(names=st.lists(some_name, max_size=8), gone=st.sets(st.integers(0, 7)), text=some_name)
def test_what_was_dropped_is_as_if_it_had_never_been(
    names: list[str], gone: set[int], text: str
) -> None:
    index = index_of(names)
    for number in gone:
        index.drop_authority(number) if number % 2 else index.drop(number)
    kept = NameIndex(NameTable({}))
    for number, name in enumerate(names):
        if number not in gone:
            kept.put(form(number, name))
    assert len(index) == len(kept)
    assert ways(index, text) == ways(kept, text)


def test_much_change_does_not_fill_the_memory() -> None:
    index = index_of(["Hạ Long", "Cẩm Phả"])
    for number in range(3000):
        index.put(form(1, f"Phường {number}"))
    assert len(index) == 2
    assert ways(index, "phuong 2999") == {1: MatchKind.ACCENTS}
    assert ways(index, "Phường 12") == {}
    assert ways(index, "ha long") == {0: MatchKind.ACCENTS}


def test_the_preferred_form_is_shown() -> None:
    index = NameIndex(NameTable({}))
    index.put(form(1, "Hà Nội")._replace(name_kind=NameKind.MISSPELLING))
    index.put(form(2, "Ha Noi", NameKind.PREFERRED)._replace(authority_id=1))
    assert [one.name for one in index.find("hà nôi", (), 5)[MatchKind.ACCENTS]] == ["Ha Noi"]
