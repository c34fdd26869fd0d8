"""Near duplicates are found, told apart by their numbers, linked once, and never merged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.engine import ReadEngine
from db.errors import ArchiveBusy, Cancelled
from db.ingest import near
from db.ingest.near import LOCK, forget_sketches, link_near
from db.ingest.sketch_file import SKETCHES, SketchFile
from db.locks import held
from db.records import BlockKind, NewArticle, NewBlock, RelationKind, never
from tests.db.articles import article
from tests.db.ingest.workbench import NOW, Workbench

SENTENCES = tuple(
    f"Đội {name} đem {thing} ra {place} từ sáng sớm, rồi cùng bà con {work} tới khi trời tối hẳn."
    for name, thing, place, work in (
        ("chài", "lưới mới", "cửa sông", "thả bè tre"),
        ("trống", "chiêng cũ", "sân đình", "tập điệu múa"),
        ("thợ mộc", "ván lim", "bến đò", "ghép mạn thuyền"),
        ("làm vườn", "cây giống", "đồi phía tây", "đào hố trồng"),
        ("dạy học", "sách vở", "nhà văn hoá", "kê lại bàn ghế"),
        ("nuôi ong", "thùng gỗ", "bìa rừng", "quay mẻ mật đầu"),
        ("gốm", "đất sét", "lò nung", "xếp hàng trăm bình vại"),
        ("dệt", "sợi bông", "hiên nhà", "lên khung cửi lớn"),
    )
)
GOLD = (
    "Giá vàng tại cửa hiệu ở chợ huyện hôm nay mua vào {} đồng, bán ra {} đồng mỗi chỉ. "
    + " ".join(SENTENCES[:5])
)


def say(headline: str, *sentences: str, **facts: Any) -> NewArticle:
    return article(headline, " ".join(sentences), **facts)


class Links:
    """Owns the engines of a test. For one thread."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.reader = ReadEngine(bench.folder)
        with bench.engine.transaction() as session:
            session.connection().exec_driver_sql(
                "INSERT INTO meta (key, value) VALUES ('uuid', 'u'), ('epoch', '1')"
            )

    def link(self, **options: Any) -> dict[RelationKind, int]:
        report = link_near(
            self.bench.engine, self.reader, self.bench.folder, now=lambda: NOW, **options
        )
        return dict(report.linked)

    def rows(self) -> list[tuple[Any, ...]]:
        return self.bench.rows(
            "SELECT article_id, other_id, kind, state FROM article_relation ORDER BY 1, 2"
        )


@pytest.fixture
def links(bench: Workbench) -> Iterator[Links]:
    links = Links(bench)
    yield links
    links.reader.close()


def test_equal_texts_are_linked_by_rule(links: Links) -> None:
    same = [say("Chuyện làng", *SENTENCES, outlet=f"Báo {n}") for n in range(4)]
    links.bench.store(*same)
    assert links.link() == {RelationKind.SAME_TEXT: 3}
    assert links.rows() == [(n, 1, "same_text", "accepted") for n in (2, 3, 4)]
    assert links.link() == {}


def test_a_reprint_is_suggested(links: Links) -> None:
    links.bench.store(
        say("Chuyện làng", *SENTENCES, outlet="Báo A", published="2018-10-25"),
        say("Chuyện làng ven sông", *SENTENCES, outlet="Báo B", published="2018-10-24"),
    )
    assert links.link() == {RelationKind.REPRINT_OF: 1}
    assert links.rows() == [(1, 2, "reprint_of", "suggested")]  # the later one, by its date


def test_other_numbers_make_a_sibling(links: Links) -> None:
    prices = [say("Giá vàng", GOLD.format(f"3.6{n}0.000", f"3.7{n}0.000")) for n in range(9)]
    links.bench.store(*prices)
    assert set(links.link()) == {RelationKind.TEMPLATE_SIBLING}
    rows = links.rows()
    assert len(rows) == sum(min(n, 3) for n in range(9))
    assert {row[2:] for row in rows} == {("template_sibling", "accepted")}


def test_the_page_around_an_article_does_not_count(links: Links) -> None:
    one = say("Chuyện làng", *SENTENCES, outlet="Báo A")
    stamp = "Thứ Tư, 24/10/2018 | 08:30"
    blocks = (*one.blocks, NewBlock(BlockKind.PUBDATE, len(one.text) + 1, len(one.text) + 27))
    other = replace(one, text=f"{one.text}\n{stamp}", blocks=blocks, outlet="Báo B")
    links.bench.store(one, other)
    assert links.link() == {RelationKind.REPRINT_OF: 1}


def test_the_same_days_are_the_same_event(links: Links) -> None:
    links.bench.store(
        say("Chuyện làng", *SENTENCES[:6], outlet="Báo A", published="2018-10-24"),
        say("Tin khác", *SENTENCES[2:], outlet="Báo B", published="2018-10-26"),
        say("Chuyện cũ", *SENTENCES[1:6], "Rồi thôi.", published="2011-01-01", outlet="Báo C"),
        say("Chuyện làng, kỳ hai", *SENTENCES[1:7], outlet="Báo B", published="2018-10-28"),
    )
    links.link()
    kinds = {row[:2]: row[2] for row in links.rows()}
    assert kinds[2, 1] == "same_event"
    assert kinds[4, 2] in {"follow_up_to", "version_of"}
    assert not {(2, 3), (3, 2)} & kinds.keys()


def test_a_no_is_remembered(links: Links) -> None:
    links.bench.store(say("Một", *SENTENCES), say("Hai", *SENTENCES))
    links.link()
    with links.bench.engine.transaction() as session:
        session.connection().exec_driver_sql(
            "UPDATE article_relation SET state = 'rejected', article_id = other_id, "
            "other_id = article_id"
        )
    before = links.rows()
    assert before == [(1, 2, "reprint_of", "rejected")]
    forget_sketches(links.bench.folder)
    assert links.link() == {}
    assert links.rows() == before


def test_what_is_in_the_bin_is_left_out(links: Links) -> None:
    links.bench.store(say("Một", *SENTENCES), say("Hai", *SENTENCES), say("Ba", *SENTENCES))
    with links.bench.engine.transaction() as session:
        session.connection().exec_driver_sql("UPDATE article SET deleted_at = 'x' WHERE id = 1")
    links.link()
    assert [row[:2] for row in links.rows()] == [(3, 2)]


def test_a_changed_text_is_looked_at_again(links: Links) -> None:
    links.bench.store(say("Một", "Chưa có gì.", url="https://bao.vn/1"), say("Hai", *SENTENCES))
    assert links.link() == {}
    links.bench.store(say("Một", *SENTENCES, url="https://bao.vn/1"))
    assert links.link() == {RelationKind.REPRINT_OF: 1}
    assert links.rows() == [(2, 1, "reprint_of", "suggested")]


def many(count: int) -> list[NewArticle]:
    """Make articles of which every few are alike, each in its own way."""
    chance = random.Random(11)
    made: list[NewArticle] = []
    for number in range(count):
        family = chance.randrange(count // 4)
        words = random.Random(family)
        text = [" ".join(words.choices(SENTENCES[family % 8].split(), k=40)) for _ in range(4)]
        match chance.randrange(4):
            case 0:
                text[chance.randrange(4)] += f" Có {chance.randrange(3)} chỗ khác."
            case 1:
                text[chance.randrange(4)] = " ".join(chance.choices(SENTENCES[0].split(), k=30))
        day = f"2018-10-{chance.randrange(1, 28):02}" if chance.random() < 0.7 else None
        headline = f"Bài của tổ {chr(97 + number % 26)}"
        made.append(say(headline, *text, published=day, outlet=f"Báo {number % 3}"))
    return made


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have articles looked at ten by ten."""
    monkeypatch.setattr(near, "LOOKED_AT_ONCE", 10)


class Stopping:
    """Stops a run at a question, and the next one a question later."""

    def __init__(self, after: int) -> None:
        self._after = after
        self._asked = 0

    def __call__(self) -> bool:
        self._asked += 1
        if self._asked <= self._after:
            return False
        self._after, self._asked = self._after + 1, 0
        return True


def linked(folder: Path, articles: list[NewArticle], should_stop: Any = never) -> list[Any]:
    """Link articles, going on whenever it was stopped."""
    bench = Workbench(folder)
    links = Links(bench)
    bench.store(*articles)
    is_done = False
    while not is_done:
        with suppress(Cancelled):
            links.link(should_stop=should_stop)
            is_done = True
    rows = links.rows()
    links.reader.close()
    bench.close()
    return rows


@pytest.mark.usefixtures("few_at_once")
def test_stopped_at_any_point_it_ends_alike(tmp_path: Path) -> None:
    articles = many(40)
    whole = linked(tmp_path / "whole.khobao", articles)
    assert len({row[2] for row in whole}) >= 3
    for after in (0, 4):
        assert linked(tmp_path / f"{after}.khobao", articles, Stopping(after)) == whole


@pytest.mark.usefixtures("few_at_once")
def test_killed_between_links_and_sketches_it_ends_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = many(40)
    whole = linked(tmp_path / "whole.khobao", articles)
    kept = SketchFile.append
    left = 0

    def dies(*arguments: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Cancelled
        kept(*arguments)

    monkeypatch.setattr(SketchFile, "append", dies)
    for left in (1, 3):
        assert linked(tmp_path / f"{left}.khobao", articles) == whole
        assert left < 0


def test_one_by_one_or_all_at_once(tmp_path: Path, links: Links) -> None:
    articles = many(40)
    whole = linked(tmp_path / "whole.khobao", articles)
    for part in range(0, 40, 7):
        links.bench.store(*articles[part : part + 7])
        links.link()
    assert links.rows() == whole
    forget_sketches(links.bench.folder)
    assert links.link() == {}
    assert (links.bench.folder / SKETCHES).exists()


def test_only_one_program_at_a_time(links: Links) -> None:
    with held(links.bench.folder / LOCK, 0):
        with pytest.raises(ArchiveBusy):
            links.link()
        with pytest.raises(ArchiveBusy):
            forget_sketches(links.bench.folder)
