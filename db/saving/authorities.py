"""Saves authorities: their names and facts, and what they are to each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from db import tables
from db.catalogue.edtf import bounds
from db.errors import FieldInvalid
from db.lookups import authorities
from db.records import (
    AddExternalId,
    AddName,
    AuthorityKind,
    AuthorityRef,
    AuthorityStatus,
    ChangeName,
    KeepAuthority,
    NameKind,
    Predicate,
    RelateAuthorities,
    RemoveAuthorityLink,
    RemoveName,
)
from db.saving.work import Work
from db.search.collation import match_key, sort_key

LONGEST_NAME: Final = 500

_DATES: Final = frozenset({"start", "end"})
_FREE: Final = frozenset({"disambiguation", "scope_note"})
_WITHIN: Final = frozenset({Predicate.PART_OF, Predicate.LOCATED_IN})
"""What cannot go round in a circle: a part of a part is a part."""


def find_authority(work: Work, ref: AuthorityRef) -> int:
    """Find the authority that an edit names; by kind and name a provisional one is made if need be.

    One that was merged leads on to the one that took its place. Raises AuthorityMissing, and
    FieldInvalid for a name that cannot be.
    """
    if ref.id is not None:
        return standing(work, ref.id)
    if ref.kind is None:
        raise FieldInvalid("authority", ref.name or "")
    name = clean_name(ref.name)
    authority, form = tables.Authority, tables.AuthorityName
    found = work.session.scalars(
        select(authority.id)
        .join(form, form.authority_id == authority.id)
        .where(
            form.name_key == match_key(name),
            form.name == name,
            authority.kind == ref.kind,
            authority.status != AuthorityStatus.MERGED,
        )
        .order_by(form.kind != NameKind.PREFERRED, authority.id)
    ).first()
    return found if found is not None else make_authority(work, ref.kind, name)


def standing(work: Work, authority_id: int) -> int:
    """The authority of this id, or the one that took its place. Raises AuthorityMissing."""
    return authorities.standing(work.session, authority_id).id


def make_authority(work: Work, kind: AuthorityKind, name: str) -> int:
    """Record a new provisional authority under its preferred name."""
    authority_id = work.ledger.insert(
        tables.Authority,
        {
            "uid": work.uid(),
            "kind": kind.value,
            "name": name,
            "name_key": match_key(name),
            "name_sort": sort_key(name),
            "created_at": work.now,
            "updated_at": work.now,
        },
    )
    _add_form(work, authority_id, name, NameKind.PREFERRED)
    return authority_id


def clean_name(name: str | None) -> str:
    """A name in NFC without odd spaces. Raises FieldInvalid for none and for a long one."""
    cleaned = unicodedata.normalize("NFC", " ".join((name or "").split()))
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise FieldInvalid("name", name or "")
    return cleaned


def keep_authority(work: Work, edit: KeepAuthority) -> int:
    """Make an authority, or change facts of one. Raises AuthorityMissing and FieldInvalid."""
    authority_id = find_authority(work, edit.authority)
    values: dict[str, object] = {}
    for field, value in edit.fields.items():
        if field == "name":
            _rename(work, authority_id, clean_name(value))
        else:
            values[field] = _checked(field, value)
    change_authority(work, authority_id, values)
    return authority_id


def change_authority(work: Work, authority_id: int, values: Mapping[str, object]) -> None:
    """Change columns of an authority and raise its version, if anything changes."""
    held = work.session.get_one(tables.Authority, authority_id)
    if all(getattr(held, name) == value for name, value in values.items()):
        return
    stamped = {"row_version": held.row_version + 1, "updated_at": work.now}
    work.ledger.update(tables.Authority, authority_id, {**values, **stamped})


def _checked(field: str, value: str | None) -> str | None:
    text = value.strip() or None if value is not None else None
    fits = (
        field in _FREE
        or (field in _DATES and (text is None or bounds(text) is not None))
        or (field == "language" and text is not None)
        or (field == "status" and text in set(AuthorityStatus) - {AuthorityStatus.MERGED})
    )
    if not fits:
        raise FieldInvalid(field, value or "")
    return text


def _rename(work: Work, authority_id: int, name: str) -> None:
    """Give an authority another preferred name; the former one stays as a variant."""
    held = work.session.get_one(tables.Authority, authority_id)
    if held.name == name:
        return
    form = tables.AuthorityName
    former = work.session.execute(
        select(form.id, form.name).where(
            form.authority_id == authority_id, form.kind == NameKind.PREFERRED
        )
    ).one()
    same = work.session.scalars(
        select(form.id).where(form.authority_id == authority_id, form.name == name)
    ).all()
    for form_id in same:
        work.ledger.delete(form, form_id)
    has_variant = work.session.scalar(
        select(form.id).where(
            form.authority_id == authority_id,
            form.name == former.name,
            form.kind == NameKind.VARIANT,
        )
    )
    if has_variant is None:
        work.ledger.update(form, former.id, {"kind": NameKind.VARIANT.value})
    else:
        work.ledger.delete(form, former.id)
    _add_form(work, authority_id, name, NameKind.PREFERRED)
    keys = {"name": name, "name_key": match_key(name), "name_sort": sort_key(name)}
    change_authority(work, authority_id, keys)


def add_name(work: Work, edit: AddName) -> int:
    """Give an authority another name form; one that it has is kept once.

    Raises FieldInvalid for a second preferred name: that is a change of the name.
    """
    authority_id = find_authority(work, edit.authority)
    name = clean_name(edit.name)
    if edit.kind is NameKind.PREFERRED:
        raise FieldInvalid("kind", edit.kind)
    form = tables.AuthorityName
    held = work.session.execute(
        select(form.id, form.kind).where(form.authority_id == authority_id, form.name == name)
    ).all()
    facts = {"language": edit.language, **_span(edit)}
    for form_id, kind in held:
        if kind in {edit.kind, NameKind.PREFERRED}:
            told = {field: value for field, value in facts.items() if value is not None}
            work.ledger.update(form, form_id, told)
            return int(form_id)
    return _add_form(work, authority_id, name, edit.kind, **facts)


def _span(edit: AddName | ChangeName | RelateAuthorities) -> dict[str, str | None]:
    """Between which dates something held. Raises FieldInvalid for what is no date."""
    span = {"valid_from": edit.valid_from, "valid_to": edit.valid_to}
    for field, edtf in span.items():
        if edtf is not None and bounds(edtf) is None:
            raise FieldInvalid(field, edtf)
    first, last = (bounds(edtf) if edtf else None for edtf in span.values())
    if first is not None and last is not None and first[0] > last[1]:
        raise FieldInvalid("valid_to", edit.valid_to or "")
    return span


def _add_form(work: Work, authority_id: int, name: str, kind: NameKind, **facts: str | None) -> int:
    values = {
        "authority_id": authority_id,
        "name": name,
        "name_key": match_key(name),
        "kind": kind.value,
        **facts,
    }
    return work.ledger.insert(tables.AuthorityName, values)


def change_name(work: Work, edit: ChangeName) -> int:
    """Rewrite a name form.

    Raises FieldInvalid for a form that is not there or is there twice, for dates that are none,
    and for another name or kind where the preferred one is meant.
    """
    form = tables.AuthorityName
    held = work.session.get(form, edit.name_id)
    if held is None:
        raise FieldInvalid("name_id", str(edit.name_id))
    name = clean_name(edit.name)
    if NameKind.PREFERRED in {edit.kind, held.kind} and (held.name, held.kind) != (name, edit.kind):
        raise FieldInvalid("kind", edit.kind)
    twin = select(form.id).where(
        form.authority_id == held.authority_id,
        form.name == name,
        form.kind.in_((edit.kind, NameKind.PREFERRED)),
        form.id != held.id,
    )
    if work.session.scalar(twin) is not None:
        raise FieldInvalid("name", name)
    values = {
        "name": name,
        "name_key": match_key(name),
        "kind": edit.kind.value,
        "language": edit.language,
        **_span(edit),
    }
    work.ledger.update(form, edit.name_id, values)
    return edit.name_id


def remove_name(work: Work, edit: RemoveName) -> None:
    """Take a name form away. Raises FieldInvalid for the preferred one, and for none."""
    held = work.session.get(tables.AuthorityName, edit.name_id)
    if held is None or held.kind == NameKind.PREFERRED:
        raise FieldInvalid("name", str(edit.name_id))
    work.ledger.delete(tables.AuthorityName, edit.name_id)


def add_external_id(work: Work, edit: AddExternalId) -> int:
    """Record the number of an authority elsewhere, once."""
    authority_id = find_authority(work, edit.authority)
    scheme, value = clean_name(edit.scheme), clean_name(edit.value)
    known = tables.AuthorityExternalId
    held = work.session.scalar(
        select(known.id).where(
            known.authority_id == authority_id, known.scheme == scheme, known.value == value
        )
    )
    if held is not None:
        return held
    values = {"authority_id": authority_id, "scheme": scheme, "value": value}
    return work.ledger.insert(known, values)


def relate_authorities(work: Work, edit: RelateAuthorities) -> int:
    """Say what an authority is to another, once for a predicate and a beginning.

    Raises FieldInvalid for one and the same, for a circle, and for dates that are none.
    """
    subject, other = find_authority(work, edit.subject), find_authority(work, edit.other)
    span = _span(edit)
    if subject == other or (
        edit.predicate in _WITHIN and _reaches(work, other, subject, edit.predicate)
    ):
        raise FieldInvalid("other", str(other))
    link = tables.AuthorityRelation
    held = work.session.execute(
        select(link.id).where(
            link.subject_id == subject,
            link.predicate == edit.predicate,
            link.other_id == other,
            link.valid_from.is_not_distinct_from(edit.valid_from),
        )
    ).first()
    if held is not None:
        work.ledger.update(link, held.id, {"valid_to": edit.valid_to})
        return int(held.id)
    values = {
        "subject_id": subject,
        "predicate": edit.predicate.value,
        "other_id": other,
        **span,
    }
    return work.ledger.insert(link, values)


def _reaches(work: Work, start: int, goal: int, predicate: Predicate) -> bool:
    """Whether one comes from an authority to another along the same predicate."""
    link = tables.AuthorityRelation
    seen, ahead = {start}, [start]
    while ahead:
        query = select(link.other_id).where(link.predicate == predicate, link.subject_id.in_(ahead))
        ahead = [one for one in work.session.scalars(query) if one not in seen]
        seen.update(ahead)
    return goal in seen


def goes_round(work: Work, authority_id: int) -> bool:
    """Whether an authority is a part of its own part, as a merge could make it."""
    link = tables.AuthorityRelation
    query = select(link.predicate, link.other_id).where(
        link.subject_id == authority_id, link.predicate.in_(_WITHIN)
    )
    return any(
        _reaches(work, other, authority_id, Predicate(predicate))
        for predicate, other in work.session.execute(query).all()
    )


def remove_authority_link(work: Work, edit: RemoveAuthorityLink) -> None:
    """Take such a link away. Raises FieldInvalid for one that is not there."""
    work.ledger.delete(tables.AuthorityRelation, edit.link_id)
