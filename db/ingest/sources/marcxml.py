"""MARCXML: MARC 21 records in XML, alone, in a collection, or in the answer of a library server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from db.ingest.citations import cite
from db.ingest.marc_records import Field, MarcRecord, citation_of
from db.ingest.record_files import chunks, declared_in, faulty, head, narrow, record, text_of
from db.ingest.source import (
    MOST_BYTES,
    Code,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import NewSource, ShouldStop

if TYPE_CHECKING:
    from lxml.etree import _Element

EXTRACTOR: Final = "marcxml/1"

_NAMESPACES: Final = (b"http://www.loc.gov/MARC21/slim", b"info:lc/xmlns/marcxchange")
_BEGINS: Final = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE|(?:[\w.-]+:)?[A-Za-z][\w.-]*[\s>])")
_LEADER: Final = re.compile(rb"<(?:[\w.-]+:)?record\b[^<]*<(?:[\w.-]+:)?leader\b")
_ROOT: Final = re.compile(rb"<((?:[\w.-]+:)?[A-Za-z][\w.-]*)[\s/>]")
_MARK: Final = re.compile(
    rb"<!--|<!\[CDATA\[|<(?P<close>/?)(?:[\w.-]{1,40}:)?(?:record|leader)(?=[\s/>])[^<>]*>"
)
_CLOSING: Final = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_PREFIX: Final = re.compile(r"(?:</?|\s)([a-z_][\w.-]*):[a-z_]", re.IGNORECASE | re.ASCII)
_DECLARATION: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")


# ---- bytes to records ---------------------------------------------------------------------------


def _recognise(original: Original) -> bool:
    start = head(original)
    if not _BEGINS.match(start):
        return False
    return any(name in start for name in _NAMESPACES) or bool(_LEADER.search(start))


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield the outermost `record` elements as they stand in the file.

    A damaged one harms no other, no document type is ever read, and what the file declares of
    its encoding is only the first to be tried.
    """
    start = head(original)
    if original.size and not _recognise(original):
        root = _ROOT.search(start)
        found = f"XML of {root[1].decode('ascii', 'replace')}" if root else "no XML"
        raise Refused(Code.UNSUPPORTED, f"{found}, not of MARC records")
    hints = declared_in(original.hints, _DECLARATION.search(start))
    with narrow(original) as stored:
        for number, raw in enumerate(_records(chunks(stored, should_stop)), start=1):
            if raw is None:
                yield faulty(number, Code.TOO_BIG, f"longer than {MOST_BYTES >> 20} MiB")
            else:
                yield record(raw, number, hints)


def _records(pieces: Iterator[bytes]) -> Iterator[bytes | None]:
    """Cut out the outermost records; what is cut off at the end comes as it is."""
    slices = _Slices()
    for piece in pieces:
        yield from slices.feed(piece)
    if rest := slices.rest():
        yield rest


class _Slices:
    """Cuts the outermost records out of bytes that come piece by piece; holds one record."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._at = 0
        self._begun: int | None = None
        self._depth = 0
        self._has_leader = False

    def feed(self, piece: bytes) -> Iterator[bytes | None]:
        """Yield the records that end in this piece; None for one that is too long."""
        self._kept += piece
        for tag in self._tags():
            if not tag["close"]:
                if self._depth and self._has_leader:  # MARC records hold no others: one is cut off
                    yield bytes(self._kept[self._begun : tag.start()])
                    self._depth = 0
                self._has_leader = False
                self._begun = tag.start() if self._depth == 0 else self._begun
                self._depth += 1
            elif self._depth:
                self._depth -= 1
                if self._depth == 0:
                    yield bytes(self._kept[self._begun : tag.end()])
                    self._begun = None
        read = self._at if self._begun is None else self._begun
        del self._kept[:read]
        self._at -= read
        if self._begun is not None:
            self._begun = 0
        if len(self._kept) > MOST_BYTES:
            yield None
            self._kept.clear()
            self._at = self._depth = 0
            self._begun = None

    def rest(self) -> bytes:
        """Give what was begun and never ended."""
        return bytes(self._kept) if self._begun is not None else b""

    def _tags(self) -> Iterator[re.Match[bytes]]:
        """Find the tags of records, not those in comments; stop where more must be read first."""
        while found := _MARK.search(self._kept, self._at):
            closing = _CLOSING.get(found[0])
            if closing is None:
                self._at = found.end()
                if b"leader" in found[0]:
                    self._has_leader = True
                elif not found[0].endswith(b"/>"):
                    yield found
                continue
            closed = self._kept.find(closing, found.end())
            if closed < 0:
                self._at = found.start()
                return
            self._at = closed + len(closing)
        last = self._kept.rfind(b"<", self._at)
        is_cut = last >= 0 and self._kept.find(b">", last) < 0
        self._at = last if is_cut else len(self._kept)


# ---- a record to an article ---------------------------------------------------------------------


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    decoded = text_of(member.raw, member.hints, options)
    found = _marc_element(_parsed(decoded.text))
    leader = ""
    fields: list[Field] = []
    for part in found:
        name = _local(part)
        if name == "leader":
            leader = _text(part)
        elif name == "controlfield":
            fields.append(Field(part.get("tag", ""), _text(part)))
        elif name == "datafield":
            values = [(sub.get("code", ""), _text(sub)) for sub in part if _local(sub)]
            fields.append(Field(part.get("tag", ""), "", tuple(values)))
    citation, warning = citation_of(MarcRecord(leader, fields))
    file = replace(source, encoding=decoded.encoding)
    return cite(citation, file, EXTRACTOR, options, hints=member.hints, warning=warning)


def _parsed(text: str) -> _Element:
    """Parse a record; prefixes that the collection declares are declared anew."""
    from lxml import etree

    text = text.replace("\0", "")
    prefixes = sorted(set(_PREFIX.findall(text)) - {"xml", "xmlns"})
    declared = " ".join(f'xmlns:{prefix}="urn:prefix:{prefix}"' for prefix in prefixes)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(f"<within {declared}>{text}</within>", parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(Code.READ, f"not XML: {error}") from None


def _marc_element(within: _Element) -> _Element:
    """Find the MARC record: the element itself, or one inside the envelope of a server."""
    for element in within.iter():
        if _local(element) == "record" and any(
            _local(part) in {"leader", "controlfield", "datafield"} for part in element
        ):
            return element
    raise Refused(Code.MAPPING, "no MARC record: leader, controlfield and datafield are missing")


def _local(element: _Element) -> str:
    """Give the name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: _Element) -> str:
    """Give the text of an element; raises Refused for what its document type would have told."""
    from lxml import etree

    for part in element.iter():
        if part.tag is etree.Entity:
            raise Refused(Code.MAPPING, f"the entity {part.text} is not defined")
    return "".join(map(str, element.itertext(with_tail=True)))


MARCXML = Source(
    mime="application/marcxml+xml",
    members=_members,
    read=_read,
    extensions=(".xml", ".marcxml"),
    mimes=("application/xml", "text/xml"),
    recognise=_recognise,
    member_mime="application/marcxml+xml",
)
