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
    ChangeName,
    Edit,
    KeepAuthority,
    MergeAuthorities,
    NameKind,
    Predicate,
    RelateAuthorities,
    RemoveAuthorityLink,
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


def test_a_name_form_is_rewritten_and_comes_back(archive: Archive, lan: Cataloguer) -> None:
    province = ref(PLACE, "Tân Mẫu")
    _, form = made(
        lan,
        KeepAuthority(province),
        AddName(province, "Tân Mẩu", NameKind.VARIANT, valid_from="1990", valid_to="1999"),
    )
    before = whole_state(archive.path)
    lan.apply([ChangeName(form, "Tân  Mẩu", NameKind.MISSPELLING, valid_from="1991")])
    told = f"SELECT name, kind, valid_from, valid_to FROM authority_name WHERE id = {form}"
    assert rows(archive, told) == [("Tân Mẩu", "misspelling", "1991", None)]
    reader = archive.reader()
    found = reader.catalogue.find_authorities("Tân Mẩu")
    reader.close()
    assert [one.name_kind for one in found] == [NameKind.MISSPELLING]
    lan.undo()
    assert whole_state(archive.path) == before


def test_the_preferred_form_keeps_its_name_and_may_have_dates(
    archive: Archive, lan: Cataloguer
) -> None:
    province = ref(PLACE, "Tân Mẫu")
    lan.apply([KeepAuthority(province), AddName(province, "Mẫu Cũ", NameKind.FORMER)])
    [(preferred,), (former,)] = rows(archive, "SELECT id FROM authority_name ORDER BY id")
    lan.apply([ChangeName(preferred, "Tân Mẫu", NameKind.PREFERRED, valid_from="2001")])
    assert rows(archive, f"SELECT valid_from FROM authority_name WHERE id = {preferred}") == [
        ("2001",)
    ]
    before = whole_state(archive.path)
    for edit in (
        ChangeName(preferred, "Mẫu Mới", NameKind.PREFERRED),
        ChangeName(preferred, "Tân Mẫu", NameKind.VARIANT),
        ChangeName(former, "Mẫu Cũ", NameKind.PREFERRED),
        ChangeName(former, "Tân Mẫu", NameKind.FORMER),
        ChangeName(former, " ", NameKind.FORMER),
        ChangeName(former, "Mẫu Cũ", NameKind.FORMER, valid_to="hôm qua"),
        ChangeName(former, "Mẫu Cũ", NameKind.FORMER, valid_from="2001", valid_to="1999"),
        ChangeName(999, "Mẫu Cũ", NameKind.FORMER),
    ):
        with pytest.raises(FieldInvalid):
            lan.apply([edit])
    assert whole_state(archive.path) == before


def test_the_history_of_a_name_tells_its_forms_and_links_also_those_that_went(
    archive: Archive, lan: Cataloguer
) -> None:
    province, district = ref(PLACE, "Tân Mẫu"), ref(PLACE, "Thượng Mẫu")
    kept, form = made(lan, KeepAuthority(province), AddName(province, "TM", NameKind.ACRONYM))
    lan.apply([ChangeName(form, "T.M", NameKind.ACRONYM)])
    lan.apply([RemoveName(form)])
    [link] = made(lan, RelateAuthorities(district, Predicate.PART_OF, AuthorityRef(id=kept)))
    lan.apply([RemoveAuthorityLink(link)])
    lan.apply([AddName(district, "Mẫu Thượng", NameKind.VARIANT)])
    reader = archive.reader()
    told = reader.catalogue.authority_history(kept)
    assert [(one.action, one.summary) for one in told] == [
        ("remove_authority_link", "Thượng Mẫu"),
        ("relate_authorities", "Thượng Mẫu"),
        ("remove_name", "Tân Mẫu"),
        ("change_name", "T.M"),
        ("keep_authority", "Tân Mẫu"),
    ]
    assert [change.before.get("name") for change in told[2].changes] == ["T.M"]
    assert [change.after.get("name") for change in told[3].changes] == ["T.M"]
    reader.close()


def test_a_change_of_a_known_name_says_whose(archive: Archive, lan: Cataloguer) -> None:
    kept, gone = (made(lan, KeepAuthority(ref(PLACE, name)))[0] for name in ("Tân Mẫu", "Tân Mẩu"))
    lan.apply([KeepAuthority(AuthorityRef(id=kept), {"scope_note": "Tỉnh"})])
    lan.apply([AddRole(1, AuthorityRef(id=gone), RoleKind.MENTIONED)])
    lan.apply([MergeAuthorities(kept, gone)])
    reader = archive.reader()
    assert [one.summary for one in reader.catalogue.history(limit=3)] == [
        "Tân Mẩu",
        "Bài 1",
        "Tân Mẫu",
    ]
    reader.close()
