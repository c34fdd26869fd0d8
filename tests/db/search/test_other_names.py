"""Other names of a query: which runs have some, which must not, and what the files of names say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.other_names import (
    MOST_OF_A_QUERY,
    MOST_OF_A_RUN,
    MOST_WORDS,
    NameKind,
    NameRow,
    NameTable,
    OtherName,
    bundled,
    other_names,
    parse_row,
)
from db.search.vietnamese import tokens
from resources import text as resource

FILES = {
    NameKind.ABBREVIATION: resource("vietnamese", "abbreviations.txt"),
    NameKind.PLACE: resource("vietnamese", "places.txt"),
    NameKind.SPELLING: resource("vietnamese", "spellings.txt"),
}


@pytest.fixture(scope="module")
def table() -> NameTable:
    return bundled()


def of(query: str, *tables: NameTable, typed: bool = True) -> list[OtherName]:
    found = tokens(query)
    return other_names(
        found, tables, [query[one.start : one.stop] for one in found] if typed else ()
    )


def rows() -> Iterator[NameRow]:
    for kind, text in FILES.items():
        for line in text.splitlines():
            if line and not line.startswith("#"):
                yield parse_row(line, kind)


def names_of(row: NameRow) -> list[str]:
    return [*row.short, *(name for names in row.meanings for name in names)]


def forms(name: str) -> tuple[str, ...]:
    return tuple(token.accented for token in tokens(name))


@pytest.mark.parametrize(
    ("query", "kind", "text"),
    [
        ("HĐND tỉnh", NameKind.ABBREVIATION, "Hội đồng nhân dân"),
        ("hdnd", NameKind.ABBREVIATION, "Hội đồng nhân dân"),
        ("cntt", NameKind.ABBREVIATION, "công nghệ thông tin"),
        ("sở gd&đt", NameKind.ABBREVIATION, "Giáo dục và Đào tạo"),
        ("TT Cái Rồng", NameKind.ABBREVIATION, "thị trấn"),
        ("tp hà nội", NameKind.ABBREVIATION, "thành phố"),
        ("TƯ Đảng", NameKind.ABBREVIATION, "trung ương"),
        ("WHO", NameKind.ABBREVIATION, "Tổ chức Y tế Thế giới"),
        ("LHQ", NameKind.ABBREVIATION, "Liên hiệp quốc"),
        ("hội đồng nhân dân", NameKind.ABBREVIATED, "HĐND"),
        ("hoi dong nhan dan", NameKind.ABBREVIATED, "HĐND"),
        ("tổ chức y tế thế giới", NameKind.ABBREVIATED, "WHO"),
        ("trung ương", NameKind.ABBREVIATED, "TW"),
        ("liên hiệp quốc", NameKind.SPELLING, "Liên Hợp Quốc"),
        ("TPHCM", NameKind.PLACE, "Thành phố Hồ Chí Minh"),
        ("tp hcm", NameKind.PLACE, "TPHCM"),
        ("thanh pho ho chi minh", NameKind.PLACE, "TP.HCM"),
        ("Thành phố Hồ Chí Minh", NameKind.PLACE, "TP.HCM"),
        ("buon ma thuot", NameKind.PLACE, "Buôn Mê Thuột"),
        ("Đắk Lắk", NameKind.PLACE, "Đắc Lắc"),
        ("los angeles", NameKind.PLACE, "Lốt An-giơ-lét"),
        ("Lốt An-giơ-lét", NameKind.PLACE, "Los Angeles"),
        ("Hoa Kỳ", NameKind.PLACE, "Mỹ"),
        ("thụy điển", NameKind.PLACE, "Sweden"),
        ("ô-tô", NameKind.SPELLING, "ôtô"),
        ("cafe", NameKind.SPELLING, "cà phê"),
        ("ca phe", NameKind.SPELLING, "cafe"),
    ],
)
def test_an_other_name(table: NameTable, query: str, kind: NameKind, text: str) -> None:
    assert (kind, text) in [(one.kind, one.text) for one in of(query, table)]


@pytest.mark.parametrize(
    "query",
    [
        "tt",
        "ct",
        "ha",
        "ai",
        "bộ",
        "mỹ",
        "Anh",
        "TỔNG KẾT TT HÀNH CHÍNH",  # everything in capitals: TT may be anything
        "thuy dien",  # thủy điện
        "nam tu",  # năm tù
        "trên biển đong đưa",  # a plain word among marked ones is meant to be plain
        "buồn ma thuột",
        "quyết định",
    ],
)
def test_nothing_is_read_into_a_query(table: NameTable, query: str) -> None:
    assert of(query, table) == []


def test_capitals_count_only_where_they_are_known(table: NameTable) -> None:
    assert of("TT Cái Rồng", table, typed=False) == []
    assert of("UBND tỉnh", table, typed=False)[0].text == "Ủy ban nhân dân"


def test_a_name_that_the_words_mean_already_is_none(table: NameTable) -> None:
    assert "Đăk Lăk" in [one.text for one in of("Đắk Lắk", table)]
    assert "Đăk Lăk" not in [one.text for one in of("dak lak", table)]


def test_a_hyphened_name_means_its_joined_spelling_too(table: NameTable) -> None:
    assert of("Iran", table) == []  # finds I-ran by itself
    texts = [one.text for one in of("Indonesia", table)]
    assert "In-đô-nê-xi-a" in texts
    assert "Inđônêxia" not in texts
    assert [one.text for one in of("Inđônêxia", table)] == ["Indonesia"]


def test_long_runs_come_first_and_hide_what_is_in_them(table: NameTable) -> None:
    found = of("UBND thành phố Hồ Chí Minh", table)
    assert [(one.first, one.last) for one in found] == [(1, 5), (1, 5), (1, 5), (0, 0)]


def test_the_first_table_comes_first() -> None:
    ours = NameTable({NameKind.ABBREVIATION: "KTX: ký túc xá"})
    others = NameTable({NameKind.ABBREVIATION: "KTX: Ký túc xá = khu tập xe; khách tự xếp"})
    texts = [one.text for one in of("ktx", ours, others)]
    assert texts == ["ký túc xá", "khách tự xếp", "khu tập xe"]
    assert [one.text for one in of("khu tập xe", others)] == ["Ký túc xá"]


def test_an_abbreviation_of_several_things_stands_for_none_of_them() -> None:
    table = NameTable({NameKind.ABBREVIATION: "BTC: ban tổ chức; Bộ Tài chính\nBQL: ban quản lý"})
    assert of("ban tổ chức", table) == []
    assert [one.text for one in of("ban quản lý", table)] == ["BQL"]


def test_a_row_as_a_librarian_writes_it() -> None:
    assert parse_row("CP = cp: *cổ phần = vốn; Chính phủ", NameKind.ABBREVIATION) == NameRow(
        NameKind.ABBREVIATION,
        ("CP",),
        frozenset({"CP"}),
        (("cổ phần", "vốn"), ("Chính phủ",)),
        frozenset({"cổ phần"}),
    )


WORDS = st.sampled_from(
    [
        *["UBND", "ubnd", "TP", "tp", "HCM", "thành", "phố", "pho", "Hồ", "ho", "Chí", "Minh"],
        *["hội", "đồng", "nhân", "dân", "Đắk", "lak", "Iraq", "I-rắc", "ô", "tô", "cà", "phê"],
        *["TT", "2018", "kg", "Mỹ", "GD&ĐT", "của", "*", "=", ":", ";"],
    ]
)


@given(st.lists(WORDS, max_size=64).map(" ".join))
def test_other_names_are_few_and_of_whole_runs(query: str) -> None:
    found = tokens(query)
    others = of(query, TABLE)
    assert len(others) <= MOST_OF_A_QUERY
    spans = list(dict.fromkeys((one.first, one.last) for one in others))
    assert sum(last - first + 1 for first, last in spans) == len(
        {at for first, last in spans for at in range(first, last + 1)}
    )
    assert [last - first for first, last in spans] == sorted(
        (last - first for first, last in spans), reverse=True
    )
    for (first, last), count in Counter((one.first, one.last) for one in others).items():
        assert 0 <= first <= last < len(found)
        assert count <= MOST_OF_A_RUN
        run = tuple(token.accented for token in found[first : last + 1])
        texts = [forms(one.text) for one in others if one.first == first]
        assert run not in texts
        assert len(set(texts)) == len(texts)


@given(st.text(), st.text())
def test_any_text(query: str, line: str) -> None:
    of(query, TABLE, NameTable({NameKind.ABBREVIATION: line, NameKind.PLACE: line}))


TABLE = bundled()


# ---- the files of names -----------------------------------------------------------------------


def test_there_are_enough_names() -> None:
    count = Counter(row.kind for row in rows())
    assert count[NameKind.ABBREVIATION] >= 300
    assert count[NameKind.PLACE] >= 350
    assert count[NameKind.SPELLING] >= 60


def test_every_name_is_looked_up_by_the_words_that_the_index_has() -> None:
    for row in rows():
        for name in names_of(row):
            folded = [token.folded for token in tokens(name)]
            assert 0 < len(folded) <= MOST_WORDS, name
            single = len(folded) == 1 and name not in row.short
            assert single or (name, row) in list(TABLE.named(" ".join(folded))), name


def test_no_name_is_in_two_rows() -> None:
    short = Counter(name.lower() for row in rows() for name in row.short)
    assert [name for name, count in short.items() if count > 1] == []
    long = Counter(
        words
        for row in rows()
        for words in {forms(name) for names in row.meanings for name in names}
    )
    assert [words for words, count in long.items() if count > 1] == []


def test_no_row_says_a_name_twice() -> None:
    for row in rows():
        spelled = [forms(name) for name in names_of(row)]
        assert len(set(spelled)) == len(spelled), row


def test_a_row_has_something_to_tell() -> None:
    for row in rows():
        assert len(names_of(row)) > 1, row
        assert all(name == name.strip() and name for name in names_of(row)), row
        if row.kind is NameKind.ABBREVIATION:
            assert row.short, row
            assert all(len(forms(name)) > 1 for names in row.meanings for name in names), row
