"""The sentences about a question: what was understood of it, and what could not be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.records import Interpretation, Problem, QueryTerm

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the sentences."""


def asked_for(terms: Sequence[QueryTerm]) -> str:
    """The words that were looked for; `…` after one that may go on."""
    return " · ".join(term.accented + ("…" if term.prefix else "") for term in terms)


def problem_sentence(problem: Problem, query: str) -> str:
    """Say why a part of the question could not be used."""
    part = query[problem.start : problem.stop]
    return translate("Searching", "“%1” could not be used; the rest was searched.").replace(
        "%1", part
    )


def interpretation_sentence(one: Interpretation, query: str) -> str:
    """Say which other reading of a part was searched too."""
    part = query[one.start : one.stop]
    sentence = translate("Searching", "“%1” was read as “%2” too.")
    return sentence.replace("%1", part).replace("%2", one.reading)
