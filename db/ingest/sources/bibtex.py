"""BibTeX: bibliographies in the language of LaTeX; each entry is a citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from db.ingest.bibtex_entries import Entry, blocks, entry_of, names_used
from db.ingest.citation_dates import finest, of_parts
from db.ingest.citation_names import as_printed
from db.ingest.citations import Citation, cite, web_address
from db.ingest.latex import from_latex
from db.ingest.places import numbered, pages
from db.ingest.record_files import (
    MOST_WHOLE,
    ask,
    faulty,
    head,
    narrow,
    record,
    sampled,
    text_of,
)
from db.ingest.source import Code, Member, Options, Original, Reading, Source
from db.records import NewSource, ShouldStop

EXTRACTOR: Final = "bibtex/1"

_BEGINS: Final = re.compile(
    rb"\s*(?:%[^\n]*\n\s*){0,40}@(?:article|book|inbook|incollection|inproceedings|misc|online|string"
    rb"|comment|preamble|unpublished|newspaper)[ \t]*[{(]",
    re.IGNORECASE,
)
_SILENT: Final = frozenset({"comment", "preamble"})
_AND: Final = re.compile(r"[{}]| and ", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://[^\s{}]+")
_OTHERS: Final = "và những người khác"
_OUTLETS: Final = ("journal", "journaltitle", "newspaper", "booktitle", "publisher", "organization")
_USED: Final = frozenset(
    {"title", "subtitle", "author", "editor", "volume", "number", "issue", "pages", "date", "year"}
    | {"month", "day", "url", "abstract", "keywords", "language", "langid", "issn", "section"}
)
_MOST_STRINGS: Final = 100
"""Abbreviations that one entry may need; those of all journals of a field are a few hundred."""


# ---- bytes to records ---------------------------------------------------------------------------


def _recognise(original: Original) -> bool:
    return _BEGINS.match(head(original)) is not None


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield entries as they are written, each after the abbreviations (@string) that it uses."""
    with narrow(original) as stored:
        hints = sampled(stored, original.hints)
        text = stored.read().decode("latin-1")
    strings: dict[str, str] = {}
    number = 0
    for block in blocks(text):
        ask(should_stop)
        if block.kind == "string":
            name = next(iter(names_used(block.text, defined=True)), "")
            strings.setdefault(name, block.text)
        elif block.kind not in _SILENT:
            number += 1
            if block.problem:
                yield faulty(number, Code.MAPPING, block.problem)
                continue
            needed = _needed(block.text, strings)
            written = "\n".join([*needed, block.text])
            yield record(written.encode("latin-1"), number, hints)


def _needed(entry: str, strings: Mapping[str, str]) -> list[str]:
    """Gather the abbreviations that an entry uses and those they use, each after its own."""
    found: dict[str, str] = {}
    waiting = sorted(names_used(entry))
    while waiting and len(found) < _MOST_STRINGS:
        name = waiting.pop()
        if name in strings and name not in found:
            found[name] = strings[name]
            waiting += sorted(names_used(strings[name]))
    return list(reversed(found.values()))


# ---- a record to an article ---------------------------------------------------------------------


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    decoded = text_of(member.raw, member.hints, options)
    entry = entry_of(decoded.text)
    citation, warning = _citation(entry)
    if entry.repeated:
        twice = f"{', '.join(sorted(entry.repeated))} stands twice; the first was taken"
        warning = f"{warning}; {twice}" if warning else twice
    file = replace(source, encoding=decoded.encoding)
    return cite(citation, file, EXTRACTOR, options, hints=member.hints, warning=warning)


def _citation(entry: Entry) -> tuple[Citation, str | None]:
    fields = {name: from_latex(value).strip() for name, value in entry.fields.items()}

    def first(*names: str) -> str | None:
        return next((fields[name] for name in names if fields.get(name)), None)

    outlet_field = next((name for name in _OUTLETS if fields.get(name)), None)
    addresses = _ADDRESS.findall(f"{entry.fields.get('url')} {entry.fields.get('howpublished')}")
    url = web_address([*(_plain(address) for address in addresses), fields.get("doi", "")])
    published, warning = _published(fields)
    headline = ": ".join(filter(None, [first("title"), first("subtitle")]))
    taken = _USED | {outlet_field} | ({"howpublished"} if addresses else set())
    citation = Citation(
        headline=headline,
        abstract=(first("abstract") or "").split("\n\n"),
        authors=_names(entry.fields.get("author") or entry.fields.get("editor") or ""),
        outlet=fields[outlet_field] if outlet_field else None,
        place=[
            *numbered("tập", first("volume")),
            *numbered("số", first("number", "issue")),
            *([published] if published else []),
            *pages((first("pages") or "").replace("–", "-")),
            *([f"ISSN {fields['issn']}"] if first("issn") else []),
        ],
        published=published,
        url=url,
        section=first("section"),
        language=first("language", "langid"),
        source_id=entry.key,
        subjects=re.split("[;,]", first("keywords") or ""),
        remarks=[f"{name}: {value}" for name, value in fields.items() if name not in taken],
    )
    return citation, warning


def _plain(address: str) -> str:
    r"""Take out of an address what LaTeX asks for: `kho.vn/ben\_cang`."""
    return address.replace("\\", "")


def _names(written: str) -> list[str]:
    """Part authors at `and`, but not inside braces, which hold the name of a body."""
    parts, depth, begun = [], 0, 0
    written = " ".join(written.split())
    for mark in _AND.finditer(written):
        if mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif depth == 0:
            parts.append(written[begun : mark.start()])
            begun = mark.end()
    names = [part.strip() for part in (*parts, written[begun:]) if part.strip()]
    return [
        _OTHERS if name == "others" else _name(name, is_body=name.startswith("{")) for name in names
    ]


def _name(written: str, *, is_body: bool) -> str:
    name = from_latex(written)
    return name if is_body and "," not in written.partition("}")[2] else as_printed(name)


def _published(fields: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Find the date in `date`, or in year, month and day; months may be `nov`, `11`, `1 nov`."""
    year, month, day = (fields.get(name, "") for name in ("year", "month", "day"))
    plain = of_parts(year, month, day) or ""
    printed = " ".join(filter(None, [day, month, year]))
    words = printed if month and not month.strip(" .").isdigit() else ""
    return finest([("date", [fields.get("date", "")]), ("year", [words, plain, year])])


BIBTEX = Source(
    mime="application/x-bibtex",
    members=_members,
    read=_read,
    extensions=(".bib", ".bibtex"),
    mimes=("text/x-bibtex",),
    recognise=_recognise,
    member_mime="application/x-bibtex",
    most_bytes=MOST_WHOLE,
)
