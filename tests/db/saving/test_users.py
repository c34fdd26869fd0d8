"""Those who left save no more, may come back, and four eyes see what is checked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import update

from db import tables
from db.archive import Archive
from db.cataloguer import Cataloguer
from db.engine import WriteEngine
from db.errors import FieldInvalid, NotAllowed
from db.records import AddNote, ArticleEdit, KeepUser, NoteKind, UserRole


def _save(archive: Archive, cataloguer: Cataloguer, status: str) -> None:
    reader = archive.reader()
    version = reader.catalogue.of(1).row_version
    reader.close()
    cataloguer.apply([ArticleEdit(1, version, {"status": status})])


def test_who_left_saves_nothing_and_may_come_back(archive: Archive, lan: Cataloguer) -> None:
    lan.apply([AddNote(1, NoteKind.NOTE, "của Lan")])
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
    assert [one.by for one in reader.catalogue.of(1).notes] == ["LAN", "MINH"]
    lan.apply([KeepUser("MINH", "Minh")])
    assert minh.undo().change_set is not None
    assert [one.by for one in reader.catalogue.of(1).notes] == ["LAN"]
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
    for one, action in ((lan, "check_own"), (minh, "check")):
        with pytest.raises(NotAllowed) as refused:
            _save(archive, one, "checked")
        assert refused.value.action == action
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


def _roles(archive: Archive) -> dict[str, tuple[UserRole, bool]]:
    reader = archive.reader()
    found = {one.initials: (one.role, one.active) for one in reader.catalogue.users()}
    reader.close()
    return found


@pytest.fixture
def minh(archive: Archive, lan: Cataloguer) -> Iterator[Cataloguer]:
    """A second person, who came after the first."""
    lan.apply([AddNote(1, NoteKind.NOTE, "của Lan")])
    cataloguer = archive.cataloguer("MINH")
    cataloguer.apply([AddNote(1, NoteKind.NOTE, "của Minh")])
    yield cataloguer
    cataloguer.close()


@pytest.mark.parametrize(
    "edit",
    [
        KeepUser("MINH", "Minh", UserRole.CHECKER),
        KeepUser("HOA", "Hoa", UserRole.CHECKER),
        KeepUser("LAN", "Lan", UserRole.CATALOGUER),
        KeepUser("LAN", "Lan", UserRole.CHECKER, active=False),
        KeepUser("HOA", "Hoa", active=False),
    ],
)
def test_only_a_checker_says_who_checks_and_who_has_left(
    archive: Archive, minh: Cataloguer, edit: KeepUser
) -> None:
    before = _roles(archive)
    with pytest.raises(NotAllowed) as refused:
        minh.apply([edit])
    assert (refused.value.action, refused.value.user) == ("appoint", "MINH")
    assert _roles(archive) == before


def test_a_cataloguer_records_a_colleague_and_their_own_name(
    archive: Archive, minh: Cataloguer
) -> None:
    minh.apply([KeepUser("HOA", "Hoa"), KeepUser("MINH", "Nguyễn Minh")])
    assert _roles(archive)["HOA"] == (UserRole.CATALOGUER, True)


@pytest.mark.parametrize(
    "edit",
    [KeepUser("LAN", "Lan"), KeepUser("LAN", "Lan", UserRole.CHECKER, active=False)],
)
def test_the_only_checker_stays_until_there_is_another(
    archive: Archive, lan: Cataloguer, minh: Cataloguer, edit: KeepUser
) -> None:
    with pytest.raises(NotAllowed) as refused:
        lan.apply([edit])
    assert refused.value.action == "leave"
    assert _roles(archive)["LAN"] == (UserRole.CHECKER, True)
    lan.apply([KeepUser("MINH", "Minh", UserRole.CHECKER), edit])
    assert _roles(archive)["MINH"] == (UserRole.CHECKER, True)
    minh.apply([KeepUser("HOA", "Hoa", UserRole.CHECKER)])


def test_a_checker_who_left_under_an_older_program_counts_no_more(
    archive: Archive, lan: Cataloguer, minh: Cataloguer
) -> None:
    writer = WriteEngine(archive.path)
    with writer.transaction() as session:
        session.execute(update(tables.User).values(active=0).where(tables.User.initials == "LAN"))
    writer.close()
    with pytest.raises(NotAllowed) as refused:
        lan.apply([AddNote(1, NoteKind.NOTE, "nữa")])
    assert refused.value.action == "save"
    minh.apply([KeepUser("MINH", "Minh", UserRole.CHECKER)])
    assert _roles(archive)["MINH"] == (UserRole.CHECKER, True)


def test_nobody_gets_a_right_back_by_undo(
    archive: Archive, lan: Cataloguer, minh: Cataloguer
) -> None:
    lan.apply([KeepUser("MINH", "Minh", UserRole.CHECKER)])
    taken = lan.apply([KeepUser("MINH", "Minh")]).change_set
    with pytest.raises(NotAllowed) as refused:
        minh.undo(taken)
    assert refused.value.action == "appoint"
    assert _roles(archive)["MINH"] == (UserRole.CATALOGUER, True)
    assert lan.undo().change_set is not None
    minh.apply([KeepUser("LAN", "Lan")])
    with pytest.raises(NotAllowed):
        lan.undo()
    assert _roles(archive)["MINH"] == (UserRole.CHECKER, True)


def test_nobody_brings_an_article_back_to_checked_that_a_checker_returned(
    archive: Archive, lan: Cataloguer, minh: Cataloguer
) -> None:
    _save(archive, minh, "catalogued")
    _save(archive, lan, "checked")
    _save(archive, lan, "returned")
    reader = archive.reader()
    returned = reader.catalogue.history(1, user="LAN")[0].id
    with pytest.raises(NotAllowed) as refused:
        minh.undo(returned)
    assert refused.value.action == "check"
    assert reader.catalogue.of(1).fields["status"] == "returned"
    lan.undo(returned)
    assert reader.catalogue.of(1).fields["status"] == "checked"
    reader.close()
