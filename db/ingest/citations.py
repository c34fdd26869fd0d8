"""Citations: what catalogues and reading lists know of an article whose text they do not have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from db.catalogue.edtf import bounds
from db.ingest.citation_dates import find_date
from db.ingest.encodings import LINE_ENDS, normalise
from db.ingest.finishing import Told, finish
from db.ingest.languages import language_code
from db.ingest.layout import Layout
from db.ingest.source import MOST_LINES, Code, Hints, Options, Reading, Refused
from db.records import BlockKind, NewBlock, NewSource, Origin, TextAccess

RECORD: Final = Origin("record", 0.95)
"""Somebody catalogued the field as such; it was seen to be wrong once in a while."""

_LONGEST_FIELD: Final = 4000
"""Characters of a headline, a name or an address. What is longer is a text in the wrong field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An article as a record describes it; every text as the record has it."""

    headline: str
    abstract: Sequence[str] = ()
    """Paragraphs. They stand where an article has its standfirst."""
    authors: Sequence[str] = ()
    """In the order of the record, each as it is printed."""
    outlet: str | None = None
    place: Sequence[str] = ()
    """Where in the outlet it stands, such as `số 305 (1-11-2018)` and `tr. 3`."""
    published: str | None = None
    """EDTF, or a date as printed."""
    url: str | None = None
    section: str | None = None
    language: str | None = None
    """A code or a name of a language."""
    source_id: str | None = None
    subjects: Sequence[str] = ()
    remarks: Sequence[str] = ()
    """Whatever else the record says of the article, a line each."""


def cite(
    citation: Citation,
    file: NewSource,
    extractor: str,
    options: Options,
    *,
    hints: Hints | None = None,
    warning: str | None = None,
) -> Reading:
    """Make an article that holds a citation only.

    Its text is what the record says: headline, abstract, authors, then a line that tells where
    the article stands (the outlet, its issue, the page), one of subjects, and the remarks.
    Raises Refused: E_MAPPING when there is no headline or a field is too long, E_TOO_BIG.
    """
    headline = line(citation.headline, "the title")
    if headline is None:
        raise Refused(Code.MAPPING, "the title is missing")
    parts = _parts(citation, headline)
    published, doubt = _published(citation.published)
    fields = {
        "headline": headline,
        "standfirst": "\n".join(text for kind, text in parts if kind is BlockKind.STANDFIRST),
        "byline": _byline(citation),
        "outlet": line(citation.outlet, "the outlet"),
        "published": published,
        "url": line(citation.url, "the address"),
        "section": line(citation.section, "the section"),
        "language": language_code(citation.language),
        "source_id": line(citation.source_id, "the identifier"),
    }
    reading = finish(
        _laid_out(parts),
        file,
        extractor,
        options,
        hints=hints,
        told={name: Told(value, RECORD) for name, value in fields.items() if value},
        warning="; ".join(filter(None, [warning, doubt])) or None,
    )
    article = replace(reading.article, text_access=TextAccess.CITATION_ONLY)
    return replace(reading, article=article)


def one_line(text: str) -> str:
    """Give text the archive's form, each run of space and line ends one space."""
    return " ".join(normalise(text).split())


def line(text: str | None, field: str) -> str | None:
    """Give the text of a field that stands on one line; raises Refused when it is too long."""
    text = one_line(text or "")
    if len(text) > _LONGEST_FIELD:
        raise Refused(Code.MAPPING, f"{field} is longer than {_LONGEST_FIELD} characters")
    return text or None


def web_address(told: Iterable[str]) -> str | None:
    """Choose the first address of a page on the web; a DOI has one, too."""
    for address in map(str.strip, told):
        if address.lower().startswith(("http://", "https://")):
            return address
        bare = address.removeprefix("doi:").removeprefix("DOI:").strip()
        if bare.startswith("10.") and "/" in bare and " " not in bare:
            return f"https://doi.org/{bare}"
    return None


def _byline(citation: Citation) -> str | None:
    return line("; ".join(filter(None, map(one_line, citation.authors))), "the author")


def _parts(citation: Citation, headline: str) -> list[tuple[BlockKind, str]]:
    """Write down what a record says, a line each; raises Refused."""
    byline = _byline(citation)
    place = ", ".join(filter(None, map(one_line, [citation.outlet or "", *citation.place])))
    subjects = "; ".join(dict.fromkeys(filter(None, map(one_line, citation.subjects))))
    parts = [(BlockKind.HEADLINE, headline)]
    parts += [(BlockKind.STANDFIRST, text) for text in _paragraphs(citation.abstract)]
    parts += [(BlockKind.BYLINE, byline)] if byline else []
    parts += [(BlockKind.PUBDATE, place)] if place else []
    parts += [(BlockKind.LIST_ITEM, subjects)] if subjects else []
    return parts + [(BlockKind.LIST_ITEM, text) for text in _paragraphs(citation.remarks)]


def _paragraphs(texts: Iterable[str]) -> list[str]:
    """Part texts where lines end, blank lines left out."""
    found: list[str] = []
    for text in texts:
        if sum(map(text.count, LINE_ENDS)) > 2 * MOST_LINES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} lines")
        lines = (" ".join(part.split()) for part in normalise(text).split("\n"))
        found += [part for part in lines if part]
    return found


def _published(told: str | None) -> tuple[str | None, str | None]:
    """Read the date of publication, and what to say when it cannot be read."""
    if not told or not told.strip():
        return None, None
    published = told if bounds(told) else find_date(told)
    return published, None if published else f"the date cannot be read: {one_line(told)[:80]}"


def _laid_out(parts: Sequence[tuple[BlockKind, str]]) -> Layout:
    """Put the parts under each other; what they are is known."""
    blocks: list[NewBlock] = []
    start = 0
    for kind, text in parts:
        blocks.append(NewBlock(kind, start, start + len(text)))
        start += len(text) + 1
    return Layout(
        text="\n".join(text for _, text in parts),
        blocks=tuple(blocks),
        headline=parts[0][1],
        standfirst=None,
        byline=None,
        kicker=None,
        dateline=None,
        dropped=0,
    )
