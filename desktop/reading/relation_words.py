"""What one article is to another one, in words that read from the article on show."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import Relation, RelationKind
from desktop.language import number


def relation_words(relation: Relation) -> str:
    """What this article is to the other one; the other's headline follows."""
    return _forwards(relation.kind) if relation.is_later else _backwards(relation.kind)


def similarity_words(similarity: float | None) -> str:
    """How much of the words both have; nothing where nobody measured it."""
    if similarity is None:
        return ""
    words = QCoreApplication.translate("Relations", "{percent}% of the words in common")
    return words.format(percent=number(similarity * 100))


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
