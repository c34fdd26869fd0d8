"""Checks of figures of the same quantity: within one article, and across articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from db.catalogue.checked import CheckDraft, CheckedArticle, OtherFigure
from db.catalogue.edtf import bounds
from db.catalogue.precision import fit as fit_to
from db.catalogue.precision import last_digit, may_be_equal, span, value
from db.catalogue.surroundings import days, same_unit
from db.records import CheckInput, CheckKind, Figure, Qualifier, Verdict

_MOST_OTHERS: Final = 20
"""Figures of other articles that one is compared with: the nearest in time."""


def ranges(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Hold an exact figure to another of the same quantity that says "more than" or the like."""
    for pair in combinations(article.figures, 2):
        if not _same_thing(*pair) or pair[0].per != pair[1].per or not _overlap(*pair):
            continue
        exact = [one for one in pair if one.qualifier is Qualifier.EXACT]
        if len(exact) != 1:
            continue
        [one] = exact
        bound = pair[1] if pair[0] is one else pair[0]
        found = fit_to(value(one), value(bound), last_digit(bound), bound.qualifier)
        scope = [fact for fact in _scope(one, bound) if fact[0] != "qualifiers"]
        is_unlike = bool(scope) and found.verdict is Verdict.DIFFERS
        yield CheckDraft(
            kind=CheckKind.RANGE,
            key=f"{one.uid}~{bound.uid}",
            expression=one.value,
            computed=one.value,
            stated=bound.value,
            verdict=Verdict.UNCLEAR if is_unlike else found.verdict,
            facts=(("qualifier", bound.qualifier.value), *scope),
            inputs=(CheckInput("value", one.id), CheckInput("stated", bound.id)),
        )


def same_quantities(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Compare figures with those of other articles that measure the same thing at the same time.

    Where what they count may differ in time, unit or exactness that is said, and no number is
    judged by another. Without a subject nobody knows whether they are of the same thing.
    """
    for figure in article.figures:
        others = [
            other
            for other in article.others
            if figure.subject is not None
            and _same_thing(figure, other.figure)
            and _overlap(figure, other.figure)
        ]
        others.sort(key=lambda one: (_apart(article, one), one.figure.uid))
        for other in others[:_MOST_OTHERS]:
            yield _same_quantity(figure, other)


def _same_thing(one: Figure, other: Figure) -> bool:
    return one.quantity.id == other.quantity.id and one.subject == other.subject


def _overlap(one: Figure, other: Figure) -> bool:
    first, second = days(one), days(other)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def _apart(article: CheckedArticle, other: OtherFigure) -> int:
    """Days between two articles; what nobody knows is far."""
    published = bounds(other.published) if other.published else None
    if published is None or article.published is None:
        return 1 << 30
    ours, theirs = (date.fromisoformat(one[0]) for one in (article.published, published))
    return abs((ours - theirs).days)


def agreement(one: Figure, other: Figure) -> tuple[Verdict, tuple[tuple[str, str], ...]]:
    """Say how near two figures of the same thing are, and how what they count may differ.

    Numbers that differ where the scope does are `UNCLEAR`: no number is judged by another.
    """
    scope = tuple(_scope(one, other))
    if not same_unit(one, other) or one.per != other.per:
        return Verdict.UNCLEAR, scope
    if value(one) == value(other):
        return Verdict.AGREES, scope
    if may_be_equal(span(one), span(other)):
        return Verdict.AGREES_ROUNDED, scope
    return Verdict.UNCLEAR if scope else Verdict.DIFFERS, scope


def _same_quantity(figure: Figure, other: OtherFigure) -> CheckDraft:
    theirs = other.figure
    verdict, scope = agreement(figure, theirs)
    facts = [("article", f"{theirs.article_id}")]
    facts += [("outlet", other.outlet)] if other.outlet else []
    facts += [("published", other.published)] if other.published else []
    return CheckDraft(
        kind=CheckKind.SAME_QUANTITY,
        key=f"{figure.uid}~{theirs.uid}",
        expression=theirs.value,
        computed=theirs.value,
        stated=figure.value,
        verdict=verdict,
        facts=(*facts, *scope),
        inputs=(CheckInput("stated", figure.id), CheckInput("other", theirs.id)),
    )


def _scope(one: Figure, other: Figure) -> list[tuple[str, str]]:
    """How what two figures count may differ. A time that is not told is a difference, too."""
    facts = []
    if days(one) is None or days(one) != days(other):
        facts.append(("periods", "differ"))
    if not same_unit(one, other):
        facts.append(("units", "differ"))
    if one.per != other.per:
        facts.append(("per", "differ"))
    if one.qualifier != other.qualifier:
        facts.append(("qualifiers", "differ"))
    return facts
