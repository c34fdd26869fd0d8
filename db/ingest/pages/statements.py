"""What a web page says of itself beside its text: JSON-LD, OpenGraph, microdata, meta elements.

Nothing of it is believed yet: `recovery` weighs it against what is printed.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from db.ingest.encodings import from_font, normalise
from db.ingest.finishing import Told
from db.records import Origin

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

JSON_LD: Final = Origin("json_ld", 0.9)
OPENGRAPH: Final = Origin("opengraph", 0.85)
MICRODATA: Final = Origin("microdata", 0.82)
META: Final = Origin("meta", 0.7)
CANONICAL: Final = Origin("meta", 0.95)
SAVED: Final = Origin("meta", 0.9)

Statements = Mapping[str, list[Told]]
"""Each field as it is stated, the surer source first."""

_LONGEST: Final = 2_000
_MOST_VALUES: Final = 20
"""Values of one field that are looked at."""
_LONGEST_SCRIPT: Final = 2 << 20
_MOST_NODES: Final = 20_000
_ARTICLES: Final = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Background|Review|Report)*Article"
)
_OPENGRAPH: Final = {
    "og:title": "headline",
    "og:description": "standfirst",
    "og:site_name": "outlet",
    "og:url": "url",
    "article:published_time": "published",
    "article:author": "byline",
    "article:section": "section",
}
_META: Final = {
    "title": "headline",
    "description": "standfirst",
    "author": "byline",
    "pubdate": "published",
    "publishdate": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dc.creator": "byline",
    "dc.title": "headline",
    "dc.publisher": "outlet",
}
_MICRODATA: Final = {
    "headline": "headline",
    "description": "standfirst",
    "datePublished": "published",
    "author": "byline",
    "articleSection": "section",
    "publisher": "outlet",
}
_SAVED: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.IGNORECASE)
_SAVED_WITHIN: Final = 4096
_TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")
_WRAPPING: Final = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:(?://\s*)?(?:-->|\]\]>)|;)\s*\Z"
)


def statements(tree: Element, page: str, font: str | None = None) -> Statements:
    """Gather what a page states, by the fields of an article.

    `font` is the legacy font that its text was typed for.
    """
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for name, value, origin in _all(tree, page):
        if len(found[name]) == _MOST_VALUES:
            continue
        text = _clean(from_font(value, font) if font and isinstance(value, str) else value)
        if text and len(text) <= _LONGEST:
            found[name].append(Told(text, origin))
    for told in found.values():
        told.sort(key=lambda one: -one.origin.confidence)
    return found


def is_article(tree: Element) -> bool:
    """Whether a page says that it is one article."""
    kinds = (str(one.get("content") or "") for one in tree.iter("meta") if _name(one) == "og:type")
    return next(kinds, "").strip().lower() in {"article", "newsarticle"} or any(_articles(tree))


def _clean(value: object) -> str:
    if not isinstance(value, str):
        return ""
    text = html.unescape(value) if "&" in value else value
    return " ".join(normalise(text).split())


def _all(tree: Element, page: str) -> Iterator[tuple[str, object, Origin]]:
    yield from _json_ld(tree)
    for meta in tree.iter("meta"):
        name = _name(meta)
        if name in _OPENGRAPH:
            yield _OPENGRAPH[name], meta.get("content"), OPENGRAPH
        elif name in _META:
            yield _META[name], meta.get("content"), META
    yield from _microdata(tree)
    for title in tree.iter("title"):
        yield "headline", title.text, META
        break
    for link in tree.iter("link"):
        if str(link.get("rel") or "").lower() == "canonical":
            yield "url", link.get("href"), CANONICAL
    if saved := _SAVED.search(page, 0, _SAVED_WITHIN):
        yield "url", saved[1], SAVED


def _name(meta: Element) -> str:
    return str(meta.get("property") or meta.get("name") or "").strip().lower()


# ---- microdata ---------------------------------------------------------------------------------


def _microdata(tree: Element) -> Iterator[tuple[str, object, Origin]]:
    seen: set[str] = set()
    for element in tree.iter():
        prop = element.get("itemprop")
        if prop is None or str(prop) not in _MICRODATA or prop in seen:
            continue
        if prop in {"author", "publisher"}:
            names = (one for one in element.iter() if one.get("itemprop") == "name")
            element = next(names, element)  # noqa: PLW2901 - the name stands for the person
        value = element.get("content") or element.get("datetime")
        text = value if value is not None else "".join(map(str, element.itertext()))
        if len(text) <= _LONGEST and text.strip():
            seen.add(str(prop))
            yield _MICRODATA[str(prop)], text, MICRODATA


# ---- JSON-LD -----------------------------------------------------------------------------------


def _json_ld(tree: Element) -> Iterator[tuple[str, object, Origin]]:
    articles = list(_articles(tree))
    if len(articles) > 1:
        articles = [one for one in articles if _holds(tree, one)] or articles[:1]
    for article in articles[:1]:
        for name, value in (
            ("headline", article.get("headline") or article.get("name")),
            ("standfirst", article.get("description")),
            ("published", article.get("datePublished") or article.get("dateCreated")),
            ("byline", _names(article.get("author"))),
            ("outlet", _names(article.get("publisher"))),
            ("section", _first(article.get("articleSection"))),
            ("url", article.get("url") or _id(article.get("mainEntityOfPage"))),
        ):
            yield name, value, JSON_LD


def _holds(tree: Element, article: Mapping[str, Any]) -> bool:
    """Whether an article is the one of this page: its headline begins the title of the page."""
    titles = [_clean(one.text) for one in tree.iter("title", "h1")]
    headline = _clean(article.get("headline"))
    return bool(headline) and any(title.startswith(headline) for title in titles)


def _articles(tree: Element) -> Iterator[Mapping[str, Any]]:
    """Yield the articles that the scripts of a page describe."""
    for script in tree.iter("script"):
        kind = str(script.get("type") or "").strip().lower()
        text = script.text or ""
        if kind == "application/ld+json" and len(text) <= _LONGEST_SCRIPT:
            yield from _described(_loaded(text))


def _loaded(text: str) -> object:
    """Read JSON as sites write it: with raw line ends, wrapped in comments, commas at the end."""
    bare = _WRAPPING.sub("", _WRAPPING.sub("", text))
    for form in (text, bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _described(loaded: object) -> Iterator[Mapping[str, Any]]:
    waiting, seen = [loaded], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLES.fullmatch(name) for name in names):
                yield node
            else:
                waiting += reversed(list(node.values()))
        elif isinstance(node, list):
            waiting += reversed(node)


def _names(value: object) -> str | None:
    """Name people or bodies: a text, an object with a name, or a list of these."""
    listed = value if isinstance(value, list) else [value]
    names = (one.get("name") if isinstance(one, dict) else one for one in listed[:20])
    flat = (_first(name) for name in names)
    return "; ".join(dict.fromkeys(name for name in flat if isinstance(name, str) and name.strip()))


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _id(value: object) -> object:
    return (value.get("@id") or value.get("url")) if isinstance(value, dict) else value


def is_address(text: str) -> bool:
    """Whether a text is the address of a page, not only of a site."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_page = parts.path.strip("/") != "" or bool(parts.query)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and is_page
