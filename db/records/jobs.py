"""Records of long jobs: how far they are, what came of them, and how they are stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class IndexHealth(StrEnum):
    """Whether search sees the archive as it is."""

    CURRENT = "current"
    BEHIND = "behind"
    """Usable; the newest changes are not in it yet."""
    UNUSABLE = "unusable"
    """Missing, damaged or foreign: browse works, search waits for a rebuild."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """The index against the database."""

    health: IndexHealth
    documents: int
    pending: int
    """Articles that changed since the index was last brought up to date."""
    reason: str | None = None
    """Why it is unusable, for the log and `kho check`."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is. `total` is None while it is not known."""

    stage: str
    done: int
    total: int | None = None


@dataclass(frozen=True, slots=True)
class StagedArticle:
    """An article as ingest would store it, shown before anything is stored."""

    sha256: str
    """Of its own bytes: what an amendment names it by."""
    fields: Mapping[str, str]
    """Its fields by name: headline, standfirst, kicker, byline, dateline, outlet, url, section,
    language, published, published_basis; empty ones are left out."""
    origins: Mapping[str, tuple[str, float]]
    """Where each field comes from, and how sure that is, from 0 to 1."""
    blocks: tuple[tuple[str, str], ...]
    """The kind and the text of its blocks, from the first on, as far as a preview needs them."""
    words: int
    encoding: str | None
    readings: tuple[tuple[str, str], ...] = ()
    """Beginnings of the text by encoding, the likeliest first, where its bytes allow several."""


@dataclass(frozen=True, slots=True)
class IngestItem:
    """What became of one file, or of one member of a file."""

    path: str
    member: str | None
    outcome: str
    """`added`, `duplicate`, `new_version` or `failed`."""
    article_id: int | None = None
    headline: str | None = None
    code: str | None = None
    """The error code of a failed item, such as E_ENCODING."""
    message: str | None = None
    staged: StagedArticle | None = None
    """In a rehearsal: what would be stored."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The sum of an ingest run."""

    added: int
    duplicates: int
    failed: int
    seconds: float
    cancelled: bool
    job_id: int | None
    """The number of the run, to undo it by; None for a rehearsal, which stores nothing."""


class ProfileKind(StrEnum):
    """What a profile tells how to read."""

    COLUMNS = "columns"
    """A table or JSON lines: which column is which field."""
    SITE = "site"
    """The pages of a site: where each part stands."""


@dataclass(frozen=True, slots=True)
class IngestProfile:
    """How a kind of table or the pages of a site are read; kept in the archive."""

    kind: ProfileKind
    name: str
    body: Mapping[str, Any]
    """A JSON object; its own `name` is the name."""


@dataclass(frozen=True, slots=True)
class IngestBatch:
    """One run of ingest that was, or is going on."""

    job_id: int
    paths: tuple[str, ...]
    options: Mapping[str, object]
    """What a person chose for it."""
    state: str
    """`running` (or killed meanwhile), `cancelled` or `done`."""
    started_at: str
    finished_at: str | None
    added: int
    duplicates: int
    failed: int
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class UndoConflict:
    """An article that the undo of a run left as it is."""

    article_id: int
    headline: str
    reason: str
    """`edited` (somebody saved it since) or `newer_version` (a later run brought one)."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What the undo of a run took out."""

    job_id: int
    removed: int
    """Articles that the run had brought."""
    restored: int
    """Articles that are back at their former version."""
    conflicts: tuple[UndoConflict, ...]


OnProgress = Callable[[Progress], None]
"""Told how far a job is, on the thread that does the job; must be quick."""

ShouldStop = Callable[[], bool]
"""Asked often by a long call; once it says True the call raises `Cancelled`."""


def never() -> bool:
    """The `ShouldStop` of a call that nobody can cancel."""
    return False


def unheard(progress: Progress) -> None:
    """The `OnProgress` of a call that nobody watches."""
