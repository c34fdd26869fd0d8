"""Saves answer sheets: questions, short answers, and the words that are quoted for them."""

from __future__ import annotations

from sqlalchemy import func, select

from db import tables
from db.errors import FieldInvalid
from db.records.answer_edits import (
    AddToSheet,
    KeepSheet,
    MoveOnSheet,
    RemoveFromSheet,
    RemoveSheet,
)
from db.saving.anchoring import add_anchor
from db.saving.work import Work


def keep_sheet(work: Work, edit: KeepSheet) -> int:
    """Begin a sheet or rewrite one. Raises FieldInvalid for one that is not there."""
    values = {"question": edit.question.strip(), "answer": edit.answer.strip()}
    if edit.sheet_id is None:
        facts = {"uid": work.uid(), "user_id": work.user_id, "at": work.now}
        return work.ledger.insert(tables.AnswerSheet, {**facts, **values})
    _sheet(work, edit.sheet_id)
    work.ledger.update(tables.AnswerSheet, edit.sheet_id, values)
    return edit.sheet_id


def remove_sheet(work: Work, edit: RemoveSheet) -> None:
    """Take a sheet away with its quotations. Raises FieldInvalid for one that is not there."""
    _sheet(work, edit.sheet_id)
    for quote_id in _quotes(work, edit.sheet_id):
        work.ledger.delete(tables.AnswerQuote, quote_id)
    work.ledger.delete(tables.AnswerSheet, edit.sheet_id)


def add_to_sheet(work: Work, edit: AddToSheet) -> int:
    """Put words at the end of a sheet. Raises ArticleMissing, QuoteMissing and FieldInvalid.

    It says nothing of the article, so the version and the history of that stay as they are.
    """
    work.article(edit.article_id)
    sheet_id = _sheet(work, edit.sheet_id).id if edit.sheet_id is not None else _newest(work)
    quote, held = tables.AnswerQuote, _held(work, sheet_id, edit)
    if held is not None:
        return held
    anchor_id = add_anchor(work, edit.article_id, edit.quote, touches=False)
    last = work.session.scalar(select(func.max(quote.seq)).where(quote.sheet_id == sheet_id))
    values = {
        "sheet_id": sheet_id,
        "article_id": edit.article_id,
        "anchor_id": anchor_id,
        "seq": (last or 0) + 1,
    }
    return work.ledger.insert(quote, values)


def move_on_sheet(work: Work, edit: MoveOnSheet) -> int:
    """Put a quotation elsewhere on its sheet; beyond its ends is at its ends.

    Raises FieldInvalid for one that is not there.
    """
    order = _quotes(work, _quote(work, edit.quote_id).sheet_id)
    order.remove(edit.quote_id)
    order.insert(max(0, edit.place - 1), edit.quote_id)
    for seq, quote_id in enumerate(order, 1):
        work.ledger.update(tables.AnswerQuote, quote_id, {"seq": seq})
    return edit.quote_id


def remove_from_sheet(work: Work, edit: RemoveFromSheet) -> None:
    """Take a quotation off its sheet. Raises FieldInvalid for one that is not there."""
    _quote(work, edit.quote_id)
    work.ledger.delete(tables.AnswerQuote, edit.quote_id)


def _held(work: Work, sheet_id: int, edit: AddToSheet) -> int | None:
    """The quotation of the same words that is on a sheet already."""
    quote, anchor = tables.AnswerQuote, tables.Anchor
    return work.session.scalar(
        select(quote.id)
        .join(anchor, anchor.id == quote.anchor_id)
        .where(
            quote.sheet_id == sheet_id,
            quote.article_id == edit.article_id,
            anchor.exact == edit.quote.exact,
            anchor.start == edit.quote.start,
        )
        .limit(1)
    )


def _newest(work: Work) -> int:
    """The newest sheet of this user; a new one where there is none."""
    sheet = tables.AnswerSheet
    held = select(func.max(sheet.id)).where(sheet.user_id == work.user_id)
    found = work.session.scalar(held)
    return found if found is not None else keep_sheet(work, KeepSheet(None))


def _quotes(work: Work, sheet_id: int) -> list[int]:
    quote = tables.AnswerQuote
    query = select(quote.id).where(quote.sheet_id == sheet_id).order_by(quote.seq, quote.id)
    return list(work.session.scalars(query))


def _sheet(work: Work, sheet_id: int) -> tables.AnswerSheet:
    held = work.session.get(tables.AnswerSheet, sheet_id)
    if held is None:
        raise FieldInvalid("sheet", str(sheet_id))
    return held


def _quote(work: Work, quote_id: int) -> tables.AnswerQuote:
    held = work.session.get(tables.AnswerQuote, quote_id)
    if held is None:
        raise FieldInvalid("quote", str(quote_id))
    return held
