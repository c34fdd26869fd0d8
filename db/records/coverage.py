"""Records of coverage: dossiers whole, and figures through time, article beside article."""

from __future__ import annotations

from dataclasses import dataclass

from db.records.articles import Appearance, ArticleRow
from db.records.authorities import AuthorityRow
from db.records.catalogue import DossierItem, DossierRow
from db.records.figures import Figure, Quantity, Verdict


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One quantity of one subject, as a list shows it."""

    quantity: Quantity
    subject: AuthorityRow | None
    figures: int
    articles: int
    """Articles that give a figure of it."""
    differs: bool
    """Two articles give different numbers for the same time and scope."""


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A figure, the article that gives it, and the days that it counts, YYYY-MM-DD."""

    figure: Figure
    article: ArticleRow
    lo: str | None
    hi: str | None
    is_told: bool
    """Whether the article says when; otherwise the days are those on which it appeared."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Figures of one quantity and subject, of several articles, that count the same days.

    They are laid beside each other and never judged: no article is taken for the right one.
    """

    lo: str | None
    """The days that they have in common; None where nobody knows when they count."""
    hi: str | None
    points: tuple[SeriesPoint, ...]
    verdict: Verdict
    """Of the two that are furthest apart; `UNCLEAR` where what they count may differ."""
    scope: tuple[str, ...]
    """How what they count may differ: `periods`, `units`, `per`, `qualifiers`."""


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """One quantity of one subject through time."""

    row: SeriesRow
    points: tuple[SeriesPoint, ...]
    """In order of time; those that nobody can date come last."""
    contrasts: tuple[Contrast, ...]
    """What differs first."""


@dataclass(frozen=True, slots=True)
class DossierDetail:
    """A dossier whole."""

    row: DossierRow
    above: tuple[DossierRow, ...]
    """The dossiers that it stands in, the outermost first."""
    inner: tuple[DossierRow, ...]
    """The dossiers that stand in it."""
    items: tuple[DossierItem, ...]
    """Its own articles in their order."""
    appearances: tuple[Appearance, ...]
    """Of all articles in it and in what stands in it, each once, the earliest first."""
    first: tuple[ArticleRow, ...]
    """Who reported first: one article, or several where their dates leave it open."""
    figures: tuple[SeriesPoint, ...]
    """What these articles give as numbers, by quantity and subject."""
