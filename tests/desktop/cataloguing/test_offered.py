"""Suggestions keep their keys, and each can be taken, given back, and offered again."""

from __future__ import annotations

from dataclasses import replace

from db.records import (
    AddName,
    AddRole,
    AddTerm,
    AuthorityKind,
    AuthorityRef,
    Edit,
    NameKind,
    RemoveRole,
    RemoveTerm,
    RoleKind,
    Suggestion,
    SuggestionKind,
)
from desktop.cataloguing.offered import AT_ONCE, Became, Offered, ways_back

PLACE = AuthorityRef(kind=AuthorityKind.PLACE, name="bến Đá")
ROLE = AddRole(1, PLACE, RoleKind.MENTIONED)
NAME = AddName(PLACE, "bến đò Đá", NameKind.VARIANT)
TERM = AddTerm(1, "kho-bao", "giao-thong")


def suggestion(number: int, *edits: Edit, confidence: float = 0.9) -> Suggestion:
    place = SuggestionKind.PLACE
    return Suggestion(
        f"s{number}", place, str(number), (), None, None, confidence, edits or (ROLE,)
    )


def some(count: int) -> list[Suggestion]:
    return [suggestion(number) for number in range(count)]


def keys(offered: Offered) -> list[str]:
    return [one.key for one in offered.page]


def test_the_surest_come_first_nine_at_once() -> None:
    offered = Offered()
    shown_only = replace(suggestion(98), edits=())
    offered.renew([suggestion(99, confidence=0.5), *some(11), shown_only])
    assert keys(offered) == [f"s{number}" for number in range(AT_ONCE)]
    assert offered.more == 3
    offered.turn()
    assert keys(offered) == ["s9", "s10", "s99"]
    offered.turn()
    assert keys(offered)[0] == "s0"


def test_a_key_stays_what_it_was_whatever_is_taken_before_it() -> None:
    offered = Offered()
    offered.renew(some(3))
    offered.take(["s0"])
    offered.renew([replace(suggestion(0), done=True), *some(3)[1:], suggestion(7)])
    assert keys(offered) == ["s0", "s1", "s2", "s7"]
    offered.renew([suggestion(1), suggestion(2)])
    assert keys(offered) == ["s0", "s1", "s2"]


def test_what_is_taken_is_taken_once() -> None:
    offered = Offered()
    offered.renew(some(2))
    assert [one.key for one in offered.take(["s1", "s1", "no"])] == ["s1"]
    assert offered.take(["s1"]) == ()
    assert [one.key for one in offered.waiting()] == ["s0"]


def test_what_is_on_its_way_stays_taken_when_an_older_reading_comes() -> None:
    offered = Offered()
    offered.renew(some(1))
    offered.take(["s0"])
    offered.renew(some(1))
    assert offered.became("s0") is Became.SENT
    offered.keep({"s0": (RemoveRole(4),)})
    assert offered.became("s0") is Became.TAKEN


def test_what_was_undone_is_offered_again() -> None:
    offered = Offered()
    offered.renew(some(1))
    offered.take(["s0"])
    offered.keep({"s0": (RemoveRole(4),)})
    offered.renew([replace(suggestion(0), done=True)])
    assert offered.became("s0") is Became.TAKEN
    offered.renew(some(1))
    assert [one.key for one in offered.waiting()] == ["s0"]


def test_what_was_refused_is_offered_again() -> None:
    offered = Offered()
    offered.renew(some(2))
    offered.take(["s0", "s1"])
    offered.refuse(["s0"])
    assert [one.key for one in offered.waiting()] == ["s0"]


def test_one_is_given_back_with_what_it_had_made() -> None:
    offered = Offered()
    first, second = suggestion(0, ROLE, NAME), suggestion(1, TERM)
    offered.renew([first, second])
    taken = offered.take(["s0", "s1"])
    assert offered.keep(ways_back(taken, (7, 8, 9))) == ()
    assert offered.give_back("s0") == (RemoveRole(7),)
    assert offered.give_back("s0") == ()
    assert [one.key for one in offered.waiting()] == ["s0"]
    assert offered.give_back("s1") == (RemoveTerm(9),)


def test_what_is_put_away_comes_no_more_to_its_place() -> None:
    offered = Offered()
    offered.renew(some(3))
    offered.put_away("s0")
    assert keys(offered) == ["s1", "s2"]
    assert offered.at(1) == suggestion(1)
    assert offered.at(3) is None
    offered.renew(some(3))
    assert keys(offered) == ["s1", "s2"]


def test_another_article_begins_anew() -> None:
    offered = Offered()
    offered.renew(some(12))
    offered.turn()
    offered.take(["s9"])
    offered.clear()
    assert offered.page == ()
    offered.renew(some(12))
    assert offered.became("s9") is Became.OPEN
    assert keys(offered)[0] == "s0"


def test_what_is_wanted_back_before_it_is_on_the_disk_is_given_back_then() -> None:
    offered = Offered()
    offered.renew(some(2))
    taken = offered.take(["s0", "s1"])
    assert offered.give_back("s1") == ()
    offered.renew(some(2))
    assert offered.keep(ways_back(taken, (7, 8))) == ("s1",)
    assert offered.give_back("s1") == (RemoveRole(8),)
    assert offered.became("s0") is Became.TAKEN


def test_no_more_are_offered_at_once_than_can_be_seen() -> None:
    offered = Offered()
    offered.room = 4
    offered.renew(some(6))
    assert keys(offered) == ["s0", "s1", "s2", "s3"]
    assert len(offered.waiting()) == 4
    offered.turn()
    assert keys(offered) == ["s4", "s5"]
