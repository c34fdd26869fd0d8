"""What the runs of ingest have been, and what became of each of their items."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.errors import BatchMissing
from db.records import IngestBatch, IngestItem


def batches(session: Session) -> list[IngestBatch]:
    """List the runs of ingest, the newest first."""
    job = tables.IngestJob
    return [_batch(row) for row in session.scalars(select(job).order_by(job.id.desc()))]


def batch(session: Session, job_id: int) -> IngestBatch:
    """Fetch one run; raises BatchMissing."""
    row = session.get(tables.IngestJob, job_id)
    if row is None:
        raise BatchMissing(job_id)
    return _batch(row)


def _batch(row: tables.IngestJob) -> IngestBatch:
    return IngestBatch(
        job_id=row.id,
        paths=tuple(json.loads(row.paths)),
        options=json.loads(row.options) if row.options else {},
        state=row.state,
        started_at=row.started_at,
        finished_at=row.finished_at,
        added=row.added,
        duplicates=row.duplicates,
        failed=row.failed,
        undone_at=row.undone_at,
    )


def items(session: Session, job_id: int) -> Iterator[IngestItem]:
    """Give what is recorded of the items of a run, in their order.

    Every file is recorded, and of the members of a package those that went wrong or that gave a
    further version. Containers that were gone through to the end are left out.
    """
    item, article = tables.IngestItem, tables.Article
    query = (
        select(item, article.headline)
        .outerjoin(article, article.id == item.article_id)
        .where(item.job_id == job_id, item.outcome != "read")
        .order_by(item.id)
        .execution_options(yield_per=500)
    )
    for row, headline in session.execute(query):
        yield IngestItem(
            row.path, row.member, row.outcome, row.article_id, headline, row.code, row.message
        )
