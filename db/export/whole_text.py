"""The text of an article as lines of a paper, as far as its rights let it leave the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from db.records import Block, BlockKind, Mark, TextAccess
from db.records.articles import NUMBERED_KINDS
from db.records.papers import PaperLine, PaperStyle, Run

HELD_BACK: Final = {
    TextAccess.CITATION_ONLY: "(Kho chỉ giữ thư mục của bài, không in lại nguyên văn.)",
    TextAccess.STAFF_ONLY: "(Toàn văn chỉ dùng trong thư viện.)",
}
_OF_THE_TEXT: Final = NUMBERED_KINDS | {
    BlockKind.STANDFIRST,
    BlockKind.SUBHEAD,
    BlockKind.CAPTION,
    BlockKind.CREDIT,
}
_STYLES: Final = {
    BlockKind.SUBHEAD: PaperStyle.SUBHEADING,
    BlockKind.CAPTION: PaperStyle.SOURCE,
    BlockKind.CREDIT: PaperStyle.SOURCE,
}
_SPACES: Final = re.compile(r"\s+")


def text_lines(
    blocks: Sequence[Block], marks: Sequence[Sequence[Mark]] = (), *, numbered: bool = False
) -> Iterator[PaperLine]:
    """Lay the blocks of a text out, without headline and byline.

    `marks` are hits of each block in code points: they are bold. `numbered` gives paragraphs the
    numbers that they have on the screen.
    """
    number = 0
    for seq, block in enumerate(blocks):
        if block.kind in NUMBERED_KINDS:
            number += 1
        runs = _runs(block, marks[seq] if seq < len(marks) else ())
        if block.kind not in _OF_THE_TEXT or not runs:
            continue
        counted = f"{number}" if numbered and block.kind in NUMBERED_KINDS else ""
        yield PaperLine(_STYLES.get(block.kind, PaperStyle.TEXT), runs, number=counted)


def _runs(block: Block, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The letters of a block, those of hits bold, spaces taken together but for tables."""
    bold = block.kind is BlockKind.STANDFIRST
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, stop in sorted(marks):
        first = max(at, start)
        parts += [(block.text[at:first], bold), (block.text[first:stop], True)]
        at = max(at, stop)
    parts.append((block.text[at:], bold))
    if block.kind is not BlockKind.TABLE:
        parts = [(_SPACES.sub(" ", text), heavy) for text, heavy in parts]
    first_text, last_text = parts[0][0].lstrip(), parts[-1][0].rstrip()
    if len(parts) == 1:
        first_text = last_text = parts[0][0].strip()
    parts[0], parts[-1] = (first_text, parts[0][1]), (last_text, parts[-1][1])
    return tuple(Run(text, bold=heavy) for text, heavy in parts if text)
