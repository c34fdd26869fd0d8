"""Finds the articles that may belong to one: by its figures, and by the dossiers of its kin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import literal, or_, select, union
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.relating import MOST, Kin
from db.catalogue.shared_figures import LOOKED_UP, RARE, Stated, is_telling, rarest
from db.linked import links_of
from db.listing import LIVE, article_rows
from db.lookups.authorities import authority_rows
from db.lookups.dossiers import dossier_rows
from db.records import ArticleRow, RelationKind, RelationState, RoleKind
from db.search.collation import match_key
from db.search.stated_numbers import StatedNumbers

MOST_ARTICLES: Final = 20
"""A number that more articles print is a price or a telephone number: it says nothing of any two
of them."""

READ: Final = 8
"""Articles that are read for their figures: those that may share most."""

_LEAST: Final = 2
"""Articles of its kin that must stand in a dossier."""

_MOST_KIN: Final = 500
"""Articles of one award that are looked at, the latest."""

_SHOWN: Final = 3
_PLACES: Final = (RoleKind.AWARD, RoleKind.CEREMONY, RoleKind.COVERS_EVENT)


def by_figures(
    session: Session,
    article_id: int,
    own: Sequence[Stated],
    numbers: StatedNumbers,
    without: Collection[int],
) -> tuple[int, ...]:
    """The articles that may state the same figures, the most promising first.

    Figures are looked up, never read through: rare values in the index of the text, catalogued
    ones by what they measure and whom they are about.
    """
    rare = rarest(own)
    digits = {one.value: one.digits for one in rare}
    spelled = {one.value: one.spellings for one in rare}
    found: Counter[int] = Counter()
    for value, ids in numbers.articles_with(spelled, MOST_ARTICLES).items():
        found.update(dict.fromkeys(ids, digits[value]))
    for other_id in _catalogued(session, own):
        found[other_id] += RARE
    promising = sorted(found, key=lambda one: (-found[one], -one))
    gone = {article_id, *without}
    return tuple(one for one in promising if one not in gone)[:READ]


def _catalogued(session: Session, own: Sequence[Stated]) -> list[int]:
    """The articles of catalogued figures of the same value, quantity and subject."""
    wanted = [one for one in own if one.subject is not None and is_telling(one)][:LOOKED_UP]
    quantity, figure, article = tables.Quantity, tables.Figure, tables.Article
    codes = {_code(one.quantity) for one in wanted}
    ids = dict(
        session.execute(select(quantity.code, quantity.id).where(quantity.code.in_(codes))).all()
    )
    same = [
        (figure.quantity_id == ids[code])
        & (figure.subject_id == one.subject)
        & (figure.value == one.value)
        for one in wanted
        if (code := _code(one.quantity)) in ids
    ]
    if not same:
        return []
    query = (
        select(figure.article_id)
        .join(article, article.id == figure.article_id)
        .where(or_(*same), LIVE)
        .order_by(figure.article_id.desc())
        .limit(_MOST_KIN)
    )
    return list(session.scalars(query))


def _code(quantity: str) -> str:
    return "-".join(match_key(quantity).split())


# ---- dossiers -------------------------------------------------------------------------------


Years = dict[int, set[int]]
"""Of which years of an award somebody tells, by article or by award; none for no certain year."""


def dossiers_of_kin(session: Session, article_id: int) -> tuple[Kin, ...]:
    """The dossiers in which at least two articles stand that belong to one, the most first.

    They belong to it by a link that holds, or by an award or a ceremony that both tell of. Those
    of another year of the award count only in a dossier of several years: one of a single year
    has other matters in common. A dossier that it stands in is told, too.
    """
    related = {
        link.other_than(article_id)
        for link in links_of(session, article_id)
        if link.state == RelationState.ACCEPTED and link.kind != RelationKind.TEMPLATE_SIBLING
    }
    own = _occasions(session, article_id)
    told = {one: _telling_of(session, one, article_id) for one in own}
    standing = _standing(session, related.union(*told.values()))
    kin = {one: _kin_in(ids, related, own, told) for one, ids in standing.items()}
    kin = {one: ids for one, ids in kin.items() if len(ids) >= _LEAST}
    order = sorted(kin, key=lambda one: (-len(kin[one] & related), -len(kin[one]), one))[:MOST]
    rows = {row.id: row for row in dossier_rows(session, order)}
    names = authority_rows(session, own)
    return tuple(
        Kin(
            dossier=rows[one],
            articles=len(kin[one]),
            related=len(kin[one] & related),
            through=tuple(
                names[held].name for held in sorted(names) if kin[one] & told[held].keys()
            ),
            rows=tuple(_shown(session, kin[one], related)),
        )
        for one in order
    )


def _kin_in(
    ids: Collection[int], related: Collection[int], own: Years, told: Mapping[int, Years]
) -> set[int]:
    """Which articles of a dossier are kin of one that tells of `own`."""
    kin = {one for one in ids if one in related}
    for occasion, years in own.items():
        telling = {one: told[occasion][one] for one in ids if one in told[occasion]}
        if len(set[int]().union(*telling.values())) > 1:
            kin.update(telling)
        kin.update(one for one, its in telling.items() if not its or not years or its & years)
    return kin


def _shown(
    session: Session, ids: Collection[int], related: Collection[int]
) -> Iterator[ArticleRow]:
    """Some of the articles, linked ones first."""
    chosen = sorted(ids, key=lambda one: (one not in related, -one))[:_SHOWN]
    rows = article_rows(session, chosen)
    return (rows[one] for one in chosen)


def _standing(session: Session, ids: Collection[int]) -> dict[int, set[int]]:
    """In which dossiers some articles stand; those in the bin stand nowhere."""
    item, article = tables.DossierItem, tables.Article
    found: dict[int, set[int]] = defaultdict(set)
    query = select(item.dossier_id, item.article_id).join(article, article.id == item.article_id)
    for dossier_id, other_id in session.execute(query.where(item.article_id.in_(ids), LIVE)):
        found[dossier_id].add(other_id)
    return found


def _occasions(session: Session, article_id: int) -> Years:
    """The awards and ceremonies that an article is catalogued to tell of, and of which years."""
    role = tables.ArticleRole
    event, decision, edition = tables.DecisionEvent, tables.AwardDecision, tables.AwardEdition
    named = select(role.authority_id).where(role.article_id == article_id, role.role.in_(_PLACES))
    found: Years = {one: set() for one in session.scalars(named)}
    told = (
        select(edition.year, edition.award_id, edition.ceremony_id)
        .join(decision, decision.edition_id == edition.id)
        .join(event, event.decision_id == decision.id)
        .where(event.article_id == article_id)
    )
    for year, *occasions in session.execute(told):
        for one in occasions:
            if one is not None:
                found.setdefault(one, set()).add(year)
    return found


def _telling_of(session: Session, authority_id: int, but: int) -> Years:
    """The latest articles that are catalogued to tell of an award or a ceremony."""
    role = tables.ArticleRole
    event, decision, edition = tables.DecisionEvent, tables.AwardDecision, tables.AwardEdition
    named = select(role.article_id, literal(None).label("year")).where(
        role.authority_id == authority_id, role.role.in_(_PLACES), role.article_id != but
    )
    # Asked for at once, SQLite would read through all reports to find those of a ceremony.
    is_it = (edition.award_id == authority_id) | (edition.ceremony_id == authority_id)
    editions = session.scalars(select(edition.id).where(is_it)).all()
    told = (
        select(event.article_id, edition.year)
        .join(decision, decision.id == event.decision_id)
        .join(edition, edition.id == decision.edition_id)
        .where(event.article_id.is_not(None), event.article_id != but)
        .where(decision.edition_id.in_(editions))
    )
    both = union(named, told).subquery()
    query = select(both).order_by(both.c.article_id.desc()).limit(_MOST_KIN)
    found: Years = {}
    for one, year in session.execute(query):
        found.setdefault(one, set()).update(() if year is None else (year,))
    return found
