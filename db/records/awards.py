"""Records of awards: their editions, who received what, and the trail of reports that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.records.anchors import Anchor
from db.records.articles import Appearance, ArticleRow
from db.records.authorities import AuthorityRow


class DecisionStatus(StrEnum):
    """A stage on the way of an award to its recipient."""

    PROPOSED = "proposed"
    NOMINATED = "nominated"
    SHORTLISTED = "shortlisted"
    ANNOUNCED = "announced"
    WON = "won"
    NOT_WON = "not_won"
    DECLINED = "declined"
    REVOKED = "revoked"
    COLLECTED = "collected"
    UNKNOWN = "unknown"
    """No event is recorded."""


class ReportTense(StrEnum):
    """How an article speaks of an event."""

    PLANNED = "planned"
    REPORTED = "reported"
    BACKGROUND = "background"
    """Told in passing, long after."""


class Stage(StrEnum):
    """When in the life of an award an article appeared."""

    NOMINATION = "nomination"
    ANNOUNCEMENT = "announcement"
    CEREMONY = "ceremony"
    AFTERMATH = "aftermath"


@dataclass(frozen=True, slots=True)
class DecisionEvent:
    """One report of one stage: evidence for the status of a decision, never the status itself."""

    id: int
    status: DecisionStatus
    tense: ReportTense
    at: str | None
    """EDTF."""
    at_lo: str | None
    at_hi: str | None
    actor: AuthorityRow | None
    """Who nominated, announced, awarded."""
    ceremony: AuthorityRow | None
    article: ArticleRow | None
    anchor: Anchor | None
    note: str | None


@dataclass(frozen=True, slots=True)
class AwardCategory:
    """A category of an award, whatever it is called on a page."""

    id: int
    code: str
    name: str
    """Vietnamese where there is one."""
    name_en: str | None
    labels: tuple[str, ...]
    """How articles have printed it: chính quyền số, Chính phủ số, Digital Government."""


@dataclass(frozen=True, slots=True)
class AwardDecision:
    """Edition, category and recipient, with the trail of events that were reported of them."""

    id: int
    uid: str
    award: AuthorityRow
    year: int
    category: AwardCategory | None
    recipient: AuthorityRow
    level: str
    """Gold, silver, first prize; empty when the award has none."""
    for_work: str | None
    events: tuple[DecisionEvent, ...]
    """In order of time; planned ones included."""
    status: DecisionStatus
    """Of the latest event that is not planned, else of the latest planned one."""
    tense: ReportTense | None
    """Of that event: a status that is only planned says so."""
    sources: int
    """Articles that report this status."""
    nominated_by: AuthorityRow | None
    first_report: str | None
    """EDTF of publication of the first article that reports anything of it."""
    last_report: str | None
    awaits_result: bool
    """Planned, its day is more than 30 days past, and nothing reports it."""


@dataclass(frozen=True, slots=True)
class AwardEdition:
    """One year of an award. A year between others that the archive knows nothing of has no id."""

    id: int | None
    year: int
    label: str
    ceremony: AuthorityRow | None
    venue: AuthorityRow | None
    held: str | None
    """EDTF of the ceremony."""
    categories: tuple[AwardCategory, ...]
    decisions: tuple[AwardDecision, ...]
    articles: int
    """Articles of the archive that cover it; 0 says "no coverage held", not "not held"."""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """The articles of one outlet at one stage of an edition."""

    stage: Stage
    outlet: str | None
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award as a list shows it."""

    award: AuthorityRow
    conferred_by: AuthorityRow | None
    first_year: int | None
    last_year: int | None
    decisions: int
    waiting: int
    """Decisions that wait for their result."""


@dataclass(frozen=True, slots=True)
class AwardDetail:
    """An award with all its years, the earliest first."""

    row: AwardRow
    editions: tuple[AwardEdition, ...]
    coverage: tuple[tuple[int, tuple[CoverageCell, ...]], ...]
    """For each year that has articles: outlets by stage."""
    appearances: tuple[tuple[int, tuple[Appearance, ...]], ...]
    """For each of these years: when its articles appeared, the earliest first."""
    first: tuple[tuple[int, tuple[ArticleRow, ...]], ...]
    """And who reported first: one article, or several where their dates leave it open."""
    terms: tuple[tuple[int, str, int], ...]
    """Year, label as printed, how often: how the words for a category change."""
