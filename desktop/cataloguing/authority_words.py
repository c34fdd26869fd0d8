"""The words for kinds of authorities, what they are in an article, and how they were found."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from db.records import (
    AuthorityKind,
    AuthorityMatch,
    AuthorityStatus,
    MatchKind,
    Method,
    RoleKind,
)
from desktop.language import number

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the sentences."""

_PLACE = re.compile(
    r"(?:tỉnh|huyện|xã|phường|thôn|quận|thị xã|thành phố|TP\.?|đảo|sông|núi)\s", re.IGNORECASE
)
_NAME = re.compile(r"(?:ông |bà |anh |chị )?\w+(?: \w+){1,3}", re.IGNORECASE)


def kind_words(kind: AuthorityKind) -> str:
    """What an authority is."""
    return {
        AuthorityKind.PERSON: translate("Names", "person"),
        AuthorityKind.ORGANISATION: translate("Names", "body"),
        AuthorityKind.PLACE: translate("Names", "place"),
        AuthorityKind.EVENT: translate("Names", "event"),
        AuthorityKind.AWARD: translate("Names", "award"),
        AuthorityKind.INDEX: translate("Names", "index"),
        AuthorityKind.GROUP: translate("Names", "group"),
        AuthorityKind.SYSTEM: translate("Names", "system"),
    }[kind]


def role_words(role: RoleKind) -> str:
    """What an authority is in an article."""
    return {
        RoleKind.SUBJECT: translate("Names", "subject"),
        RoleKind.MENTIONED: translate("Names", "mentioned"),
        RoleKind.AUTHOR: translate("Names", "author"),
        RoleKind.REPORTER: translate("Names", "reporter"),
        RoleKind.PHOTOGRAPHER: translate("Names", "photographer"),
        RoleKind.SOURCE_CITED: translate("Names", "source"),
        RoleKind.AWARDING_BODY: translate("Names", "confers the award"),
        RoleKind.NOMINATING_BODY: translate("Names", "nominates"),
        RoleKind.RECIPIENT: translate("Names", "receives the award"),
        RoleKind.AWARD: translate("Names", "award"),
        RoleKind.CEREMONY: translate("Names", "ceremony"),
        RoleKind.VENUE: translate("Names", "venue"),
        RoleKind.INDEX: translate("Names", "index"),
        RoleKind.RANKED: translate("Names", "ranked"),
        RoleKind.COVERS_EVENT: translate("Names", "event reported"),
    }[role]


def standing_words(status: AuthorityStatus) -> str:
    """How far an authority is settled."""
    return {
        AuthorityStatus.PROVISIONAL: translate("Names", "provisional"),
        AuthorityStatus.ESTABLISHED: translate("Names", "established"),
        AuthorityStatus.MERGED: translate("Names", "merged"),
    }[status]


def method_dot(method: Method) -> str:
    """The source dot of a value."""
    return {Method.TYPED: "●", Method.SUGGESTED: "◐", Method.INGESTED: "○"}[method]


def method_words(method: Method) -> str:
    """How a value came into the catalogue."""
    return {
        Method.TYPED: translate("Names", "typed"),
        Method.SUGGESTED: translate("Names", "suggested and accepted"),
        Method.INGESTED: translate("Names", "came with the source"),
    }[method]


def match_words(match: AuthorityMatch) -> str:
    """One row of a look-up: the name, what it is, how it was found, how many articles have it."""
    row = match.authority
    parts = [row.name]
    if row.disambiguation:
        parts[0] += f" ({row.disambiguation})"
    parts.append(kind_words(row.kind))
    if match.matched != row.name:
        parts.append(f"= {match.matched}")
    how = {
        MatchKind.ACCENTS: translate("Names", "other marks"),
        MatchKind.TYPO: translate("Names", "perhaps a slip"),
        MatchKind.ACRONYM: translate("Names", "acronym"),
    }.get(match.how)
    if how:
        parts.append(how)
    if row.articles:
        parts.append(translate("Names", "articles: {count}").format(count=number(row.articles)))
    return " · ".join(parts)


def guess_kind(name: str) -> AuthorityKind:
    """What a new name probably is; a person may choose otherwise."""
    if _PLACE.match(name):
        return AuthorityKind.PLACE
    words = name.split()
    if _NAME.fullmatch(name) and all(word[0].isupper() and not word.isupper() for word in words):
        return AuthorityKind.PERSON
    return AuthorityKind.ORGANISATION
