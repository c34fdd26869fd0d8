"""RIS: lists of references as reference managers and press databases give them out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import TextIOWrapper
from typing import Final

from db.errors import Cancelled
from db.ingest.citation_dates import finest
from db.ingest.citation_names import as_printed
from db.ingest.citations import Citation, cite, web_address
from db.ingest.encodings import normalise
from db.ingest.places import numbered, pages
from db.ingest.record_files import faulty, head, narrow, record, sampled, text_of
from db.ingest.source import (
    MOST_BYTES,
    MOST_LINES,
    Code,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import NewSource, ShouldStop

EXTRACTOR: Final = "ris/1"

_FIRST: Final = re.compile(r"\s{0,4}TY {0,2}- ?")
_LAST: Final = re.compile(r"\s{0,4}ER {0,2}-")
_TAGGED: Final = re.compile(r"\s{0,4}(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*)|\s*)")
_BEGINS: Final = re.compile(rb"\s*TY {1,2}- ?[A-Z]{3,7}\s")
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_ASK_EVERY: Final = 1000
_REMARKS: Final = ("N1", "RN", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "U1", "U2", "AN")
_TAKEN: Final = (
    "TY ER TI T1 CT AB N2 AU A1 A2 A3 A4 T2 JO JF JA J1 J2 VL IS CP SP EP SN PY Y1 DA Y2 UR L1"
    " L2 L4 LK DO SE LA ID KW PB CY"
)
_USED: Final = frozenset(_TAKEN.split())

_Fields = Mapping[str, Sequence[str]]


# ---- bytes to records ---------------------------------------------------------------------------


def _recognise(original: Original) -> bool:
    return _BEGINS.match(head(original)) is not None


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield references from each TY to its ER, or to the next TY where the ER was forgotten."""
    with narrow(original) as stored:
        hints = sampled(stored, original.hints)
        lines = TextIOWrapper(stored, "latin-1", newline="")
        number = 0
        for found in _records(lines, should_stop):
            number += 1
            if isinstance(found, Refused):
                yield faulty(number, found.code, found.detail)
            else:
                yield record(found.encode("latin-1").rstrip(), number, hints)
    if number == 0:
        raise Refused(Code.READ, "no reference: no line begins with TY")


def _records(lines: TextIOWrapper, should_stop: ShouldStop) -> Iterator[str | Refused]:
    """Gather the lines of each reference; lines between references that are no tags are left."""
    kept: list[str] = []
    length = count = 0
    while line := lines.readline(MOST_BYTES + 1):
        count += 1
        if count % _ASK_EVERY == 0 and should_stop():
            raise Cancelled
        if _FIRST.match(line) and kept:
            yield _gathered(kept, length)
            kept, length = [], 0
        if not kept and not _TAGGED.match(line):
            continue
        length += len(line)
        if length <= MOST_BYTES or not kept:
            kept.append(line if length <= MOST_BYTES else "")
        if _LAST.match(line):
            yield _gathered(kept, length)
            kept, length = [], 0
    if kept:
        yield _gathered(kept, length)


def _gathered(lines: list[str], length: int) -> str | Refused:
    if length > MOST_BYTES:
        return Refused(Code.TOO_BIG, f"longer than {MOST_BYTES >> 20} MiB")
    return "".join(lines)


# ---- a record to an article ---------------------------------------------------------------------


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    decoded = text_of(member.raw, member.hints, options)
    fields = _fields(decoded.text)
    published, warning = finest((tag, fields.get(tag, ())) for tag in ("DA", "PY", "Y1"))
    citation = _citation(fields, published)
    file = replace(source, encoding=decoded.encoding)
    return cite(citation, file, EXTRACTOR, options, hints=member.hints, warning=warning)


def _fields(text: str) -> _Fields:
    """Gather the values of each tag in order; what is no tag goes on with the value above it."""
    fields: defaultdict[str, list[str]] = defaultdict(list)
    tag = ""
    lines = normalise(text).split("\n")
    if len(lines) > 2 * MOST_LINES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} lines")
    for printed in lines:
        if found := _TAGGED.fullmatch(printed):
            tag = found["tag"]
            fields[tag].append((found["value"] or "").strip())
        elif tag and fields[tag] and printed.strip():
            fields[tag].append(f"\n{printed.strip()}")
    joined = {
        name: [value for value in _continued(values) if value] for name, values in fields.items()
    }
    if "TY" not in joined:
        raise Refused(Code.MAPPING, "TY, the kind of reference, is missing")
    return joined


def _continued(values: Sequence[str]) -> list[str]:
    """Put lines that go on with a value behind it: a paragraph of its own after a sentence."""
    found: list[list[str]] = []
    for value in values:
        if not value.startswith("\n"):
            found.append([value])
        elif found[-1][-1].endswith(_SENTENCE_ENDS):
            found[-1].append(value)
        else:
            found[-1].append(value.replace("\n", " "))
    return ["".join(parts).strip() for parts in found]


def _citation(fields: _Fields, published: str | None) -> Citation:
    def first(*tags: str) -> str | None:
        return next((value for tag in tags for value in fields.get(tag, ())), None)

    def every(*tags: str) -> list[str]:
        return [value for tag in tags for value in fields.get(tag, ())]

    headline = first("TI", "T1", "CT")
    if headline is None:
        raise Refused(Code.MAPPING, "TI, the title, is missing")
    addresses = [part for value in every("UR", "LK", "L2", "L1") for part in value.split()]
    url = web_address([*addresses, *every("DO")])
    outlet = first("T2", "JF", "JO", "JA", "J2", "J1") or first("PB")
    return Citation(
        headline=headline,
        abstract=list(dict.fromkeys(every("AB", "N2"))),
        authors=[as_printed(name) for name in every("AU", "A1") or every("A2", "A3", "A4")],
        outlet=outlet,
        place=[
            *numbered("tập", first("VL")),
            *numbered("số", first("IS", "CP")),
            *(first("DA", "PY", "Y1") or "").strip("/ ").split("\n")[:1],
            *pages(first("SP"), first("EP")),
            *every("SN"),
            *(name for name in every("CY", "PB") if name != outlet),
        ],
        published=published,
        url=url,
        section=first("SE"),
        language=first("LA"),
        source_id=_identifier(first("ID"), first("AN"), first("DB", "DP")),
        subjects=[part for value in every("KW") for part in re.split("[;\n]", value)],
        remarks=_remarks(fields, addresses, url),
    )


def _identifier(own: str | None, accession: str | None, system: str | None) -> str | None:
    """Give the number of the reference, or that of the database it came from, with its name."""
    if own or not accession:
        return own
    return f"({system}){accession}" if system else accession


def _remarks(fields: _Fields, addresses: Sequence[str], url: str | None) -> list[str]:
    """Give what nothing else took: notes, and tags of other programs with their values."""
    found = [value for tag in _REMARKS for value in fields.get(tag, ())]
    for tag, values in fields.items():
        if tag not in _USED and tag not in _REMARKS:
            found += [f"{tag}: {value}" for value in values]
    return [*found, *(f"DOI {value}" for value in fields.get("DO", ()))] + [
        address for address in addresses if address != url
    ]


RIS = Source(
    mime="application/x-research-info-systems",
    members=_members,
    read=_read,
    extensions=(".ris",),
    mimes=("application/ris", "text/x-research-info-systems"),
    recognise=_recognise,
    member_mime="application/x-research-info-systems",
)
