"""Records of suggestions: what the program read in an article, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.records.anchors import Quote
from db.records.articles import ArticleRow
from db.records.edits import Edit


class SuggestionKind(StrEnum):
    """What is suggested."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    AWARD = "award"
    EVENT = "event"
    INDEX = "index"
    DATE = "date"
    """A day or period that the text names; it is accepted as part of what it dates."""
    FIGURE = "figure"
    MISSPELLING = "misspelling"
    PUBLISHED = "published"
    """Between which days the article was published."""
    SUBJECT = "subject"
    DECISION = "decision"
    """A stage of an award: nominated, announced, won."""
    RELATION = "relation"
    """What the article is to another one of the archive."""
    DOSSIER = "dossier"
    """A dossier in which articles stand that belong to this one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Where an article states something, and the whole sentence around it."""

    article_id: int
    quote: Quote | None
    """None for a figure that was catalogued without its place."""
    span: tuple[int, int] | None
    """Where the sentence stands: code points of the text of that article."""
    sentence: str


@dataclass(frozen=True, slots=True)
class SharedFigure:
    """A figure that two articles state, with the sentences of both."""

    value: str
    """A decimal number, as in the catalogue."""
    unit: str | None
    """The code of its unit."""
    quantity: str
    """What it measures, in the words of the article that is suggested for."""
    here: Statement
    there: Statement


_MOST_READ: Final = 50_000
"""Code points: four times the longest of 30,000 articles. What is longer is a book or a trap."""


def unread(text: str) -> int:
    """Tell how many code points at the end of a text are not read for suggestions; mostly none.

    A word is read whole or not at all, lest 1.500 become 1.5.
    """
    if len(text) <= _MOST_READ:
        return 0
    spaces = (text.rfind(space, 0, _MOST_READ) for space in " \n")
    return len(text) - max(0, *spaces)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that the text says, and the edits that record it. Nothing is recorded before."""

    key: str
    """The same for the same suggestion of the same text."""
    kind: SuggestionKind
    label: str
    """What is suggested, as people call it: a name, a number with its unit, a day."""
    facts: tuple[tuple[str, str], ...]
    """Its parts by name: `value`, `qualifier`, `unit`, `period`, `role`, `edtf` and so on."""
    quote: Quote | None
    """The words that say so."""
    sentence: tuple[int, int] | None
    """The sentence around them: code points of the text."""
    confidence: float
    """From 0 to 1."""
    edits: tuple[Edit, ...]
    """What accepting it applies; empty for what is only shown."""
    done: bool = False
    """It is in the catalogue already."""
    refusal: tuple[Edit, ...] = ()
    """What a no applies, so that it is remembered; empty where a no is not kept."""
    others: tuple[ArticleRow, ...] = ()
    """The articles that are the reason for it: the one that this one is related to, or those of
    its kin in the dossier."""
    shared: tuple[SharedFigure, ...] = ()
    """Figures that this article and the other one state, the most telling first: a few of them."""
