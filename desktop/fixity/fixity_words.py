"""What is said of texts and originals that are not what was stored, and of what helps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.problems import Explanation

translate = QCoreApplication.translate


def explain_finding(finding: Mapping[str, Any]) -> Explanation:
    """Say a finding, as `kho fixity --json` tells it under `wrong`, and what helps."""
    return Explanation(*_SAYS[str(finding["kind"])](finding, finding["sound_copy"]))


def article_of(finding: Mapping[str, Any]) -> int | None:
    """The first article that a finding concerns."""
    articles = finding["article_ids"]
    return int(articles[0]) if articles else None


def _text(_finding: Mapping[str, Any], sound_copy: Mapping[str, Any]) -> tuple[str, str]:
    sentence = translate("Fixity", "The text of an article is no longer what was stored.")
    if sound_copy["backup"] is None:
        advice = translate(
            "Fixity", "No backup holds it as it was. Compare it with its original file."
        )
    else:
        advice = translate(
            "Fixity",
            "Backup {backup} holds it as it was: look at that backup and bring the article back.",
        )
    return sentence, advice.format(backup=sound_copy["backup"])


def _original(finding: Mapping[str, Any], sound_copy: Mapping[str, Any]) -> tuple[str, str]:
    if finding["flaw"] == "missing":
        sentence = translate("Fixity", "The original file of an article is missing.")
    else:
        sentence = translate(
            "Fixity", "The original file of an article is no longer what was stored."
        )
    if sound_copy["source"] is not None:
        advice = translate("Fixity", "A sound copy is “{source}”. Copy it to “{target}”.")
    else:
        advice = translate(
            "Fixity", "There is no second copy. If you have the file, put it at “{target}”."
        )
    return sentence, advice.format(source=sound_copy["source"], target=sound_copy["target"])


def _database(_finding: Mapping[str, Any], _sound_copy: Mapping[str, Any]) -> tuple[str, str]:
    return (
        translate("Fixity", "A part of the database cannot be read any more."),
        translate("Fixity", "Check the archive thoroughly, then restore the newest backup."),
    )


_SAYS = {"text": _text, "object": _original, "database": _database}
