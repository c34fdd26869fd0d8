"""What goes into the archive, what is recognised, and what a further text of an article does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from db.errors import FieldInvalid
from db.ingest.storing import held_by_bytes, keep_file
from db.records import Added, NewArticle, NewSource, Outcome
from tests.db.articles import article
from tests.db.ingest.workbench import NOW, Workbench

ADDED, DUPLICATE, NEW_VERSION = Outcome.ADDED, Outcome.DUPLICATE, Outcome.NEW_VERSION
PAGE = "https://kho.vn/lua"


def from_file(new: NewArticle, digit: str, member: str | None = None) -> NewArticle:
    """Say that an article came from bytes whose hash has only this digit."""
    container = "c" * 64 if member else None
    source = NewSource(digit * 64, 10, f"{digit}.txt", "text/plain", "utf-8", container, member)
    return replace(new, source=source)


def outcomes(bench: Workbench, *articles: NewArticle) -> list[tuple[Outcome, int]]:
    """Store articles, once all together and once one by one: the answers must be the same."""
    one_by_one = [bench.store(new)[0] for new in articles]
    bench.assert_sound()
    with bench.engine.transaction() as session:
        for table in ("article_file", "text_version", "article", "source_file", "outlet"):
            session.execute(text(f"DELETE FROM {table}"))
        session.execute(text("DELETE FROM sqlite_sequence"))
    together = bench.store(*articles)
    assert together == one_by_one
    bench.assert_sound()
    return [(added.outcome, added.article_id) for added in together]


def test_an_article_is_kept_whole(bench: Workbench) -> None:
    new = article(
        "Đường mới",
        "Đoạn một.",
        "Đoạn hai có 1.500 chữ.",
        outlet="Báo Thử Nghiệm",
        published="2018-11",
        source_id="a-1",
        url=f"{PAGE}?utm_source=x",
    )
    new = replace(from_file(new, "1"), section="Tin", standfirst="Sapo", kicker="K", byline="B")
    assert bench.store(new) == [Added(ADDED, 1)]
    ((*facts,),) = bench.rows(
        "SELECT accession, source_id, url, url_key, headline, standfirst, kicker, byline, section, "
        "language, published, published_lo, published_hi, published_basis, word_count, "
        "text_access, status, row_version, created_at, updated_at, deleted_at FROM article"
    )
    assert facts == [
        *("2026-000001", "a-1", f"{PAGE}?utm_source=x", "kho.vn/lua", "Đường mới"),
        *("Sapo", "K", "B", "Tin", "vi", "2018-11", "2018-11-01", "2018-11-30", "metadata", 9),
        *("full", "new", 1, NOW, NOW, None),
    ]
    assert bench.rows("SELECT name, name_key FROM outlet") == [("Báo Thử Nghiệm", "bao thu nghiem")]
    assert bench.rows("SELECT number, text, is_current, source_file_id FROM text_version") == [
        (1, new.text, 1, 1)
    ]
    assert bench.rows("SELECT seq, kind, start, stop FROM block ORDER BY seq") == [
        (seq, block.kind.value, block.start, block.stop) for seq, block in enumerate(new.blocks)
    ]
    assert bench.rows(
        "SELECT sha256, original_name, encoding, member, acquired_at FROM source_file"
    ) == [("1" * 64, "1.txt", "utf-8", None, NOW)]
    assert bench.rows("SELECT * FROM article_file") == [(1, 1, "original")]
    bench.assert_sound()


def test_a_new_article_costs_the_journal_two_rows(bench: Workbench) -> None:
    """One for the facts, one for the text: not one for each block."""
    bench.store(*(article(f"Bài {number}", *"abcdefgh") for number in range(10)))
    assert bench.rows("SELECT article_id, count(*) FROM journal GROUP BY article_id") == [
        (number, 2) for number in range(1, 11)
    ]


def test_the_same_bytes_are_recognised_whatever_is_said_of_them(bench: Workbench) -> None:
    found = outcomes(
        bench,
        from_file(article("Một", source_id="a"), "1"),
        from_file(article("Khác hẳn", source_id="b", url=PAGE), "1"),
    )
    assert found == [(ADDED, 1), (DUPLICATE, 1)]


def test_the_same_text_without_news_is_a_repeat(bench: Workbench) -> None:
    known = article("Một", "hai.", outlet="Báo Thử", published="2018", source_id="a", url=PAGE)
    found = outcomes(
        bench,
        known,
        article("Một", "hai."),
        article("MỘT ", "hai."),
        article("Một", "hai.", outlet="BÁO THỬ", source_id="a"),
        article("Một", "hai.", published="2018", url="http://m.kho.vn/lua#x"),
    )
    assert found == [(ADDED, 1)] + [(DUPLICATE, 1)] * 4


def test_the_same_text_elsewhere_is_kept_as_another_appearance(bench: Workbench) -> None:
    found = outcomes(
        bench,
        article("Một", "hai."),
        article("Một", "hai.", outlet="Báo Thử"),
        article("Một", "hai.", outlet="Báo Khác"),
        article("Một", "hai.", source_id="a"),
        article("Một", "hai.", published="2018"),
        article("Một", "hai.", url=PAGE),
        article("Một", "hai.", outlet="Báo Khác"),
    )
    assert found == [*((ADDED, number) for number in range(1, 7)), (DUPLICATE, 3)]


def test_another_text_at_the_same_address_is_a_new_version(bench: Workbench) -> None:
    first = from_file(article("Tít cũ", "Một.", url=PAGE, outlet="Báo Thử"), "1")
    second = from_file(article("Tít mới", "Một.", "Hai.", url=f"{PAGE}#a"), "2")
    found = outcomes(
        bench, first, second, first, from_file(article("Tít cũ", "Một.", url=PAGE), "3")
    )
    assert found == [(ADDED, 1), (NEW_VERSION, 1), (DUPLICATE, 1), (DUPLICATE, 1)]
    assert bench.rows("SELECT number, text, is_current FROM text_version ORDER BY number") == [
        (1, first.text, 0),
        (2, second.text, 1),
    ]
    assert bench.rows("SELECT headline, row_version, word_count FROM article") == [
        ("Tít mới", 2, 4)
    ]
    assert bench.rows(
        "SELECT sha256 FROM article_file JOIN source_file f ON f.id = source_file_id ORDER BY 1"
    ) == [("1" * 64,), ("2" * 64,), ("3" * 64,)]
    assert bench.rows("SELECT count(*) FROM journal WHERE article_id = 1")[0][0] > 2


def test_the_old_text_elsewhere_is_no_repeat_of_the_new_version(bench: Workbench) -> None:
    found = outcomes(
        bench,
        article("Tít", "Một.", url=PAGE),
        article("Tít", "Hai.", url=PAGE),
        article("Tít", "Hai."),
        article("Tít", "Một."),
    )
    assert found == [(ADDED, 1), (NEW_VERSION, 1), (DUPLICATE, 1), (ADDED, 2)]


def test_a_new_version_fills_what_was_not_known(bench: Workbench) -> None:
    bench.store(article("Tít", "Một.", url=PAGE), article("Bài", url=f"{PAGE}2", published="2018"))
    bench.store(
        replace(article("Tít", "Hai.", url=PAGE, published="2019-02"), section="Tin"),
        article("Bài", "Thêm.", url=f"{PAGE}2", published="2019"),
    )
    assert bench.rows("SELECT section, published, published_hi FROM article ORDER BY id") == [
        ("Tin", "2019-02", "2019-02-28"),
        (None, "2018", "2018-12-31"),
    ]


def test_a_new_version_keeps_what_a_person_made_of_the_facts(bench: Workbench) -> None:
    bench.store(article("Tít cũ", "Một.", url=PAGE))
    with bench.engine.transaction() as session:
        session.execute(text("UPDATE article SET status = 'in_progress', byline = 'Thu Hà'"))
    bench.store(article("Tít mới", "Hai.", url=PAGE))
    assert bench.rows("SELECT headline, byline, row_version FROM article") == [
        ("Tít cũ", "Thu Hà", 2)
    ]


def bin_all(bench: Workbench) -> None:
    with bench.engine.transaction() as session:
        session.execute(text("UPDATE article SET deleted_at = '2026-01-01T00:00:00Z'"))


def test_the_bin_is_remembered_by_its_bytes_only(bench: Workbench) -> None:
    """A folder that is taken in every night must not bring back what was thrown away."""
    first = from_file(article("Một", "hai.", url=PAGE), "1")
    bench.store(first)
    bin_all(bench)
    assert bench.store(first) == [Added(DUPLICATE, 1)]
    assert bench.store(from_file(article("Một", "hai.", url=PAGE), "2")) == [Added(ADDED, 2)]
    bench.assert_sound()


def test_outlets_are_found_by_their_name(bench: Workbench) -> None:
    bench.store(article("Một", outlet="Báo Thử"), article("Hai", outlet="báo  thử"))
    bench.store(article("Ba", outlet="BÁO THỬ"), article("Bốn", outlet="Báo Khác"))
    assert bench.rows(
        "SELECT o.name, count(*) FROM article JOIN outlet o ON o.id = outlet_id GROUP BY 1"
    ) in (
        [("Báo Khác", 1), ("Báo Thử", 3)],
        [("Báo Khác", 1), ("Báo Thử", 2), ("báo  thử", 1)],
    )


def test_members_lie_in_their_container(bench: Workbench) -> None:
    container = NewSource("c" * 64, 99, "kho.jsonl", "application/jsonl")
    with bench.engine.transaction() as session:
        key = keep_file(session, container, NOW)
        assert keep_file(session, container, NOW) == key
    bench.store(from_file(article("Một"), "1", "line 1"), from_file(article("Hai"), "2", "line 2"))
    assert bench.rows("SELECT sha256, container_id, member FROM source_file ORDER BY id") == [
        ("c" * 64, None, None),
        ("1" * 64, key, "line 1"),
        ("2" * 64, key, "line 2"),
    ]
    with bench.engine.transaction() as session:
        held = held_by_bytes(session, {"1" * 64, "c" * 64, "0" * 64})
    assert {digest: (one.id, one.headline) for digest, one in held.items()} == {
        "1" * 64: (1, "Một")
    }


def test_a_date_that_is_no_edtf_is_refused_and_nothing_stored(bench: Workbench) -> None:
    with pytest.raises(FieldInvalid):
        bench.store(article("Một"), article("Hai", published="hôm qua"))
    assert bench.count("article") == 0


def test_more_articles_than_one_statement_takes(bench: Workbench) -> None:
    many = [article(f"Bài {number}", "Thân bài.") for number in range(1100)]
    assert {added.outcome for added in bench.store(*many)} == {ADDED}
    assert {added.outcome for added in bench.store(*many)} == {DUPLICATE}
    assert bench.count("article") == 1100
    bench.assert_sound()
