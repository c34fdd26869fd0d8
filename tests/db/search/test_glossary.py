"""What articles say that abbreviations mean: counted by article, through all segments."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from whoosh.index import FileIndex

from db.search.codec.engine import ArrayIndex
from db.search.definitions import definitions
from db.search.glossary import FEWEST_ARTICLES, read_glossary
from db.search.other_names import NameKind, NameTable, other_names
from db.search.schema import document, new_writer
from db.search.vietnamese import tokens
from tests.db.search.indexes import Blocks, body, entry, index_of

SHORT = ("KTX", "GD-ĐT", "GD&ĐT", "CLB", "NĐ")
EXPANSIONS = {
    "KTX": ("ký túc xá", "Ký túc xá", "kí túc xá", "khu tập xe"),
    "GD-ĐT": ("giáo dục và đào tạo", "Giáo dục, Đào tạo"),
    "GD&ĐT": ("giáo dục và đào tạo",),
    "CLB": ("câu lạc bộ",),
    "NĐ": ("nghị định",),
}


def glossary(index: FileIndex) -> NameTable:
    return read_glossary(ArrayIndex(index).segments)


def of(query: str, table: NameTable) -> list[tuple[NameKind, str]]:
    found = tokens(query)
    typed = [query[one.start : one.stop] for one in found]
    return [(one.kind, one.text) for one in other_names(found, [table], typed)]


def said(*sentences: str) -> list[Blocks]:
    return [body(sentence) for sentence in sentences]


def index_with(folder: Path, articles: list[Blocks], per_segment: int = 1000) -> FileIndex:
    entries = [entry(number, blocks) for number, blocks in enumerate(articles, 1)]
    return index_of(folder, entries, per_segment)


@pytest.mark.parametrize("per_segment", [1, 2, 9])
def test_two_articles_make_a_meaning(tmp_path: Path, per_segment: int) -> None:
    articles = said(
        "Khu ký túc xá (KTX) mở cửa",
        "sửa Ký túc xá (KTX) cũ",
        "xây ký túc xá (KTX)",
        "câu lạc bộ (CLB) đọc sách",
        "câu lạc bộ đọc sách",
    )
    table = glossary(index_with(tmp_path, articles, per_segment))
    assert of("ktx", table) == [(NameKind.ABBREVIATION, "ký túc xá")]
    assert of("ký túc xá", table) == [(NameKind.ABBREVIATED, "KTX")]
    assert of("CLB", table) == []


def test_an_article_counts_once(tmp_path: Path) -> None:
    twice = body("ký túc xá (KTX) mới", "Ký túc xá (KTX) cũ", "kí túc xá (KTX)")
    assert of("KTX", glossary(index_with(tmp_path, [twice]))) == []


def test_spellings_of_one_meaning_are_one(tmp_path: Path) -> None:
    articles = said(
        "Sở giáo dục và đào tạo (GD-ĐT)",
        "Sở giáo dục và đào tạo (GD-ĐT)",
        "Sở giáo dục đào tạo (GD&ĐT)",
    )
    table = glossary(index_with(tmp_path, articles))
    assert of("gd đt", table)[:2] == [
        (NameKind.ABBREVIATION, "giáo dục và đào tạo"),
        (NameKind.ABBREVIATION, "giáo dục đào tạo"),
    ]
    assert (NameKind.ABBREVIATED, "GD-ĐT") in of("giáo dục đào tạo", table)


def test_a_rare_meaning_is_left_out(tmp_path: Path) -> None:
    articles = said(*["ký túc xá (KTX)"] * 21, *["khu tập xe (KTX)"] * 2)
    table = glossary(index_with(tmp_path, articles))
    assert of("KTX", table) == [(NameKind.ABBREVIATION, "ký túc xá")]


def test_what_was_deleted_is_no_definition(tmp_path: Path) -> None:
    index = index_with(tmp_path, said("ký túc xá (KTX)", "ký túc xá (KTX) mới"))
    assert of("KTX", glossary(index))
    writer = new_writer(index)
    writer.delete_by_term("id", "1")
    writer.commit(merge=False)
    assert of("KTX", glossary(index)) == []


def test_merging_changes_nothing(tmp_path: Path) -> None:
    random = Random(7)
    articles = [
        body(
            *(
                f"{random.choice(EXPANSIONS[short])} ({short}) số {random.randrange(9)}"
                for short in random.choices(SHORT, k=random.randrange(4))
            )
        )
        for _ in range(60)
    ]
    apart = index_with(tmp_path / "apart", articles, 3)
    before = {short: of(short, glossary(apart)) for short in SHORT}
    assert any(before.values())
    together = index_with(tmp_path / "together", articles)
    assert {short: of(short, glossary(together)) for short in SHORT} == before
    writer = new_writer(apart)
    writer.add_document(**document(entry(99, body("hết"))))
    writer.commit(optimize=True)
    assert len(ArrayIndex(apart).segments) == 1
    assert {short: of(short, glossary(apart)) for short in SHORT} == before


def test_the_index_holds_what_a_scan_finds(tmp_path: Path) -> None:
    random = Random(3)
    articles = [
        body(*(f"{random.choice(EXPANSIONS[one])} ({one})" for one in random.choices(SHORT, k=2)))
        for _ in range(20)
    ]
    count = Counter(
        (one.abbreviation, one.expansion)
        for blocks in articles
        for one in {found[:2]: found for _, text in blocks for found in definitions(text)}.values()
    )
    arrays = ArrayIndex(index_with(tmp_path, articles)).segments[0].arrays
    low, high = arrays.groups_from("&")
    names = [name.decode()[1:].split("=") for name in arrays.folds[low:high]]
    assert {tuple(name): int(df) for name, df in zip(names, arrays.gdf[low:high], strict=True)} == (
        count
    )
    assert max(count.values()) >= FEWEST_ARTICLES


def test_an_empty_index_defines_nothing(tmp_path: Path) -> None:
    assert of("KTX", glossary(index_with(tmp_path, []))) == []
    assert of("KTX", glossary(index_with(tmp_path / "words", said("ký túc xá")))) == []
