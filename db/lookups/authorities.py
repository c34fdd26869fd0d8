"""Reads authorities: as lists show them, whole, and by whatever people type of their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import tables
from db.errors import AuthorityMissing
from db.records import (
    AuthorityDetail,
    AuthorityKind,
    AuthorityLink,
    AuthorityRow,
    AuthorityStatus,
    ExternalId,
    MergePreview,
    NameForm,
    NameKind,
    Predicate,
)

CHUNK = 500


def authority_rows(session: Session, ids: Iterable[int | None]) -> dict[int, AuthorityRow]:
    """Read some authorities, by id; missing ones are left out."""
    wanted = sorted({one for one in ids if one is not None})
    found: dict[int, AuthorityRow] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        counts = article_counts(session, chunk)
        held = tables.Authority
        for one in session.scalars(select(held).where(held.id.in_(chunk))):
            found[one.id] = _row(one, counts.get(one.id, 0))
    return found


def article_counts(session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    """Count the articles that are not in the bin and have these authorities in a role."""
    role, article = tables.ArticleRole, tables.Article
    query = (
        select(role.authority_id, func.count(role.article_id.distinct()))
        .join(article, article.id == role.article_id)
        .where(role.authority_id.in_(ids), article.deleted_at.is_(None))
        .group_by(role.authority_id)
    )
    return dict(session.execute(query).all())


def _row(held: tables.Authority, articles: int) -> AuthorityRow:
    return AuthorityRow(
        id=held.id,
        uid=held.uid,
        kind=AuthorityKind(held.kind),
        name=held.name,
        disambiguation=held.disambiguation,
        status=AuthorityStatus(held.status),
        articles=articles,
    )


def standing(session: Session, authority_id: int) -> tables.Authority:
    """The authority of this id, or the one that took its place. Raises AuthorityMissing."""
    seen: set[int] = set()
    held = session.get(tables.Authority, authority_id)
    while held is not None and held.merged_into_id is not None and held.id not in seen:
        seen.add(held.id)
        held = session.get(tables.Authority, held.merged_into_id)
    if held is None:
        raise AuthorityMissing(str(authority_id))
    return held


def authority(session: Session, authority_id: int) -> AuthorityDetail:
    """Read one authority whole; a merged one leads to what took its place."""
    held = standing(session, authority_id)
    form, known = tables.AuthorityName, tables.AuthorityExternalId
    names = session.scalars(
        select(form)
        .where(form.authority_id == held.id)
        .order_by(form.kind != NameKind.PREFERRED, form.kind, form.id)
    )
    external = session.scalars(
        select(known).where(known.authority_id == held.id).order_by(known.id)
    )
    return AuthorityDetail(
        row=authority_rows(session, [held.id])[held.id],
        language=held.language,
        scope_note=held.scope_note,
        start=held.start,
        end=held.end,
        names=tuple(
            NameForm(
                one.id, one.name, NameKind(one.kind), one.language, one.valid_from, one.valid_to
            )
            for one in names
        ),
        links=_links(session, held.id),
        external_ids=tuple(ExternalId(one.scheme, one.value) for one in external),
        row_version=held.row_version,
    )


def _links(session: Session, authority_id: int) -> tuple[AuthorityLink, ...]:
    link = tables.AuthorityRelation
    links = session.scalars(
        select(link)
        .where((link.subject_id == authority_id) | (link.other_id == authority_id))
        .order_by(link.predicate, link.valid_from, link.id)
    ).all()
    others = authority_rows(
        session,
        [one.other_id if one.subject_id == authority_id else one.subject_id for one in links],
    )
    return tuple(
        AuthorityLink(
            id=one.id,
            predicate=Predicate(one.predicate),
            is_subject=one.subject_id == authority_id,
            other=others[one.other_id if one.subject_id == authority_id else one.subject_id],
            valid_from=one.valid_from,
            valid_to=one.valid_to,
        )
        for one in links
    )


def authorities(
    session: Session, kind: AuthorityKind | None, limit: int, offset: int
) -> tuple[AuthorityRow, ...]:
    """List authorities in Vietnamese order; merged ones are left out."""
    held = tables.Authority
    query = select(held.id).where(held.status != AuthorityStatus.MERGED)
    if kind is not None:
        query = query.where(held.kind == kind)
    ids = session.scalars(query.order_by(held.name_sort, held.id).limit(limit).offset(offset)).all()
    rows = authority_rows(session, ids)
    return tuple(rows[one] for one in ids)


def merge_preview(session: Session, kept_id: int, gone_id: int) -> MergePreview:
    """Say what a merge would do. Raises AuthorityMissing."""
    kept, gone = authority(session, kept_id), authority(session, gone_id)
    held = {form.name for form in kept.names}
    told = (
        ("name", kept.row.name, gone.row.name),
        ("disambiguation", kept.row.disambiguation, gone.row.disambiguation),
        ("scope_note", kept.scope_note, gone.scope_note),
        ("start", kept.start, gone.start),
        ("end", kept.end, gone.end),
        ("language", kept.language, gone.language),
        ("status", kept.row.status, gone.row.status),
    )
    return MergePreview(
        kept=kept,
        gone=gone,
        articles=gone.row.articles,
        names=tuple(form.name for form in gone.names if form.name not in held),
        differing=tuple(field for field, one, other in told if other and one != other),
    )
