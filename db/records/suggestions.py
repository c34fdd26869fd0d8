"""Records of suggestions: what the program read in an article, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.records.anchors import Quote
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
    DOSSIER = "dossier"


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
