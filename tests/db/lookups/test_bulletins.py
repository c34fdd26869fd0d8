"""What a bulletin reads of articles, and what their rights keep back."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.records import (
    AddRole,
    AddTerm,
    ArticleEdit,
    AuthorityKind,
    AuthorityRef,
    KeepTerm,
    RoleKind,
)
from db.records.papers import BulletinEntry


def entry(archive: Archive, article_id: int) -> BulletinEntry:
    reader = archive.reader()
    [found] = reader.catalogue.bulletin([article_id])
    reader.close()
    return found


def test_subjects_authors_and_places(archive: Archive, lan: Cataloguer) -> None:
    lan.apply(
        [
            KeepTerm("thu", "B", "Y tế"),
            KeepTerm("thu", "A", "Đời sống"),
            AddTerm(1, "thu", "B"),
            AddTerm(1, "thu", "A", is_primary=True),
            AddRole(1, AuthorityRef(kind=AuthorityKind.PERSON, name="Lê Thử"), RoleKind.AUTHOR),
            AddRole(1, AuthorityRef(kind=AuthorityKind.PLACE, name="Xã Mẫu"), RoleKind.SUBJECT),
            AddRole(1, AuthorityRef(kind=AuthorityKind.PLACE, name="Xã Mẫu"), RoleKind.VENUE),
            ArticleEdit(2, None, {"byline": "M.M"}),
        ]
    )
    told = entry(archive, 1)
    assert (told.subjects, told.authors, told.places) == (
        ("Đời sống", "Y tế"),
        ("Lê Thử",),
        ("Xã Mẫu",),
    )
    assert entry(archive, 2).authors == ("M.M",)


def test_articles_stand_in_the_order_that_was_asked_for(archive: Archive) -> None:
    reader = archive.reader()
    told = reader.catalogue.bulletin([3, 99, 1, 3, 2])
    reader.close()
    assert [one.article.id for one in told] == [3, 1, 2]


@pytest.mark.parametrize("access", ["staff_only", "citation_only"])
def test_a_text_that_may_not_leave_stays_here(
    archive: Archive, lan: Cataloguer, access: str
) -> None:
    lan.apply([ArticleEdit(1, None, {"standfirst": "Tóm tắt."})])
    assert entry(archive, 1).blocks
    assert entry(archive, 1).standfirst == "Tóm tắt."
    lan.apply([ArticleEdit(1, None, {"text_access": access})])
    assert entry(archive, 1).blocks == ()
    assert entry(archive, 1).standfirst is None
