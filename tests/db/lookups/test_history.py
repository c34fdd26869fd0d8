"""Who changed what is told by article and by user, and what undo and redo would do."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ChangeMissing
from db.records import AddNote, ChangeNote, KeepDossier, NoteKind
from tests.db.saving.whole_state import whole_state


def _labels(archive: Archive) -> tuple[int | None, int | None]:
    reader = archive.reader()
    back, again = reader.catalogue.to_undo("LAN"), reader.catalogue.to_redo("LAN")
    reader.close()
    return back.id if back else None, again.id if again else None


def test_labels_follow_a_chain(archive: Archive, lan: Cataloguer) -> None:
    assert _labels(archive) == (None, None)
    one = lan.apply([KeepDossier(None, "Một")]).change_set
    two = lan.apply([KeepDossier(None, "Hai")]).change_set
    assert _labels(archive) == (two, None)
    lan.undo()
    assert _labels(archive) == (one, two)
    lan.undo()
    assert _labels(archive) == (None, one)
    lan.redo()
    assert _labels(archive) == (one, two)
    lan.redo()
    assert _labels(archive) == (two, None)
    lan.undo()
    three = lan.apply([KeepDossier(None, "Ba")]).change_set
    assert _labels(archive) == (three, None)
    lan.undo()
    assert _labels(archive) == (one, three)


def test_a_named_change_goes_back_also_when_it_was_made_again(
    archive: Archive, lan: Cataloguer
) -> None:
    before = whole_state(archive.path)
    made = lan.apply([AddNote(1, NoteKind.NOTE, "một")]).change_set
    lan.undo(made)
    assert lan.undo(made).change_set is None
    lan.redo()
    assert lan.undo(made).change_set is not None
    assert whole_state(archive.path) == before
    for number in (99, 0, -1, 2**63, 10**30):
        with pytest.raises(ChangeMissing):
            lan.undo(number)


def test_history_by_article_and_user(archive: Archive, lan: Cataloguer) -> None:
    minh = archive.cataloguer("MINH")
    [note] = lan.apply([AddNote(1, NoteKind.NOTE, "một")]).made
    minh.apply([ChangeNote(note or 0, "hai"), AddNote(2, NoteKind.NOTE, "khác")])
    lan.apply([KeepDossier(None, "Không của bài nào")])
    minh.undo()
    reader = archive.reader()
    catalogue = reader.catalogue
    of_one = catalogue.history(article_id=1)
    assert [(one.by, one.action) for one in of_one] == [
        ("MINH", "undo"),
        ("MINH", "change_note"),
        ("LAN", "add_note"),
    ]
    assert of_one[1].articles == (1, 2)
    assert {change.article_id for change in of_one[1].changes} == {1}
    assert of_one[1].undone_by == of_one[0].id
    assert of_one[0].undoes == of_one[1].id
    assert [one.action for one in catalogue.history(user="LAN")] == ["keep_dossier", "add_note"]
    assert len(catalogue.history(article_id=2, user="MINH")) == 2
    assert catalogue.history(article_id=3) == ()
    assert catalogue.history(user="AI") == ()
    whole = catalogue.change_set(of_one[1].id)
    assert {change.article_id for change in whole.changes} == {1, 2}
    with pytest.raises(ChangeMissing):
        catalogue.change_set(99)
    reader.close()
    minh.close()


def test_paging_finds_each_once(archive: Archive, lan: Cataloguer) -> None:
    for number in range(7):
        lan.apply([AddNote(1 + number % 2, NoteKind.NOTE, f"ghi {number}")])
    reader = archive.reader()
    for article_id, total in ((None, 7), (1, 4)):
        seen: list[int] = []
        while page := reader.catalogue.history(
            article_id, limit=3, before=seen[-1] if seen else None
        ):
            seen += [one.id for one in page]
        assert len(seen) == total
        assert seen == sorted(set(seen), reverse=True)
    reader.close()
