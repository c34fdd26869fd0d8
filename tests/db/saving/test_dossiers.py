"""Dossiers stand in each other without circles, and come back with what was in them."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArchiveError, ChangeConflict
from db.records import (
    AddToDossier,
    DossierLevel,
    Edit,
    KeepDossier,
    RemoveDossier,
    RemoveFromDossier,
)
from tests.db.saving.whole_state import there_and_back, whole_state


def _two(lan: Cataloguer) -> tuple[int, int]:
    [outer] = lan.apply([KeepDossier(None, "Miền biển", DossierLevel.SERIES)]).made
    [inner] = lan.apply([KeepDossier(None, "Cảng cá", parent_id=outer)]).made
    assert outer is not None
    assert inner is not None
    return outer, inner


def test_every_edit_and_back(archive: Archive, lan: Cataloguer) -> None:
    outer, inner = _two(lan)
    lan.apply([AddToDossier(1, outer), AddToDossier(2, outer, note="vì sao")])
    for edit in (
        KeepDossier(None, "Mới", scope="  phạm vi "),
        KeepDossier(inner, "Cảng", DossierLevel.SET),
        AddToDossier(3, outer),
        AddToDossier(3, title="Chưa có"),
        AddToDossier(1, outer, note="lý do khác"),
        RemoveFromDossier(outer, 2),
        RemoveDossier(outer),
    ):
        there_and_back(archive, lan, [edit])


def test_what_cannot_be_changes_nothing(archive: Archive, lan: Cataloguer) -> None:
    outer, inner = _two(lan)
    before = whole_state(archive.path)
    wrong: list[Edit] = [
        KeepDossier(None, " \n "),
        KeepDossier(None, "x" * 501),
        KeepDossier(99, "Không có"),
        KeepDossier(None, "Trên là không", parent_id=99),
        KeepDossier(outer, "Trong chính mình", parent_id=outer),
        KeepDossier(outer, "Trong cái của mình", parent_id=inner),
        AddToDossier(1),
        AddToDossier(1, 99),
        AddToDossier(99, outer),
        RemoveFromDossier(outer, 1),
        RemoveDossier(99),
    ]
    for edit in wrong:
        with pytest.raises(ArchiveError):
            lan.apply([KeepDossier(None, "Cùng lúc"), edit])
    assert whole_state(archive.path) == before


def test_a_dossier_goes_and_what_was_in_it_stays(archive: Archive, lan: Cataloguer) -> None:
    outer, inner = _two(lan)
    lan.apply([AddToDossier(1, inner), KeepDossier(None, "Bến", parent_id=inner)])
    lan.apply([RemoveDossier(inner)])
    reader = archive.reader()
    held = {one.title: one for one in reader.catalogue.dossiers()}
    assert list(held) == ["Bến", "Miền biển"]
    assert held["Bến"].parent_id == outer
    assert reader.catalogue.of(1).dossiers == ()
    lan.undo()
    assert [one.title for one in reader.catalogue.of(1).dossiers] == ["Cảng cá"]
    reader.close()


def test_an_undo_makes_no_circle(archive: Archive, lan: Cataloguer) -> None:
    outer, inner = _two(lan)
    moved = lan.apply([KeepDossier(inner, "Cảng cá")])
    minh = archive.cataloguer("MINH")
    minh.apply([KeepDossier(outer, "Miền biển", parent_id=inner)])
    minh.close()
    before = whole_state(archive.path)
    with pytest.raises(ChangeConflict):
        lan.undo(moved.change_set)
    assert whole_state(archive.path) == before
