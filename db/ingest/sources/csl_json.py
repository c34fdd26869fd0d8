"""CSL-JSON: references as reference managers hand them to word processors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from db.catalogue.edtf import bounds
from db.ingest.citation_dates import finest, of_parts
from db.ingest.citation_names import as_printed
from db.ingest.citations import Citation, cite, web_address
from db.ingest.json_records import Fields, fields_of, json_members, objects_in, text_in
from db.ingest.places import numbered, pages
from db.ingest.record_files import MOST_WHOLE, head
from db.ingest.source import Hints, Member, Options, Original, Reading, Source
from db.records import NewSource

EXTRACTOR: Final = "csl-json/1"

_KINDS: Final = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic interview legal_case"
    " legislation manuscript map motion_picture musical_score pamphlet paper-conference patent"
    " periodical personal_communication post post-weblog regulation report review review-book"
    " software song speech standard thesis treaty webpage"
)
KINDS: Final = frozenset(_KINDS.split())
"""The types of CSL 1.0.2."""

_BEGINS: Final = re.compile(rb"\s*(?:\[\s*)?\{")
_TYPE: Final = re.compile(rb'"type"\s*:\s*"(?:article-(?:newspaper|magazine|journal)|post-weblog)"')
_SEEN_WITH: Final = (b'"issued"', b'"container-title"', b'"date-parts"')
_NAMES: Final = ("author", "reporter", "interviewer", "editor", "translator")
_USED: Final = frozenset(
    {"id", "type", "title", "abstract", "author", "container-title", "volume", "issue", "page"}
    | {
        "page-first",
        "number",
        "issued",
        "URL",
        "DOI",
        "section",
        "language",
        "keyword",
        "ISSN",
        "note",
    }
)
_LAST_MONTH: Final = 12


def is_csl(fields: Fields) -> bool:
    """Whether an object is a reference: its type is one of CSL, and it has what those have."""
    kind = fields.get("type")
    return isinstance(kind, str) and kind in KINDS and ("title" in fields or "issued" in fields)


def read_reference(
    fields: Fields, source: NewSource, options: Options, hints: Hints | None = None
) -> Reading:
    """Make a citation of a reference; raises Refused."""
    url = text_in(fields, "URL")
    published, doubt = _published(fields.get("issued"))
    doi = text_in(fields, "DOI") or ""
    names = next(filter(None, (_authors(fields, name) for name in _NAMES)), [])
    issued = next(iter(objects_in(fields, "issued")), {})
    citation = Citation(
        headline=text_in(fields, "title") or "",
        abstract=(text_in(fields, "abstract") or "").split("\n"),
        authors=names,
        outlet=text_in(fields, "container-title", "publisher"),
        place=[
            *numbered("tập", text_in(fields, "volume")),
            *numbered("số", text_in(fields, "issue", "number")),
            *numbered("mùa", text_in(issued, "season")),
            *([published] if published else []),
            *pages((text_in(fields, "page", "page-first") or "").replace("–", "-")),
            *(f"ISSN {number}" for number in filter(None, [text_in(fields, "ISSN")])),
        ],
        published=published,
        url=web_address(filter(None, [url, doi])) or url,
        section=text_in(fields, "section"),
        language=text_in(fields, "language"),
        source_id=text_in(fields, "id"),
        subjects=re.split("[;,]", text_in(fields, "keyword") or ""),
        remarks=list(_remarks(fields)),
    )
    file = replace(source, encoding="utf-8")
    return cite(citation, file, EXTRACTOR, options, hints=hints, warning=doubt)


def _authors(fields: Fields, role: str) -> list[str]:
    """Give the names of a role; family and given name in the order in which they are printed."""
    return [name for one in objects_in(fields, role) if (name := _name(one))]


def _name(name: Fields) -> str:
    literal = text_in(name, "literal")
    if literal:
        return literal
    particle = text_in(name, "non-dropping-particle", "dropping-particle")
    family = " ".join(filter(None, [particle, text_in(name, "family")]))
    given = ", ".join(filter(None, [text_in(name, "given"), text_in(name, "suffix")]))
    return as_printed(", ".join(filter(None, [family, given])))


def _published(issued: Any) -> tuple[str | None, str | None]:
    """Read the date of issue: parts of one day or of two, or text."""
    if isinstance(issued, str):
        return finest([("issued", [issued])])
    if not isinstance(issued, Mapping):
        return None, None
    parts = issued.get("date-parts")
    days = [day for one in parts if (day := _day(one))] if isinstance(parts, list) else []
    doubt = "the date is about right only" if issued.get("circa") else None
    if len(days) > 1 and bounds(f"{days[0]}/{days[1]}"):
        return f"{days[0]}/{days[1]}", doubt
    if days:
        return days[0], doubt
    told = [text for name in ("raw", "literal") if (text := text_in(issued, name))]
    return finest([("issued", told)])[0], doubt


def _day(parts: Any) -> str | None:
    """Make a date of a list of one to three numbers; a month after December is a season."""
    if not isinstance(parts, list):
        return None
    year, month, day = (str(part) for part in [*parts, "", "", ""][:3])
    if month.isdigit() and int(month[:3]) > _LAST_MONTH:
        month = ""
    return of_parts(year, month, day)


def _remarks(fields: Fields) -> Iterator[str]:
    """Give what nothing else took, and is text, under its name."""
    if note := text_in(fields, "note"):
        yield note
    for name, value in fields.items():
        is_text = isinstance(value, str | int) and not isinstance(value, bool)
        if is_text and name not in _USED:
            yield f"{name}: {value}"


def _recognise(original: Original) -> bool:
    start = head(original)
    if not _BEGINS.match(start) or not _TYPE.search(start):
        return False
    return any(name in start for name in _SEEN_WITH)


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    return read_reference(fields_of(member), source, options, member.hints)


CSL_JSON = Source(
    mime="application/vnd.citationstyles.csl+json",
    members=json_members,
    read=_read,
    extensions=(".csljson",),
    recognise=_recognise,
    member_mime="application/vnd.citationstyles.csl+json",
    most_bytes=MOST_WHOLE,
)
