"""Copies have their places, and everybody keeps queries of their own."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArchiveError
from db.records import AddHolding, Edit, KeepSearch, Medium, RemoveHolding, RemoveSearch
from tests.db.saving.whole_state import there_and_back, whole_state


def test_every_edit_and_back(archive: Archive, lan: Cataloguer) -> None:
    paper = AddHolding(1, "Thư viện tỉnh", Medium.CLIPPING, "BC 12", " 3 ", "", condition=" ố ")
    held, search = lan.apply([paper, KeepSearch("Cảng", "cảng")]).made
    reader = archive.reader()
    [one] = reader.catalogue.of(1).holdings
    assert (one.shelfmark, one.box, one.item, one.condition) == ("BC 12", "3", None, "ố")
    reader.close()
    for edit in (
        paper,
        RemoveHolding(held or 0),
        KeepSearch("Lúa", "lúa", {"outlet": ["Báo Thử"]}, "date"),
        KeepSearch("Cảng", "cảng biển"),
        RemoveSearch(search or 0),
    ):
        there_and_back(archive, lan, [edit])


def test_what_cannot_be_changes_nothing(archive: Archive, lan: Cataloguer) -> None:
    lan.apply([KeepSearch("Cảng", "cảng")])
    before = whole_state(archive.path)
    wrong: list[Edit] = [
        AddHolding(1, " ", Medium.PRINT),
        AddHolding(99, "Kho", Medium.PRINT),
        RemoveHolding(99),
        RemoveHolding(2**63),
        KeepSearch("", "cảng"),
        KeepSearch("Hỏng", "\ud800"),
        KeepSearch("Hỏng", "cảng", {"outlet": ["\udfff"]}),
        KeepSearch("Hỏng", "cảng", {"\ud800": 1}),
        RemoveSearch(99),
    ]
    for edit in wrong:
        with pytest.raises(ArchiveError):
            lan.apply([AddHolding(1, "Kho", Medium.PRINT), edit])
    assert whole_state(archive.path) == before


def test_queries_are_kept_for_each_user(archive: Archive, lan: Cataloguer) -> None:
    minh = archive.cataloguer("MINH")
    [own] = lan.apply([KeepSearch("Cảng", "cảng", {"năm": 2018})]).made
    minh.apply([KeepSearch("Cảng", "cảng cá")])
    reader = archive.reader()
    assert [one.query for one in reader.catalogue.searches("LAN")] == ["cảng"]
    assert reader.catalogue.searches("LAN")[0].filters == {"năm": 2018}
    assert [one.query for one in reader.catalogue.searches("MINH")] == ["cảng cá"]
    assert reader.catalogue.searches("AI") == ()
    with pytest.raises(ArchiveError):
        minh.apply([RemoveSearch(own or 0)])
    reader.close()
    minh.close()
