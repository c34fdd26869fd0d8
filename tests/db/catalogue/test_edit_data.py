"""Edits are written as data and read back, and what is wrong with data is told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.edit_data import KINDS, edit_data, read_edits
from db.errors import EditInvalid
from db.records import (
    AddFigure,
    AddNote,
    AddRole,
    ArticleEdit,
    AuthorityKind,
    AuthorityRef,
    Edit,
    MergeAuthorities,
    NoteKind,
    Quote,
    RoleKind,
)


class OneArticle:
    """An archive with one article of one line."""

    text = "Trạm y tế xã nhận giải mùa thu."

    def article(self, number: str) -> tuple[int, int]:
        if number not in {"1", "2026-000001"}:
            raise EditInvalid("article", number)
        return 1, 4

    def quote(self, article_id: int, exact: str) -> Quote:
        assert article_id == 1
        start = self.text.index(exact)
        return Quote(exact, start, start + len(exact))


EDITS: list[Edit] = [
    ArticleEdit(1, 4, {"section": "Y tế", "page": None}),
    AddNote(1, NoteKind.SIC, "Trạm Y tế", Quote("Trạm y tế", 0, 9)),
    AddRole(1, AuthorityRef(kind=AuthorityKind.AWARD, name="Giải mùa thu"), RoleKind.AWARD),
    AddRole(1, AuthorityRef(id=7), RoleKind.RECIPIENT),
    AddFigure(1, "trẻ được tiêm", "512", subject=AuthorityRef(id=3), note="bảng"),
    MergeAuthorities(1, 2, ("name", "start")),
]


@pytest.mark.parametrize("edit", EDITS)
def test_data_and_back(edit: Edit) -> None:
    data = json.loads(json.dumps(edit_data(edit)))
    assert read_edits({"edits": [data]}, OneArticle()) == [edit]


def test_a_file_may_leave_things_to_the_archive() -> None:
    written = [
        {"edit": "article_edit", "article": "2026-000001", "fields": {"section": "Y tế"}},
        {"edit": "add_note", "article": 1, "kind": "sic", "body": "Thu", "quote": "mùa thu"},
        {"edit": "remove_role", "role_id": 5},
    ]
    first, second, _ = read_edits(written, OneArticle())
    assert first == ArticleEdit(1, 4, {"section": "Y tế"})
    assert second == AddNote(1, NoteKind.SIC, "Thu", Quote("mùa thu", 23, 30))


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("edits", "edits"),
        ([7], "edit 1"),
        ([{"edit": "explode"}], "edit 1.edit"),
        ([{"edit": "remove_role"}], "edit 1.role_id"),
        ([{"edit": "remove_role", "role_id": "5"}], "edit 1.role_id"),
        ([{"edit": "remove_role", "role_id": True}], "edit 1.role_id"),
        ([{"edit": "remove_role", "role_id": 5, "why": ""}], "edit 1.why"),
        ([{"edit": "add_note", "article": 1, "kind": "shout", "body": ""}], "edit 1.kind"),
        ([{"edit": "add_note", "article": [], "kind": "sic", "body": ""}], "edit 1.article"),
        (
            [{"edit": "add_role", "article": 1, "role": "award", "authority": {"name": "A"}}],
            "edit 1.authority",
        ),
        (
            [{"edit": "add_note", "article": 1, "kind": "sic", "body": "", "quote": {"start": 1}}],
            "edit 1.quote",
        ),
    ],
)
def test_what_is_wrong_is_told(data: object, place: str) -> None:
    with pytest.raises(EditInvalid) as told:
        read_edits(data, OneArticle())
    assert told.value.place == place


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.text(max_size=12), json_values))
def test_any_data_is_read_or_refused(kind: str, entry: dict[str, object]) -> None:
    try:
        read_edits([{"edit": kind, **entry}], OneArticle())
    except EditInvalid:
        return
