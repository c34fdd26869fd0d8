"""The words for kinds of notes, name forms and relations, wherever one is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import NameKind, NoteKind, Predicate

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the sentences."""


def form_words(kind: NameKind) -> str:
    """What a name form is to its authority."""
    return {
        NameKind.PREFERRED: translate("Names", "preferred"),
        NameKind.VARIANT: translate("Names", "variant"),
        NameKind.ACRONYM: translate("Names", "acronym"),
        NameKind.FORMER: translate("Names", "former name"),
        NameKind.TRANSLATION: translate("Names", "translation"),
        NameKind.MISSPELLING: translate("Names", "misprint"),
    }[kind]


def predicate_words(predicate: Predicate) -> str:
    """What one authority is to another, between their two names."""
    return {
        Predicate.PART_OF: translate("Names", "is part of"),
        Predicate.LOCATED_IN: translate("Names", "lies in"),
        Predicate.GOVERNS: translate("Names", "governs"),
        Predicate.MEMBER_OF: translate("Names", "is a member of"),
        Predicate.OFFICER_OF: translate("Names", "holds office in"),
        Predicate.SUCCESSOR_OF: translate("Names", "follows"),
        Predicate.ORGANISES: translate("Names", "organises"),
        Predicate.SAME_SERIES: translate("Names", "belongs to the series of"),
    }[predicate]


def note_words(kind: NoteKind) -> str:
    """What a note is for."""
    return {
        NoteKind.SIC: translate("Notes", "[sic]"),
        NoteKind.NOTE: translate("Notes", "remark"),
        NoteKind.QUERY: translate("Notes", "question"),
        NoteKind.INCONSISTENCY: translate("Notes", "inconsistency"),
        NoteKind.RIGHTS: translate("Notes", "rights"),
    }[kind]
