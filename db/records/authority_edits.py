"""Edits of authorities and awards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.records.anchors import AwaitedQuote, Quote
from db.records.authorities import (
    AuthorityRef,
    NameKind,
    Predicate,
)
from db.records.awards import DecisionStatus, ReportTense

# ---- authorities ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeepAuthority:
    """Make an authority, or change the facts of one; an absent field stays as it is.

    `fields`: name (the preferred one), disambiguation, scope_note, language, start, end, status.
    """

    authority: AuthorityRef
    fields: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddName:
    """Give an authority another name form."""

    authority: AuthorityRef
    name: str
    kind: NameKind
    language: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeName:
    """Rewrite a name form: what is left out is no longer known.

    The preferred one keeps its name and kind: `KeepAuthority` gives an authority another name.
    """

    name_id: int
    name: str
    kind: NameKind
    language: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveName:
    """Take a name form away; not the preferred one."""

    name_id: int


@dataclass(frozen=True, slots=True)
class AddExternalId:
    """Record the number of an authority elsewhere."""

    authority: AuthorityRef
    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class RelateAuthorities:
    """Say what an authority is to another one, and when (EDTF)."""

    subject: AuthorityRef
    predicate: Predicate
    other: AuthorityRef
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveAuthorityLink:
    """Take such a link away."""

    link_id: int


@dataclass(frozen=True, slots=True)
class MergeAuthorities:
    """Let one authority take the place of another of the same kind.

    `take` names the fields whose value comes from the one that goes.
    """

    kept_id: int
    gone_id: int
    take: tuple[str, ...] = ()


# ---- awards ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeepAward:
    """Record who confers an award, and since when (EDTF)."""

    award: AuthorityRef
    conferred_by: AuthorityRef | None = None
    since: str | None = None
    reach: str | None = None


@dataclass(frozen=True, slots=True)
class KeepEdition:
    """Record an edition of an award and its ceremony: an event with its days (EDTF) and venue."""

    award: AuthorityRef
    year: int
    label: str = ""
    ceremony: str | None = None
    """The name of the event."""
    held: str | None = None
    venue: AuthorityRef | None = None


@dataclass(frozen=True, slots=True)
class KeepCategory:
    """Record a category of an award and a label under which it was printed in a year."""

    award: AuthorityRef
    name: str
    name_en: str | None = None
    year: int | None = None
    label: str | None = None
    article_id: int | None = None
    quote: Quote | AwaitedQuote | None = None


@dataclass(frozen=True, slots=True)
class AddDecisionEvent:
    """Record what an article reports of an award to a recipient.

    Edition, category and decision are made where they are missing. `category` is a label as
    printed; it is reconciled with those the award has (see `db.catalogue.categories`).
    """

    award: AuthorityRef
    year: int
    recipient: AuthorityRef
    status: DecisionStatus
    tense: ReportTense
    category: str | None = None
    level: str = ""
    for_work: str | None = None
    at: str | None = None
    actor: AuthorityRef | None = None
    ceremony: str | None = None
    article_id: int | None = None
    quote: Quote | AwaitedQuote | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveDecisionEvent:
    """Take a report of an award away; a decision without any goes too."""

    event_id: int
