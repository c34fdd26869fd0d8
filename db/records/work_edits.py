"""Edits of links, dossiers, users, vocabularies and kept queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.records.catalogue import DossierLevel, UserRole
from db.records.relations import Decision, RelationKind

# ---- links, dossiers, and the rest ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RelateArticles:
    """Say what an article is to another one."""

    article_id: int
    other_id: int
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class DenyRelation:
    """Say that an article is not this to another one: remembered, and never suggested again."""

    article_id: int
    other_id: int
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class DecideRelation:
    """Keep what a person says of two linked articles.

    None takes it back: the link is what the rules make of the two, and none where only a person
    made it.
    """

    relation_id: int
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class KeepDossier:
    """Make a dossier (`dossier_id` None) or change one. A dossier cannot stand in itself."""

    dossier_id: int | None
    title: str
    level: DossierLevel = DossierLevel.FILE
    parent_id: int | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveDossier:
    """Take a dossier away, empty or not.

    The dossiers in it go one up; its articles stay in the archive, in that dossier no more.
    """

    dossier_id: int


@dataclass(frozen=True, slots=True)
class AddToDossier:
    """Put an article at the end of a dossier, or rewrite why it is there.

    The dossier is named by its id, or by its title, and made when there is none of that title.
    """

    article_id: int
    dossier_id: int | None = None
    title: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveFromDossier:
    """Take an article out of a dossier."""

    dossier_id: int
    article_id: int


@dataclass(frozen=True, slots=True)
class KeepUser:
    """Record somebody who works on the archive, or change what is known of them."""

    initials: str
    name: str
    role: UserRole = UserRole.CATALOGUER
    active: bool = True


@dataclass(frozen=True, slots=True)
class KeepTerm:
    """Add a term to a vocabulary, or change its label; `broader` is a notation."""

    vocabulary: str
    notation: str
    label: str
    broader: str | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class KeepSearch:
    """Keep a query under a name, in place of a former one of this user."""

    name: str
    query: str
    filters: Mapping[str, object] = field(default_factory=dict)
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveSearch:
    """Forget a kept query."""

    search_id: int
