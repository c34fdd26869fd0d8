"""Checks of dates that are printed with their day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from db.catalogue.checked import CheckDraft, CheckedArticle
from db.catalogue.mentions import Mention, dates_in, resolve
from db.records import CheckKind, Verdict
from db.search.collation import match_key

_WEEKDAYS: Final = {
    "hai": 1, "2": 1, "ba": 2, "3": 2, "tu": 3, "4": 3, "nam": 4, "5": 4, "sau": 5, "6": 5,
    "bay": 6, "7": 6, "chu nhat": 7, "cn": 7,
}  # fmt: skip
"""ISO numbers of the days: Monday is thứ hai and 1."""

_BEFORE: Final = re.compile(
    r"(?:\b(?:thứ|Thứ|THỨ)\s+(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|\b(?P<sunday>chủ\s+nhật|CN))"
    r"\s*[,(-]?\s*(?:ngày\s+|ngày:\s+)?\Z",
    re.IGNORECASE,
)
_REACH: Final = 40


def weekdays(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Hold the day of the week to the date behind it: "thứ Năm, 01/11/2018".

    A date without a year is taken for the one nearest to the publication; what does not fit then
    is unclear. The same date is checked once.
    """
    seen: set[str] = set()
    for block in article.blocks:
        text = article.text[block.start : block.stop]
        for mention in dates_in(text):
            before = _BEFORE.search(text[: mention.start][-_REACH:])
            if before is None or mention.day is None:
                continue
            on = mention.edtf or _near(article, mention)
            if on is None:
                continue
            printed = " ".join(f"{before[0]}{text[mention.start : mention.stop]}".split())
            key = match_key(printed)
            if key not in seen:
                seen.add(key)
                yield _weekday(key, printed, before, on, is_sure=mention.year is not None)


def _near(article: CheckedArticle, mention: Mention) -> str | None:
    if article.published is None or mention.day is None:
        return None
    return resolve(mention.day, mention.month, *article.published)


def _weekday(
    key: str, printed: str, before: re.Match[str], on: str, *, is_sure: bool
) -> CheckDraft:
    told = _WEEKDAYS[match_key(before["day"] or before["sunday"])]
    is_on = date.fromisoformat(on).isoweekday()
    verdict = Verdict.AGREES
    if told != is_on:
        verdict = Verdict.DIFFERS if is_sure else Verdict.UNCLEAR
    facts = [("date", on), ("printed", f"{told}"), ("weekday", f"{is_on}")]
    if not is_sure:
        facts.append(("year", "inferred"))
    return CheckDraft(
        kind=CheckKind.DATE_WEEKDAY,
        key=key,
        expression=printed,
        computed=None,
        stated=None,
        verdict=verdict,
        facts=tuple(facts),
    )
