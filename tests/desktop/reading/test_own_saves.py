"""Versions of articles that our own saves made."""

from __future__ import annotations

from db.records import Applied, ArticleEdit, Changes, RemoveRole
from desktop.reading.own_saves import OwnSaves


def saved(version: int, article_id: int = 7) -> Applied:
    """A save of ours to an article that had this version before."""
    return Applied(1, Changes(updated=(article_id,)), (None,), {article_id: version})


def edit(version: int, article_id: int = 7) -> ArticleEdit:
    return ArticleEdit(article_id, version, {"section": "Xã hội"})


def versions(own: OwnSaves, *edits: ArticleEdit) -> list[int | None]:
    return [one.row_version for one in own.renewed(edits) if isinstance(one, ArticleEdit)]


def test_what_was_read_before_our_own_save_is_as_good_as_new() -> None:
    own = OwnSaves()
    assert versions(own, edit(3)) == [3]
    own.note(saved(3))
    assert versions(own, edit(3)) == [4]
    own.note(saved(4))
    assert versions(own, edit(3), edit(4), edit(5), edit(2), edit(6)) == [5, 5, 5, 2, 6]


def test_a_version_of_somebody_else_begins_a_new_count() -> None:
    own = OwnSaves()
    own.note(saved(3))
    own.note(saved(9))
    assert versions(own, edit(3), edit(4), edit(9), edit(10)) == [3, 4, 10, 10]


def test_other_articles_and_empty_saves_change_nothing() -> None:
    own = OwnSaves()
    own.note(saved(3, article_id=8))
    own.note(Applied(None, Changes(), ()))
    assert versions(own, edit(3)) == [3]
    assert own.renewed([RemoveRole(4)]) == (RemoveRole(4),)


def test_an_undo_may_bring_a_former_version_back() -> None:
    own = OwnSaves()
    own.note(saved(1))
    own.forget(Applied(2, Changes(updated=(7,)), ()))
    assert versions(own, edit(1), edit(2)) == [1, 2]
    own.note(saved(1))
    assert versions(own, edit(1)) == [2]
