"""What the stages of an award are called, and in which lane of its trail each stands."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from db.records import AwardDecision, DecisionEvent, DecisionStatus, ReportTense, Stage


class Lane(IntEnum):
    """The way of an award to its recipient, from the left to the right."""

    NOMINATED = 0
    ANNOUNCED = 1
    AWARDED = 2


_NOMINATIONS = frozenset(
    {DecisionStatus.PROPOSED, DecisionStatus.NOMINATED, DecisionStatus.SHORTLISTED}
)


_AWARDS = frozenset(
    {
        DecisionStatus.WON,
        DecisionStatus.COLLECTED,
        DecisionStatus.DECLINED,
        DecisionStatus.REVOKED,
    }
)


def lane_of(event: DecisionEvent) -> Lane:
    """In which lane a report stands."""
    if event.status in _NOMINATIONS:
        return Lane.NOMINATED
    return Lane.AWARDED if event.status in _AWARDS else Lane.ANNOUNCED


def lane_words(lane: Lane) -> str:
    """The heading of a lane."""
    return {
        Lane.NOMINATED: QCoreApplication.translate("Awards", "Nominated"),
        Lane.ANNOUNCED: QCoreApplication.translate("Awards", "Announced"),
        Lane.AWARDED: QCoreApplication.translate("Awards", "Awarded"),
    }[lane]


def status_words(status: DecisionStatus) -> str:
    """A stage in a word or two."""
    return {
        DecisionStatus.PROPOSED: QCoreApplication.translate("Awards", "proposed"),
        DecisionStatus.NOMINATED: QCoreApplication.translate("Awards", "nominated"),
        DecisionStatus.SHORTLISTED: QCoreApplication.translate("Awards", "shortlisted"),
        DecisionStatus.ANNOUNCED: QCoreApplication.translate("Awards", "announced"),
        DecisionStatus.WON: QCoreApplication.translate("Awards", "won"),
        DecisionStatus.NOT_WON: QCoreApplication.translate("Awards", "not won"),
        DecisionStatus.DECLINED: QCoreApplication.translate("Awards", "declined"),
        DecisionStatus.REVOKED: QCoreApplication.translate("Awards", "revoked"),
        DecisionStatus.COLLECTED: QCoreApplication.translate("Awards", "collected"),
        DecisionStatus.UNKNOWN: QCoreApplication.translate("Awards", "not known"),
    }[status]


def tense_words(tense: ReportTense | None) -> str:
    """How an article speaks of a stage; nothing for a plain report."""
    if tense is ReportTense.PLANNED:
        return QCoreApplication.translate("Awards", "planned")
    if tense is ReportTense.BACKGROUND:
        return QCoreApplication.translate("Awards", "told later")
    return ""


def standing_words(decision: AwardDecision) -> str:
    """How a decision stands: its status, and whether that is only planned."""
    planned = tense_words(decision.tense) if decision.tense is ReportTense.PLANNED else ""
    return " · ".join(part for part in (status_words(decision.status), planned) if part)


def category_words(decision: AwardDecision) -> str:
    """The category with its level, as far as they are known."""
    name = decision.category.name if decision.category is not None else ""
    return " · ".join(part for part in (name, decision.level) if part)


def stage_words(stage: Stage) -> str:
    """When in the life of an award an article appeared."""
    return {
        Stage.NOMINATION: QCoreApplication.translate("Awards", "Nomination"),
        Stage.ANNOUNCEMENT: QCoreApplication.translate("Awards", "Announcement"),
        Stage.CEREMONY: QCoreApplication.translate("Awards", "Ceremony"),
        Stage.AFTERMATH: QCoreApplication.translate("Awards", "Aftermath"),
    }[stage]
