"""What was recorded of an article is read whole and in its order."""

from __future__ import annotations

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArticleMissing
from db.records import (
    AddNote,
    AddRole,
    ArticleEdit,
    AuthorityKind,
    AuthorityRef,
    ChangeNote,
    DeleteArticle,
    NoteKind,
    Quote,
    RoleKind,
)


def test_an_article_with_nothing(archive: Archive) -> None:
    reader = archive.reader()
    found = reader.catalogue.of(1)
    assert (found.roles, found.figures, found.notes, found.terms) == ((), (), (), ())
    assert (found.cataloguer, found.checker, found.fields["status"]) == (None, None, "new")
    for missing in (0, 99, -1):
        with pytest.raises(ArticleMissing):
            reader.catalogue.of(missing)
    reader.close()


def test_all_in_its_order(archive: Archive, lan: Cataloguer) -> None:
    reader = archive.reader()
    text = reader.article(1).text
    start = text.index("Trạm y tế")
    post = AuthorityRef(kind=AuthorityKind.ORGANISATION, name="Trạm y tế")
    made = lan.apply(
        [
            ArticleEdit(1, reader.catalogue.of(1).row_version, {"outlet": "Báo Thử"}),
            AddNote(1, NoteKind.NOTE, "một"),
            AddNote(1, NoteKind.QUERY, "hai?"),
            AddRole(1, post, RoleKind.MENTIONED, Quote("Trạm y tế", start, start + 9)),
            AddRole(1, post, RoleKind.SUBJECT),
        ]
    ).made
    lan.apply([ChangeNote(made[1] or 0, is_resolved=True)])
    found = reader.catalogue.of(1)
    assert found.fields["outlet"] == "Báo Thử"
    assert [(one.body, one.resolved_at is None) for one in found.notes] == [
        ("hai?", True),
        ("một", False),
    ]
    assert [one.role for one in found.roles] == [RoleKind.SUBJECT, RoleKind.MENTIONED]
    assert found.roles[1].anchor is not None
    assert found.roles[1].anchor.exact == "Trạm y tế"
    lan.apply([DeleteArticle(1, found.row_version)])
    with pytest.raises(ArticleMissing):
        reader.catalogue.of(1)
    reader.close()
