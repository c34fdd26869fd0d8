"""Records of a salvage: what a damaged database still gives, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from db.records.backups import Backup


class Unproven(StrEnum):
    """Why an article of a damaged database was not brought."""

    TEXT_CHANGED = "text_changed"
    """Its text does not have the SHA-256 that was stored with it."""
    TEXT_FOREIGN = "text_foreign"
    """The text under its number is sound, and is not the one that belongs to its facts."""
    TEXT_LOST = "text_lost"
    FACTS_LOST = "facts_lost"
    """Only its text is left: nobody knows what it is called."""
    FACTS_CHANGED = "facts_changed"
    """Its headline is not the one by which it was put in order, or its lasting id is another."""
    NUMBER_TAKEN = "number_taken"
    """Its number or address belongs to another article."""


@dataclass(frozen=True, slots=True)
class SalvagedArticle:
    """An article whose text is proven, newer than in the backup or not in it at all."""

    id: int
    accession: str
    headline: str
    is_new: bool
    """It is not in the backup."""


@dataclass(frozen=True, slots=True)
class UnprovenArticle:
    """An article that is newer, or not in the backup, and could not be proven."""

    id: int
    accession: str | None
    headline: str | None
    reason: Unproven
    text_version: int | None
    """The row of its text, where there is one."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was met in the damaged database."""

    pages: int
    unread: int
    """Pages that the disk did not give."""
    rows: int
    broken: int
    """Rows that are not whole."""
    strange: int
    """Pages with rows that belong to none of our tables."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """A backup, and beside it what the damaged database gives beyond it."""

    flaw: str
    """What is wrong with the database."""
    backup: Backup | None
    """The newest verified one, or the one that was asked for."""
    salvaged: tuple[SalvagedArticle, ...]
    unproven: tuple[UnprovenArticle, ...]
    articles: int
    """What the archive holds when both are put together; those in the bin are left out."""
    recorded: Mapping[str, int]
    """Rows of each table of the catalogue that come, too: whole, but nothing proves them."""
    left_out: int
    """Facts that name what is lost."""
    laid_anew: int
    """Texts whose parts on the page are lost: their paragraphs are shown one after the other."""
    survey: Survey


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A salvage that was done."""

    salvage: Salvage
    damaged: Path | None
    """Where the damaged files are kept, untouched, with the texts that nothing proves."""
    files: int
    """Original files that came back from beside the backup."""
