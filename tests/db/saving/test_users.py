"""Those who left save no more, may come back, and four eyes see what is checked."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import FieldInvalid, NotAllowed
from db.records import AddNote, ArticleEdit, KeepUser, NoteKind, UserRole


def _save(archive: Archive, cataloguer: Cataloguer, status: str) -> None:
    reader = archive.reader()
    version = reader.catalogue.of(1).row_version
    reader.close()
    cataloguer.apply([ArticleEdit(1, version, {"status": status})])


def test_who_left_saves_nothing_and_may_come_back(archive: Archive, lan: Cataloguer) -> None:
    minh = archive.cataloguer("MINH")
    minh.apply([AddNote(1, NoteKind.NOTE, "của Minh")])
    lan.apply([KeepUser("MINH", "Minh", active=False)])
    with pytest.raises(NotAllowed):
        minh.apply([AddNote(1, NoteKind.NOTE, "nữa")])
    for step in (minh.undo, minh.redo):
        with pytest.raises(NotAllowed):
            step()
    reader = archive.reader()
    assert [(one.initials, one.active) for one in reader.catalogue.users()] == [
        ("LAN", True),
        ("MINH", False),
    ]
    assert [one.by for one in reader.catalogue.of(1).notes] == ["MINH"]
    lan.apply([KeepUser("MINH", "Minh")])
    assert minh.undo().change_set is not None
    assert reader.catalogue.of(1).notes == ()
    reader.close()
    minh.close()


def test_a_user_and_back(archive: Archive, lan: Cataloguer) -> None:
    lan.apply([KeepUser("HOA", "Hoa", UserRole.CHECKER)])
    lan.undo()
    reader = archive.reader()
    hoa = reader.catalogue.users()[0]
    assert (hoa.name, hoa.role) == ("HOA", UserRole.CATALOGUER)
    lan.redo()
    hoa = reader.catalogue.users()[0]
    assert (hoa.name, hoa.role) == ("Hoa", UserRole.CHECKER)
    reader.close()


@pytest.mark.parametrize(
    "edit",
    [KeepUser("", "Ai"), KeepUser("x" * 33, "Ai"), KeepUser("AI", " "), KeepUser("\ud8ff", "A")],
)
def test_nobody_without_a_name(lan: Cataloguer, edit: KeepUser) -> None:
    with pytest.raises(FieldInvalid):
        lan.apply([edit])


def test_four_eyes(archive: Archive, lan: Cataloguer) -> None:
    """The first user is a checker, and yet does not check what is their own."""
    minh = archive.cataloguer("MINH")
    _save(archive, lan, "catalogued")
    for one in (lan, minh):
        with pytest.raises(NotAllowed):
            _save(archive, one, "checked")
    lan.apply([KeepUser("MINH", "Minh", UserRole.CHECKER)])
    _save(archive, minh, "checked")
    reader = archive.reader()
    found = reader.catalogue.of(1)
    assert (found.fields["status"], found.cataloguer, found.checker) == ("checked", "LAN", "MINH")
    minh.undo()
    found = reader.catalogue.of(1)
    assert (found.fields["status"], found.cataloguer, found.checker) == ("catalogued", "LAN", None)
    reader.close()
    minh.close()
