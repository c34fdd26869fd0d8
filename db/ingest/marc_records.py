"""What a MARC 21 record says of an article, by TCVN 7539, Viet Nam's profile of it.

An article is a component part (bài trích): its own title stands in 245, and 773 names the paper
it stands in. Signs that only part the elements of a catalogue card are taken off the ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from db.ingest.citation_dates import finest, of_parts
from db.ingest.citation_names import as_printed
from db.ingest.citations import Citation, web_address
from db.ingest.languages import language_code
from db.ingest.source import Code, Refused
from db.search.collation import match_key

_NO_ARTICLE: Final = {
    "z": "an authority record",
    "u": "a record of holdings",
    "v": "a record of holdings",
    "x": "a record of holdings",
    "y": "a record of holdings",
    "w": "a record of a classification",
    "q": "a record of community information",
}
"""Types of records (leader, position 6) that describe no work."""

_CARD_SIGNS: Final = " \t\n/:;,=+"
_NAMES: Final = ("100", "110", "111", "700", "710", "711")
_SUBJECTS: Final = ("600", "610", "611", "630", "647", "648", "650", "651", "653", "655")
_ABBREVIATED: Final = re.compile(
    r"(?:\.\.|[^\W\d_]\.[^\W\d_]{1,2}|\b(?:tr|tp|v))\.\Z", re.IGNORECASE
)
"""A full stop that belongs to the last word: M.M., 120 tr., an ellipsis."""
_FURTHER: Final = frozenset({"240", "246", "250", "440", "490"})
_CODED: Final = frozenset("0123456789w")
_DATE_TYPES: Final = "est"
"""Types of the dates of 008 whose first date says when the article was published."""
_YEARS: Final = re.compile(r"[12]\d{3}")


class Field(NamedTuple):
    """A variable field. A control field (001 to 009) has a value, the others have subfields."""

    tag: str
    value: str
    subfields: tuple[tuple[str, str], ...] = ()

    def all(self, codes: str) -> Iterator[str]:
        """Give the subfields of these codes in the order of the field, blank ones left out."""
        return (value for code, value in self.subfields if code in codes and value.strip())

    def bare(self, codes: str) -> str:
        """Give the first subfield of these codes without the signs that part elements."""
        return next((_bare(value) for value in self.all(codes)), "")


@dataclass(frozen=True, slots=True)
class MarcRecord:
    """A record whose bytes have been read: its leader and its fields in order."""

    leader: str
    fields: Sequence[Field]

    def of(self, *tags: str) -> Iterator[Field]:
        """Give the fields of these tags."""
        return (field for field in self.fields if field.tag in tags)

    def control(self, tag: str) -> str:
        """Give the value of a control field, empty when there is none."""
        return next((field.value for field in self.of(tag)), "")


def citation_of(record: MarcRecord) -> tuple[Citation, str | None]:
    """Read what a record says of an article, and what a person should know of its dates.

    Raises Refused with E_MAPPING when it describes no work or has no title.
    """
    kind = record.leader[6:7]
    if kind in _NO_ARTICLE:
        raise Refused(Code.MAPPING, f"{_NO_ARTICLE[kind]}, not of an article")
    title = next(record.of("245"), None)
    if title is None or not title.bare("akp"):
        raise Refused(Code.MAPPING, "field 245 (the title) is missing")
    host = next(record.of("773"), None)
    published, warning = _published(record, host)
    addresses = [address for field in record.of("856") for address in field.all("u")]
    url = web_address(addresses)
    citation = Citation(
        headline=_title(title),
        abstract=[text for field in record.of("520") for text in field.all("ab")],
        authors=_authors(record, title),
        outlet=host.bare("t") or host.bare("a") or host.bare("p") or None if host else None,
        place=_place(host) if host else _imprint(record),
        published=published,
        url=url,
        language=_language(record),
        source_id=_identifier(record),
        subjects=[_subject(field) for field in record.of(*_SUBJECTS)],
        remarks=[*_remarks(record), *(other for other in addresses if other.strip() != url)],
    )
    return citation, warning


def _bare(value: str) -> str:
    """Take off what parts the elements of a card, but not the stop of an abbreviation."""
    bare = value.strip().rstrip(_CARD_SIGNS)
    if bare.endswith(".") and not _ABBREVIATED.search(bare[-8:]):
        bare = bare[:-1].rstrip(_CARD_SIGNS)
    return bare


def _title(title: Field) -> str:
    """Join the title and what follows it up to the statement of responsibility."""
    joined = ""
    for code, value in title.subfields:
        bare = _bare(value)
        if code in "abknps" and bare:
            sign = {"b": ": ", "n": ". ", "p": ". "}.get(code, " ")
            joined += (sign if joined else "") + bare
    return joined


def _authors(record: MarcRecord, title: Field) -> list[str]:
    """Give the authors as the page printed them (245 $c), then those named elsewhere only."""
    printed = title.bare("c")
    names = [as_printed(_name(field)) for field in record.of(*_NAMES)]
    if not printed:
        return names
    known = match_key(printed)
    return [printed, *(name for name in names if match_key(name) not in known)]


def _name(field: Field) -> str:
    parts = [_bare(value) for code, value in field.subfields if code in "abcdn" and code != "d"]
    return " ".join(filter(None, parts))


def _place(host: Field) -> list[str]:
    """Say where in the paper the article stands: `Số 305 (1-11-2018), tr. 3`."""
    named = {_bare(value) for value in host.all("t")}
    parts = [
        f"ISSN {_bare(value)}" if code == "x" else _bare(value)
        for code, value in host.subfields
        if code not in "tiouyz7" and code not in _CODED
    ]
    return [part for part in dict.fromkeys(parts) if part and part not in named]


def _imprint(record: MarcRecord) -> list[str]:
    """Say where and when a work of its own was published, and how long it is."""
    parts = [_bare(part) for field in record.of("260", "264") for part in field.all("abc")]
    return list(filter(None, [*parts, *(field.bare("a") for field in record.of("300"))]))


def _published(record: MarcRecord, host: Field | None) -> tuple[str | None, str | None]:
    """Find the date of publication: 773 before 260 and 264, and the coded one of 008 last."""
    told: list[tuple[str, list[str]]] = []
    if host:
        told += [("773", [" ; ".join(host.all("g"))]), ("773", [" ; ".join(host.all("d"))])]
    told += [(field.tag, [" ".join(field.all("c"))]) for field in record.of("260", "264")]
    told += [("008", [_coded_date(record.control("008"))])]
    return finest(told)


def _coded_date(fixed: str) -> str:
    """Read the date of 008: its kind at 6, a year at 7 to 10, month and day at 11 to 14.

    Empty when it is of another kind, such as the years between which a paper came out.
    """
    kind, year, detail = fixed[6:7], fixed[7:11], fixed[11:15]
    if kind not in _DATE_TYPES or not _YEARS.fullmatch(year):
        return ""
    return (of_parts(year, detail[:2], detail[2:]) if kind == "e" else of_parts(year)) or ""


def _language(record: MarcRecord) -> str | None:
    """Give the language of the text: the first of 041 $a, else 008 at 35 to 37."""
    told = [code[:3] for field in record.of("041") for code in field.all("a")]
    codes = map(language_code, [*told, record.control("008")[35:38]])
    return next(filter(None, codes), None)


def _identifier(record: MarcRecord) -> str | None:
    """Give the control number with the library that gave it, as 035 writes them."""
    number, library = record.control("001").strip(), record.control("003").strip()
    return (f"({library}){number}" if library else number) if number else None


def _subject(field: Field) -> str:
    """Join a subject and its subdivisions, as catalogues print them."""
    heading = [_bare(value) for code, value in field.subfields if code in "abcdnpqt"]
    further = [_bare(value) for code, value in field.subfields if code in "vxyz"]
    if field.tag == "653":
        return "; ".join(filter(None, heading))
    return " -- ".join(filter(None, [" ".join(filter(None, heading)), *further]))


def _remarks(record: MarcRecord) -> Iterator[str]:
    """Give other titles, editions, series and notes, each field a line."""
    for field in record.fields:
        is_note = field.tag.startswith("5") and field.tag != "520"
        if is_note or field.tag in _FURTHER:
            text = _joined(value for code, value in field.subfields if code not in _CODED)
            if text:
                yield text


def _joined(values: Iterable[str]) -> str:
    return " ".join(value.strip() for value in values if value.strip())
