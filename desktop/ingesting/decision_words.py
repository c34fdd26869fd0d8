"""What people decide of two articles that are alike, in words: the same wherever it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from db.records import Decision


def choice_words() -> Mapping[Decision, str]:
    """What can be decided, as buttons say it, each with the letter of its key."""
    return {
        Decision.REPRINT: QCoreApplication.translate("Decisions", "Reprint (&R)"),
        Decision.DUPLICATE: QCoreApplication.translate("Decisions", "Duplicate (&D)"),
        Decision.NO: QCoreApplication.translate("Decisions", "Neither (&N)"),
    }


def kept_words(decision: Decision) -> str:
    """What was decided, once it is kept."""
    return {
        Decision.REPRINT: QCoreApplication.translate("Decisions", "Kept as a reprint."),
        Decision.DUPLICATE: QCoreApplication.translate(
            "Decisions", "Kept as a duplicate: the later one is in the bin."
        ),
        Decision.NO: QCoreApplication.translate("Decisions", "They are not offered again."),
    }.get(decision, "")


def legend_words() -> str:
    """How a comparison shows what differs."""
    return QCoreApplication.translate(
        "Decisions",
        "Struck out: only in the earlier text · Underlined: only in the later one · "
        "Dotted: worded otherwise",
    )
