"""Reads an article, and the archive around it, for what to record of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from db.catalogue.accepted import mark_done
from db.catalogue.relating import gather_kin, relate, settled
from db.catalogue.shared_figures import stated
from db.catalogue.suggesting import suggest
from db.engine import ReadEngine
from db.errors import ArticleMissing
from db.lookups import kin
from db.lookups.catalogue import catalogue_of
from db.lookups.figures import figures_of
from db.lookups.known import KnownNames
from db.records import ArticleDetail, Suggestion
from db.search.stated_numbers import StatedNumbers

ReadArticle = Callable[[int], ArticleDetail]


def suggestions(
    engine: ReadEngine,
    read_article: ReadArticle,
    numbers: StatedNumbers,
    article_id: int,
    today: str,
) -> tuple[Suggestion, ...]:
    """What an article says, the articles that state the same figures, the dossiers of its kin.

    What is recorded already says so. Raises ArticleMissing.
    """
    article = read_article(article_id)
    with engine.session() as session:
        found = suggest(article, KnownNames(session))
        held = catalogue_of(session, article_id, today)
        own = stated(article, found, held.figures)
        near = kin.by_figures(session, article_id, own, numbers, settled(held))
        figures = figures_of(session, near)
        dossiers = gather_kin(article_id, kin.dossiers_of_kin(session, article_id))
    others = [
        (one, [figure for figure in figures if figure.article_id == one.row.id])
        for one in _articles(read_article, near)
    ]
    return mark_done((*found, *relate(article, own, others, held), *dossiers), held)


def _articles(read_article: ReadArticle, ids: Iterable[int]) -> Iterator[ArticleDetail]:
    for article_id in ids:
        with suppress(ArticleMissing):  # it went into the bin just now, or the index is behind
            yield read_article(article_id)
