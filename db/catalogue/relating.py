"""Suggests which articles belong together, and into which dossier an article goes with its kin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from db.catalogue.figures import suggest_figures
from db.catalogue.paragraphs import publication
from db.catalogue.shared_figures import Stated, rarest, share, stated
from db.records import (
    AddToDossier,
    ArticleDetail,
    ArticleRow,
    Catalogue,
    DenyRelation,
    DossierRow,
    Figure,
    RelateArticles,
    Relation,
    RelationKind,
    RelationState,
    SharedFigure,
    Suggestion,
    SuggestionKind,
)

OFFERED: Final = (RelationKind.RELATED, RelationKind.SAME_EVENT)
"""What is suggested of two articles that state the same figures."""

MOST: Final = 5
"""Relations, and dossiers, that are suggested of one article."""

MOST_SHARED: Final = 12
"""Figures that are told of two articles, however many they share."""

_SAME_EVENT: Final = 2
"""Figures that two articles of the same days must share to tell of one event: a single one may be
background to both, as the population of a town is."""

_DAYS: Final = 31
"""An article that may have appeared in more days than these is of no day that could be shared."""

_BLOCKS: Final = 6
"""Blocks of another article that are read for its figures."""

_LIKELY: Final = 0.6
_SURE: Final = 0.85
_SEPARATORS: Final = re.compile(r"[\s.,]")


@dataclass(frozen=True, slots=True)
class Kin:
    """Articles in a dossier that belong to another one, and why they do."""

    dossier: DossierRow
    articles: int
    related: int
    """Of them those that are related to it by a link that holds."""
    through: tuple[str, ...]
    """The awards and ceremonies that they have in common with it, by name."""
    rows: tuple[ArticleRow, ...]
    """Some of them."""


def relate(
    article: ArticleDetail,
    own: Sequence[Stated],
    others: Iterable[tuple[ArticleDetail, Sequence[Figure]]],
    held: Catalogue,
) -> tuple[Suggestion, ...]:
    """Suggest the articles that state the same figures, those that share most first.

    `others` come with what is catalogued of their figures. Of equal texts one is suggested. What a
    person said no to, and what is linked as something else, is not suggested.
    """
    links = {one.other.id: one for one in held.relations}
    texts = {article.text_sha256}
    found: list[Suggestion] = []
    for other, figures in others:
        link = links.get(other.row.id)
        if other.text_sha256 in texts or (link is not None and not _is_ours(link)):
            continue
        theirs = stated(other, suggest_figures(_stating(other, own)), figures)
        shared = share(own, theirs)
        if shared:
            texts.add(other.text_sha256)
            kind = link.kind if link is not None else _kind(article, other, shared)
            found.append(_of_relation(article, other.row, kind, shared))
    found.sort(key=lambda one: -int(dict(one.facts)["count"]))
    return tuple(found[:MOST])


def gather_kin(article_id: int, kin: Iterable[Kin]) -> tuple[Suggestion, ...]:
    """Suggest the dossiers in which articles stand that belong to one."""
    return tuple(_of_dossier(article_id, one) for one in kin)


def settled(held: Catalogue) -> set[int]:
    """The articles of which nothing is to be suggested: denied, or linked as something else."""
    return {one.other.id for one in held.relations if not _is_ours(one)}


def _is_ours(link: Relation) -> bool:
    """Whether a link is one that was suggested for its figures, and holds."""
    return link.kind in OFFERED and link.state is RelationState.ACCEPTED


def _stating(other: ArticleDetail, own: Sequence[Stated]) -> ArticleDetail:
    """An article with only those blocks that may print these figures, those of most digits first.

    A few blocks are evidence enough: a table that two articles have in common may fill hundreds.
    """
    bare = {block.seq: _SEPARATORS.sub("", block.text) for block in other.blocks}
    kept: dict[int, str] = {}
    for one in rarest(own):
        digits = one.value.replace(".", "").strip("-0")
        if len(kept) == _BLOCKS:
            break
        if not any(digits in text for text in kept.values()):
            kept |= next(({seq: text} for seq, text in bare.items() if digits in text), {})
    return replace(other, blocks=tuple(block for block in other.blocks if block.seq in kept))


def _kind(
    article: ArticleDetail, other: ArticleDetail, shared: Sequence[SharedFigure]
) -> RelationKind:
    """The same event for several figures of the same days, else only related.

    The days are those on which both may have appeared: a figure of last year's report stands in
    articles of many events.
    """
    mine, others = publication(article), publication(other)
    if len(shared) < _SAME_EVENT or mine is None or others is None:
        return RelationKind.RELATED
    meets = mine[0] <= others[1] and others[0] <= mine[1]
    is_narrow = all(_length(days) <= _DAYS for days in (mine, others))
    return RelationKind.SAME_EVENT if meets and is_narrow else RelationKind.RELATED


def _length(days: tuple[str, str]) -> int:
    first, last = (date.fromisoformat(day[:10]) for day in days)
    return (last - first).days


def _of_relation(
    article: ArticleDetail, other: ArticleRow, kind: RelationKind, shared: tuple[SharedFigure, ...]
) -> Suggestion:
    both = (article.row.id, other.id)
    best = next((one.here for one in shared if one.here.quote is not None), None)
    return Suggestion(
        key=f"relation:{kind.value}:{other.id}",
        kind=SuggestionKind.RELATION,
        label=other.headline,
        facts=(
            ("relation", kind.value),
            ("other", other.accession),
            ("count", str(len(shared))),
            ("figures", ", ".join(one.value for one in shared[:MOST_SHARED])),
        ),
        quote=best.quote if best else None,
        sentence=best.span if best else None,
        confidence=_SURE if len(shared) > 1 else _LIKELY,
        edits=(RelateArticles(*both, kind),),
        refusal=(DenyRelation(*both, kind),),
        others=(other,),
        shared=shared[:MOST_SHARED],
    )


def _of_dossier(article_id: int, kin: Kin) -> Suggestion:
    facts = [("articles", str(kin.articles)), ("related", str(kin.related))]
    facts += [("through", name) for name in kin.through]
    return Suggestion(
        key=f"dossier:{kin.dossier.id}",
        kind=SuggestionKind.DOSSIER,
        label=kin.dossier.title,
        facts=tuple(facts),
        quote=None,
        sentence=None,
        confidence=_SURE if kin.related > 1 else _LIKELY,
        edits=(AddToDossier(article_id, kin.dossier.id),),
        others=kin.rows,
    )
