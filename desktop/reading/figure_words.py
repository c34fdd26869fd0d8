"""What the parts of a figure are called: how exact it is, where it came from, what one holds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import Figure, Method, Qualifier, Unit, Verification
from desktop.dates import shown_date
from desktop.language import decimal


def qualifier_word(qualifier: Qualifier) -> str:
    """How exact a number is, as it stands before it; nothing for an exact one."""
    return {
        Qualifier.EXACT: "",
        Qualifier.MORE_THAN: QCoreApplication.translate("Figures", "more than"),
        Qualifier.LESS_THAN: QCoreApplication.translate("Figures", "less than"),
        Qualifier.ABOUT: QCoreApplication.translate("Figures", "about"),
        Qualifier.AT_LEAST: QCoreApplication.translate("Figures", "at least"),
        Qualifier.AT_MOST: QCoreApplication.translate("Figures", "at most"),
    }[qualifier]


def value_with_unit(value: str, unit: Unit | None) -> str:
    """A number with its unit: 589.005 hồ sơ, 99%."""
    if unit is None:
        return decimal(value)
    apart = "" if unit.label.startswith("%") else " "
    return f"{decimal(value)}{apart}{unit.label}"


def period_words(figure: Figure) -> str:
    """When it counts: a period, or the day up to which."""
    parts = [shown_date(figure.period)]
    if figure.as_of:
        until = QCoreApplication.translate("Figures", "up to {day}")
        parts.append(until.format(day=shown_date(figure.as_of)))
    if figure.per:
        parts.append(_per(figure.per))
    return " · ".join(part for part in parts if part)


def method_words(method: Method) -> str:
    """How something came into the catalogue."""
    return {
        Method.TYPED: QCoreApplication.translate("Figures", "typed"),
        Method.SUGGESTED: QCoreApplication.translate("Figures", "accepted suggestion"),
        Method.INGESTED: QCoreApplication.translate("Figures", "came with its source"),
    }[method]


def verification_words(verification: Verification) -> str:
    """What a person holds of a figure; nothing where nobody said."""
    return {
        Verification.UNCHECKED: "",
        Verification.CONFIRMED: QCoreApplication.translate("Figures", "confirmed"),
        Verification.CONSISTENT: QCoreApplication.translate("Figures", "consistent"),
        Verification.DISPUTED: QCoreApplication.translate("Figures", "disputed"),
        Verification.WRONG: QCoreApplication.translate("Figures", "wrong"),
        Verification.SUPERSEDED: QCoreApplication.translate("Figures", "superseded"),
    }[verification]


def _per(per: str) -> str:
    known = {
        "year": QCoreApplication.translate("Figures", "a year"),
        "month": QCoreApplication.translate("Figures", "a month"),
        "day": QCoreApplication.translate("Figures", "a day"),
    }
    return known.get(per, per)
