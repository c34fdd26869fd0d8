"""Saves figures: numbers of an article as data, and what people hold of them and their checks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from sqlalchemy import select

from db import tables
from db.catalogue.units import unit_named
from db.errors import AuthorityMissing, FieldInvalid
from db.records import (
    AddFigure,
    AuthorityKind,
    AuthorityRef,
    ChangeFigure,
    DecideCheck,
    Qualifier,
    RemoveFigure,
    Verification,
    VerifyFigure,
)
from db.saving.anchoring import add_anchor
from db.saving.authorities import clean_name, find_authority, standing
from db.saving.work import Work, days
from db.search.collation import match_key

_SUBJECTS: Final = (AuthorityKind.ORGANISATION, AuthorityKind.PLACE, AuthorityKind.PERSON)
"""What the name of a subject is looked for among, in this order."""

_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "qualifier": frozenset(Qualifier),
    "verification": frozenset(Verification),
}


def add_figure(work: Work, edit: AddFigure) -> int:
    """Record a number of an article; the same number at the same place is kept once.

    Raises ArticleMissing, QuoteMissing, AuthorityMissing, and FieldInvalid for a number, date or
    unit that is none, and without provenance.
    """
    work.article(edit.article_id)
    if edit.quote is None and not (edit.note or "").strip():
        raise FieldInvalid("quote", edit.value)
    value = decimal_text("value", edit.value)
    anchor_id = add_anchor(work, edit.article_id, edit.quote)
    unit_id = _unit(work, edit.unit)
    quantity_id = _quantity(work, edit.quantity, unit_id)
    figure = tables.Figure
    held = _same(work, edit.article_id, value, anchor_id)
    if held is not None:
        return held
    period, as_of = days("period", edit.period), days("as_of", edit.as_of)
    values = {
        "uid": work.uid(),
        "article_id": edit.article_id,
        "quantity_id": quantity_id,
        "subject_id": _named(work, edit.subject),
        "value": value,
        "qualifier": edit.qualifier.value,
        "precision": decimal_text("precision", edit.precision),
        "unit_id": unit_id,
        "per": edit.per,
        "period": edit.period,
        "period_lo": period[0],
        "period_hi": period[1],
        "as_of": edit.as_of,
        "as_of_lo": as_of[0],
        "anchor_id": anchor_id,
        "time_anchor_id": add_anchor(work, edit.article_id, edit.time_quote),
        "attributed_to_id": find_authority(work, edit.attributed_to)
        if edit.attributed_to
        else None,
        "method": edit.method.value,
        "note": (edit.note or "").strip() or None,
    }
    return work.ledger.insert(figure, values, article_id=edit.article_id)


def _same(work: Work, article_id: int, value: str, anchor_id: int | None) -> int | None:
    """The figure of this value that is recorded at this place, or at one that overlaps it."""
    if anchor_id is None:
        return None
    figure, anchor = tables.Figure, tables.Anchor
    place = work.session.get_one(anchor, anchor_id)
    at_place = anchor.id == anchor_id
    if place.start is not None:
        at_place |= (
            (anchor.text_version_id == place.text_version_id)
            & (anchor.start < place.stop)
            & (anchor.stop > place.start)
        )
    query = (
        select(figure.id)
        .join(anchor, anchor.id == figure.anchor_id)
        .where(figure.article_id == article_id, figure.value == value, at_place)
    )
    return work.session.scalars(query.order_by(figure.id)).first()


def change_figure(work: Work, edit: ChangeFigure) -> int:
    """Change facts of a figure. Raises FieldInvalid, AuthorityMissing."""
    held = _figure(work, edit.figure_id)
    values: dict[str, object] = {}
    for field, value in edit.fields.items():
        values |= _column(work, field, value)
    if values.get("note", held.note) is None and held.anchor_id is None:
        raise FieldInvalid("note", "")
    work.ledger.update(tables.Figure, held.id, values, article_id=held.article_id)
    return edit.figure_id


def _column(work: Work, field: str, value: str | None) -> dict[str, object]:
    """What one changed fact means for the columns of a figure."""
    text = value.strip() or None if value is not None else None
    columns: dict[str, object]
    match field:
        case "value" | "precision":
            columns = {field: decimal_text(field, text or "")}
        case "qualifier" | "verification" if text in _WORDS[field]:
            columns = {field: text}
        case "per" | "note":
            columns = {field: text}
        case "unit":
            columns = {"unit_id": _unit(work, text)}
        case "quantity" if text:
            columns = {"quantity_id": _quantity(work, text, None)}
        case "period":
            lo, hi = days(field, text)
            columns = {"period": text, "period_lo": lo, "period_hi": hi}
        case "as_of":
            columns = {"as_of": text, "as_of_lo": days(field, text)[0]}
        case "subject" | "attributed_to":
            columns = {f"{field}_id": _subject(work, text)}
        case _:
            raise FieldInvalid(field, value or "")
    return columns


def remove_figure(work: Work, edit: RemoveFigure) -> None:
    """Take a figure away. Raises FieldInvalid for one that is not there."""
    held = _figure(work, edit.figure_id)
    work.ledger.delete(tables.Figure, held.id, article_id=held.article_id)


def verify_figure(work: Work, edit: VerifyFigure) -> int:
    """Keep what a person holds of a figure."""
    held = _figure(work, edit.figure_id)
    values: dict[str, object] = {"verification": edit.verification.value}
    if edit.note is not None:
        values["note"] = edit.note.strip() or None
    if values.get("note", held.note) is None and held.anchor_id is None:
        raise FieldInvalid("note", "")
    work.ledger.update(tables.Figure, held.id, values, article_id=held.article_id)
    return edit.figure_id


def decide_check(work: Work, edit: DecideCheck) -> int | None:
    """Keep what a person says of a check, or take it back.

    Raises ArticleMissing, and FieldInvalid for a check that the article does not have.
    """
    work.article(edit.article_id)
    check, verdict = tables.FigureCheck, tables.CheckVerdict
    is_there = work.session.scalar(
        select(check.id).where(
            check.article_id == edit.article_id, check.kind == edit.kind, check.key == edit.key
        )
    )
    held = work.session.scalar(
        select(verdict.id).where(
            verdict.article_id == edit.article_id,
            verdict.kind == edit.kind,
            verdict.key == edit.key,
        )
    )
    if edit.verdict is None:
        if held is not None:
            work.ledger.delete(verdict, held, article_id=edit.article_id)
        return None
    if is_there is None:
        raise FieldInvalid("check", edit.key)
    said = {
        "verdict": edit.verdict.value,
        "reason": (edit.reason or "").strip() or None,
        "user_id": work.user_id,
        "at": work.now,
    }
    if held is not None:
        work.ledger.update(verdict, held, said, article_id=edit.article_id)
        return held
    values = {"article_id": edit.article_id, "kind": edit.kind.value, "key": edit.key, **said}
    return work.ledger.insert(verdict, values, article_id=edit.article_id)


def decimal_text(field: str, text: str) -> str:
    """A decimal number as it is stored: no exponent, no zeros that say nothing.

    Raises FieldInvalid for what is no finite number.
    """
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        raise FieldInvalid(field, text) from None
    if not number.is_finite() or abs(number.adjusted()) > 40:  # noqa: PLR2004 - digits of any count
        raise FieldInvalid(field, text)
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _figure(work: Work, figure_id: int) -> tables.Figure:
    held = work.session.get(tables.Figure, figure_id)
    if held is None:
        raise FieldInvalid("figure", str(figure_id))
    return held


def _named(work: Work, ref: AuthorityRef | None) -> int | None:
    return find_authority(work, ref) if ref is not None else None


def _unit(work: Work, named: str | None) -> int | None:
    """The unit of a code or label; one that is new is made."""
    if named is None or not named.strip():
        return None
    unit = unit_named(named)
    held = work.session.scalar(select(tables.Unit.id).where(tables.Unit.code == unit.code))
    if held is not None:
        return held
    values = {"code": unit.code, "label": unit.label, "dimension": unit.dimension}
    return work.ledger.insert(tables.Unit, values)


def _quantity(work: Work, label: str, unit_id: int | None) -> int:
    """The quantity of a label, marks and capitals aside; one that is new is made."""
    cleaned = clean_name(label)
    code = "-".join(match_key(cleaned).split())
    if not code:
        raise FieldInvalid("quantity", label)
    held = work.session.scalar(select(tables.Quantity.id).where(tables.Quantity.code == code))
    if held is not None:
        return held
    values = {"code": code, "label": cleaned, "unit_id": unit_id}
    return work.ledger.insert(tables.Quantity, values)


def _subject(work: Work, named: str | None) -> int | None:
    """A known authority by its name, or by its id in digits."""
    if named is None:
        return None
    if named.isascii() and named.isdigit():
        return standing(work, int(named))
    form, authority = tables.AuthorityName, tables.Authority
    for kind in _SUBJECTS:
        found = work.session.scalars(
            select(authority.id)
            .join(form, form.authority_id == authority.id)
            .where(form.name == named, authority.kind == kind, authority.status != "merged")
            .order_by(authority.id)
        ).first()
        if found is not None:
            return find_authority(work, AuthorityRef(id=found))
    raise AuthorityMissing(named)
