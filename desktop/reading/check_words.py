"""What a check found, as a sentence: what is printed, what comes out, and why they differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from db.records import Check, CheckKind, Verdict
from desktop.language import decimal


def effective_verdict(check: Check) -> Verdict:
    """What holds: a person's word, else that of the rule."""
    return check.person_verdict or check.verdict


def verdict_words(verdict: Verdict) -> str:
    """A verdict in a word or two."""
    return {
        Verdict.AGREES: QCoreApplication.translate("Checks", "agrees"),
        Verdict.AGREES_ROUNDED: QCoreApplication.translate("Checks", "agrees, rounded"),
        Verdict.DIFFERS: QCoreApplication.translate("Checks", "differs"),
        Verdict.UNCLEAR: QCoreApplication.translate("Checks", "unclear"),
    }[verdict]


def verdict_tone(verdict: Verdict) -> str:
    """The colour of a verdict, by the name that the style sheet has for it."""
    return {
        Verdict.AGREES: "verified",
        Verdict.AGREES_ROUNDED: "verified",
        Verdict.DIFFERS: "caution",
        Verdict.UNCLEAR: "caution",
    }[verdict]


def kind_words(kind: CheckKind) -> str:
    """What a check compares."""
    return {
        CheckKind.RATIO: QCoreApplication.translate("Checks", "Share"),
        CheckKind.SUM: QCoreApplication.translate("Checks", "Sum"),
        CheckKind.LIST_COUNT: QCoreApplication.translate("Checks", "List"),
        CheckKind.ROSTER_COUNT: QCoreApplication.translate("Checks", "Award roster"),
        CheckKind.SAME_QUANTITY: QCoreApplication.translate("Checks", "Other articles"),
        CheckKind.RANGE: QCoreApplication.translate("Checks", "Possible values"),
        CheckKind.RATE: QCoreApplication.translate("Checks", "Rate"),
        CheckKind.DATE_WEEKDAY: QCoreApplication.translate("Checks", "Weekday"),
        CheckKind.SPELLING: QCoreApplication.translate("Checks", "Spelling"),
    }[kind]


def check_sentence(check: Check) -> str:
    """Explain a check: first the comparison, then whatever limits it."""
    facts = dict(check.facts)
    stated, computed = _sides(check, facts)
    if stated and computed:
        first = _comparison(check.kind).format(stated=stated, computed=computed)
    else:
        first = _without_numbers(check)
    outcome = _outcome(check, facts)
    whole = f"{first}: {outcome}." if outcome else f"{first}."
    return " ".join([whole, *_limits(facts)])


def _sides(check: Check, facts: dict[str, str]) -> tuple[str, str]:
    """What is printed and what comes out: numbers, days of the week, or spellings."""
    if check.kind is CheckKind.DATE_WEEKDAY and "weekday" in facts and "printed" in facts:
        return _weekday(facts["printed"]), _weekday(facts["weekday"])
    if check.kind is CheckKind.SPELLING and "printed" in facts and "meant" in facts:
        return f"“{facts['printed']}”", f"“{facts['meant']}”"
    percent = "%" if check.kind is CheckKind.RATIO else ""
    return _shown(check.stated, percent), _shown(check.computed, percent)


def _weekday(number: str) -> str:
    """The name of a day, 1 for Monday."""
    return QLocale().dayName(int(number)) if number in {*"1234567"} else number


def _shown(value: str | None, sign: str) -> str:
    return "" if value is None else decimal(value) + sign


def _comparison(kind: CheckKind) -> str:
    return {
        CheckKind.LIST_COUNT: QCoreApplication.translate(
            "Checks", "The article says {stated} and lists {computed}"
        ),
        CheckKind.ROSTER_COUNT: QCoreApplication.translate(
            "Checks", "The article says {stated}; the roster of the archive has {computed}"
        ),
        CheckKind.SAME_QUANTITY: QCoreApplication.translate(
            "Checks", "This article says {stated}; another one says {computed}"
        ),
        CheckKind.DATE_WEEKDAY: QCoreApplication.translate(
            "Checks", "The article says {stated}; that day was {computed}"
        ),
        CheckKind.SPELLING: QCoreApplication.translate(
            "Checks", "The article prints {stated}; elsewhere it is {computed}"
        ),
    }.get(
        kind,
        QCoreApplication.translate("Checks", "The article says {stated}; it comes to {computed}"),
    )


def _without_numbers(check: Check) -> str:
    """Name what was compared where there is no number on one side."""
    return (
        f"{kind_words(check.kind)} ({check.expression})"
        if check.expression
        else kind_words(check.kind)
    )


def _outcome(check: Check, facts: dict[str, str]) -> str:
    """Say how the two numbers stand to each other."""
    if "truncated" in facts and "rounded" not in facts:
        if "half_up" in facts:
            sign = "%" if check.kind is CheckKind.RATIO else ""
            return QCoreApplication.translate(
                "Checks",
                "they agree when the rest is cut off, not when rounded (that gives {value})",
            ).format(value=_shown(facts["half_up"], sign))
        return QCoreApplication.translate(
            "Checks", "they agree when the rest is cut off, not when rounded"
        )
    if "rounded" in facts and check.verdict is Verdict.AGREES_ROUNDED:
        return QCoreApplication.translate("Checks", "they agree when rounded")
    return {
        Verdict.AGREES: QCoreApplication.translate("Checks", "they agree"),
        Verdict.AGREES_ROUNDED: QCoreApplication.translate("Checks", "they agree as printed"),
        Verdict.DIFFERS: QCoreApplication.translate("Checks", "they differ"),
        Verdict.UNCLEAR: QCoreApplication.translate("Checks", "it cannot be told"),
    }[check.verdict]


def _limits(facts: dict[str, str]) -> list[str]:
    """Sentences about what the comparison does not take for certain."""
    told: list[tuple[bool, Callable[[], str]]] = [
        (
            facts.get("denominator") == "implicit",
            lambda: QCoreApplication.translate(
                "Checks", "What it is a share of is not said; it was taken from the sentence."
            ),
        ),
        (
            facts.get("periods") == "differ",
            lambda: QCoreApplication.translate("Checks", "The periods are not the same."),
        ),
        (
            facts.get("scopes") == "differ",
            lambda: QCoreApplication.translate("Checks", "They do not count the same things."),
        ),
        (
            facts.get("roster") == "incomplete",
            lambda: QCoreApplication.translate(
                "Checks", "The roster of the archive is not complete."
            ),
        ),
        (
            "excluded" in facts,
            lambda: QCoreApplication.translate("Checks", "{year} is not counted.").format(
                year=facts["excluded"]
            ),
        ),
    ]
    return [say() for holds, say in told if holds]
