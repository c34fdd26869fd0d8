"""The starter articles: whole, well spelled, our own prose, and no more than the sources say."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest
import yaml

from db.catalogue.edtf import bounds
from db.ingest.starter import StarterInvalid, articles_in, articles_of, starter_articles
from db.records import BlockKind, NewArticle, TextAccess
from resources import path

SHARED = Path(__file__).parents[3].parent / "shared"

NAMES_AND_TITLES = {
    "Quảng Ninh đạt giải thưởng quốc tế dành cho chính quyền số": "the title a citation must give",
    "Tổ chức Công nghiệp điện toán châu Á - châu Đại Dương": "the name of the awarding body",
}
"""Sequences of six words that our prose may share with the article it cites, and why."""

RECIPIENTS = {
    ("2003", "Thủ tướng Phan Văn Khải", "không nêu"),
    ("2013", "Ông Trương Gia Bình (FPT)", "không nêu"),
    ("2016", "FPT Software", "không nêu"),
    ("2016", "VietinBank", "không nêu"),
    ("2017", "FPT Information System", "không nêu"),
    ("2017", "Masan", "không nêu"),
    ("2017", "Đại học Bách khoa Hà Nội", "không nêu"),
    ("2018", "Ủy ban nhân dân tỉnh Quảng Ninh", "Digital Government"),
    ("2018", "Bộ Tài chính", "Outstanding User Organisation"),
    ("2018", "MISA", "Outstanding ICT Company"),
    ("2018", "Trường Đại học FPT", "ICT Education"),
    ("2019", "Vietnam Airlines", "không nêu"),
    ("2019", "CMC", "không nêu"),
    ("2019", "Trường Đại học Khoa học Tự nhiên (Đại học Quốc gia TP Hồ Chí Minh)", "không nêu"),
    ("2021", "Viettel", "Outstanding ICT Company"),
    ("2021", "Bệnh viện Đa khoa Medlatec", "HealthTech"),
    ("2023", "TP Hồ Chí Minh", "Digital Government"),
}
"""Who received the award, as public pages support it."""
HCM_CITY = "hcm-city-honoured-with-asocio-digital-government-award"
SILENT_YEARS = ("2020", "2022", "2024", "2025")
NOTHING_HELD = "chưa có tin trong kho"

VALID = """
- source_id: one
  headline: Tít
  byline: Người Viết
  basis: unknown
  access: full
  language: vi
  blocks:
    - headline
    - body: Đoạn đầu.
    - byline
"""


@pytest.fixture(scope="module")
def articles() -> dict[str, NewArticle]:
    return {str(article.source_id): article for article in starter_articles()}


def block_texts(article: NewArticle, kind: BlockKind) -> list[str]:
    return [article.text[b.start : b.stop] for b in article.blocks if b.kind is kind]


def rows(article: NewArticle) -> list[list[str]]:
    """Give the cells of the article's only table, without its head."""
    (table,) = block_texts(article, BlockKind.TABLE)
    return [line.split(" | ") for line in table.split("\n")[1:]]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", normalize("NFC", text).lower())


def sixes(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + 6]) for at in range(len(found) - 5)}


def written(article: NewArticle) -> str:
    """Give everything of an article that a reader may see."""
    facts = (article.headline, article.standfirst, article.kicker, article.byline, article.section)
    return "\n\n".join([article.text, *filter(None, facts)])


# What is there


def test_source_ids_are_unique_and_tell_the_groups(articles: dict[str, NewArticle]) -> None:
    assert len(articles) == len(starter_articles())
    groups = [source_id.split("-")[1] for source_id in articles]
    assert groups.count("citation") == 6
    assert groups.count("roster") == 13
    assert groups.count("demonstration") == 8
    assert len(groups) == 27


def test_blocks_are_spans_joined_by_a_blank_line(articles: dict[str, NewArticle]) -> None:
    for article in articles.values():
        spans = [article.text[block.start : block.stop] for block in article.blocks]
        assert "\n\n".join(spans) == article.text
        assert all(span == span.strip() and span for span in spans)
        assert block_texts(article, BlockKind.HEADLINE) == [article.headline]


def test_everything_is_nfc(articles: dict[str, NewArticle]) -> None:
    assert all(is_normalized("NFC", written(article)) for article in articles.values())


def test_demonstrations_cover_every_kind_of_block(articles: dict[str, NewArticle]) -> None:
    seen = {
        block.kind
        for source_id, article in articles.items()
        if "demonstration" in source_id
        for block in article.blocks
    }
    assert seen == set(BlockKind)


def test_demonstrations_are_labelled(articles: dict[str, NewArticle]) -> None:
    for source_id, article in articles.items():
        demonstration = "demonstration" in source_id
        assert (article.kicker == "Bài minh hoạ") is demonstration
        assert (article.outlet in {"Báo Thử Nghiệm", "Tạp chí Minh Hoạ"}) is demonstration
        assert ("không có thật" in article.text) is demonstration


def test_citations_hold_no_text_but_our_abstract(articles: dict[str, NewArticle]) -> None:
    cited = [a for a in articles.values() if a.text_access is TextAccess.CITATION_ONLY]
    assert len(cited) == 7
    for article in cited:
        assert str(article.standfirst).startswith("Tóm tắt của Kho Báo: ")
        assert not block_texts(article, BlockKind.BODY)


def test_reprint_has_the_very_text_of_its_original(articles: dict[str, NewArticle]) -> None:
    original = articles["starter-demonstration-original"]
    reprint = articles["starter-demonstration-reprint"]
    assert original.outlet != reprint.outlet
    for kind in (BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION, BlockKind.QUOTE):
        assert block_texts(original, kind) == block_texts(reprint, kind)


def test_dates_are_edtf_and_have_a_basis(articles: dict[str, NewArticle]) -> None:
    for article in articles.values():
        assert (article.published is None) == (article.published_basis == "unknown")
        assert article.published is None or bounds(article.published)


def test_no_yaml_key_hides_another() -> None:
    """YAML keeps the last of two equal keys without a word: a forgotten dash would lose a block."""
    for file in path("starter").glob("*.yaml"):
        stack = [yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)]
        while stack:
            node = stack.pop()
            if isinstance(node, yaml.MappingNode):
                keys = [key.value for key, _ in node.value]
                assert len(keys) == len(set(keys)), (file.name, keys)
                stack += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                stack += node.value


# What it says


def test_overview_lists_the_recipients_and_nobody_else(articles: dict[str, NewArticle]) -> None:
    listed = {tuple(row) for row in rows(articles["starter-roster-overview"])}
    assert listed == RECIPIENTS | {(year, NOTHING_HELD, "–") for year in SILENT_YEARS}


def test_each_year_names_its_recipients_and_categories(articles: dict[str, NewArticle]) -> None:
    for year, name, category in RECIPIENTS:
        text = articles[f"starter-roster-{year}"].text
        recipient = name.removeprefix("Ông ").removesuffix(" (FPT)")
        assert recipient in text, (year, name)
        assert category == "không nêu" or category in text, (year, category)


def test_2018_has_four_vietnamese_recipients(articles: dict[str, NewArticle]) -> None:
    roster = articles["starter-roster-2018"]
    listed = [text.split(": ")[0] for text in block_texts(roster, BlockKind.LIST_ITEM)]
    expected = {name for year, name, _ in RECIPIENTS if year == "2018"}
    assert set(listed[:4]) == expected
    assert "Tokyo" in roster.text
    assert "8/11/2018" in roster.text


def test_seven_recipients_before_2018(articles: dict[str, NewArticle]) -> None:
    assert sum(year < "2018" for year, _, _ in RECIPIENTS) == 7
    assert "tất cả là bảy" in articles["starter-roster-overview"].text


@pytest.mark.parametrize(
    ("source_id", "url", "published"),
    [
        (
            "starter-citation-vietnamplus-141570",
            "https://en.vietnamplus.vn/vietnam-wins-four-asocio-it-awards/141570.vnp",
            "2018-11-09",
        ),
        (
            "starter-citation-vietnamnews-469563",
            "https://vietnamnews.vn/economy/469563/viet-nam-wins-four-asocio-it-awards.html",
            None,
        ),
        (
            "starter-citation-vietnamplus-129822",
            "https://fr.vietnamplus.vn/le-vietnam-remporte-trois-prix-asocio-2019/129822.vnp",
            None,
        ),
        (
            "starter-citation-vietnamplus-215593",
            "https://en.vietnamplus.vn/vietnam-wins-two-asocio-awards-for-2021/215593.vnp",
            None,
        ),
        (
            "starter-citation-vietnamplus-271268",
            f"https://en.vietnamplus.vn/{HCM_CITY}/271268.vnp",
            None,
        ),
        ("starter-citation-quang-ninh-2018", None, "2018-10-24/2018-11-07"),
    ],
)
def test_citations_point_to_their_pages(
    articles: dict[str, NewArticle], source_id: str, url: str | None, published: str | None
) -> None:
    assert articles[source_id].url == url
    assert articles[source_id].published == published


def test_every_roster_article_names_its_sources(articles: dict[str, NewArticle]) -> None:
    addresses = {str(a.url).removeprefix("https://") for a in articles.values() if a.url}
    for year in {year for year, _, _ in RECIPIENTS}:
        article = articles[f"starter-roster-{year}"]
        sources = [text for text in block_texts(article, BlockKind.LIST_ITEM) if ".vn/" in text]
        assert sources, year
        assert all(source.split(": ")[1] in addresses for source in sources), sources


def test_silent_years_are_only_said_to_be_silent(articles: dict[str, NewArticle]) -> None:
    year = re.compile(rf"\b({'|'.join(SILENT_YEARS)})\b")
    for article in articles.values():
        assert not year.search(article.published or "")
        for sentence in re.split(r"[.!?]\s|\n", written(article)):
            assert not year.search(sentence) or NOTHING_HELD in sentence, sentence
    for silent in SILENT_YEARS:
        assert NOTHING_HELD in articles[f"starter-roster-{silent}"].headline


def test_table_of_figures_adds_up(articles: dict[str, NewArticle]) -> None:
    *parts, whole = rows(articles["starter-demonstration-table"])
    numbers = [[int(cell.replace(".", "")) for cell in row[1:3]] for row in [*parts, whole]]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    for row, (received, online) in zip([*parts, whole], numbers, strict=True):
        share = Decimal(100 * online) / received
        rounded = share.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        assert row[3] == f"{rounded}%".replace(".", ",")
    report = articles["starter-demonstration-report"].text
    assert all(cell in report for cell in whole[1:])


def test_correction_mends_the_report(articles: dict[str, NewArticle]) -> None:
    report = articles["starter-demonstration-report"]
    correction = articles["starter-demonstration-correction"]
    assert "1.268" in report.text
    assert "1.286" not in report.text
    assert "1.286" in correction.text
    assert report.headline in correction.text
    assert 1112 + 174 == 1286


# How it is written


def test_no_six_words_of_the_article_that_is_cited(articles: dict[str, NewArticle]) -> None:
    files = sorted((SHARED / "seed").glob("*.txt"))
    if not files:
        pytest.skip("the cited article is not on this machine: nothing to compare with")
    taken = set[tuple[str, ...]]().union(*(sixes(f.read_text(encoding="utf-8")) for f in files))
    for article in articles.values():
        text = written(article)
        for allowed in NAMES_AND_TITLES:
            text = text.replace(allowed, "[…tên…]")
        assert not sixes(text) & taken, article.source_id


def test_tone_marks_stand_where_the_press_puts_them(articles: dict[str, NewArticle]) -> None:
    """Old placement (hóa, thủy) throughout, but for the label and the name of the magazine."""
    new_placement = re.compile(r"\w*(?:(?<!q)u[ỳýỷỹỵ]|o[àáảãạèéẻẽẹ])\b")
    for article in articles.values():
        text = written(article).lower()
        for label in ("bài minh hoạ", "tạp chí minh hoạ"):
            text = text.replace(label, "")
        assert not new_placement.findall(text), article.source_id


def test_no_double_spaces_nor_stray_punctuation(articles: dict[str, NewArticle]) -> None:
    for article in articles.values():
        assert not re.search(r"[ ]{2}|[ ][,;.!?]|[“”‘’]", article.text), article.source_id


# How faults of the files are told


def test_a_file_is_read() -> None:
    (article,) = articles_in(VALID, "a.yaml")
    assert article.text == "Tít\n\nĐoạn đầu.\n\nNgười Viết"
    assert [block.kind for block in article.blocks] == ["headline", "body", "byline"]


def test_decomposed_letters_are_composed_before_spans_are_taken() -> None:
    (article,) = articles_in(normalize("NFD", VALID), "a.yaml")
    assert article == articles_in(VALID, "a.yaml")[0]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("- body: Đoạn", "- boddy: Đoạn", "'boddy' is no kind of block"),
        ("    - byline\n", "", "byline stands in blocks 0 times, not once"),
        ("    - byline\n", "    - byline\n    - byline\n", "byline stands in blocks 2 times"),
        ("    - byline\n", "    - kicker\n", "block 'kicker' has no text"),
        ("- body: Đoạn đầu.", "- body:", "block body has no text"),
        ("- body: Đoạn đầu.", "- {body: a, quote: b}", "a block is one kind and its text"),
        ("- headline\n", "- headline: Tít\n", "headline is a fact"),
        ("- body: Đoạn đầu.", '- body: "a\\n\\nb"', "body holds a blank line"),
        ("headline: Tít", 'headline: " "', "headline is empty"),
        ("headline: Tít", "headline: null", "headline is missing"),
        ("headline: Tít", "headline: 2018", "headline is not text: put 2018 in quotes"),
        ("headline: Tít", "headline: Tít\n  sapo: x", "unknown key 'sapo'"),
        ("access: full", "access: everybody", "access 'everybody' is not one of full"),
        ("access: full", "access: citation_only", "a citation holds no text"),
        ("basis: unknown", "basis: printed", "a known date needs a basis"),
        ("basis: unknown", "basis: unknown\n  published: '2018'", "a known date needs a basis"),
        ("basis: unknown", "basis: printed\n  published: '2018-13'", "is not an EDTF date"),
        ("basis: unknown", "basis: printed\n  published: 2018-11-09", "put 2018-11-09 in quotes"),
        ("access: full", "access: full\n  url: vietnamplus.vn", "is not a web address"),
    ],
)
def test_a_fault_names_file_article_and_problem(old: str, new: str, problem: str) -> None:
    assert old in VALID
    with pytest.raises(StarterInvalid) as caught:
        articles_in(VALID.replace(old, new, 1), "a.yaml")
    assert caught.value.file == "a.yaml"
    assert caught.value.article == "one"
    assert problem in str(caught.value)


@pytest.mark.parametrize("text", ["a: [", "articles: 1", "", "- 5", "- {headline: Tít}"])
def test_a_file_that_is_no_list_of_articles_is_refused(text: str) -> None:
    with pytest.raises(StarterInvalid, match=r"a\.yaml"):
        articles_in(text, "a.yaml")


def test_full_text_needs_blocks() -> None:
    with pytest.raises(StarterInvalid, match="blocks is not a list"):
        articles_in(VALID.partition("  blocks:")[0], "a.yaml")


def test_a_source_id_may_not_come_twice(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(VALID, encoding="utf-8")
    with pytest.raises(StarterInvalid, match=r"b\.yaml: one: .*in a\.yaml already"):
        articles_of(tmp_path)
