"""Subjects come with those above them, once, and go again."""

from __future__ import annotations

import typing

import pytest

from db.archive import Archive
from db.catalogue.subjects import VOCABULARY, subjects
from db.cataloguer import Cataloguer
from db.errors import FieldInvalid
from db.records import AddTerm, Edit, KeepTerm, RemoveTerm
from db.saving.applying import HANDLERS
from tests.db.saving.whole_state import whole_state


def test_every_edit_has_somebody_who_saves_it() -> None:
    assert set(typing.get_args(Edit)) == set(HANDLERS)


def test_every_subject_stands_under_one_that_is_there() -> None:
    assert len(subjects()) > 70
    for one in subjects().values():
        assert one.broader is None or one.broader in subjects()


def test_a_subject_and_back(archive: Archive, lan: Cataloguer) -> None:
    before = whole_state(archive.path)
    [made] = lan.apply([AddTerm(1, VOCABULARY, "HC.02", is_primary=True)]).made
    assert lan.apply([AddTerm(1, VOCABULARY, "HC.02")]).change_set is None
    lan.apply([AddTerm(1, VOCABULARY, "GT.01", is_primary=True)])
    reader = archive.reader()
    terms = reader.catalogue.of(1).terms
    assert [(one.term.notation, one.is_primary) for one in terms] == [
        ("GT.01", True),
        ("HC.02", False),
    ]
    assert terms[1].term.path == "Hành chính nhà nước > Chính quyền số"
    assert [one.notation for one in reader.catalogue.terms("chinh quyen")] == ["HC.02"]
    reader.close()
    lan.apply([RemoveTerm(made or 0)])
    for _ in range(3):
        lan.undo()
    assert whole_state(archive.path) == before


def test_terms_of_ones_own(lan: Cataloguer) -> None:
    lan.apply([KeepTerm("thu-vien", "A", "Sách quý"), KeepTerm("thu-vien", "A.1", "Mộc bản", "A")])
    lan.apply([AddTerm(1, "thu-vien", "A.1")])
    for edit in (
        KeepTerm("thu-vien", "A", "Sách quý", "A.1"),
        KeepTerm("thu-vien", "B", "Báo", "Z"),
        AddTerm(1, "thu-vien", "Z"),
        AddTerm(1, VOCABULARY, "Z"),
        RemoveTerm(99),
    ):
        with pytest.raises(FieldInvalid):
            lan.apply([edit])
    lan.apply([KeepTerm("thu-vien", "A.1", "Mộc bản", "A", retired=True)])
    with pytest.raises(FieldInvalid):
        lan.apply([AddTerm(2, "thu-vien", "A.1")])
