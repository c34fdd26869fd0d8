"""Notes are rewritten, settled and opened again, each without the other."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import FieldInvalid
from db.records import AddNote, ChangeNote, Note, NoteKind
from tests.db.saving.whole_state import there_and_back


def held(archive: Archive) -> Note:
    reader = archive.reader()
    [note] = reader.catalogue.of(1).notes
    reader.close()
    return note


def test_a_settled_note_whose_words_are_put_right_stays_settled(
    archive: Archive, lan: Cataloguer
) -> None:
    [note] = lan.apply([AddNote(1, NoteKind.QUERY, "Giờ mở cữa?")]).made
    assert held(archive).resolved_at is None
    lan.apply([ChangeNote(note or 0, is_resolved=True)])
    settled = held(archive).resolved_at
    assert settled is not None
    lan.apply([ChangeNote(note or 0, "Giờ mở cửa?")])
    assert (held(archive).body, held(archive).resolved_at) == ("Giờ mở cửa?", settled)
    lan.apply([ChangeNote(note or 0, is_resolved=False)])
    assert (held(archive).body, held(archive).resolved_at) == ("Giờ mở cửa?", None)
    lan.apply([ChangeNote(note or 0, "Đã hỏi trạm.", is_resolved=True)])
    assert (held(archive).body, held(archive).resolved_at is None) == ("Đã hỏi trạm.", False)
    for edit in (ChangeNote(note or 0, "khác"), ChangeNote(note or 0, is_resolved=False)):
        there_and_back(archive, lan, [edit])


def test_a_change_that_changes_nothing_is_no_change(lan: Cataloguer) -> None:
    [note] = lan.apply([AddNote(1, NoteKind.NOTE, "một")]).made
    for same in (ChangeNote(note or 0), ChangeNote(note or 0, "một", is_resolved=False)):
        assert lan.apply([same]).change_set is None
    for wrong in (ChangeNote(99, "hai"), ChangeNote(note or 0, "  ")):
        with pytest.raises(FieldInvalid):
            lan.apply([wrong])
