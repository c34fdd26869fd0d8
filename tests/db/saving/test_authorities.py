"""Authorities keep their names, their links in time, and what they took over from others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.engine import ReadEngine
from db.errors import AuthorityMissing, FieldInvalid
from db.records import (
    AddExternalId,
    AddName,
    AddRole,
    AuthorityKind,
    AuthorityRef,
    Edit,
    KeepAuthority,
    MergeAuthorities,
    NameKind,
    Predicate,
    RelateAuthorities,
    RemoveName,
    RoleKind,
)
from tests.db.saving.whole_state import whole_state

PLACE = AuthorityKind.PLACE
BODY = AuthorityKind.ORGANISATION


def ref(kind: AuthorityKind, name: str) -> AuthorityRef:
    return AuthorityRef(kind=kind, name=name)


def rows(archive: Archive, query: str) -> list[Any]:
    engine = ReadEngine(archive.path)
    with engine.session() as session:
        found = [tuple(row) for row in session.execute(text(query))]
    engine.close()
    return found


def made(cataloguer: Cataloguer, *edits: Edit) -> list[int]:
    return [one or 0 for one in cataloguer.apply(edits).made]


def test_a_name_is_made_once_and_found_by_all_its_forms(lan: Cataloguer) -> None:
    province = ref(PLACE, "Quảng Ninh")
    first, form = made(
        lan,
        KeepAuthority(province, {"scope_note": "Tỉnh", "status": "established"}),
        AddName(province, "Quản Ninh", NameKind.MISSPELLING),
    )
    again, same = made(
        lan,
        KeepAuthority(ref(PLACE, "Quản  Ninh")),
        AddName(province, "Quản Ninh", NameKind.MISSPELLING),
    )
    assert (again, same) == (first, form)
    [body] = made(lan, KeepAuthority(ref(BODY, "Quảng Ninh")))
    assert body != first


@pytest.mark.parametrize(
    "edit",
    [
        KeepAuthority(ref(PLACE, "  ")),
        KeepAuthority(ref(PLACE, "a" * 600)),
        KeepAuthority(ref(PLACE, "Hạ Long"), {"start": "hôm qua"}),
        KeepAuthority(ref(PLACE, "Hạ Long"), {"status": "merged"}),
        KeepAuthority(ref(PLACE, "Hạ Long"), {"colour": "red"}),
        AddName(ref(PLACE, "Hạ Long"), "Vịnh", NameKind.PREFERRED),
        AddName(ref(PLACE, "Hạ Long"), "Vịnh", NameKind.FORMER, valid_to="x"),
        RelateAuthorities(ref(PLACE, "A"), Predicate.PART_OF, ref(PLACE, "A")),
        RemoveName(99),
    ],
)
def test_what_cannot_be_is_refused(archive: Archive, lan: Cataloguer, edit: Edit) -> None:
    before = whole_state(archive.path)
    with pytest.raises(FieldInvalid):
        lan.apply([edit])
    assert whole_state(archive.path) == before
    with pytest.raises(AuthorityMissing):
        lan.apply([KeepAuthority(AuthorityRef(id=99))])


def test_no_part_of_its_own_part(lan: Cataloguer) -> None:
    town, province, ward = (ref(PLACE, name) for name in ("Đông Triều", "Quảng Ninh", "Mạo Khê"))
    lan.apply(
        [
            RelateAuthorities(town, Predicate.PART_OF, province),
            RelateAuthorities(ward, Predicate.PART_OF, town),
        ]
    )
    with pytest.raises(FieldInvalid):
        lan.apply([RelateAuthorities(province, Predicate.PART_OF, ward)])


def test_no_merge_makes_a_part_of_its_own_part(archive: Archive, lan: Cataloguer) -> None:
    town, province, ward = (ref(PLACE, name) for name in ("Đông Triều", "Quảng Ninh", "Mạo Khê"))
    first, last, _ = made(lan, KeepAuthority(ward), KeepAuthority(province), KeepAuthority(town))
    lan.apply(
        [
            RelateAuthorities(ward, Predicate.PART_OF, town),
            RelateAuthorities(town, Predicate.PART_OF, province),
        ]
    )
    before = whole_state(archive.path)
    with pytest.raises(FieldInvalid):
        lan.apply([MergeAuthorities(first, last)])
    assert whole_state(archive.path) == before


def test_a_new_name_keeps_the_former_one(archive: Archive, lan: Cataloguer) -> None:
    before = whole_state(archive.path)
    town = ref(PLACE, "thị xã Đông Triều")
    lan.apply([KeepAuthority(town)])
    lan.apply([KeepAuthority(town, {"name": "thành phố Đông Triều"})])
    names = "SELECT name, kind FROM authority_name ORDER BY name"
    assert rows(archive, names) == [
        ("thành phố Đông Triều", "preferred"),
        ("thị xã Đông Triều", "variant"),
    ]
    lan.undo()
    lan.undo()
    assert whole_state(archive.path) == before


def test_everything_follows_a_merge_and_comes_back(archive: Archive, lan: Cataloguer) -> None:
    short, full = ref(BODY, "VINASA"), ref(BODY, "Hiệp hội Phần mềm")
    kept, gone = made(lan, KeepAuthority(full), KeepAuthority(short, {"scope_note": "Hội nghề"}))
    lan.apply(
        [
            AddRole(1, short, RoleKind.MENTIONED),
            AddRole(1, full, RoleKind.MENTIONED),
            AddRole(2, short, RoleKind.NOMINATING_BODY),
            AddName(short, "Vinasa", NameKind.VARIANT),
            AddExternalId(short, "viaf", "1"),
            RelateAuthorities(short, Predicate.MEMBER_OF, ref(BODY, "ASOCIO")),
        ]
    )
    before = whole_state(archive.path)
    lan.apply([MergeAuthorities(kept, gone, ("scope_note",))])
    after = whole_state(archive.path)
    roles = "SELECT article_id, role FROM article_role WHERE authority_id = {} ORDER BY 1"
    assert rows(archive, roles.format(kept)) == [(1, "mentioned"), (2, "nominating_body")]
    assert rows(archive, roles.format(gone)) == []
    assert rows(archive, f"SELECT scope_note FROM authority WHERE id = {kept}") == [("Hội nghề",)]
    assert made(lan, KeepAuthority(short), KeepAuthority(AuthorityRef(id=gone))) == [kept, kept]
    with pytest.raises(FieldInvalid):
        lan.apply([MergeAuthorities(kept, gone)])
    lan.undo()
    assert whole_state(archive.path) == before
    lan.redo()
    assert whole_state(archive.path) == after


NAMES = ["An", "Bình", "Cường"]
bodies = st.sampled_from(NAMES).map(lambda name: ref(BODY, name))
some_edit: st.SearchStrategy[Edit] = st.one_of(
    st.builds(AddRole, st.integers(1, 2), bodies, st.sampled_from(list(RoleKind)[:3])),
    st.builds(
        AddName,
        bodies,
        st.sampled_from(["x", "y", *NAMES]),
        st.sampled_from([NameKind.VARIANT, NameKind.ACRONYM]),
    ),
    st.builds(
        KeepAuthority,
        bodies,
        st.dictionaries(
            st.sampled_from(["name", "scope_note"]), st.sampled_from(["p", "q", *NAMES])
        ),
    ),
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=st.lists(some_edit, min_size=1, max_size=8), takes_name=st.booleans())
def test_undo_of_anything_is_as_if_nothing_had_been(
    archive: Archive, lan: Cataloguer, edits: list[Edit], takes_name: bool
) -> None:
    begin = whole_state(archive.path)
    done = [lan.apply([edit]).change_set for edit in edits]
    kept, gone = made(lan, KeepAuthority(ref(BODY, "Đức")), KeepAuthority(ref(BODY, "Giang")))
    middle = whole_state(archive.path)
    lan.apply([MergeAuthorities(kept, gone, ("name",) if takes_name else ())])
    lan.undo()
    assert whole_state(archive.path) == middle
    for _ in range(sum(one is not None for one in done) + 1):
        lan.undo()
    assert whole_state(archive.path) == begin
