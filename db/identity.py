"""The numbers under which new things are known: lasting ids and accession numbers."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from db import tables

_DIGITS = 6


def new_uid(now: str, random: Callable[[int], bytes]) -> str:
    """Make a UUID of version 7 (RFC 9562): sortable by time, unique wherever it goes.

    `now` is the archive's time, ISO 8601 in UTC.
    """
    milliseconds = int(datetime.fromisoformat(now).timestamp() * 1000)
    number = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(random(10), "big")
    number = number & ~(0xF << 76) | 7 << 76
    number = number & ~(0b11 << 62) | 0b10 << 62
    return str(uuid.UUID(int=number))


def new_keys(session: Session, key: InstrumentedAttribute[int]) -> Iterator[int]:
    """Count up from the highest key of a table. The transaction must hold the right to write."""
    yield from _count_from((session.scalar(select(func.max(key))) or 0) + 1)


def new_article_ids(session: Session) -> Iterator[int]:
    """Count up from the highest article id there ever was, even one that was deleted since."""
    highest = text("SELECT seq FROM sqlite_sequence WHERE name = 'article'")
    yield from _count_from((session.scalar(highest) or 0) + 1)


def accessions(session: Session, year: str) -> Iterator[str]:
    """Continue the accession numbers of a year: YYYY-NNNNNN, with more digits when they run out."""
    number = tables.Article.accession
    last = session.scalar(select(func.max(number)).where(number.between(f"{year}-", f"{year}.")))
    if last is not None and last.endswith("9" * _DIGITS):
        # Longer numbers sort among the shorter ones: only a look at every one finds the highest.
        longest = select(number).where(number.between(f"{year}-", f"{year}."))
        last = session.scalar(longest.order_by(func.length(number).desc(), number.desc()).limit(1))
    first = int(last.partition("-")[2]) + 1 if last else 1
    for running in _count_from(first):
        yield f"{year}-{running:0{_DIGITS}}"


def _count_from(number: int) -> Iterator[int]:
    while True:
        yield number
        number += 1
