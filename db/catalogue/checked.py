"""What checks are made of: an article with its figures, and what others say of the same things."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Block, CheckInput, CheckKind, Figure, Verdict

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A figure of the same quantity in another article."""

    figure: Figure
    outlet: str | None
    published: str | None
    """EDTF."""


@dataclass(frozen=True, slots=True)
class Win:
    """An award that somebody is reported to have won, and between which days."""

    recipient_id: int
    year: int
    lo: str
    hi: str
    """First and last day on which it may have been, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who won an award, as far as the archive knows."""

    names: tuple[str, ...]
    """Every form of the name of the award."""
    wins: tuple[Win, ...]
    years: frozenset[int]
    """Years of which something is held; of the others nobody knows here who won."""


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article as the checks see it. `text` is empty where the archive does not have it."""

    text: str
    blocks: tuple[Block, ...]
    published: tuple[str, str] | None
    """First and last day on which it may have appeared, YYYY-MM-DD."""
    figures: tuple[Figure, ...]
    others: tuple[OtherFigure, ...] = ()
    rosters: tuple[Roster, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """What a rule found; the fields are those of `Check`."""

    kind: CheckKind
    key: str
    expression: str
    computed: str | None
    stated: str | None
    verdict: Verdict
    facts: Facts
    inputs: tuple[CheckInput, ...] = ()
