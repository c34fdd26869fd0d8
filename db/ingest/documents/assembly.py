"""Makes an article of the typed paragraphs of a document and of its properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from db.ingest.documents.legacy import convert
from db.ingest.documents.properties import Properties
from db.ingest.documents.roles import assign
from db.ingest.documents.typed import Run, Typed
from db.ingest.finishing import Told, finish
from db.ingest.layout import lay_out_parts
from db.ingest.source import Code, Member, Options, Reading, Refused
from db.records import BlockKind, NewSource, Origin

_STYLE: Final = Origin("style", 0.9)
_PROPERTY: Final = Origin("document", 0.3)
"""Titles of files are often those of the file before, and authors those of the computer."""


def assemble(
    paragraphs: Sequence[Typed],
    properties: Properties,
    member: Member,
    source: NewSource,
    options: Options,
    extractor: str,
    *,
    by_style: bool = True,
) -> Reading:
    """Convert, tell the parts, lay out; raises Refused with E_NO_TEXT and E_TOO_BIG.

    `by_style` is whether the kinds of paragraphs come from styles, and not from their looks.
    """
    if not any(not run.text.isspace() for typed in paragraphs for run in typed.runs):
        has_picture = any(typed.has_picture for typed in paragraphs)
        raise Refused(Code.NO_TEXT, "pictures only" if has_picture else "")
    converted = convert([typed.runs for typed in paragraphs])
    title = _as_text(properties.title, paragraphs)
    roles = assign(paragraphs, converted.texts, title)
    layout = lay_out_parts(roles.parts)
    told: dict[str, Told] = {}
    if properties.author:
        told["byline"] = Told(properties.author, _PROPERTY)
    if by_style and roles.has_styled_headline and layout.headline:
        told["headline"] = Told(layout.headline, _STYLE)
    elif title and BlockKind.HEADLINE not in {block.kind for block in layout.blocks}:
        told["headline"] = Told(title, _PROPERTY)
    file = replace(source, encoding=converted.encoding) if converted.encoding else source
    return finish(layout, file, extractor, options, hints=member.hints, told=told)


def _as_text(title: str | None, paragraphs: Sequence[Typed]) -> str | None:
    """Read a title in the font of the first paragraph, which it was copied from."""
    font = next((run.font for typed in paragraphs for run in typed.runs), None)
    return convert([[Run(title, font)]]).texts[0] if title else None
