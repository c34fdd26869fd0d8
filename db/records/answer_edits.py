"""Edits of answer sheets."""

from __future__ import annotations

from dataclasses import dataclass

from db.records.anchors import Quote


@dataclass(frozen=True, slots=True)
class KeepSheet:
    """Begin a sheet (`sheet_id` None), or rewrite what was asked and what is answered."""

    sheet_id: int | None
    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class RemoveSheet:
    """Take a sheet away, with what is quoted on it."""

    sheet_id: int


@dataclass(frozen=True, slots=True)
class AddToSheet:
    """Put words of an article at the end of a sheet; words that are on it already stay there.

    `sheet_id` None is the newest sheet of this user; one is begun when there is none.
    """

    article_id: int
    quote: Quote
    sheet_id: int | None = None


@dataclass(frozen=True, slots=True)
class MoveOnSheet:
    """Put a quotation at another place of its sheet, counted from 1."""

    quote_id: int
    place: int


@dataclass(frozen=True, slots=True)
class RemoveFromSheet:
    """Take a quotation off its sheet."""

    quote_id: int
