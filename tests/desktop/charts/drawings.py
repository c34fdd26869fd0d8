"""Pictures for the tests of what shows them."""

from __future__ import annotations

from db.records import Appearance
from desktop.charts.bins import Grain, sorted_by
from desktop.charts.histogram import Histogram
from tests.desktop.articles import article_row

DAYS = ("2018-10-24", "2018-10-24", "2018-10-26", "2018-10-27", "2018", None)


def appeared(*days: str | None) -> list[Appearance]:
    """One article for each of these days (or years, or none)."""
    made = []
    for number, day in enumerate(days, 1):
        lo = f"{day}-01-01" if day and len(day) == 4 else day
        hi = f"{day}-12-31" if day and len(day) == 4 else day
        made.append(Appearance(article_row(number, published=day), lo, hi))
    return made


def histogram(grain: Grain = Grain.DAY) -> Histogram:
    """Four bars, of which the third stands alone, and two articles without a day."""
    return Histogram(sorted_by(appeared(*DAYS), grain))
