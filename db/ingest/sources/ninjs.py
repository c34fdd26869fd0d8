"""ninjs: news as agencies and editorial systems pass it on, of the versions 1 to 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from db.ingest.citation_dates import find_date
from db.ingest.citations import Citation, cite, line, one_line, web_address
from db.ingest.encodings import normalise
from db.ingest.finishing import Told, finish
from db.ingest.json_records import (
    Fields,
    fields_of,
    json_members,
    objects_in,
    text_in,
    texts_in,
)
from db.ingest.languages import language_code
from db.ingest.layout import Part, lay_out_parts
from db.ingest.markup import paragraphs
from db.ingest.record_files import MOST_WHOLE, head
from db.ingest.source import (
    MOST_LINES,
    Code,
    Hints,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import BlockKind, NewSource, Origin, TextAccess

EXTRACTOR: Final = "ninjs/1"

_BEGINS: Final = re.compile(rb"\s*(?:\[\s*)?\{")
_SEEN: Final = re.compile(
    rb'"(?:bodies|headlines|body_(?:text|xhtml|html|richhtml)|version_?created|first_?created'
    rb'|representation_?type)"\s*:',
    re.IGNORECASE,
)
_MARKS: Final = frozenset(
    {"headline", "headlines", "bodies", "descriptions", "versioncreated", "firstcreated"}
    | {"body_text", "body_xhtml", "body_html", "body_richhtml", "description_text"}
)
_BODIES: Final = ("body_xhtml", "body_html", "body_richhtml", "body_text")
_SUBJECTS: Final = (
    *("subject", "subjects", "person", "people", "organisation", "organisations"),
    *("place", "places", "event", "events", "object", "objects"),
)
_DATES: Final = (
    ("firstpublished", 0.95),
    ("pubdate", 0.95),
    ("published", 0.95),
    ("firstcreated", 0.8),
    ("versioncreated", 0.7),
    ("contentcreated", 0.6),
)
"""The name of a date and how sure it is to be that of publication: an item is first created when
it is sent, and its later versions are corrections."""

_RECORD: Final = Origin("record", 0.95)
_HOLDER: Final = Origin("record", 0.6)
_WITHHELD: Final = frozenset({"withheld", "canceled", "cancelled"})


def is_ninjs(fields: Fields) -> bool:
    """Whether an object is a news item: an identifier, and texts or dates by their ninjs names."""
    names = {name.lower() for name in fields}
    return ("uri" in names or "guid" in names) and not _MARKS.isdisjoint(names)


def read_news(
    fields: Fields, source: NewSource, options: Options, hints: Hints | None = None
) -> Reading:
    """Make an article of a news item, a citation when it has no text; raises Refused.

    What is withheld or cancelled is kept for the staff only.
    """
    news = _lowered(fields)
    file = replace(source, encoding="utf-8")
    body = _body(news)
    published, origin = _published(news)
    warning = _warning(news)
    headline = _value(news, "headline") or text_in(news, "title") or _value(news, "title")
    if headline is None:
        raise Refused(Code.MAPPING, "the headline is missing")
    if not body:
        citation = _citation(news, headline, published)
        return cite(citation, file, EXTRACTOR, options, hints=hints, warning=warning)
    told = {name: Told(value, _RECORD) for name, value in _facts(news, headline).items() if value}
    if published:
        told["published"] = Told(published, origin)
    if outlet := _outlet(news):
        told["outlet"] = outlet
    parts = _parts(news, one_line(headline), body)
    layout = lay_out_parts(parts)
    reading = finish(layout, file, EXTRACTOR, options, hints=hints, told=told, warning=warning)
    if str(news.get("pubstatus", "")).lower() in _WITHHELD:
        article = replace(reading.article, text_access=TextAccess.STAFF_ONLY)
        reading = replace(reading, article=article)
    return reading


def _lowered(fields: Fields) -> Fields:
    """Name the fields as the versions 1 and 2 do: `versionCreated` of version 3 in lower case."""
    return {name.lower(): value for name, value in fields.items()}


def _values(news: Fields, name: str) -> list[tuple[str, str, str]]:
    """Give role, type and text of each value of a field, as version 1 and later ones hold it."""
    found: list[tuple[str, str, str]] = []
    plural = "bodies" if name == "body" else f"{name}s"
    for one in map(_lowered, objects_in(news, plural)):
        text = text_in(one, "value")
        if text:
            told = str(one.get("contenttype") or ""), str(one.get("role") or "")
            found.append((told[1].lower(), told[0].lower(), text))
    return found


def _value(news: Fields, name: str) -> str | None:
    """Give the text of a field: the one whose role is main, else the first."""
    single = news.get(name)
    if isinstance(single, str) and single.strip():
        return single
    values = [value for value in _values(news, name) if "html" not in value[1]]
    main = [text for role, _, text in values if role == "main"]
    return next(iter([*main, *(text for _, _, text in values)]), None)


def _body(news: Fields) -> list[Part]:
    """Give the paragraphs of the text, from the form of it that tells most of them apart."""
    for name in _BODIES:
        if text := text_in(news, name):
            return _bounded(text, is_html=name != "body_text")
    values = _values(news, "body")
    for is_html in (True, False):
        for _, kind, text in sorted(values, key=lambda value: value[0] != "main"):
            marked = "html" in kind or (not kind and text.lstrip().startswith("<"))
            if marked is is_html and (not kind or "html" in kind or kind.startswith("text/plain")):
                return _bounded(text, is_html=is_html)
    return []


def _bounded(text: str, *, is_html: bool) -> list[Part]:
    if is_html:
        parts = [part._replace(text=normalise(part.text)) for part in paragraphs(text)]
    else:
        parts = [Part(line) for line in normalise(text).split("\n") if line.strip()]
    if len(parts) > MOST_LINES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} paragraphs")
    return parts


def _parts(news: Fields, headline: str, body: list[Part]) -> list[Part]:
    """Put the page together: headline, standfirst, text, captions of the pictures, subjects."""
    description = _description(news)
    parts = [Part(headline, BlockKind.HEADLINE)]
    if description and not any(part.text.startswith(description) for part in body[:3]):
        parts.append(Part(description, BlockKind.STANDFIRST))
    parts += body[1:] if body[0].text.casefold() == headline.casefold() else body
    printed = {part.text for part in parts}
    captions = [caption for caption in _captions(news) if caption not in printed]
    parts += [Part(caption, BlockKind.CAPTION) for caption in dict.fromkeys(captions)]
    byline = _byline(news)
    if byline and byline not in printed:
        parts.append(Part(byline, BlockKind.BYLINE))
    if subjects := "; ".join(_subjects(news)):
        parts.append(Part(subjects, BlockKind.RELATED))
    return parts


def _description(news: Fields) -> str:
    text = text_in(news, "description_text") or _value(news, "description") or ""
    return one_line(text)


def _captions(news: Fields) -> Iterator[str]:
    """Give the descriptions of associated pictures, of a list or of named ones."""
    value = news.get("associations")
    named = list(value.values()) if isinstance(value, dict) else value
    for one in map(_lowered, objects_in({"associations": named}, "associations")):
        if caption := _description(one):
            yield caption


def _byline(news: Fields) -> str | None:
    return line(text_in(news, "byline", "by"), "the byline")


def _facts(news: Fields, headline: str) -> dict[str, str | None]:
    return {
        "headline": line(headline, "the headline"),
        "standfirst": _description(news),
        "byline": _byline(news),
        "dateline": line(text_in(news, "located"), "located"),
        "url": line(_url(news), "the address"),
        "section": next(iter(_names(news, "genre", "genres")), None),
        "language": language_code(text_in(news, "language")),
        "source_id": line(text_in(news, "uri", "guid"), "uri"),
    }


def _url(news: Fields) -> str | None:
    return web_address(filter(None, [text_in(news, "url", "canonicalurl"), text_in(news, "uri")]))


def _outlet(news: Fields) -> Told | None:
    """Name who gave the news out; who holds the rights stands in where nobody else is named."""
    names = [*_names(news, "provider", "infosource", "infosources"), *texts_in(news, "provider")]
    names += texts_in(news, "source")
    if names:
        return Told(names[0], _RECORD)
    holder = line(text_in(news, "copyrightholder"), "the holder of rights")
    return Told(holder, _HOLDER) if holder else None


def _names(news: Fields, *fields: str) -> list[str]:
    names = (text_in(one, "name", "literal") for one in objects_in(news, *fields))
    return [one_line(name) for name in names if name and one_line(name)]


def _subjects(news: Fields) -> list[str]:
    keywords = [one_line(word) for word in texts_in(news, "keywords")]
    return list(dict.fromkeys([*_names(news, *_SUBJECTS), *keywords]))


def _published(news: Fields) -> tuple[str | None, Origin]:
    for name, confidence in _DATES:
        told = text_in(news, name)
        if told and (edtf := find_date(told)):
            return edtf, Origin("record", confidence)
    return None, _RECORD


def _warning(news: Fields) -> str | None:
    status, embargo = text_in(news, "pubstatus"), text_in(news, "embargoed", "embargoeduntil")
    said = [f"pubstatus is {status}"] if status and status.lower() in _WITHHELD else []
    said += [f"embargoed until {embargo}"] if embargo else []
    return "; ".join(said) or None


def _citation(news: Fields, headline: str, published: str | None) -> Citation:
    outlet = _outlet(news)
    note = text_in(news, "ednote")
    return Citation(
        headline=headline,
        abstract=[_description(news)],
        authors=[_byline(news) or ""],
        outlet=outlet.value if outlet else None,
        place=[published] if published else [],
        published=published,
        url=_url(news),
        section=next(iter(_names(news, "genre", "genres")), None),
        language=text_in(news, "language"),
        source_id=text_in(news, "uri", "guid"),
        subjects=_subjects(news),
        remarks=[*_captions(news), *([note] if note else [])],
    )


def _recognise(original: Original) -> bool:
    start = head(original)
    has_uri = b'"uri"' in start or b'"guid"' in start
    return has_uri and _BEGINS.match(start) is not None and _SEEN.search(start) is not None


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    return read_news(fields_of(member), source, options, member.hints)


NINJS = Source(
    mime="application/ninjs+json",
    members=json_members,
    read=_read,
    extensions=(".ninjs",),
    recognise=_recognise,
    member_mime="application/ninjs+json",
    most_bytes=MOST_WHOLE,
)
