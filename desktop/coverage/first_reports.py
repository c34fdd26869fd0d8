"""Who reported first, or who may have: the words, and the articles as links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.records import ArticleRow
from desktop.charts.count_words import CountWords
from desktop.reading.parts import ElidedLink, facts_of_row, heading, stacked, words
from desktop.theme import Theme

MOST = 5
"""Articles that are named; of more the number says enough."""


def first_parts(
    theme: Theme, first: Sequence[ArticleRow], opened: Callable[[int], object]
) -> list[QWidget]:
    """Name the first article, or all that may be the first; each opens by its headline."""
    if not first:
        unknown = QCoreApplication.translate(
            "Coverage", "Who reported first is not known: no article has a date."
        )
        return [words(unknown, "meta")]
    said = QCoreApplication.translate("Coverage", "Reported first")
    if len(first) > 1:
        said = QCoreApplication.translate(
            "Coverage", "One of these was first: their dates leave it open"
        )
    parts: list[QWidget] = [heading(theme, said)]
    parts += [
        stacked(
            theme,
            ElidedLink(row.headline, partial(opened, row.id)),
            words(facts_of_row(row), "meta"),
        )
        for row in first[:MOST]
    ]
    if len(first) > MOST:
        parts.append(words(CountWords().more(len(first) - MOST), "meta"))
    return parts
