"""The four parts of a page that ranking tells apart, and which blocks belong to which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from db.records import BlockKind


class Zone(IntEnum):
    """A part of the page, in the order in which the streams of the index have them."""

    HEADLINE = 0
    STANDFIRST = 1
    BODY = 2
    CAPTION = 3

    @property
    def bit(self) -> int:
        """The bit of this zone in a set of zones."""
        return 1 << self


EVERYWHERE: Final = 0b1111
"""The set of all zones."""

ZONES: Final[Mapping[BlockKind, Zone]] = {
    BlockKind.HEADLINE: Zone.HEADLINE,
    BlockKind.KICKER: Zone.BODY,
    BlockKind.STANDFIRST: Zone.STANDFIRST,
    BlockKind.SUBHEAD: Zone.BODY,
    BlockKind.BODY: Zone.BODY,
    BlockKind.CAPTION: Zone.CAPTION,
    BlockKind.TABLE: Zone.BODY,
    BlockKind.LIST_ITEM: Zone.BODY,
    BlockKind.QUOTE: Zone.BODY,
    BlockKind.BYLINE: Zone.BODY,
    BlockKind.DATELINE: Zone.BODY,
    BlockKind.CREDIT: Zone.BODY,
}
"""The searchable kinds of blocks.

Not searchable is what the article does not say itself: the masthead and the printed date (facts
of their own, kept as outlet and date), related links, boilerplate and separators.
"""
