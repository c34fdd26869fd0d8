"""Records of authorities: the people, bodies, places, events and awards that articles tell of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.records.anchors import Anchor


class AuthorityKind(StrEnum):
    """What an authority is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    AWARD = "award"
    INDEX = "index"
    """A ranking or measure with a name, such as PCI."""
    GROUP = "group"
    SYSTEM = "system"


class AuthorityStatus(StrEnum):
    """How far an authority is settled."""

    PROVISIONAL = "provisional"
    ESTABLISHED = "established"
    MERGED = "merged"
    """Another one took its place; whatever asks for it is led there."""


class NameKind(StrEnum):
    """What a name form is to the authority."""

    PREFERRED = "preferred"
    VARIANT = "variant"
    ACRONYM = "acronym"
    FORMER = "former"
    TRANSLATION = "translation"
    MISSPELLING = "misspelling"


class RoleKind(StrEnum):
    """What an authority is in an article."""

    SUBJECT = "subject"
    MENTIONED = "mentioned"
    AUTHOR = "author"
    REPORTER = "reporter"
    PHOTOGRAPHER = "photographer"
    SOURCE_CITED = "source_cited"
    AWARDING_BODY = "awarding_body"
    NOMINATING_BODY = "nominating_body"
    RECIPIENT = "recipient"
    AWARD = "award"
    CEREMONY = "ceremony"
    VENUE = "venue"
    INDEX = "index"
    RANKED = "ranked"
    COVERS_EVENT = "covers_event"


class Predicate(StrEnum):
    """What one authority is to another."""

    PART_OF = "part_of"
    LOCATED_IN = "located_in"
    GOVERNS = "governs"
    MEMBER_OF = "member_of"
    OFFICER_OF = "officer_of"
    SUCCESSOR_OF = "successor_of"
    ORGANISES = "organises"
    SAME_SERIES = "same_series"


class Method(StrEnum):
    """How something came into the catalogue: the source dot of the window."""

    TYPED = "typed"
    SUGGESTED = "suggested"
    """The program found it and a person accepted it."""
    INGESTED = "ingested"
    """It came with its source, such as the starter archive or a MARC record."""


@dataclass(frozen=True, slots=True)
class AuthorityRef:
    """Names an authority in an edit: by its id, or by kind and name.

    By name it is the authority of this kind that has exactly this name among its forms; when there
    is none, a provisional one is made with it as the preferred name.
    """

    id: int | None = None
    kind: AuthorityKind | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority as a list shows it."""

    id: int
    uid: str
    kind: AuthorityKind
    name: str
    disambiguation: str | None
    status: AuthorityStatus
    articles: int
    """How many articles have it in a role."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name of an authority, with the EDTF dates between which it was in use."""

    id: int
    name: str
    kind: NameKind
    language: str | None
    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class AuthorityLink:
    """What an authority is to another one, and when (EDTF)."""

    id: int
    predicate: Predicate
    is_subject: bool
    """Whether it reads from this authority to the other: this one is part of the other."""
    other: AuthorityRow
    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class ExternalId:
    """The number of an authority elsewhere, such as Wikidata or VIAF."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class AuthorityDetail:
    """One authority, whole."""

    row: AuthorityRow
    language: str
    scope_note: str | None
    start: str | None
    """EDTF: born, founded, first held."""
    end: str | None
    names: tuple[NameForm, ...]
    links: tuple[AuthorityLink, ...]
    external_ids: tuple[ExternalId, ...]
    row_version: int


class MatchKind(StrEnum):
    """How a look-up came upon an authority, the best first."""

    EXACT = "exact"
    ACCENTS = "accents"
    """The same letters with other marks, or none."""
    ACRONYM = "acronym"
    BEGINNING = "beginning"
    WORDS = "words"
    """All its words, in some name form."""
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class AuthorityMatch:
    """An answer of the authority look-up: which authority, by which of its names, and how."""

    authority: AuthorityRow
    matched: str
    """The name form that matched."""
    name_kind: NameKind
    how: MatchKind


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do, before it is done."""

    kept: AuthorityDetail
    gone: AuthorityDetail
    articles: int
    """Articles that would come over."""
    names: tuple[str, ...]
    """Name forms that the kept one would gain."""
    differing: tuple[str, ...]
    """Fields in which both have something else, so that a person chooses: names of fields."""


@dataclass(frozen=True, slots=True)
class Role:
    """What an authority is in one article, and the words that say so."""

    id: int
    authority: AuthorityRow
    role: RoleKind
    anchor: Anchor | None
    method: Method
