"""Holds the figures, dates and names of an article to each other and to what else is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from db.catalogue.calendar_checks import weekdays
from db.catalogue.checked import CheckDraft, CheckedArticle
from db.catalogue.comparing import ranges, same_quantities
from db.catalogue.counting import list_counts, roster_counts, sums
from db.catalogue.ratios import rates, ratios
from db.catalogue.spelling_checks import spellings

_RULES: Final[tuple[Callable[[CheckedArticle], Iterator[CheckDraft]], ...]] = (
    ratios,
    sums,
    list_counts,
    roster_counts,
    same_quantities,
    ranges,
    rates,
    weekdays,
    spellings,
)


def checks(article: CheckedArticle) -> tuple[CheckDraft, ...]:
    """Make all checks of an article. The same article gives the same checks with the same keys."""
    return tuple(draft for rule in _RULES for draft in rule(article))
