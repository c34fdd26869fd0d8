"""Reads articles as bulletins need them: facts, subjects, authors, places, and their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.listing import article_rows
from db.lookups.texts import current_texts
from db.records import AuthorityKind, RoleKind, TextAccess
from db.records.articles import NUMBERED_KINDS
from db.records.papers import BulletinEntry

CHUNK = 500
"""Ids in one statement."""

_AUTHORS = (RoleKind.AUTHOR.value, RoleKind.REPORTER.value)

Named = dict[int, list[str]]


def bulletin_entries(session: Session, ids: Sequence[int]) -> tuple[BulletinEntry, ...]:
    """Read some articles in the order of `ids`; those in the bin are left out.

    The text of an article comes along only where everybody may read it. Its standfirst is text
    too, unless the archive holds no more than that: then it is an abstract of the cataloguer's.
    """
    entries: list[BulletinEntry] = []
    for start in range(0, len(ids), CHUNK):
        entries += _entries(session, ids[start : start + CHUNK])
    return tuple(entries)


def _entries(session: Session, ids: Sequence[int]) -> Iterator[BulletinEntry]:
    rows = article_rows(session, ids)
    article = tables.Article
    held = {
        one.id: one
        for one in session.execute(
            select(
                article.id,
                article.published_basis,
                article.published_lo,
                article.issue,
                article.page,
                article.url,
                article.standfirst,
            ).where(article.id.in_(rows))
        )
    }
    texts = current_texts(session, rows)
    subjects, (authors, places) = _subjects(session, rows), _names(session, rows)
    for one in dict.fromkeys(ids):
        if one not in rows:
            continue
        row, facts = rows[one], held[one]
        blocks = tuple(texts[one][1])
        is_open = row.text_access is TextAccess.FULL
        has_body = any(block.kind in NUMBERED_KINDS for block in blocks)
        yield BulletinEntry(
            article=row,
            published_basis=facts.published_basis,
            published_lo=facts.published_lo,
            issue=facts.issue,
            page=facts.page,
            url=facts.url,
            standfirst=facts.standfirst if is_open or not has_body else None,
            blocks=blocks if is_open else (),
            subjects=tuple(subjects.get(one, ())),
            authors=tuple(authors.get(one, ())) or tuple(filter(None, [row.byline])),
            places=tuple(places.get(one, ())),
        )


def _subjects(session: Session, ids: Collection[int]) -> Named:
    held, term = tables.ArticleTerm, tables.Term
    query = (
        select(held.article_id, term.label)
        .join(term, term.id == held.term_id)
        .where(held.article_id.in_(ids))
        .order_by(held.is_primary.desc(), held.id)
    )
    return _gathered((one, label) for one, label in session.execute(query))


def _names(session: Session, ids: Collection[int]) -> tuple[Named, Named]:
    """Who wrote, and which places are told of; by their preferred names."""
    role, authority = tables.ArticleRole, tables.Authority
    query = (
        select(role.article_id, authority.name)
        .join(authority, authority.id == role.authority_id)
        .where(role.article_id.in_(ids))
        .order_by(role.id)
    )
    authors = session.execute(query.where(role.role.in_(_AUTHORS)))
    places = session.execute(query.where(authority.kind == AuthorityKind.PLACE.value))
    return (
        _gathered((one, name) for one, name in authors),
        _gathered((one, name) for one, name in places),
    )


def _gathered(pairs: Iterable[tuple[int, str]]) -> Named:
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for article_id, name in pairs:
        found[article_id][name] = None
    return {one: list(names) for one, names in found.items()}
