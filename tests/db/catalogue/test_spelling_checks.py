"""A name that stands once, one slip away from a name that stands often, is a misprint."""

from __future__ import annotations

import pytest

from db.catalogue.spelling_checks import misprints
from db.records import BlockKind, Verdict
from tests.db.catalogue.figures import article, facts

OFTEN = "Đến Bình Liêu, ở Bình Liêu, về Bình Liêu."


@pytest.mark.parametrize("slip", ["Bình Liêm", "Bình Liễu", "Bìn Liêu", "Bỉnh Liêu"])
def test_one_slip(slip: str) -> None:
    text = f"{OFTEN}\n\nNgười dân {slip} đón khách."
    [found] = misprints(article(text))
    assert (found.verdict, found.key) == (Verdict.DIFFERS, f"{slip}>Bình Liêu")
    told = facts(found)
    assert (told["times"], told["times_meant"]) == ("1", "3")
    assert text[int(told["start"]) :].startswith(slip)


@pytest.mark.parametrize(
    "text",
    [
        "Người dân Binh Lieu đón khách.",
        "Người dân bình liêm đón khách.",
        "Người dân Bình Dương đón khách.",
        "Người dân Bình Liêm đón khách Bình Liêm.",
        "Người dân Bình, Liêm đón khách.",
        "Anh Bình Liêm Khiết đón khách.",
    ],
)
def test_no_slip(text: str) -> None:
    assert list(misprints(article(f"{OFTEN}\n\n{text}"))) == []


def test_it_may_be_another_person() -> None:
    text = "Lê Thị Lan hỏi. Lê Thị Lan đáp. Lê Thị Lan về. Lê Thị Làn ở lại, Vũ Thị Lán cũng vậy."
    found = list(misprints(article(text)))
    assert [(one.key, one.verdict) for one in found] == [("Thị Làn>Thị Lan", Verdict.UNCLEAR)]


def test_what_others_wrote_does_not_count() -> None:
    text = f"{OFTEN}\n\nNgười dân Bình Liêm đón khách."
    kinds = [BlockKind.BODY, BlockKind.RELATED]
    assert list(misprints(article(text, kinds=kinds))) == []
