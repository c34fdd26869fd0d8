"""What the check of names says of a misprint."""

from __future__ import annotations

from db.catalogue.spelling_checks import spellings
from db.records import CheckKind, Verdict
from tests.db.catalogue.figures import article, facts

OFTEN = "Đến Bình Liêu, ở Bình Liêu, về Bình Liêu."


def test_a_misprint_differs_from_what_is_meant() -> None:
    text = f"{OFTEN}\n\nNgười dân Bình Liêm đón khách."
    [found] = spellings(article(text))
    assert (found.kind, found.verdict) == (CheckKind.SPELLING, Verdict.DIFFERS)
    assert (found.key, found.expression) == ("Bình Liêm>Bình Liêu", "Bình Liêm / Bình Liêu")
    told = facts(found)
    assert (told["printed"], told["meant"]) == ("Bình Liêm", "Bình Liêu")
    assert (told["times"], told["times_meant"]) == ("1", "3")
    assert text[int(told["start"]) :].startswith("Bình Liêm")


def test_it_may_be_another_person() -> None:
    text = "Lê Thị Lan hỏi. Lê Thị Lan đáp. Lê Thị Lan về. Lê Thị Làn ở lại, Vũ Thị Lán cũng vậy."
    [found] = spellings(article(text))
    assert (found.key, found.verdict) == ("Thị Làn>Thị Lan", Verdict.UNCLEAR)


def test_of_a_book_the_beginning_is_read() -> None:
    slip = "Người dân Bình Liêm đón khách."
    far = "Lúa chín. " * 6_000
    assert len(list(spellings(article(f"{OFTEN}\n\n{slip}\n\n{far}")))) == 1
    assert list(spellings(article(f"{OFTEN}\n\n{far}\n\n{slip}"))) == []


def test_a_text_that_is_not_here_has_no_misprint() -> None:
    assert list(spellings(article(""))) == []
