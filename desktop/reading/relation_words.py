"""What one article is to another one, in words that read from the article on show."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import Related, Relation, RelationKind, Statement, Suggestion
from desktop.language import number

BEFORE = 40
"""Letters of a sentence that are kept before its figure, so that a narrow line shows it."""


def suggested_words(suggestion: Suggestion) -> str:
    """What the open article would be to the one that is suggested."""
    kind = next(value for name, value in suggestion.facts if name == "relation")
    return _forwards(RelationKind(kind))


def dossier_reason(suggestion: Suggestion) -> str:
    """Why an article is suggested for a dossier."""
    facts = dict(suggestion.facts)
    parts: list[str] = []
    if int(facts["related"]):
        words = QCoreApplication.translate("Relations", "related articles in it: {count}")
        parts.append(words.format(count=number(int(facts["related"]))))
    names = [value for name, value in suggestion.facts if name == "through"]
    if names:
        words = QCoreApplication.translate("Relations", "articles in it about {names}: {count}")
        count = number(int(facts["articles"]))
        parts.append(words.format(names=", ".join(names), count=count))
    return " · ".join(parts)


def statement_words(statement: Statement) -> str:
    """A sentence with its figure near the beginning, for a line that is cut at its end."""
    words = statement.sentence
    at = words.find(statement.quote.exact) if statement.quote is not None else -1
    if at > BEFORE:
        start = words.find(" ", at - BEFORE)
        words = f"…{words[start:]}" if 0 <= start < at else words
    return words


def relation_words(relation: Relation) -> str:
    """What this article is to the other one; the other's headline follows."""
    return _forwards(relation.kind) if relation.is_later else _backwards(relation.kind)


def similarity_words(similarity: float | None) -> str:
    """How much of the words both have; nothing where nobody measured it."""
    if similarity is None:
        return ""
    words = QCoreApplication.translate("Relations", "{percent}% of the words in common")
    return words.format(percent=number(similarity * 100))


def shared_words(related: Related) -> str:
    """What is telling about both of two related articles; nothing where nothing is."""
    words = QCoreApplication.translate("Relations", "both have: {terms}")
    return words.format(terms=", ".join(related.shared)) if related.shared else ""


def _forwards(kind: RelationKind) -> str:
    """What this article is, the later one of both."""
    return {
        RelationKind.SAME_TEXT: QCoreApplication.translate("Relations", "The same text as"),
        RelationKind.REPRINT_OF: QCoreApplication.translate("Relations", "A reprint of"),
        RelationKind.VERSION_OF: QCoreApplication.translate("Relations", "Another version of"),
        RelationKind.TRANSLATION_OF: QCoreApplication.translate("Relations", "A translation of"),
        RelationKind.CORRECTION_OF: QCoreApplication.translate("Relations", "A correction of"),
        RelationKind.FOLLOW_UP_TO: QCoreApplication.translate("Relations", "A follow-up to"),
        RelationKind.SAME_EVENT: QCoreApplication.translate("Relations", "The same event as"),
        RelationKind.RELATED: QCoreApplication.translate("Relations", "Related to"),
        RelationKind.TEMPLATE_SIBLING: QCoreApplication.translate(
            "Relations", "The same form with other numbers as"
        ),
    }[kind]


def _backwards(kind: RelationKind) -> str:
    """What the other article is, the later one of both."""
    later = {
        RelationKind.REPRINT_OF: QCoreApplication.translate("Relations", "Reprinted as"),
        RelationKind.VERSION_OF: QCoreApplication.translate("Relations", "Has another version"),
        RelationKind.TRANSLATION_OF: QCoreApplication.translate("Relations", "Translated as"),
        RelationKind.CORRECTION_OF: QCoreApplication.translate("Relations", "Corrected by"),
        RelationKind.FOLLOW_UP_TO: QCoreApplication.translate("Relations", "Followed up by"),
    }
    return later.get(kind) or _forwards(kind)
