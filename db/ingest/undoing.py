"""Takes a whole run of ingest back, and leaves alone what somebody has worked on since."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.prints import words_and_sha256
from db.clock import utc_now
from db.engine import ReadEngine, WriteEngine
from db.errors import BatchMissing, Cancelled
from db.ingest.anchored import let_wait
from db.ingest.storing import RENEWED
from db.records import (
    OnProgress,
    Progress,
    ShouldStop,
    UndoConflict,
    Undone,
    never,
    unheard,
)
from db.saving.checking import keep_checks
from db.saving.texts import EXTRACTOR
from db.search.collation import sort_key

_AT_ONCE = 200
"""Articles of one transaction, so that others may write in between."""

EDITED = "edited"
NEWER_VERSION = "newer_version"

STAGE = "undo"


def undo_batch(
    engine: WriteEngine,
    job_id: int,
    on_progress: OnProgress = unheard,
    should_stop: ShouldStop = never,
    now: Callable[[], str] = utc_now,
) -> Undone:
    """Take out what a run of ingest brought: its articles, and its further versions of others.

    The original bytes stay in the store, so the same files can be taken in again. An article that
    was saved by somebody since, or that a later run gave a newer version, stays as it is and is
    told of. What was taken out before a kill or a cancel is out; the same call does the rest.

    Raises BatchMissing, Cancelled, ArchiveBusy, ArchiveFull and ArchiveReadOnly.
    """
    versions = _versions(engine, job_id)
    removed = restored = 0
    conflicts: list[UndoConflict] = []
    for start in range(0, len(versions), _AT_ONCE):
        if should_stop():
            raise Cancelled
        with engine.transaction() as session:
            for version_id in versions[start : start + _AT_ONCE]:
                outcome = _take_out(session, version_id, job_id)
                if isinstance(outcome, UndoConflict):
                    conflicts.append(outcome)
                else:
                    removed += outcome == "removed"
                    restored += outcome == "restored"
        on_progress(Progress(STAGE, min(start + _AT_ONCE, len(versions)), len(versions)))
    with engine.transaction() as session:
        job = tables.IngestJob
        session.execute(update(job).where(job.id == job_id).values(undone_at=now()))
    return Undone(job_id, removed, restored, tuple(conflicts))


def _versions(engine: WriteEngine, job_id: int) -> list[int]:
    """List the text versions that a run brought; raises BatchMissing."""
    reader = ReadEngine(engine.folder)
    try:
        with reader.session() as session:
            if session.get(tables.IngestJob, job_id) is None:
                raise BatchMissing(job_id)
            version = tables.TextVersion
            query = select(version.id).where(version.job_id == job_id).order_by(version.id.desc())
            return list(session.scalars(query))
    finally:
        reader.close()


def _take_out(session: Session, version_id: int, job_id: int) -> str | UndoConflict:
    """Take one text version out, and its article when that was all of it."""
    version = session.get(tables.TextVersion, version_id)
    if version is None:
        return "gone"
    article = session.get_one(tables.Article, version.article_id)
    held = tables.TextVersion
    count, newest, corrected = session.execute(
        select(
            func.count(),
            func.max(held.number),
            func.max(held.number).filter(held.extractor == EXTRACTOR),
        ).where(held.article_id == article.id)
    ).one()
    if newest not in {version.number, corrected}:
        return UndoConflict(article.id, article.headline, NEWER_VERSION)
    former = _former(session, version, job_id)
    # Each version raises it by one, and so does each save of a person.
    expected = former["row_version"] + 1 if "row_version" in former else count
    is_edited = version.number != newest or article.row_version != expected
    if is_edited or (count == 1 and _is_quoted(session, article.id)):
        return UndoConflict(article.id, article.headline, EDITED)
    if count == 1:
        item = tables.IngestItem
        session.execute(update(item).where(item.article_id == article.id).values(article_id=None))
        session.execute(delete(tables.Article).where(tables.Article.id == article.id))
        session.expunge_all()
        return "removed"
    _restore(session, article, version, former)
    session.flush()
    keep_checks(session, article.id)
    return "restored"


def _is_quoted(session: Session, article_id: int) -> bool:
    """Whether an answer sheet quotes an article, which no version of it tells."""
    quote = tables.AnswerQuote
    held = session.scalar(select(quote.id).where(quote.article_id == article_id).limit(1))
    return held is not None


def _former(session: Session, version: tables.TextVersion, job_id: int) -> dict[str, Any]:
    """The facts that an article had before a run brought a further version of it."""
    item, held = tables.IngestItem, tables.TextVersion
    before = session.scalar(
        select(func.max(held.id)).where(
            held.article_id == version.article_id, held.number < version.number
        )
    )
    told = session.scalars(
        select(item.former)
        .where(
            item.job_id == job_id,
            item.article_id == version.article_id,
            item.former.is_not(None),
        )
        .order_by(item.id.desc())
    )
    for former in told:
        facts = dict(json.loads(former or "{}"))
        # What was written down by version 2 of the program does not say after which text.
        if facts.get("text_version", before) == before:
            return facts
    return {}


def _restore(
    session: Session,
    article: tables.Article,
    version: tables.TextVersion,
    facts: Mapping[str, Any],
) -> None:
    """Make the version before the current one, with the facts the article had then."""
    held = tables.TextVersion
    let_wait(session, version.id)
    session.execute(delete(held).where(held.id == version.id))
    session.expunge(version)
    before = session.scalars(
        select(held).where(held.article_id == article.id).order_by(held.number.desc()).limit(1)
    ).one()
    before.is_current = 1
    _unlink(session, article.id, version.source_file_id)
    for name in RENEWED:
        if name in facts:
            setattr(article, name, facts[name])
    article.headline_sort = sort_key(article.headline)
    article.word_count, article.norm_sha256 = words_and_sha256(before.text)
    article.row_version -= 1
    article.updated_at = before.created_at
    session.flush()


def _unlink(session: Session, article_id: int, file_id: int | None) -> None:
    """Forget that an article came from a file that none of its texts is from any more.

    Then the same file can be taken in again.
    """
    link, held = tables.ArticleFile, tables.TextVersion
    others = select(held.id).where(
        held.article_id == article_id, held.source_file_id == link.source_file_id
    )
    session.execute(
        delete(link).where(
            link.article_id == article_id, link.source_file_id == file_id, ~others.exists()
        )
    )
