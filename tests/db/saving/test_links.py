"""Links between articles: what people say of them, and the way back."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArchiveError
from db.records import DecideRelation, Decision, DeleteArticle, Edit, RelateArticles, RelationKind
from tests.db.saving.whole_state import there_and_back, whole_state


def test_every_edit_and_back(archive: Archive, lan: Cataloguer) -> None:
    [link] = lan.apply([RelateArticles(3, 1, RelationKind.RELATED)]).made
    assert lan.apply([RelateArticles(3, 1, RelationKind.RELATED)]).change_set is None
    there_and_back(archive, lan, [RelateArticles(2, 1, RelationKind.CORRECTION_OF)])
    for decision in (Decision.NO, Decision.REPRINT, Decision.DUPLICATE, None):
        there_and_back(archive, lan, [DecideRelation(link or 0, decision)])


def test_a_duplicate_comes_back_from_the_bin(archive: Archive, lan: Cataloguer) -> None:
    [link] = lan.apply([RelateArticles(3, 1, RelationKind.RELATED)]).made
    assert lan.apply([DecideRelation(link or 0, Decision.DUPLICATE)]).changes.deleted == (3,)
    assert lan.apply([DecideRelation(link or 0, None)]).changes.added == (3,)
    reader = archive.reader()
    assert reader.rows([3])[0].id == 3
    reader.close()


def test_both_ends_are_told(lan: Cataloguer) -> None:
    made = lan.apply([RelateArticles(3, 1, RelationKind.RELATED)])
    assert set(made.changes.updated) == {1, 3}
    assert set(lan.undo().changes.updated) == {1, 3}
    assert set(lan.redo().changes.updated) == {1, 3}


def test_what_cannot_be_changes_nothing(archive: Archive, lan: Cataloguer) -> None:
    [link, beside] = lan.apply(
        [
            RelateArticles(3, 1, RelationKind.RELATED),
            RelateArticles(3, 1, RelationKind.REPRINT_OF),
        ]
    ).made
    assert link != beside
    before = whole_state(archive.path)
    wrong: list[Edit] = [
        RelateArticles(1, 1, RelationKind.RELATED),
        RelateArticles(1, 99, RelationKind.RELATED),
        RelateArticles(99, 1, RelationKind.RELATED),
        DecideRelation(99, Decision.YES),
        DecideRelation(link or 0, Decision.REPRINT),
    ]
    for edit in wrong:
        with pytest.raises(ArchiveError):
            lan.apply([RelateArticles(1, 2, RelationKind.RELATED), edit])
    assert whole_state(archive.path) == before
    reader = archive.reader()
    lan.apply([DeleteArticle(1, reader.catalogue.of(1).row_version)])
    assert reader.catalogue.of(3).relations == ()
    reader.close()
    with pytest.raises(ArchiveError):
        lan.apply([DecideRelation(link or 0, Decision.NO)])
