"""Records of how articles belong together."""

from __future__ import annotations

from enum import StrEnum


class RelationKind(StrEnum):
    """What an article is to another one."""

    SAME_TEXT = "same_text"
    """Word for word the same, elsewhere or on another day: another appearance."""
    REPRINT_OF = "reprint_of"
    VERSION_OF = "version_of"
    TRANSLATION_OF = "translation_of"
    CORRECTION_OF = "correction_of"
    FOLLOW_UP_TO = "follow_up_to"
    SAME_EVENT = "same_event"
    RELATED = "related"
    TEMPLATE_SIBLING = "template_sibling"
    """The same form filled in with other numbers, such as gold prices: never a reprint."""


class RelationState(StrEnum):
    """Whether a link holds: rules and people accept, only people reject."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
