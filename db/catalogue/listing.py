"""How many things a text lists after it has said how many there are."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from db.catalogue.sentences import sentence_around
from db.records import Block, BlockKind

_CUE: Final = re.compile(
    r"\b(?:bao gồm|gồm có|gồm|cụ thể là|lần lượt là|đó là|như sau)\b\s*(?:các\s+\w+\s*)?:?\s*|:\s+",
    re.IGNORECASE,
)
_REACH: Final = 220
"""Code points between a count and the list of what was counted."""

_OPEN_END: Final = re.compile(
    r"(?:\.\.\.|…|\bv\.?v\b|\bvân vân\b|\btrong đó\b|\bnhư\b)", re.IGNORECASE
)
"""The list is not whole: "v.v", "such as"."""

_BRACKETED: Final = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"")
_JOINT: Final = re.compile(r"(?:^|\s)và\s")
_JOINING: Final = re.compile(r"\s(?:và|cùng|với)\s|/")
_LONGEST_ITEM: Final = 80
_FEW: Final = 2
"""So few pieces may be anything."""


class Listed(NamedTuple):
    """A list of things, counted."""

    start: int
    stop: int
    counts: tuple[int, ...]
    """How many there may be, the likeliest first: "và" joins two things or stands within one."""
    is_plain: bool
    """Whether it is surely a list, and a whole one."""


def list_after(text: str, blocks: tuple[Block, ...], start: int, stop: int) -> Listed | None:
    """Find the list that follows the number at a place, in its sentence or in the lines below."""
    end = sentence_around(text, start, stop)[1]
    cue = _CUE.search(text, stop, min(end, stop + _REACH))
    below = _items_below(text, blocks, stop)
    if below is not None:
        return below
    if cue is None:
        return None
    found = text[cue.end() : end].strip()
    where = cue.end() + (len(text[cue.end() : end]) - len(text[cue.end() : end].lstrip()))
    return _count(found, where) if found else None


def _items_below(text: str, blocks: tuple[Block, ...], stop: int) -> Listed | None:
    """The list items under a paragraph that ends in a colon."""
    at = next((n for n, one in enumerate(blocks) if one.start < stop <= one.stop), None)
    if at is None or not text[blocks[at].start : blocks[at].stop].rstrip().endswith(":"):
        return None
    items = []
    for block in blocks[at + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM:
            break
        items.append(block)
    if not items:
        return None
    return Listed(items[0].start, items[-1].stop, (len(items),), is_plain=True)


def _count(found: str, start: int) -> Listed | None:
    stop = start + len(found)
    bare = _BRACKETED.sub(lambda hidden: "x" * len(hidden[0]), found).rstrip(" .!?")
    sign = ";" if ";" in bare else ","
    pieces = [piece.strip() for piece in re.split(rf"{sign}\s+", bare) if piece.strip()]
    if not pieces or any(piece[0].isdecimal() for piece in pieces):
        return None  # "gồm 5 xã, 3 phường": parts of a sum
    *before, last = pieces
    joints = list(_JOINT.finditer(last))
    many = len(pieces)
    counts: tuple[int, ...]
    if last.startswith("và ") or not joints:
        counts = (many,)
    elif before and _joins_alike(before, last, joints[-1].end()):
        counts = many + 1, many
    else:
        counts = (many, many + 1) if before else (2, 1)
    if counts[0] <= 1:
        return None
    return Listed(start, stop, counts, is_plain=_is_plain(bare, pieces, sign, counts))


def _is_plain(bare: str, pieces: list[str], sign: str, counts: tuple[int, ...]) -> bool:
    """Whether a list is whole and so simple that its items are surely counted right."""
    if _OPEN_END.search(bare) or max(map(len, pieces)) > _LONGEST_ITEM or len(pieces) <= _FEW:
        return False
    if sign == ";":
        return not any(", " in piece for piece in pieces) and _joins(pieces) <= 1
    return len(counts) == 1 and _joins(pieces) == 0 and _alike(pieces)


def _joins(pieces: list[str]) -> int:
    """How many pieces have words within that join things."""
    return sum(bool(_JOINING.search(piece)) for piece in pieces)


def _joins_alike(before: list[str], last: str, after: int) -> bool:
    """Whether what follows "và" begins like the items before: then it is one, too."""
    head = last[after:].split(maxsplit=1)[0]
    heads = {one.split(maxsplit=1)[0] for one in before}
    if len(heads) == 1 and len(before) > 1:
        return head in heads
    return head[:1].isupper() == before[0][:1].isupper()


def _alike(pieces: list[str]) -> bool:
    """Whether all items begin with the same word, or all with a capital."""
    heads = [piece.removeprefix("và ").split(maxsplit=1)[0] for piece in pieces]
    return len(set(heads)) == 1 or all(head[:1].isupper() for head in heads)
