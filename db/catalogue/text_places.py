"""Where in an article some words stand, as people count: paragraph 3, sentence 2."""

from __future__ import annotations

from collections.abc import Sequence

from db.catalogue.sentences import sentences
from db.records import Block
from db.records.answers import TextPlace
from db.records.articles import NUMBERED_KINDS


def text_place(blocks: Sequence[Block], start: int, stop: int) -> TextPlace | None:
    """Find the sentences that hold code points `start` to `stop`, within the first block of them.

    None where `start` is between the blocks, or beside all sentences.
    """
    paragraph = 0
    for block in blocks:
        paragraph += block.kind in NUMBERED_KINDS
        if block.start <= start < block.stop:
            return _within(block, start, stop, paragraph if block.kind in NUMBERED_KINDS else None)
    return None


def _within(block: Block, start: int, stop: int, paragraph: int | None) -> TextPlace | None:
    touched = [
        (number, block.start + low, block.start + high)
        for number, (low, high) in enumerate(sentences(block.text), 1)
        if block.start + low < max(stop, start + 1) and start < block.start + high
    ]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    return TextPlace(block.kind, paragraph, first[0], last[0], first[1], last[2])
