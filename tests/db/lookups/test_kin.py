"""Articles that state the same figures are suggested to each other, and go into one dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive, Cataloguer
from db.lookups.kin import MOST_ARTICLES
from db.records import (
    AddDecisionEvent,
    AddFigure,
    AddRole,
    AddToDossier,
    AuthorityKind,
    AuthorityRef,
    DecideRelation,
    DecisionStatus,
    DeleteArticle,
    DenyRelation,
    NewArticle,
    Quote,
    RelateArticles,
    RelationKind,
    ReportTense,
    RoleKind,
    Suggestion,
    SuggestionKind,
)
from tests.db.articles import add, archive_of, article, sync
from tests.db.saving.whole_state import whole_state

FILES = "Huyện Bến Đá nhận 41.205 hồ sơ trong năm qua, nhiều nhất tỉnh."
AGAIN = "Năm ngoái một huyện ven sông nhận 41.205 hồ sơ; đường sá thì vẫn lầy."
TIMELY = "Có 40.987 hồ sơ trả đúng hạn."
PLAIN = "Chợ phiên năm nay họp sớm, người bán nhiều hơn người mua."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Give an archive of two articles with a figure in common, and three of other matters."""
    held = archive_of(
        tmp_path,
        [
            article("Hồ sơ của huyện", FILES, published="2019-02-01"),
            article("Chuyện đường sá", AGAIN, published="2019-06-01"),
            article("Chợ phiên", PLAIN, published="2019-02-01"),
            article("Cân ngô", "Đội ba cân được 41.205 kg ngô hạt.", published="2019-02-01"),
            article("Cầu mới", "Cầu dài 1.500 mét, rộng 12 mét.", published="2019-02-01"),
        ],
    )
    yield held
    held.close()


@pytest.fixture
def lan(archive: Archive) -> Iterator[Cataloguer]:
    cataloguer = archive.cataloguer("LAN")
    yield cataloguer
    cataloguer.close()


def suggested(archive: Archive, article_id: int, kind: SuggestionKind) -> list[Suggestion]:
    reader = archive.reader()
    found = [one for one in reader.catalogue.suggest(article_id) if one.kind is kind]
    reader.close()
    return found


def relations(archive: Archive, article_id: int) -> list[Suggestion]:
    return suggested(archive, article_id, SuggestionKind.RELATION)


def dossiers(archive: Archive, article_id: int) -> list[Suggestion]:
    return suggested(archive, article_id, SuggestionKind.DOSSIER)


# ---- relations ------------------------------------------------------------------------------


def test_a_rare_figure_relates_two_articles_with_the_sentences_of_both(archive: Archive) -> None:
    before = whole_state(archive.path)
    [one] = relations(archive, 1)
    assert (one.label, one.edits) == (
        "Chuyện đường sá",
        (RelateArticles(1, 2, RelationKind.RELATED),),
    )
    assert (one.done, one.refusal) == (False, (DenyRelation(1, 2, RelationKind.RELATED),))
    [shared] = one.shared
    assert (shared.value, shared.unit) == ("41205", "hồ sơ")
    assert (shared.here.article_id, shared.here.sentence) == (1, FILES)
    assert (shared.there.article_id, shared.there.sentence) == (2, AGAIN)
    reader = archive.reader()
    text = reader.article(2).text
    reader.close()
    assert shared.there.quote is not None
    assert text[shared.there.quote.start : shared.there.quote.stop].startswith("41.205")
    [back] = relations(archive, 2)
    assert [row.id for row in back.others] == [1]
    assert whole_state(archive.path) == before


@pytest.mark.parametrize("article_id", [3, 4, 5])
def test_other_units_few_digits_and_no_figures_relate_nothing(
    archive: Archive, article_id: int
) -> None:
    assert relations(archive, article_id) == []


def test_what_is_accepted_is_done_from_both_ends(archive: Archive, lan: Cataloguer) -> None:
    [one] = relations(archive, 1)
    lan.apply(one.edits)
    for article_id in (1, 2):
        [held] = relations(archive, article_id)
        assert held.done
        assert lan.apply(held.edits).change_set is None


def test_a_no_is_remembered_until_it_is_taken_back(archive: Archive, lan: Cataloguer) -> None:
    [one] = relations(archive, 2)
    [link] = lan.apply(one.refusal).made
    assert relations(archive, 1) == relations(archive, 2) == []
    assert archive.link_near().linked == {}
    assert relations(archive, 1) == []
    lan.apply([DecideRelation(link or 0, None)])
    assert len(relations(archive, 1)) == len(relations(archive, 2)) == 1


def test_what_is_linked_as_something_else_is_not_suggested(
    archive: Archive, lan: Cataloguer
) -> None:
    lan.apply([RelateArticles(2, 1, RelationKind.CORRECTION_OF)])
    assert relations(archive, 1) == []


def test_the_bin_states_nothing(archive: Archive, lan: Cataloguer) -> None:
    reader = archive.reader()
    lan.apply([DeleteArticle(2, reader.rows([2])[0].row_version)])
    reader.close()
    assert relations(archive, 1) == []  # the index still knows of it
    sync(archive)
    assert relations(archive, 1) == []


def news(number: int) -> NewArticle:
    return article(f"Tin {number}", f"Bản {number}: cả huyện có 41.205 hồ sơ.")


def test_several_figures_of_the_same_days_are_the_same_event(archive: Archive) -> None:
    [first, same_day, later] = add(
        archive,
        [
            article("Tổng kết một", "Đã trồng 73.418 cây.", TIMELY, published="2020-03-01"),
            article("Tổng kết hai", "Dân trồng 73.418 cây.", TIMELY, published="2020-03-01"),
            article("Nhìn lại", "Hồi ấy trồng 73.418 cây.", TIMELY, published="2021-03-01"),
        ],
    )
    sync(archive)
    kinds = {one.others[0].id: dict(one.facts) for one in relations(archive, first.article_id)}
    assert kinds[same_day.article_id]["relation"] == "same_event"
    assert kinds[later.article_id]["relation"] == "related"
    assert kinds[later.article_id]["figures"] in {"73418, 40987", "40987, 73418"}


def test_copies_of_a_text_are_suggested_once(archive: Archive) -> None:
    add(archive, [article("Chuyện đường sá", AGAIN) for _ in range(3)])
    sync(archive)
    assert len(relations(archive, 1)) == 1
    assert [one.others[0].id for one in relations(archive, 2)] == [1]


def test_a_number_that_many_print_relates_nothing(archive: Archive) -> None:
    add(archive, [news(number) for number in range(MOST_ARTICLES - 3)])
    sync(archive)
    assert 0 < len(relations(archive, 1)) <= 5
    add(archive, [news(100)])
    sync(archive)
    assert relations(archive, 1) == []


def test_without_an_index_only_the_catalogue_tells(archive: Archive, lan: Cataloguer) -> None:
    for path in (archive.path / "index").rglob("*"):
        if path.is_file():
            path.unlink()
    assert relations(archive, 1) == []
    place = AuthorityRef(kind=AuthorityKind.PLACE, name="huyện Bến Đá")
    for article_id, words in ((1, "41.205 hồ sơ"), (2, "41.205 hồ sơ")):
        reader = archive.reader()
        start = reader.article(article_id).text.index(words)
        reader.close()
        quote = Quote(words, start, start + len(words))
        lan.apply(
            [AddFigure(article_id, "hồ sơ nhận", "41205", unit="hồ sơ", subject=place, quote=quote)]
        )
    [one] = relations(archive, 1)
    assert (one.label, one.shared[0].quantity) == ("Chuyện đường sá", "hồ sơ nhận")


def test_small_figures_count_when_they_measure_the_same_of_the_same(
    archive: Archive, lan: Cataloguer
) -> None:
    place = AuthorityRef(kind=AuthorityKind.PLACE, name="huyện Bến Đá")
    port = AuthorityRef(kind=AuthorityKind.PLACE, name="Cảng Đá")

    def figure(article_id: int, subject: AuthorityRef, value: str, unit: str) -> AddFigure:
        said = "theo sổ của huyện"
        return AddFigure(article_id, "trạm bơm", value, unit=unit, subject=subject, note=said)

    lan.apply([figure(3, place, "24", "trạm"), figure(5, place, "24", "trạm")])
    lan.apply([figure(4, port, "24", "trạm")])
    [one] = relations(archive, 3)
    assert ([row.id for row in one.others], one.sentence) == ([5], None)
    assert relations(archive, 4) == []
    lan.apply([figure(1, place, "25", "tuổi"), figure(2, place, "25", "tuổi")])
    assert [len(found.shared) for found in relations(archive, 1)] == [1]


# ---- dossiers -------------------------------------------------------------------------------


def test_two_related_articles_bring_a_third_into_their_dossier(
    archive: Archive, lan: Cataloguer
) -> None:
    lan.apply([RelateArticles(1, 3, RelationKind.RELATED), AddToDossier(3, title="Huyện ta")])
    assert dossiers(archive, 1) == []
    lan.apply([RelateArticles(4, 1, RelationKind.SAME_EVENT), AddToDossier(4, title="Huyện ta")])
    before = whole_state(archive.path)
    [one] = dossiers(archive, 1)
    assert (one.label, one.done) == ("Huyện ta", False)
    assert dict(one.facts) == {"articles": "2", "related": "2"}
    assert {row.id for row in one.others} == {3, 4}
    assert whole_state(archive.path) == before
    lan.apply(one.edits)
    [held] = dossiers(archive, 1)
    assert held.done


def test_links_that_do_not_hold_bring_nothing(archive: Archive, lan: Cataloguer) -> None:
    for other in (3, 4):
        lan.apply([RelateArticles(1, other, RelationKind.RELATED), AddToDossier(other, title="A")])
    lan.apply([DenyRelation(1, 4, RelationKind.RELATED)])
    assert dossiers(archive, 1) == []
    lan.apply([RelateArticles(1, 4, RelationKind.TEMPLATE_SIBLING)])
    assert dossiers(archive, 1) == []
    lan.apply([RelateArticles(1, 5, RelationKind.RELATED), AddToDossier(5, title="A")])
    reader = archive.reader()
    assert len(dossiers(archive, 1)) == 1
    lan.apply([DeleteArticle(5, reader.rows([5])[0].row_version)])
    reader.close()
    assert dossiers(archive, 1) == []


def test_one_award_brings_its_articles_together(archive: Archive, lan: Cataloguer) -> None:
    award = AuthorityRef(kind=AuthorityKind.AWARD, name="Giải Sao Biển")
    port = AuthorityRef(kind=AuthorityKind.ORGANISATION, name="Cảng Đá")
    told = ReportTense.REPORTED
    lan.apply(
        [
            AddDecisionEvent(award, 2018, port, DecisionStatus.WON, told, article_id=1),
            AddDecisionEvent(award, 2018, port, DecisionStatus.ANNOUNCED, told, article_id=3),
            AddRole(4, award, RoleKind.AWARD),
            AddToDossier(3, title="Sao Biển"),
            AddToDossier(4, title="Sao Biển"),
            AddRole(5, award, RoleKind.MENTIONED),
        ]
    )
    [one] = dossiers(archive, 1)
    assert one.facts == (("articles", "2"), ("related", "0"), ("through", "Giải Sao Biển"))
    assert dossiers(archive, 5) == []
    lan.apply([AddRole(5, award, RoleKind.AWARD)])
    assert [found.label for found in dossiers(archive, 5)] == ["Sao Biển"]


def test_a_ceremony_brings_its_articles_together(archive: Archive, lan: Cataloguer) -> None:
    ceremony = AuthorityRef(kind=AuthorityKind.EVENT, name="Lễ trao giải ở Bến Đá")
    for article_id in (3, 4):
        lan.apply(
            [AddRole(article_id, ceremony, RoleKind.CEREMONY), AddToDossier(article_id, title="Lễ")]
        )
    assert dossiers(archive, 1) == []
    lan.apply([AddRole(1, ceremony, RoleKind.COVERS_EVENT)])
    [one] = dossiers(archive, 1)
    assert ("through", "Lễ trao giải ở Bến Đá") in one.facts


def test_another_year_counts_only_in_a_dossier_of_several_years(
    archive: Archive, lan: Cataloguer
) -> None:
    award = AuthorityRef(kind=AuthorityKind.AWARD, name="Giải Sao Biển")
    port = AuthorityRef(kind=AuthorityKind.ORGANISATION, name="Cảng Đá")

    def won(article_id: int, year: int) -> AddDecisionEvent:
        told = ReportTense.REPORTED
        return AddDecisionEvent(award, year, port, DecisionStatus.WON, told, article_id=article_id)

    lan.apply([won(1, 2018), won(2, 2018), won(3, 2021), won(4, 2019)])
    lan.apply([AddToDossier(one, title="Cảng Đá năm 2018") for one in (1, 2)])
    lan.apply([AddToDossier(one, title="Sao Biển") for one in (1, 4)])
    assert [one.label for one in dossiers(archive, 3)] == ["Sao Biển"]
    assert [one.done for one in dossiers(archive, 1)] == []
    lan.apply([won(5, 2018)])
    assert [one.label for one in dossiers(archive, 5)] == ["Cảng Đá năm 2018", "Sao Biển"]
