"""Versions of articles that our own saves made."""

from __future__ import annotations

from db.records import Applied, ArticleEdit, Changes, RemoveRole
from desktop.reading.own_saves import OwnSaves

SAVED = Applied(1, Changes(updated=(7,)), (None,))


def edit(version: int, article_id: int = 7) -> ArticleEdit:
    return ArticleEdit(article_id, version, {"section": "Xã hội"})


def versions(own: OwnSaves, *edits: ArticleEdit) -> list[int | None]:
    return [one.row_version for one in own.renewed(edits) if isinstance(one, ArticleEdit)]


def test_what_was_read_before_our_own_save_is_as_good_as_new() -> None:
    own = OwnSaves()
    assert versions(own, edit(3)) == [3]
    own.note(SAVED, 7, 3)
    assert versions(own, edit(3)) == [4]
    own.note(SAVED, 7, 3)
    assert versions(own, edit(3), edit(4), edit(5), edit(2), edit(6)) == [5, 5, 5, 2, 6]


def test_a_version_of_somebody_else_begins_a_new_count() -> None:
    own = OwnSaves()
    own.note(SAVED, 7, 3)
    own.note(SAVED, 7, 9)
    assert versions(own, edit(3), edit(4), edit(9), edit(10)) == [3, 4, 10, 10]


def test_other_articles_and_empty_saves_change_nothing() -> None:
    own = OwnSaves()
    own.note(SAVED, 8, 3)
    own.note(Applied(None, Changes(), ()), 7, 3)
    assert versions(own, edit(3)) == [3]
    assert own.renewed([RemoveRole(4)]) == (RemoveRole(4),)


def test_an_article_that_is_open_no_longer_is_still_counted() -> None:
    own = OwnSaves()
    own.note(SAVED, 7, 3)
    own.note(SAVED, 8, 1)
    assert versions(own, edit(3)) == [5]
