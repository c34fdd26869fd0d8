"""What people change can be taken back and made again, also in another session."""

from __future__ import annotations

import pytest

from db import open_archive
from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ChangeConflict, ChangeMissing, FieldInvalid, QuoteMissing
from db.records import AddNote, ChangeNote, Changes, NoteKind, Quote, RemoveNote
from tests.db.saving.whole_state import whole_state


def test_undo_and_redo_across_sessions(archive: Archive, lan: Cataloguer) -> None:
    begin = whole_state(archive.path)
    first = lan.apply([AddNote(1, NoteKind.QUERY, "Ai viết bài này?")])
    assert first.changes == Changes(updated=(1,))
    noted = whole_state(archive.path)
    lan.apply([ChangeNote(first.made[0] or 0, "Ai viết?")])
    changed = whole_state(archive.path)
    with_later = open_archive(archive.path).cataloguer("LAN")
    assert with_later.undo().changes == Changes(updated=(1,))
    assert whole_state(archive.path) == noted
    assert with_later.undo().changes == Changes(updated=(1,))
    assert whole_state(archive.path) == begin
    assert with_later.undo().change_set is None
    with_later.close()
    lan.redo()
    assert whole_state(archive.path) == noted
    lan.redo()
    assert whole_state(archive.path) == changed
    assert lan.redo().change_set is None
    lan.undo()
    assert whole_state(archive.path) == noted


def test_a_new_change_ends_redo(lan: Cataloguer) -> None:
    lan.apply([AddNote(1, NoteKind.NOTE, "một")])
    lan.undo()
    lan.apply([AddNote(2, NoteKind.NOTE, "hai")])
    assert lan.redo().change_set is None


def test_everybody_undoes_their_own(archive: Archive, lan: Cataloguer) -> None:
    begin = whole_state(archive.path)
    lan.apply([AddNote(1, NoteKind.NOTE, "của Lan")])
    minh = archive.cataloguer("MINH")
    minh.apply([AddNote(1, NoteKind.NOTE, "của Minh")])
    lan.undo()
    noted = whole_state(archive.path)["note"]
    assert [row[5] for row in noted] == ["của Minh"]
    minh.undo()
    minh.close()
    after = whole_state(archive.path)
    assert after["note"] == begin["note"]


def test_a_later_change_of_the_same_row_stands_in_the_way(lan: Cataloguer) -> None:
    made = lan.apply([AddNote(1, NoteKind.NOTE, "một")])
    lan.apply([RemoveNote(made.made[0] or 0)])
    with pytest.raises(ChangeConflict):
        lan.undo(made.change_set)
    with pytest.raises(ChangeMissing):
        lan.undo(999)


def test_a_change_set_is_whole_or_not_at_all(archive: Archive, lan: Cataloguer) -> None:
    begin = whole_state(archive.path)
    with pytest.raises(FieldInvalid):
        lan.apply([AddNote(1, NoteKind.NOTE, "một"), AddNote(1, NoteKind.NOTE, "  ")])
    with pytest.raises(QuoteMissing):
        lan.apply([AddNote(1, NoteKind.SIC, "đúng", Quote("không có", 0, 8))])
    assert whole_state(archive.path) == begin
