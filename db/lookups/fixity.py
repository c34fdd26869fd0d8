"""Reads what fixity reads again: texts and original files as stored, and how far a pass is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db import tables
from db.records.fixity import (
    SHOWN,
    FindingState,
    FixityFinding,
    FixityKind,
    FixityState,
    Flaw,
)

ARTICLES_SHOWN = 20
"""Articles that are named of one original file: a table may have given thousands."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text version as its bytes lie there; nothing of it is taken for text."""

    id: int
    article_id: int
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An original file as it should be."""

    id: int
    sha256: str
    size: int


@dataclass(slots=True)
class Pass:
    """How far a pass is; `id` is None until it is written down."""

    id: int | None
    epoch: str
    begun_at: str
    ended_at: str | None = None
    text_cursor: int = 0
    object_cursor: int = 0
    texts: int = 0
    objects: int = 0


# As bytes: one wrong bit may leave no text at all, and that is to be found, not tripped over.
_TEXTS = (
    "SELECT id, article_id, CAST(text AS BLOB), CAST(sha256 AS BLOB) FROM text_version "
    "WHERE {} ORDER BY id LIMIT :most"
)
_OBJECTS = (
    "SELECT id, CAST(sha256 AS BLOB), size FROM source_file "
    "WHERE {} AND container_id IS NULL ORDER BY id LIMIT :most"
)


def texts_after(session: Session, cursor: int, most: int) -> list[StoredText]:
    """Read the next texts in the order of their ids."""
    return _texts(session, "id > :id", cursor, most)


def text_version(session: Session, number: int) -> StoredText | None:
    """Read one text; None where it is no longer there."""
    return next(iter(_texts(session, "id = :id", number, 1)), None)


def objects_after(session: Session, cursor: int, most: int) -> list[StoredObject]:
    """Read which original files are next in the order of their ids."""
    rows = session.execute(text(_OBJECTS.format("id > :id")), {"id": cursor, "most": most})
    return [_object(row) for row in rows]


def original(session: Session, sha256: str) -> StoredObject | None:
    """Read which original file has this name; None where no article came from it any more."""
    found = {"name": sha256, "most": 1}
    row = session.execute(text(_OBJECTS.format("sha256 = :name")), found).first()
    return _object(row) if row is not None else None


def totals(session: Session) -> tuple[int, int]:
    """Count the text versions and the original files."""
    file = tables.SourceFile
    texts = session.scalar(select(func.count()).select_from(tables.TextVersion))
    objects = select(func.count()).select_from(file).where(file.container_id.is_(None))
    return texts or 0, session.scalar(objects) or 0


def epoch(session: Session) -> str:
    """The history of the archive that this is: another one since each restore."""
    found = select(tables.Meta.value).where(tables.Meta.key == "epoch")
    return session.scalar(found) or ""


def newest_pass(session: Session) -> Pass | None:
    """Read the pass that goes on, or was the last one in this history."""
    row = tables.FixityPass
    query = select(row).where(row.epoch == epoch(session)).order_by(row.id.desc()).limit(1)
    found = session.scalar(query)
    return None if found is None else _pass(found)


def open_findings(session: Session) -> list[FixityFinding]:
    """Read every finding that is open, the oldest first; articles of originals are left out."""
    row = tables.FixityFinding
    query = select(row).where(row.state == FindingState.OPEN.value).order_by(row.id)
    return [_finding(found) for found in session.scalars(query)]


def state_of(session: Session) -> FixityState:
    """Say how fixity stands."""
    row, finding = tables.FixityPass, tables.FixityFinding
    present = newest_pass(session)
    ended = select(row.ended_at).where(row.epoch == epoch(session), row.ended_at.is_not(None))
    query = select(finding).where(finding.state == FindingState.OPEN.value).order_by(finding.id)
    counts = select(finding.state, func.count()).group_by(finding.state)
    by_state: dict[str, int] = dict(session.execute(counts).all())
    return FixityState(
        last_finished=session.scalar(ended.order_by(row.id.desc()).limit(1)),
        checked_texts=present.texts if present else 0,
        checked_objects=present.objects if present else 0,
        under_way=present is not None and present.ended_at is None,
        open_findings=tuple(
            with_articles(session, map(_finding, session.scalars(query.limit(SHOWN)).all()))
        ),
        open_count=by_state.get(FindingState.OPEN, 0),
        healed_count=by_state.get(FindingState.HEALED, 0),
    )


def articles_from(session: Session, sha256: str) -> tuple[int, ...]:
    """The first articles that came from an original file, or from what lies inside it."""
    file, link = tables.SourceFile, tables.ArticleFile
    own = select(file.id).where(file.sha256 == sha256).scalar_subquery()
    query = (
        select(link.article_id)
        .join(file, file.id == link.source_file_id)
        .where((file.id == own) | (file.container_id == own))
        .distinct()
        .order_by(link.article_id)
        .limit(ARTICLES_SHOWN)
    )
    return tuple(session.scalars(query))


def _texts(session: Session, where: str, number: int, most: int) -> list[StoredText]:
    rows = session.execute(text(_TEXTS.format(where)), {"id": number, "most": most})
    return [StoredText(row[0], _number(row[1]), row[2] or b"", _shown(row[3])) for row in rows]


def _object(row: Sequence[Any]) -> StoredObject:
    return StoredObject(row[0], _shown(row[1]), _number(row[2]))


def _shown(digest: bytes | None) -> str:
    return (digest or b"").decode("utf-8", "replace")


def _number(value: object) -> int:
    """A number as it lies there; 0 for what a wrong bit made something else."""
    return value if isinstance(value, int) else 0


def _pass(row: tables.FixityPass) -> Pass:
    return Pass(
        *(row.id, row.epoch, row.begun_at, row.ended_at),
        *(row.text_cursor, row.object_cursor, row.texts, row.objects),
    )


def _finding(row: tables.FixityFinding) -> FixityFinding:
    return FixityFinding(
        id=row.id,
        kind=FixityKind(row.kind),
        flaw=Flaw(row.flaw),
        state=FindingState(row.state),
        sha256=row.sha256,
        found=row.found,
        found_at=row.found_at,
        looked_at=row.looked_at,
        text_version_id=row.text_version_id,
        article_ids=() if row.article_id is None else (row.article_id,),
    )


def with_articles(session: Session, findings: Iterable[FixityFinding]) -> list[FixityFinding]:
    """Name the articles of findings about original files."""
    return [
        replace(one, article_ids=articles_from(session, one.sha256))
        if one.kind is FixityKind.OBJECT
        else one
        for one in findings
    ]
