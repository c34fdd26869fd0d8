"""Reads who changed what, and what the next undo and redo would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from db import tables
from db.errors import ChangeMissing
from db.lookups.images import read_image
from db.records import ChangeSet, RowChange


def history(
    session: Session,
    article_id: int | None = None,
    user: str | None = None,
    limit: int = 50,
    before: int | None = None,
) -> tuple[ChangeSet, ...]:
    """List change sets, the newest first: all, or those of an article or of a user.

    `before` is the id of the last one that was read. Those of one article come with its changes.
    """
    held, change, person = tables.ChangeSet, tables.Change, tables.User
    query = select(held.id)
    if article_id is not None:
        concerned = select(change.change_set_id).where(change.article_id == article_id)
        query = query.where(held.id.in_(concerned))
    if user is not None:
        query = query.join(person, person.id == held.user_id).where(person.initials == user)
    if before is not None:
        query = query.where(held.id < before)
    ids = session.scalars(query.order_by(held.id.desc()).limit(limit)).all()
    return _read(session, ids, article_id)


def authority_history(
    session: Session, authority_id: int, limit: int = 50
) -> tuple[ChangeSet, ...]:
    """List the change sets that changed an authority, its names or its links, the newest first.

    Each comes with its changes of these. A name or link that was taken away since counts too.
    """
    change = tables.Change
    own = _rows_of_authority(authority_id)
    query = select(change.change_set_id).where(own).distinct()
    ids = session.scalars(query.order_by(change.change_set_id.desc()).limit(limit)).all()
    concerned: dict[int, list[RowChange]] = defaultdict(list)
    wanted = select(change).where(own, change.change_set_id.in_(ids)).order_by(change.id)
    for one in session.scalars(wanted):
        concerned[one.change_set_id].append(_row_change(one))
    sets = _read(session, ids, None)
    return tuple(replace(one, changes=tuple(concerned[one.id])) for one in sets)


def _rows_of_authority(authority_id: int) -> ColumnElement[bool]:
    """Which changes are of an authority: by its key, or by those that a part of it was made with.

    Only the making and the taking away of a row are written down with all its columns.
    """
    change, part = tables.Change, aliased(tables.Change)
    whole = func.coalesce(part.after, part.before)
    ends = [
        func.json_extract(whole, f"$.{name}") == authority_id
        for name in ("authority_id", "subject_id", "other_id")
    ]
    parts = ("authority_name", "authority_relation")
    keys = (
        select(part.table_name, part.row_key)
        .where(part.table_name.in_(parts), part.operation != "update", or_(*ends))
        .distinct()
    )
    own = (change.table_name == "authority") & (change.row_key == f"[{authority_id}]")
    return own | tuple_(change.table_name, change.row_key).in_(keys)


def change_set(session: Session, change_set_id: int) -> ChangeSet:
    """Read one change set with all it did. Raises ChangeMissing."""
    found = _read(session, [change_set_id], None, whole=True)
    if not found:
        raise ChangeMissing(change_set_id)
    return found[0]


def undone_by(session: Session, change_set_id: int) -> ChangeSet:
    """What a change set took back, as it was first made."""
    made = change_set(session, change_set_id)
    while made.undoes is not None:
        made = change_set(session, made.undoes)
    return made


def standing(session: Session, change_set_id: int) -> int | None:
    """What to take back so that a change set is undone: itself, or what made it again last.

    None when it is undone already.
    """
    held, last, times = tables.ChangeSet, change_set_id, 0
    while (later := session.scalar(select(held.id).where(held.undoes_id == last))) is not None:
        last, times = later, times + 1
    return last if times % 2 == 0 else None


def to_undo(session: Session, user: str) -> int | None:
    """The change set that the next undo of a user takes back: the newest one that stands.

    One that was made again stands.
    """
    undos, sets = _ways(session, user)
    return next((key for key, _, is_undone in sets if key not in undos and not is_undone), None)


def to_redo(session: Session, user: str) -> int | None:
    """The change set that took back last, for the next redo of a user to take back in turn.

    None when they changed something since.
    """
    undos, sets = _ways(session, user)
    for key, undoes, is_undone in sets:
        if undoes is None:
            return None
        if key in undos and not is_undone:
            return key
    return None


def _ways(session: Session, user: str) -> tuple[set[int], list[tuple[int, int | None, bool]]]:
    """The change sets of a user, the newest first, and which of them took another back."""
    held, later, person = tables.ChangeSet, aliased(tables.ChangeSet), tables.User
    query = (
        select(held.id, held.undoes_id, later.id)
        .join(person, person.id == held.user_id)
        .outerjoin(later, later.undoes_id == held.id)
        .where(person.initials == user)
        .order_by(held.id.desc())
    )
    sets = [(key, undoes, by is not None) for key, undoes, by in session.execute(query)]
    undos: set[int] = set()
    for key, undoes, _ in reversed(sets):
        if undoes is not None and undoes not in undos:
            undos.add(key)
    return undos, sets


def _read(
    session: Session, ids: Sequence[int], article_id: int | None, *, whole: bool = False
) -> tuple[ChangeSet, ...]:
    rows = {row[0].id: row for row in session.execute(_sets().where(tables.ChangeSet.id.in_(ids)))}
    articles, changes = _changes(session, ids, article_id, whole=whole)
    return tuple(
        ChangeSet(
            id=held.id,
            at=held.at,
            by=initials,
            action=held.action,
            summary=held.summary,
            edits=held.edits,
            undoes=held.undoes_id,
            undone_by=undone_by,
            articles=tuple(articles[held.id]),
            changes=tuple(changes[held.id]),
        )
        for held, initials, undone_by in (rows[one] for one in ids if one in rows)
    )


def _sets() -> Select[*tuple[Any, ...]]:
    held, later, person = tables.ChangeSet, aliased(tables.ChangeSet), tables.User
    return (
        select(held, person.initials, later.id)
        .outerjoin(person, person.id == held.user_id)
        .outerjoin(later, later.undoes_id == held.id)
    )


def _changes(
    session: Session, ids: Sequence[int], article_id: int | None, *, whole: bool
) -> tuple[dict[int, dict[int, None]], dict[int, list[RowChange]]]:
    """Read which articles some change sets touched, and what they did as far as it is wanted."""
    change = tables.Change
    articles: dict[int, dict[int, None]] = defaultdict(dict)
    told: dict[int, list[RowChange]] = defaultdict(list)
    query = select(change).where(change.change_set_id.in_(ids)).order_by(change.id)
    for one in session.scalars(query):
        if one.article_id is not None:
            articles[one.change_set_id][one.article_id] = None
        if not whole and (article_id is None or one.article_id != article_id):
            continue
        told[one.change_set_id].append(_row_change(one))
    return articles, told


def _row_change(change: tables.Change) -> RowChange:
    return RowChange(
        table=change.table_name,
        key=change.row_key,
        operation=change.operation,
        article_id=change.article_id,
        before=read_image(change.before),
        after=read_image(change.after),
    )
