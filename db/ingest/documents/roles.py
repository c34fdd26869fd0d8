"""Which part of an article a paragraph of an office document is, by its style and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from db.ingest.documents.typed import Typed
from db.ingest.layout import Part
from db.records import BlockKind
from db.search.collation import match_key

_HEADING: Final = re.compile(r"(?:heading|tiêu đề|đầu đề|tít)[ _]*([1-9])?")
_STYLES: Final = (
    (re.compile(r"(?:main )?(?:title|headline)|tiêu đề(?: chính| bài)?|tít(?: chính)?"),
     BlockKind.HEADLINE),
    (re.compile(r"subtitle|sub-?title|sap[oô]|standfirst|lead|tiêu đề phụ|phụ đề|chap[oô]"),
     BlockKind.STANDFIRST),
    (re.compile(r"caption|chú thích(?: ảnh)?|illustration|figure|lời ảnh"), BlockKind.CAPTION),
    (re.compile(r"(?:intense )?quote|quotations?|block text|trích dẫn"), BlockKind.QUOTE),
    (re.compile(r"list (?:bullet|number)(?: \d)?"), BlockKind.LIST_ITEM),
    (re.compile(r"byline|author|tác giả|bút danh"), BlockKind.BYLINE),
    (re.compile(r"kicker"), BlockKind.KICKER),
)  # fmt: skip
_HIGHEST_HEADLINE: Final = 6
"""Paragraphs. A heading below that many others is none of the whole text."""
_LONGEST_ABOVE: Final = 200
_LONGEST_HEADLINE: Final = 300
_LONGEST_CAPTION: Final = 400
_SHORTEST_PARAGRAPH: Final = 80
_SENTENCE_ENDS: Final = tuple('.!?…:;”"')


class Roles(NamedTuple):
    """The paragraphs of a text with what they are, and the headline that a style tells."""

    parts: list[Part]
    has_styled_headline: bool


class _Line(NamedTuple):
    typed: Typed
    text: str
    role: BlockKind | None
    level: int


def assign(paragraphs: Sequence[Typed], texts: Sequence[str], title: str | None) -> Roles:
    """Tell the kind of each paragraph where style, list or picture say so.

    `title` is that of the properties of the file. It may be any, but a line near the top that
    repeats it is the headline.
    """
    lines = [
        _Line(typed, text, *_role(typed))
        for typed, text in zip(paragraphs, texts, strict=True)
        if text.strip("\n") or typed.has_picture
    ]
    headline = _styled(lines)
    is_styled = headline is not None
    if headline is None and title:
        headline = _titled(lines, match_key(title))
    parts: list[Part] = []
    after_picture = False
    for at, line in enumerate(lines):
        is_caption = after_picture and at != headline and _may_be_caption(line)
        kind = BlockKind.CAPTION if is_caption else _kind(line, at, headline)
        after_picture = line.typed.has_picture and not line.text.strip()
        parts += [Part(text, kind) for text in _parted(line.text, kind)]
    return Roles(parts, is_styled)


def _role(typed: Typed) -> tuple[BlockKind | None, int]:
    """What the style alone says: a kind, or the level of a heading."""
    if typed.kind:
        return typed.kind, 0
    style = " ".join(typed.style.casefold().replace("_", " ").split())
    for pattern, kind in _STYLES:
        if pattern.fullmatch(style):
            return kind, 0
    heading = _HEADING.fullmatch(style)
    if heading:
        return None, int(heading[1] or 1)
    if typed.level:
        return None, typed.level
    return (BlockKind.LIST_ITEM if typed.is_item else None), 0


def _styled(lines: Sequence[_Line]) -> int | None:
    """The place of the headline: the first title, else a heading above the text."""
    for at, line in enumerate(lines):
        if line.role is BlockKind.HEADLINE and 0 < len(line.text) <= _LONGEST_HEADLINE:
            return at
    for at, line in enumerate(lines[:_HIGHEST_HEADLINE]):
        if line.level and 0 < len(line.text) <= _LONGEST_HEADLINE:
            return at if line.level == min(other.level for other in lines if other.level) else None
        if len(line.text) > _LONGEST_ABOVE:
            return None
    return None


def _titled(lines: Sequence[_Line], title: str) -> int | None:
    """The place of the line near the top that is the title of the file."""
    for at, line in enumerate(lines[:_HIGHEST_HEADLINE]):
        if len(line.text) <= _LONGEST_HEADLINE and not line.role and match_key(line.text) == title:
            return at if title else None
    return None


def _kind(line: _Line, at: int, headline: int | None) -> BlockKind | None:
    if at == headline:
        return BlockKind.HEADLINE
    if line.role is BlockKind.HEADLINE or (line.level and len(line.text) <= _LONGEST_HEADLINE):
        return BlockKind.SUBHEAD
    if line.role is BlockKind.STANDFIRST and headline is not None and at < headline:
        return BlockKind.KICKER
    return line.role


def _may_be_caption(line: _Line) -> bool:
    is_short = 0 < len(line.text) <= _LONGEST_CAPTION
    return is_short and line.typed.is_set_apart and not line.role and not line.level


def _parted(text: str, kind: BlockKind | None) -> list[str]:
    """Part a paragraph where its line breaks stand for ends of paragraphs.

    So does an empty line, and a break after a long line that ends a sentence.
    """
    if kind is BlockKind.TABLE or "\n" not in text:
        return [text]
    parted: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            parted[-1].append(line)
        closes = len(line) >= _SHORTEST_PARAGRAPH and line.rstrip().endswith(_SENTENCE_ENDS)
        if (closes or not line.strip()) and parted[-1]:
            parted.append([])
    return ["\n".join(lines) for lines in parted if lines]
