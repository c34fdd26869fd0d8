"""The profiles an archive keeps: how tables are read, and how the pages of a site are."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from db import tables
from db.errors import FieldInvalid, ProfileMissing
from db.identity import new_uid
from db.ingest import columns
from db.ingest.pages import profiles as sites
from db.ingest.source import Refused
from db.records import IngestProfile, ProfileKind


def profiles(session: Session) -> list[IngestProfile]:
    """List the profiles by kind and name."""
    profile = tables.IngestProfile
    rows = session.scalars(select(profile).order_by(profile.kind, profile.name))
    return [IngestProfile(ProfileKind(row.kind), row.name, json.loads(row.body)) for row in rows]


def keep_profile(
    session: Session,
    kind: ProfileKind,
    body: Mapping[str, Any],
    now: str,
    random: Callable[[int], bytes] = os.urandom,
) -> IngestProfile:
    """Check a profile and keep it under its own name; one of that name before it is replaced.

    Raises FieldInvalid, which names the key that is wrong.
    """
    _check(kind, body)
    name = body.get("name")
    if not isinstance(name, str) or not name.strip():
        raise FieldInvalid("name", str(name or ""))
    held = tables.IngestProfile
    written = {"body": json.dumps(body, ensure_ascii=False), "updated_at": now}
    known = session.scalar(select(held.id).where(held.kind == kind.value, held.name == name))
    if known is None:
        facts = {"uid": new_uid(now, random), "kind": kind.value, "name": name, "created_at": now}
        session.execute(insert(held), [facts | written])
    else:
        session.execute(update(held).where(held.id == known).values(**written))
    return IngestProfile(kind, name, body)


def remove_profile(session: Session, kind: ProfileKind, name: str) -> None:
    """Remove a profile; raises ProfileMissing."""
    held = tables.IngestProfile
    known = session.scalar(select(held.id).where(held.kind == kind.value, held.name == name))
    if known is None:
        raise ProfileMissing(kind.value, name)
    session.execute(delete(held).where(held.id == known))


def _check(kind: ProfileKind, body: Mapping[str, Any]) -> None:
    """Hold a profile to the rules of its kind; raises FieldInvalid."""
    try:
        if kind is ProfileKind.COLUMNS:
            columns.read_profile(body)
        else:
            sites.profile(body)
    except Refused as error:
        raise FieldInvalid(kind.value, error.detail) from None
    except sites.BadProfile as error:
        raise FieldInvalid(error.key or "profile", error.fault) from None
