"""Nothing that was typed is lost, whatever the archive answers and in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.records import ArticleEdit
from desktop.cataloguing.drafts import Drafts, State

READ = {"outlet": None, "issue": "12", "headline": "Phà mới"}


def drafts() -> Drafts:
    made = Drafts()
    made.open(7, 3, READ)
    return made


def test_what_is_typed_is_handed_out_once_and_is_saved_when_the_archive_says_so() -> None:
    held = drafts()
    held.type("outlet", "Báo Làng")
    edit = held.take()
    assert edit == ArticleEdit(7, 3, {"outlet": "Báo Làng"})
    assert held.state("outlet") is State.SAVING
    assert held.take() is None
    held.kept(edit)
    assert (held.state("outlet"), held.value("outlet")) == (State.SAVED, "Báo Làng")


def test_typing_what_was_read_is_nothing_to_save() -> None:
    held = drafts()
    held.type("issue", "13")
    held.type("issue", "12")
    assert (held.take(), held.touched()) == (None, False)


def test_typing_on_while_a_save_is_under_way_is_saved_after_it() -> None:
    held = drafts()
    held.type("issue", "13")
    first = held.take()
    assert first is not None
    held.type("issue", "14")
    held.kept(first)
    assert held.state("issue") is State.TYPED
    assert held.take() == ArticleEdit(7, 3, {"issue": "14"})


def test_going_back_to_the_old_value_while_a_save_is_under_way_is_saved_too() -> None:
    held = drafts()
    held.type("issue", "13")
    first = held.take()
    assert first is not None
    held.type("issue", "12")
    held.kept(first)
    assert held.take() == ArticleEdit(7, 3, {"issue": "12"})


def test_a_refused_value_stays_and_is_not_sent_again_by_itself() -> None:
    held = drafts()
    held.type("issue", "13")
    held.type("outlet", "Báo Làng")
    edit = held.take()
    assert edit is not None
    held.refused(edit, ["issue"])
    assert (held.state("issue"), held.value("issue")) == (State.REFUSED, "13")
    assert held.take() == ArticleEdit(7, 3, {"outlet": "Báo Làng"})


def test_what_was_refused_for_no_fault_of_its_own_goes_with_the_next_save() -> None:
    held = drafts()
    held.type("issue", "13")
    edit = held.take()
    assert edit is not None
    held.refused(edit)
    assert held.state("issue") is State.REFUSED
    assert held.take() == edit


def test_a_pin_waits_for_the_first_touch_of_a_person() -> None:
    held = drafts()
    held.propose("outlet", "Báo Làng")
    held.propose("issue", "99")
    assert not held.touched()
    assert held.value("issue") == "12"
    held.type("headline", "Phà cũ")
    assert held.touched()
    assert held.take() == ArticleEdit(7, 3, {"outlet": "Báo Làng", "headline": "Phà cũ"})


def test_an_overtaken_save_is_tried_again_when_nobody_changed_that_field() -> None:
    held = drafts()
    held.type("outlet", "Báo Làng")
    edit = held.take()
    assert edit is not None
    held.overtaken(edit)
    assert held.renew(5, {**READ, "headline": "Tít khác"}) == ("outlet",)
    assert held.take() == ArticleEdit(7, 5, {"outlet": "Báo Làng"})


def test_a_field_that_both_changed_waits_for_a_person() -> None:
    held = drafts()
    held.type("outlet", "Báo Làng")
    edit = held.take()
    assert edit is not None
    held.overtaken(edit)
    assert held.renew(5, {**READ, "outlet": "Báo Huyện"}) == ()
    assert (held.state("outlet"), held.value("outlet")) == (State.CONTESTED, "Báo Làng")
    assert held.take() is None
    held.insist("outlet")
    assert held.take() == ArticleEdit(7, 5, {"outlet": "Báo Làng"})
    held.give_up("outlet")
    assert held.value("outlet") == "Báo Huyện"


def test_the_last_chance_takes_what_is_contested_too() -> None:
    held = drafts()
    held.type("outlet", "Báo Làng")
    edit = held.take()
    assert edit is not None
    held.overtaken(edit)
    held.renew(5, {**READ, "outlet": "Báo Huyện"})
    assert held.take(also_contested=True) == ArticleEdit(7, 5, {"outlet": "Báo Làng"})


@given(st.lists(st.tuples(st.sampled_from("tskror"), st.sampled_from(["", "a", "b", "12"]))))
def test_the_last_typed_value_stands_until_it_is_saved(steps: list[tuple[str, str]]) -> None:
    held, typed, sent = drafts(), "12", list[ArticleEdit]()
    disk = "12"
    for step, letters in steps:
        if step == "t":
            typed = letters
            held.type("issue", letters or None)
        elif step == "s" and not sent:
            edit = held.take()
            sent += [edit] if edit is not None else []
        elif step == "k" and sent:
            edit = sent.pop()
            disk = edit.fields["issue"] or ""
            held.kept(edit)
        elif step == "r" and sent:
            held.refused(sent.pop())
        elif step == "o":
            held.renew(4, {**READ, "issue": disk or None})
        assert (held.value("issue") or "") == typed
    for edit in sent:
        disk = edit.fields["issue"] or ""
        held.kept(edit)
    last = held.take()
    assert (last.fields["issue"] or "" if last is not None else disk) == typed
