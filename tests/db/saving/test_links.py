"""Links between articles: what people say of them, and the way back."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArchiveError, ChangeConflict, FieldInvalid
from db.records import (
    SYMMETRIC,
    DecideRelation,
    Decision,
    DeleteArticle,
    DenyRelation,
    Edit,
    RelateArticles,
    RelationKind,
    RelationState,
)
from tests.db.saving.whole_state import there_and_back, whole_state


def test_every_edit_and_back(archive: Archive, lan: Cataloguer) -> None:
    [link] = lan.apply([RelateArticles(3, 1, RelationKind.RELATED)]).made
    assert lan.apply([RelateArticles(3, 1, RelationKind.RELATED)]).change_set is None
    there_and_back(archive, lan, [RelateArticles(2, 1, RelationKind.CORRECTION_OF)])
    for decision in (Decision.NO, Decision.REPRINT, Decision.DUPLICATE, None):
        there_and_back(archive, lan, [DecideRelation(link or 0, decision)])


def links(archive: Archive, article_id: int) -> list[tuple[int, str, str]]:
    reader = archive.reader()
    found = reader.relations(article_id)
    reader.close()
    return [(one.other.id, one.kind.value, one.state.value) for one in found]


@pytest.mark.parametrize("kind", sorted(SYMMETRIC))
def test_what_two_are_to_each_other_is_one_link(
    archive: Archive, lan: Cataloguer, kind: RelationKind
) -> None:
    [link] = lan.apply([RelateArticles(3, 1, kind)]).made
    again = lan.apply([RelateArticles(1, 3, kind)])
    assert (again.made, again.change_set) == ((link,), None)
    assert links(archive, 1) == [(3, kind.value, "accepted")]
    [denied] = lan.apply([DenyRelation(1, 3, kind)]).made
    assert denied == link
    assert links(archive, 3) == [(1, kind.value, "rejected")]
    there_and_back(archive, lan, [RelateArticles(1, 3, kind)])


def test_one_of_two_corrects_the_other(archive: Archive, lan: Cataloguer) -> None:
    lan.apply([RelateArticles(3, 1, RelationKind.CORRECTION_OF)])
    with pytest.raises(FieldInvalid) as refused:
        lan.apply([RelateArticles(1, 3, RelationKind.CORRECTION_OF)])
    assert (refused.value.field, refused.value.value) == ("kind", "correction_of")
    assert links(archive, 1) == [(3, "correction_of", "accepted")]
    lan.apply([DenyRelation(3, 1, RelationKind.CORRECTION_OF)])
    lan.apply([RelateArticles(1, 3, RelationKind.CORRECTION_OF)])
    assert sorted(state for _, _, state in links(archive, 1)) == ["accepted", "rejected"]


def test_a_redo_makes_no_second_link(archive: Archive, lan: Cataloguer) -> None:
    lan.apply([RelateArticles(3, 1, RelationKind.RELATED)])
    lan.undo()
    minh = archive.cataloguer("MINH")
    minh.apply([RelateArticles(1, 3, RelationKind.RELATED)])
    minh.close()
    before = whole_state(archive.path)
    with pytest.raises(ChangeConflict):
        lan.redo()
    assert whole_state(archive.path) == before


def test_a_no_is_remembered_and_taken_back(archive: Archive, lan: Cataloguer) -> None:
    there_and_back(archive, lan, [DenyRelation(2, 1, RelationKind.RELATED)])
    [link] = lan.apply([DenyRelation(2, 1, RelationKind.RELATED)]).made
    assert lan.apply([DenyRelation(1, 2, RelationKind.RELATED)]).change_set is None
    assert links(archive, 2) == [(1, "related", RelationState.REJECTED.value)]
    lan.apply([DecideRelation(link or 0, None)])
    assert links(archive, 2) == []


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
        DenyRelation(1, 1, RelationKind.RELATED),
        DenyRelation(1, 99, RelationKind.RELATED),
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
