"""Suggests the dates that an article names, and between which days it was published."""

from __future__ import annotations

from typing import Final

from db.catalogue.date_expressions import DateExpression
from db.catalogue.paragraphs import Paragraph, Paragraphs
from db.records import ArticleDetail, ArticleEdit, Quote, Suggestion, SuggestionKind

_PRINTED: Final = 0.95
_INFERRED: Final = 0.8
_UNKNOWN: Final = 0.6
_BOUNDED: Final = 0.8
_INFERRED_BASIS: Final = "inferred"


def suggest_dates(article: ArticleDetail, read: Paragraphs | None = None) -> tuple[Suggestion, ...]:
    """Suggest each date expression, and the time of publication of an undated article.

    `read` are the paragraphs of the article where somebody has read them already.

    Facts of a date: `edtf`, `lo` and `hi` where it is a stretch, `year` printed, inferred or
    unknown. Where no year is known there is `day` instead of `edtf`, as MM-DD or MM.
    """
    read = read or Paragraphs(article)
    found = [_suggestion(paragraph, one) for paragraph in read for one in paragraph.dates]
    publishing = _published(article, read.published)
    return (publishing, *found) if publishing else tuple(found)


def _suggestion(paragraph: Paragraph, one: DateExpression) -> Suggestion:
    start, stop = paragraph.start + one.start, paragraph.start + one.stop
    words = paragraph.text[one.start : one.stop]
    first, last = paragraph.sentence_at(one.start)
    facts: list[tuple[str, str]] = []
    if one.edtf:
        facts.append(("edtf", one.edtf))
        if one.last:
            lo, _, hi = one.edtf.partition("/")
            facts += [("lo", lo), ("hi", hi)]
        year, confidence = ("inferred", _INFERRED) if one.inferred else ("printed", _PRINTED)
    else:
        facts.append(("day", one.of_any_year))
        year, confidence = "unknown", _UNKNOWN
    return Suggestion(
        key=f"date:{start}-{stop}",
        kind=SuggestionKind.DATE,
        label=words,
        facts=(*facts, ("year", year)),
        quote=Quote(words, start, stop),
        sentence=(paragraph.start + first, paragraph.start + last),
        confidence=confidence,
        edits=(),
    )


def _published(article: ArticleDetail, bounds: tuple[str, str] | None) -> Suggestion | None:
    is_known = article.row.published and article.published_basis != _INFERRED_BASIS
    if is_known or bounds is None:
        return None
    lo, hi = bounds
    edtf = lo if lo == hi else f"{lo}/{hi}"
    fields = {"published": edtf, "published_basis": _INFERRED_BASIS}
    return Suggestion(
        key=f"published:{edtf}",
        kind=SuggestionKind.PUBLISHED,
        label=edtf,
        facts=(("edtf", edtf), ("lo", lo), ("hi", hi), ("basis", _INFERRED_BASIS)),
        quote=None,
        sentence=None,
        confidence=_BOUNDED,
        edits=(ArticleEdit(article.row.id, None, fields),),
    )
