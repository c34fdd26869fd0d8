"""Knows who works on the archive."""

from __future__ import annotations

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from db import tables
from db.errors import FieldInvalid, NotAllowed
from db.records import KeepUser, UserRole
from db.saving.soundness import expect_sound
from db.saving.work import Work

LONGEST_INITIALS = 32


def user_named(session: Session, initials: str) -> int:
    """Find a user by initials, or record a new one; one is a checker as long as there is none.

    Raises FieldInvalid for initials that are empty or too long, NotAllowed for a user who left.
    """
    user_id = _recorded(session, initials)
    user = session.get_one(tables.User, user_id)
    if not user.active:
        raise NotAllowed("save", user.initials)
    return user_id


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
    has_checker = session.scalar(
        select(func.count()).select_from(user).where(user.role == UserRole.CHECKER)
    )
    role = UserRole.CATALOGUER if has_checker else UserRole.CHECKER
    # No part of the change set: taking it back must not take away who made it.
    new = insert(user).values(initials=named, name=named, role=role.value).returning(user.id)
    return int(session.scalars(new).one())


def keep_user(work: Work, edit: KeepUser) -> int:
    """Record a user, or change what is known of one, who may have left and come back.

    Raises FieldInvalid without a name.
    """
    if not edit.name.strip():
        raise FieldInvalid("name", edit.name)
    user_id = _recorded(work.session, edit.initials)
    values = {"name": edit.name.strip(), "role": edit.role.value, "active": int(edit.active)}
    work.ledger.update(tables.User, user_id, values)
    return user_id
