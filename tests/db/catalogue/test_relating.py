"""What two articles that state the same figures are to each other, by the days of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.catalogue.figures import suggest_figures
from db.catalogue.relating import MOST, MOST_SHARED, relate
from db.catalogue.shared_figures import stated
from db.records import (
    ArticleDetail,
    BlockKind,
    Catalogue,
    DenyRelation,
    Relation,
    RelationKind,
    RelationState,
    Status,
    Suggestion,
)
from tests.db.catalogue.details import detail

ONE = "Bến chở 41.205 lượt khách."
TWO = "Đội cây trồng 73.418 cây."

Days = tuple[str, str] | None


def one_of(number: int, *parts: str, days: Days = None) -> ArticleDetail:
    made = detail([(BlockKind.BODY, part) for part in parts], days)
    row = replace(made.row, id=number, headline=f"Bài {number}")
    return replace(made, row=row, text_sha256=f"{number}")


def catalogue(*relations: Relation) -> Catalogue:
    return Catalogue(
        article_id=1,
        row_version=1,
        fields={"status": Status.NEW.value},
        roles=(),
        figures=(),
        checks=(),
        decisions=(),
        terms=(),
        notes=(),
        dossiers=(),
        holdings=(),
        relations=relations,
        cataloguer=None,
        checker=None,
    )


def link(other: ArticleDetail, kind: RelationKind, state: RelationState) -> Relation:
    return Relation(1, kind, state, None, True, other.row, "", None)


def related(
    article: ArticleDetail, *others: ArticleDetail, held: Catalogue | None = None
) -> tuple[Suggestion, ...]:
    own = stated(article, suggest_figures(article), ())
    return relate(article, own, [(one, ()) for one in others], held or catalogue())


@pytest.mark.parametrize(
    ("mine", "others", "kind"),
    [
        (("2019-02-01", "2019-02-01"), ("2019-02-01", "2019-02-01"), "same_event"),
        (("2019-02-01", "2019-02-28"), ("2019-02-28", "2019-03-20"), "same_event"),
        (("2019-02-01", "2019-02-01"), ("2019-02-02", "2019-02-02"), "related"),
        (("2019-02-01", "2019-02-01"), ("2019-01-01", "2019-12-31"), "related"),
        (("2019-02-01", "2019-02-01"), None, "related"),
        (None, None, "related"),
    ],
)
def test_one_event_needs_days_that_both_may_have_appeared_on(
    mine: Days, others: Days, kind: str
) -> None:
    [one] = related(one_of(1, ONE, TWO, days=mine), one_of(2, TWO, ONE, days=others))
    assert dict(one.facts)["relation"] == kind


def test_a_single_figure_of_one_day_may_be_background_to_both() -> None:
    day = ("2019-02-01", "2019-02-01")
    [one] = related(one_of(1, ONE, days=day), one_of(2, ONE, TWO, days=day))
    assert dict(one.facts)["relation"] == "related"


def test_an_undated_article_has_the_days_that_its_text_says() -> None:
    dated = "Tính đến ngày 12/9/2020 đã xong. Lễ mừng sẽ diễn ra ngày 2/10."
    [one] = related(
        one_of(1, ONE, TWO, dated), one_of(2, ONE, TWO, days=("2020-09-20", "2020-09-20"))
    )
    assert dict(one.facts)["relation"] == "same_event"


def test_what_is_held_decides() -> None:
    article, other = one_of(1, ONE), one_of(2, ONE)
    accepted, rejected = RelationState.ACCEPTED, RelationState.REJECTED
    for kind, state in (
        (RelationKind.RELATED, rejected),
        (RelationKind.SAME_EVENT, rejected),
        (RelationKind.RELATED, RelationState.SUGGESTED),
        (RelationKind.REPRINT_OF, accepted),
        (RelationKind.TEMPLATE_SIBLING, accepted),
    ):
        assert related(article, other, held=catalogue(link(other, kind, state))) == ()
    held = catalogue(link(other, RelationKind.SAME_EVENT, accepted))
    [one] = related(article, other, held=held)
    assert one.refusal == (DenyRelation(1, 2, RelationKind.SAME_EVENT),)


def test_those_that_share_most_come_first_and_not_too_many() -> None:
    others = [one_of(number, ONE) for number in range(2, 2 + MOST)]
    both = one_of(99, ONE, TWO)
    found = related(one_of(1, ONE, TWO), *others, both)
    assert len(found) == MOST
    assert found[0].label == "Bài 99"
    assert related(one_of(1, ONE), replace(both, text_sha256="1")) == ()


def test_a_table_in_common_is_told_by_some_of_its_figures() -> None:
    rows = [f"Xã số {number} có {41_207 + 11 * number} cây." for number in range(40)]
    [one] = related(one_of(1, *rows), one_of(2, " ".join(rows[:20]), " ".join(rows[20:])))
    assert len(one.shared) == MOST_SHARED
    assert int(dict(one.facts)["count"]) > MOST_SHARED
    for shared in one.shared:
        assert shared.value in shared.here.sentence
        assert shared.value in shared.there.sentence
