"""Records of the catalogue: everything that was recorded of one article, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from db.records.anchors import Anchor
from db.records.articles import ArticleRow, Changes
from db.records.authorities import Method, Role
from db.records.awards import AwardDecision
from db.records.figures import Check, Figure
from db.records.relations import Relation


class NoteKind(StrEnum):
    """What a note is for."""

    NOTE = "note"
    QUERY = "query"
    """A question that somebody has to answer."""
    SIC = "sic"
    """The text is printed so; what is meant stands in the note."""
    INCONSISTENCY = "inconsistency"
    RIGHTS = "rights"


class Medium(StrEnum):
    """What a holding is made of."""

    PRINT = "print"
    CLIPPING = "clipping"
    MICROFILM = "microfilm"
    DIGITAL = "digital"
    PHOTOCOPY = "photocopy"


class DossierLevel(StrEnum):
    """Where in the nesting a dossier stands."""

    FONDS = "fonds"
    SERIES = "series"
    FILE = "file"
    SET = "set"


class UserRole(StrEnum):
    """What a user may do: everybody reads, cataloguers save, checkers also set articles checked."""

    CATALOGUER = "cataloguer"
    CHECKER = "checker"


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an article or on a place in it. Of a sic note `body` is what is meant."""

    id: int
    uid: str
    kind: NoteKind
    body: str
    anchor: Anchor | None
    by: str | None
    at: str
    resolved_at: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A subject of a vocabulary."""

    id: int
    vocabulary: str
    notation: str
    label: str
    path: str
    """Labels from the top, joined by " > "."""
    articles: int
    retired: bool


@dataclass(frozen=True, slots=True)
class ArticleTerm:
    """A subject that an article was given."""

    id: int
    term: Term
    is_primary: bool
    method: Method


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier as a list shows it."""

    id: int
    uid: str
    title: str
    level: DossierLevel
    parent_id: int | None
    scope: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class DossierItem:
    """An article in a dossier, in its order, and why it is there."""

    id: int
    article: ArticleRow
    seq: int
    note: str | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Where a paper or other copy of an article is kept."""

    id: int
    repository: str
    medium: Medium
    shelfmark: str | None
    box: str | None
    item: str | None
    condition: str | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the catalogue holds of one article."""

    article_id: int
    row_version: int
    fields: Mapping[str, str | None]
    """The editable facts by the names that `ArticleEdit` takes: headline, outlet, issue, page …"""
    roles: tuple[Role, ...]
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
    """Those that differ first, then unclear ones."""
    decisions: tuple[AwardDecision, ...]
    """The award decisions that the article reports of."""
    terms: tuple[ArticleTerm, ...]
    notes: tuple[Note, ...]
    dossiers: tuple[DossierRow, ...]
    holdings: tuple[Holding, ...]
    relations: tuple[Relation, ...]
    cataloguer: str | None
    """Initials."""
    checker: str | None


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who works on the archive."""

    id: int
    initials: str
    name: str
    role: UserRole
    active: bool


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a change set did to one row: columns that changed, as they were and as they became."""

    table: str
    key: str
    operation: str
    """`insert`, `update` or `delete`."""
    article_id: int | None
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One save of one person: what can be undone and redone as a whole."""

    id: int
    at: str
    by: str | None
    """Initials."""
    action: str
    """The name of its first edit, such as `add_figure`; `undo` and `redo` for these two."""
    summary: str
    """What it was about, as data: a headline, a name, a number."""
    edits: int
    undoes: int | None
    """The change set that it takes back."""
    undone_by: int | None
    articles: tuple[int, ...]
    changes: tuple[RowChange, ...]
    """Empty in a list; whole when one change set is read."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The answer to a save: its change set, what it touched, and the ids of what it made."""

    change_set: int | None
    """None when nothing changed."""
    changes: Changes
    made: tuple[int | None, ...]
    """For each edit, the id of the row that it made or kept."""
    versions: Mapping[int, int] = field(default_factory=dict)
    """Of each article that the edits touched, the version it had before; theirs is one more. Of an
    undo or redo nothing is told: it may bring a former version back."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that somebody wants to ask again."""

    id: int
    name: str
    query: str
    filters: Mapping[str, object]
    sort: str | None


@dataclass(frozen=True, slots=True)
class Tray:
    """The articles that wait for a cataloguer, and how the day is going."""

    waiting: tuple[ArticleRow, ...]
    total: int
    done_today: int
    """Articles this user saved as catalogued or checked since local midnight."""
    seconds_each: float | None
    """Median seconds between two of them today; None before the second."""
