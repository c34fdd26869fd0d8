"""Knows who works on the archive, who checks, and who says so.

An office without an administrator has one rule: the first user is a checker, and from then on only
a checker says who checks and who has left. There is always a checker who works here; an archive in
which the last one left under an older program lets whoever works on it appoint one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from db import tables
from db.errors import FieldInvalid, NotAllowed
from db.lookups.images import read_image
from db.records import KeepUser, Status, UserRole
from db.saving.ledger import Written, read_key
from db.saving.soundness import expect_sound
from db.saving.work import Work

LONGEST_INITIALS = 32

_RIGHTS = frozenset({"role", "active"})
"""Columns of a user that only a checker changes."""


def user_named(session: Session, initials: str) -> int:
    """Find a user by initials, or record a new one; a checker as long as none works here.

    Raises FieldInvalid for initials that are empty or too long, NotAllowed for a user who left.
    """
    user_id = _recorded(session, initials)
    user = session.get_one(tables.User, user_id)
    if not user.active:
        raise NotAllowed("save", user.initials)
    return user_id


@dataclass(frozen=True, slots=True)
class Rights:
    """What a user may do, before something is done."""

    user_id: int
    initials: str
    appoints: bool
    """Whether they say who checks and who has left."""
    has_checker: bool
    """Whether a checker works on the archive."""


def rights_of(session: Session, user_id: int) -> Rights:
    """Read what a user may do now."""
    user, has_checker = session.get_one(tables.User, user_id), _has_checker(session)
    appoints = user.role == UserRole.CHECKER or not has_checker
    return Rights(user_id, user.initials, appoints, has_checker)


def keep_user(work: Work, edit: KeepUser) -> int:
    """Record a user, or change what is known of one, who may have left and come back.

    Raises FieldInvalid without a name; NotAllowed when somebody who is no checker changes who
    checks or works here, and when no checker would be left.
    """
    if not edit.name.strip():
        raise FieldInvalid("name", edit.name)
    rights = rights_of(work.session, work.user_id)
    user_id = _recorded(work.session, edit.initials)
    values = {"name": edit.name.strip(), "role": edit.role.value, "active": int(edit.active)}
    known = len(work.ledger.written)
    work.ledger.update(tables.User, user_id, values)
    _expect_right_to_appoint(work.session, rights, work.ledger.written[known:])
    return user_id


def expect_right_to_undo(
    session: Session, rights: Rights, written: Sequence[Written], *, is_own: bool
) -> None:
    """Refuse what an undo or redo did, where its user could not have done it by an edit.

    Their own steps go back whatever they were, but for who checks and who has left. Raises
    NotAllowed.
    """
    _expect_right_to_appoint(session, rights, written)
    for one in written:
        checks = read_image(one.after).get("status") == Status.CHECKED
        if checks and not is_own and one.table == tables.Article.__tablename__:
            expect_right_to_check(session, rights.user_id, read_key(one.key)[0])


def expect_right_to_check(session: Session, user_id: int, article_id: int) -> None:
    """Refuse to set an article checked: four eyes see it, and one pair is a checker's.

    Raises NotAllowed.
    """
    user = session.get_one(tables.User, user_id)
    if user.role != UserRole.CHECKER:
        raise NotAllowed("check", user.initials)
    if session.get_one(tables.Article, article_id).cataloguer_id in {None, user.id}:
        raise NotAllowed("check_own", user.initials)


def _expect_right_to_appoint(session: Session, rights: Rights, written: Sequence[Written]) -> None:
    """Refuse what was written of users by one who may not, and to be left without a checker."""
    is_touched = any(
        one.table == tables.User.__tablename__ and read_image(one.after).keys() & _RIGHTS
        for one in written
    )
    if is_touched and not rights.appoints:
        raise NotAllowed("appoint", rights.initials)
    if is_touched and rights.has_checker and not _has_checker(session):
        raise NotAllowed("leave", rights.initials)


def _has_checker(session: Session) -> bool:
    """Whether a checker works here, other than one who left."""
    user = tables.User
    query = select(func.count()).where(user.role == UserRole.CHECKER, user.active == 1)
    return bool(session.scalar(query))


def _recorded(session: Session, initials: str) -> int:
    """A user of these initials, also one who left; a new one is recorded."""
    expect_sound(initials, "user")
    named = initials.strip()
    if not named or len(named) > LONGEST_INITIALS:
        raise FieldInvalid("user", initials)
    user = tables.User
    found = session.scalar(select(user.id).where(user.initials == named))
    if found is not None:
        return found
    role = UserRole.CATALOGUER if _has_checker(session) else UserRole.CHECKER
    # No part of the change set: taking it back must not take away who made it.
    new = insert(user).values(initials=named, name=named, role=role.value).returning(user.id)
    return int(session.scalars(new).one())
