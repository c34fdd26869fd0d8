"""Makes an article of what a layout shows and of what the source says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from db.ingest.datelines import DateLine
from db.ingest.layout import Layout
from db.ingest.lines import is_byline, is_outlet_name, paragraph
from db.ingest.openings import part_opening
from db.ingest.publication import Dating, settle_publication
from db.ingest.sections import is_section, read_section_line
from db.ingest.source import MOST_LINES, Code, Hints, Options, Reading, Refused
from db.records import BlockKind, NewArticle, NewSource, Origin

LAYOUT = Origin("layout", 0.8)
"""How sure the rules of `layout` are: the headline was right in 1,992 of 2,000 articles."""


_CAPTURE: Final = Origin("capture", 0.9)
_BATCH: Final = Origin("batch", 0.7)
_MASTHEAD: Final = Origin("layout", 0.75)
_KICKER: Final = Origin("layout", 0.6)
_BESIDE: Final = Origin("layout", 0.6)
_OPENING: Final = Origin("layout", 0.5)
_MOST_ABOVE: Final = 10
"""Blocks in which a masthead or a path is looked for."""


_OPENED: Final = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})
_MOST_OPENED: Final = 2
"""Paragraphs that may begin with a place or the name of the outlet."""


class Told(NamedTuple):
    """A field as the source states it."""

    value: str
    origin: Origin


def finish(
    layout: Layout,
    file: NewSource,
    extractor: str,
    options: Options,
    *,
    hints: Hints | None = None,
    told: Mapping[str, Told] | None = None,
    warning: str | None = None,
) -> Reading:
    """Make an article of a layout; `told` are fields of NewArticle that the source states.

    Of a field that both know the surer one is taken. `published` is EDTF. Raises Refused with
    E_NO_TEXT when there is nothing to read, and with E_TOO_BIG.
    """
    if layout.headline is None:
        raise Refused(Code.NO_TEXT)
    if len(layout.blocks) > MOST_LINES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} paragraphs")
    stated = _stated(told, hints, options)
    published = stated.pop("published", None)
    publication = settle_publication(
        layout,
        file,
        told=_dating(published),
        url=stated["url"].value if "url" in stated else None,
        captured=hints.captured if hints else None,
    )
    dating = publication.dating
    found = dict(_shown(layout, publication.lines))
    for name, field in stated.items():
        if name not in found or field.origin.confidence >= found[name].origin.confidence:
            found[name] = field
    _open(found, layout)
    if dating:
        found["published"] = Told(dating.edtf, dating.origin)
    values: dict[str, Any] = {name: field.value for name, field in found.items()}
    article = NewArticle(
        **values,
        text=layout.text,
        blocks=layout.blocks,
        extractor=extractor,
        source=file,
        published_basis=dating.basis if dating else "unknown",
        origins={name: field.origin for name, field in found.items()},
    )
    return Reading(article, "; ".join(filter(None, (warning, *publication.warnings))) or None)


def _stated(
    told: Mapping[str, Told] | None, hints: Hints | None, options: Options
) -> dict[str, Told]:
    """What is known of an article without its page."""
    stated = dict(told or {})
    if hints and hints.url:
        stated.setdefault("url", Told(hints.url, _CAPTURE))
    if options.outlet:
        stated.setdefault("outlet", Told(options.outlet, _BATCH))
    return stated


def _dating(published: Told | None) -> Dating | None:
    """Say what a date that the source states rests on, in the words of the archive."""
    if published is None:
        return None
    source = published.origin.source
    if source in {"url", "filename"}:
        basis = source
    else:
        basis = "printed" if source in {"layout", "text"} else "metadata"
    return Dating(published.value, published.origin, basis)


def _shown(layout: Layout, lines: Sequence[DateLine]) -> Iterator[tuple[str, Told]]:
    """What the page itself shows; of a field that it shows twice the better one comes last."""
    if layout.kicker and is_section(layout.kicker):
        yield "section", Told(layout.kicker, _KICKER)
    for line in reversed(lines):
        if line.beside and is_section(line.beside):
            yield "section", Told(line.beside, LAYOUT)
        elif line.beside and is_byline(paragraph(line.beside, 0, len(line.beside))):
            yield "byline", Told(line.beside, _BESIDE)
    for block in reversed(layout.blocks[:_MOST_ABOVE]):
        above = paragraph(layout.text, block.start, block.stop)
        if block.kind is BlockKind.BOILERPLATE and (section := read_section_line(above.short)):
            yield "section", Told(section, LAYOUT)
        elif block.kind is BlockKind.MASTHEAD and is_outlet_name(above):
            yield "outlet", Told(above.short, _MASTHEAD)
    for name in ("headline", "standfirst", "kicker", "byline", "dateline"):
        if value := getattr(layout, name):
            yield name, Told(value, LAYOUT)


def _open(found: dict[str, Told], layout: Layout) -> None:
    """Take the name of the outlet and the place out of the standfirst, and remember them."""
    standfirst = found.get("standfirst")
    if standfirst:
        found["standfirst"] = standfirst._replace(value=part_opening(standfirst.value).text)
    texts = (block for block in layout.blocks if block.kind in _OPENED)
    for block in islice(texts, _MOST_OPENED):
        opening = part_opening(layout.text[block.start : block.stop])
        if opening.dateline:
            found.setdefault("dateline", Told(opening.dateline, LAYOUT))
        if opening.outlet:
            found.setdefault("outlet", Told(opening.outlet, _OPENING))
