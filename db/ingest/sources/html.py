"""Web pages: the article that stands on a page, and what the page says of it.

By the profile of the site when there is one, then by what the page states in JSON-LD, OpenGraph,
microdata and meta elements, then by where the running text is. A page that holds no article, such
as a list of headlines or a form, is refused: an article has a headline and running text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, Final

from db.ingest.finishing import LAYOUT, Told, finish
from db.ingest.layout import Layout, Part, lay_out_parts
from db.ingest.pages.passages import Flow, read_flow
from db.ingest.pages.placing import Placing, place
from db.ingest.pages.profiles import (
    BadProfile,
    SiteProfile,
    bundled_profiles,
    profile,
    profile_for,
)
from db.ingest.pages.recovery import (
    address,
    byline,
    confirmed,
    headlines,
    merged,
    names,
    plain,
    published,
    unconfirmed,
)
from db.ingest.pages.source_text import read_source
from db.ingest.pages.statements import Statements, is_article, statements
from db.ingest.pages.trees import read_tree
from db.ingest.source import (
    Code,
    Hints,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
    whole,
)
from db.records import BlockKind, NewSource, Origin

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

EXTRACTOR: Final = "html/1"
MOST_BYTES: Final = 16 << 20

PROFILE: Final = Origin("site_profile", 0.95)
LEAST_TEXT: Final = 200
"""Letters of running text outside of links that make a page an article."""
LEAST_STATED: Final = 80
"""The same for a page that says it is one, or that its site has a profile for."""

_SINGLE: Final = frozenset({"headline", "kicker", "section", "outlet"})
_TOGETHER: Final = frozenset({"captions", "credit", "related", "remove"})
_HEAD: Final = 2048
_START: Final = re.compile(
    r"\s*(?:(?:<!--.*?-->|<\?.*?\?>)\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def _recognise(original: Original) -> bool:
    """Whether the bytes begin as a page does, whatever the file is called."""
    head = original.read(_HEAD)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            text = head.removeprefix(mark).decode(encoding, "replace")
            break
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return _START.match(text) is not None


def read_page(
    raw: bytes, file: NewSource, options: Options, *, hints: Hints, extractor: str
) -> Reading:
    """Make an article of the bytes of a page; raises Refused."""
    source = read_source(raw, hints.charset)
    tree = read_tree(source.text)
    stated = statements(tree, source.text, source.font)
    told_url = address(stated, hints.url)
    url = told_url.value if told_url else hints.url
    site = profile_for(
        [hints.url, url, *(one.value for one in stated.get("url", ()))],
        chain(_own_profiles(options), bundled_profiles()),
    )
    marks = _marks(tree, site) if site else {}
    is_fitting = "body" in marks.values()
    flow = read_flow(tree, marks if is_fitting else {}, source.font)
    outlets = names(stated, site.outlet if site else None, url)
    titles = headlines(stated, outlets)
    description = next((one.value for one in stated.get("standfirst", ())), None)
    placing = place(flow, [one.value for one in titles], description)
    least = LEAST_STATED if is_fitting or is_article(tree) else LEAST_TEXT
    if placing.text(flow) < least:
        raise Refused(Code.NO_TEXT, "no article: too little running text")
    layout = lay_out_parts(_parts(flow, placing))
    if placing.headline is None and not titles and not _has_headline(layout):
        raise Refused(Code.NO_TEXT, "no article: no headline")
    told = _told(stated, layout, flow, titles, outlets)
    told["url"] = told_url
    if site and site.outlet:
        told["outlet"] = Told(site.outlet, PROFILE)
    date, doubt = published(stated)
    told["published"] = date
    misfit = f"site profile {site.name} finds no body" if site and not is_fitting else None
    return finish(
        layout,
        replace(file, encoding=source.encoding),
        extractor,
        options,
        hints=hints,
        told=merged(told),
        warning="; ".join(filter(None, (misfit, doubt))) or None,
    )


def _own_profiles(options: Options) -> Iterator[SiteProfile]:
    for stated in options.sites:
        try:
            yield profile(stated)
        except BadProfile as error:
            name = str(stated.get("name") or "without a name")
            raise Refused(Code.MAPPING, f"site profile {name}: {error}") from None


def _marks(tree: Element, site: SiteProfile) -> dict[Element, str]:
    """Find the places of a profile on a page; an element has the first place that claims it."""
    marks: dict[Element, str] = {}
    for key in ("body", *(name for name in site.places if name != "body")):
        for path in site.places.get(key, ()):
            selected: Any = tree.xpath(path)
            found = [one for one in selected if "".join(one.itertext()).strip()]
            for element in found[:1] if key in _SINGLE else found:
                marks.setdefault(element, key)
            if found and key not in _TOGETHER:
                break
    return marks


def _parts(flow: Flow, placing: Placing) -> list[Part]:
    """Make parts of the chosen passages; what stands in one caption is one part."""
    chosen = [(flow.passages[at], kind) for at, kind in sorted(placing.kinds.items())]
    parts: list[Part] = []
    for anchor, group in groupby(chosen, key=lambda one: (one[0].anchor, one[1])):
        texts = [passage.text for passage, _ in group]
        if anchor[1] is BlockKind.CAPTION and anchor[0] is not None:
            texts = ["\n".join(texts)]
        parts += [Part(text, anchor[1]) for text in texts]
    return parts


def _has_headline(layout: Layout) -> bool:
    return any(block.kind is BlockKind.HEADLINE for block in layout.blocks)


def _told(
    stated: Statements,
    layout: Layout,
    flow: Flow,
    titles: list[Told],
    outlets: set[str],
) -> dict[str, Told | None]:
    """Weigh what the page states against what it prints."""

    def own(field: str) -> Origin:
        is_marked = any(one.is_marked and one.role == field for one in flow.passages)
        return PROFILE if is_marked else LAYOUT

    is_printed = _has_headline(layout)
    headline = confirmed(layout.headline if is_printed else None, titles, own("headline"))
    descriptions = stated.get("standfirst", [])
    standfirst = confirmed(layout.standfirst, descriptions, own("standfirst"))
    written = byline(stated, layout.byline, outlets)
    marked = {one.role: one.text for one in reversed(flow.passages) if one.is_marked}
    section = marked.get("section")
    outlet = marked.get("outlet")
    return {
        "headline": headline or (titles[0] if titles else None),
        "standfirst": standfirst or unconfirmed(descriptions),
        "byline": written or confirmed(layout.byline, (), own("byline")),
        "section": Told(section, PROFILE) if section else plain(stated, "section"),
        "outlet": Told(outlet, PROFILE) if outlet else plain(stated, "outlet"),
    }


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    return read_page(member.raw, source, options, hints=member.hints, extractor=EXTRACTOR)


HTML = Source(
    "text/html",
    whole,
    _read,
    extensions=(".html", ".htm", ".xhtml", ".xht", ".shtml"),
    mimes=("application/xhtml+xml",),
    recognise=_recognise,
    most_bytes=MOST_BYTES,
)
