"""A page shows the same lines whether it is read from the index or whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from db.records import ArticleRow, Block, BlockKind, QueryTerm, Status, TextAccess, Tier
from db.search.grammar import parse
from db.search.outlines import Outliner
from db.search.pages import Entry, show_page
from db.search.passages import Shown, show
from db.search.segments import IndexView
from tests.db.search.indexes import Blocks, entry, index_of, view_of
from tests.db.search.scan import CHAINS, SYLLABLES, random_query

YEAR = "1945"
DATES = ("ngày 2/9/1945", "2.9.1945", "24/10", "1.500 tấn", "3 nghìn tỷ", "15/2018/NĐ-CP", "0,5")
KINDS = tuple(BlockKind)
WILD = ("?uang", "qu?ng", "gi?i*", "đ?ờng", "?", "s?", "số:2..2000", "số:1000..", "số:..3")


@dataclass(frozen=True)
class Listed:
    """An article as the database would list it."""

    row: ArticleRow
    text: str
    spans: Sequence[tuple[BlockKind, int, int]]
    is_changed: bool = False

    def blocks(self) -> list[Block]:
        return [
            Block(seq, kind, start, stop, self.text[start:stop])
            for seq, (kind, start, stop) in enumerate(self.spans)
        ]


def listed(number: int, blocks: Blocks, headline: str | None = None) -> Listed:
    text, spans = "", []
    for kind, part in blocks:
        spans.append((kind, len(text), len(text) + len(part)))
        text += f"{part}\n"
    title = headline if headline is not None else blocks[0][1]
    row = ArticleRow(
        number, "u", "a", None, title, None, YEAR, None, None, Status.NEW, TextAccess.FULL, 1
    )
    return Listed(row, text, spans)


def random_text(random: Random) -> str:
    words = random.choices([*SYLLABLES, *CHAINS, *DATES], k=random.choice((0, 3, 12, 90)))
    text = "".join(word + random.choice((" ", " ", " ", ", ", ". ", "\n")) for word in words)
    return unicodedata.normalize("NFD", text) if random.random() < 0.3 else text


def random_article(random: Random) -> Blocks:
    headline = random_text(random)
    others = [
        (random.choice(KINDS), headline if random.random() < 0.1 else random_text(random))
        for _ in range(random.randint(0, 6))
    ]
    return [(BlockKind.HEADLINE, headline), *others]


def whole(entries: Sequence[Entry], terms: Sequence[QueryTerm]) -> dict[int, Shown]:
    """Read every text."""
    return {
        each.article.row.id: show(
            each.article.row.headline, each.article.blocks(), terms, each.tier, each.year
        )
        for each in entries
    }


@pytest.fixture(scope="module")
def texts() -> list[Blocks]:
    random = Random(7)
    return [random_article(random) for _ in range(120)]


@pytest.fixture(scope="module")
def view(texts: list[Blocks], tmp_path_factory: pytest.TempPathFactory) -> IndexView:
    entries = [entry(n, blocks, published=f"{YEAR}-01-02") for n, blocks in enumerate(texts)]
    return IndexView(index_of(tmp_path_factory.mktemp("page") / "index", entries, per_segment=50))


def random_terms(random: Random) -> tuple[QueryTerm, ...]:
    text = " ".join(random_query(random) for _ in range(random.choice((1, 1, 2, 40))))
    if random.random() < 0.2:
        text = f"{text} {random.choice(WILD)}"
    if random.random() < 0.3:
        text = f"{text} {random.choice((*DATES, *CHAINS))}"
    terms = parse(text[:900], typing=random.random() < 0.4).terms()
    if random.random() < 0.2:
        kinds = (None, BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.QUOTE)
        terms = tuple(replace(term, field=random.choice(kinds)) for term in terms)
    return terms


@pytest.mark.parametrize("seed", range(20))
def test_the_index_shows_what_the_texts_show(
    view: IndexView, texts: list[Blocks], seed: int
) -> None:
    random = Random(seed)
    outliner = Outliner(view.arrays)
    for _ in range(4):
        terms = random_terms(random)
        chosen = random.sample(range(len(texts)), 20)
        tiers = [random.choice(list(Tier)) for _ in chosen]
        entries = [
            Entry(listed(n, texts[n]), tier, YEAR) for n, tier in zip(chosen, tiers, strict=True)
        ]
        shown = show_page(entries, terms, outliner)
        expected = whole(entries, terms)
        assert {number: expected[number] for number in shown} == shown
        typed = {each.article.row.id for each in entries if each.tier is Tier.AS_TYPED}
        assert typed <= set(shown)


BODY = BlockKind.BODY
HEADLINE = BlockKind.HEADLINE
ONE: Blocks = [(HEADLINE, "Cầu Tràm"), (BODY, "Con đường mới."), (BODY, "Dương kể chuyện cầu.")]


def one(query: str, tier: Tier, change: Callable[[Listed], Listed], folder: Path) -> Shown | None:
    with view_of(folder / "index", [entry(1, ONE)]) as view:
        entries = [Entry(change(listed(1, ONE)), tier, "")]
        return show_page(entries, parse(query).terms(), Outliner(view.arrays)).get(1)


def same(article: Listed) -> Listed:
    return article


def test_other_accents_are_marked_only_where_the_typed_ones_are_nowhere(tmp_path: Path) -> None:
    loose = one("dướng", Tier.OTHER_ACCENTS, same, tmp_path)
    assert loose is not None
    assert [passage.text for passage in loose.passages] == ["Dương kể chuyện cầu."]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda article: replace(article, is_changed=True), id="changed"),
        pytest.param(lambda _: listed(1, ONE[:2]), id="fewer blocks"),
        pytest.param(
            lambda _: listed(1, [*ONE[:2], (BODY, "cầu " * 7)]), id="another length of a block"
        ),
        pytest.param(lambda _: listed(2, ONE), id="not in the index"),
    ],
)
def test_what_the_index_does_not_know_is_left_out(
    change: Callable[[Listed], Listed], tmp_path: Path
) -> None:
    assert one("cầu", Tier.AS_TYPED, same, tmp_path) is not None
    assert one("cầu", Tier.AS_TYPED, change, tmp_path) is None


def test_a_headline_of_its_own_is_read_by_itself(tmp_path: Path) -> None:
    def renamed(article: Listed) -> Listed:
        return replace(article, row=replace(article.row, headline="Dướng và cầu"))

    shown = one("cầu", Tier.AS_TYPED, renamed, tmp_path)
    assert shown is not None
    assert shown.headline_marks == ((9, 12),)
    assert one("dướng", Tier.OTHER_ACCENTS, renamed, tmp_path) is None
