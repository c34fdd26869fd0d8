"""What the reports of an award amount to: its status, and whether it waits for its result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from db.records import DecisionEvent, DecisionStatus, ReportTense

PATIENCE: Final = timedelta(days=30)
"""How long after its day a planned stage is not missed yet."""

_RANK: Final = {ReportTense.REPORTED: 2, ReportTense.BACKGROUND: 1, ReportTense.PLANNED: 0}

_STEPS: Final = {
    DecisionStatus.PROPOSED: 0,
    DecisionStatus.NOMINATED: 1,
    DecisionStatus.SHORTLISTED: 2,
    DecisionStatus.ANNOUNCED: 3,
    DecisionStatus.NOT_WON: 4,
    DecisionStatus.DECLINED: 4,
    DecisionStatus.WON: 4,
    DecisionStatus.COLLECTED: 5,
    DecisionStatus.REVOKED: 6,
}
"""How far each stage is on the way."""

_RESULT: Final = _STEPS[DecisionStatus.NOT_WON]
"""From here on the outcome is known."""


class Standing(NamedTuple):
    """How a decision stands."""

    status: DecisionStatus
    tense: ReportTense | None
    sources: int
    """Articles that report this status in this tense."""


def in_order(events: Sequence[DecisionEvent]) -> tuple[DecisionEvent, ...]:
    """Put events in the order of the way: by stage, then by day, what has no day last."""
    return tuple(sorted(events, key=lambda one: (_STEPS[one.status], one.at_lo or "9999", one.id)))


def standing(events: Sequence[DecisionEvent]) -> Standing:
    """Tell the status: the farthest stage that is said to have happened.

    Of two reports of it one of the time counts before one in passing. What is only planned is the
    status when the plan goes farther than what happened, and it says so: a nominee who is to get
    the award has it planned, not won.
    """
    if not events:
        return Standing(DecisionStatus.UNKNOWN, None, 0)
    best = max(events, key=_weight)
    happened = [one for one in events if one.tense is not ReportTense.PLANNED]
    if happened:
        farthest = max(happened, key=_weight)
        if _STEPS[farthest.status] >= _RESULT:
            best = farthest
    same = [one for one in events if one.status is best.status and one.tense is best.tense]
    articles = {one.article.id for one in same if one.article is not None}
    return Standing(best.status, best.tense, len(articles))


def _weight(event: DecisionEvent) -> tuple[int, int, str, int]:
    """What makes one report the status before another; of two alike the one recorded last does."""
    return _STEPS[event.status], _RANK[event.tense], event.at_hi or "", event.id


def awaits_result(events: Sequence[DecisionEvent], today: str) -> bool:
    """Whether a planned stage is more than 30 days past and nothing reports its outcome.

    `today` is YYYY-MM-DD.
    """
    if any(
        one.tense is not ReportTense.PLANNED and _STEPS[one.status] >= _RESULT for one in events
    ):
        return False
    planned = [one.at_hi for one in events if one.tense is ReportTense.PLANNED and one.at_hi]
    if not planned:
        return False
    return date.fromisoformat(max(planned)) + PATIENCE < date.fromisoformat(today)
