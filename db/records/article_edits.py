"""Edits of one article: its text, roles, subjects, notes, holdings and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.records.anchors import AwaitedQuote, Quote
from db.records.authorities import (
    AuthorityRef,
    Method,
    RoleKind,
)
from db.records.catalogue import Medium, NoteKind
from db.records.figures import CheckKind, Qualifier, Verdict, Verification

# ---- articles -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CorrectText:
    """Replace `quote` in the current text by other words: a new text version.

    The span may not cross the edge of a block. Anchors follow.
    """

    article_id: int
    row_version: int
    quote: Quote
    replacement: str


@dataclass(frozen=True, slots=True)
class DeleteArticle:
    """Put an article into the bin."""

    article_id: int
    row_version: int


@dataclass(frozen=True, slots=True)
class RestoreArticle:
    """Take an article out of the bin."""

    article_id: int


@dataclass(frozen=True, slots=True)
class AddRole:
    """Say what an authority is in an article. The same role at the same place is kept once."""

    article_id: int
    authority: AuthorityRef
    role: RoleKind
    quote: Quote | AwaitedQuote | None = None
    method: Method = Method.TYPED


@dataclass(frozen=True, slots=True)
class RemoveRole:
    """Take a role back."""

    role_id: int


@dataclass(frozen=True, slots=True)
class AddTerm:
    """Give an article a subject, by the notation of a term of the vocabulary."""

    article_id: int
    vocabulary: str
    notation: str
    is_primary: bool = False
    method: Method = Method.TYPED


@dataclass(frozen=True, slots=True)
class RemoveTerm:
    """Take a subject from an article."""

    article_term_id: int


@dataclass(frozen=True, slots=True)
class AddNote:
    """Put a note on an article, or on a place of its text."""

    article_id: int
    kind: NoteKind
    body: str
    quote: Quote | AwaitedQuote | None = None


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Rewrite a note, settle it or open it again; None leaves the text or the state as it is."""

    note_id: int
    body: str | None = None
    is_resolved: bool | None = None


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Take a note away."""

    note_id: int


@dataclass(frozen=True, slots=True)
class AddHolding:
    """Record where a copy is kept."""

    article_id: int
    repository: str
    medium: Medium
    shelfmark: str | None = None
    box: str | None = None
    item: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveHolding:
    """Take a holding away."""

    holding_id: int


# ---- figures --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddFigure:
    """Record a number of an article. One of the same value at the same place is kept once.

    `quantity` is the Vietnamese label of what it measures; `unit` the code of a unit or a label of
    a new one. `value` and `precision` are as in `Figure`. Provenance is a quote, or a note.
    """

    article_id: int
    quantity: str
    value: str
    qualifier: Qualifier = Qualifier.EXACT
    precision: str = "1"
    unit: str | None = None
    subject: AuthorityRef | None = None
    per: str | None = None
    period: str | None = None
    as_of: str | None = None
    quote: Quote | AwaitedQuote | None = None
    time_quote: Quote | AwaitedQuote | None = None
    attributed_to: AuthorityRef | None = None
    note: str | None = None
    method: Method = Method.TYPED


@dataclass(frozen=True, slots=True)
class ChangeFigure:
    """Change some facts of a figure: the names and texts that `AddFigure` has.

    `subject` and `attributed_to` take the name of an organisation or place that is known, or its id
    in digits; `verification` a word of `Verification`.
    """

    figure_id: int
    fields: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class RemoveFigure:
    """Take a figure away."""

    figure_id: int


@dataclass(frozen=True, slots=True)
class VerifyFigure:
    """Say what a person holds of a figure."""

    figure_id: int
    verification: Verification
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DecideCheck:
    """Keep what a person says of a check, with the reason; None takes it back."""

    article_id: int
    kind: CheckKind
    key: str
    verdict: Verdict | None
    reason: str | None = None
