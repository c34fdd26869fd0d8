"""MARC 21 as libraries exchange it: files of ISO 2709 records, whatever their leaders claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from db.ingest.citations import cite
from db.ingest.marc8 import decode_marc8, vietnamese_share
from db.ingest.marc_records import Field, MarcRecord, citation_of
from db.ingest.record_files import chunks, faulty, head, narrow, record, text_of
from db.ingest.source import (
    MOST_BYTES,
    Code,
    Hints,
    Member,
    Options,
    Original,
    Reading,
    Refused,
    Source,
)
from db.records import NewSource, ShouldStop

EXTRACTOR: Final = "marc/1"

_RECORD_END: Final = b"\x1d"
_FIELD_END: Final = b"\x1e"
_SUBFIELD: Final = b"\x1f"
_LEADER_LENGTH: Final = 24
_ENTRY_LENGTH: Final = 12
_UTF8: Final = "a"
"""At position 9 of the leader: the record claims to be in UTF-8, not in MARC-8."""

_LEADER: Final = re.compile(
    rb"[\d ]{5,7}[a-z ][a-z][a-z ][a-z# ][ a#]22[\d ]{5}[^\x1d-\x1f]{3}4[5 ]"
)
"""What every leader looks like, whatever its numbers: two indicators, two-character codes."""

_TAG: Final = re.compile(rb"[0-9A-Za-z]{3}")
_ENTRY: Final = re.compile(rb"[0-9A-Za-z]{3}[\d ]{9}")
_BETWEEN: Final = b" \r\n\t\0\x1a\xef\xbb\xbf"
_LIKELY: Final = 0.5
_SURE: Final = 0.85


class _RawField(NamedTuple):
    tag: str
    raw: bytes


# ---- bytes to records ---------------------------------------------------------------------------


def _recognise(original: Original) -> bool:
    return _LEADER.match(head(original).lstrip(_BETWEEN)) is not None


def _pieces(original: Original, should_stop: ShouldStop) -> Iterator[bytes | None]:
    """Yield what stands before each record terminator; None for what is longer than a record."""
    kept = bytearray()
    is_long = False
    with narrow(original) as stored:
        for chunk in chunks(stored, should_stop):
            *ended, rest = chunk.split(_RECORD_END)
            for piece in ended:
                yield None if is_long else bytes(kept + piece)
                kept.clear()
                is_long = False
            kept += rest
            if len(kept) > MOST_BYTES:
                is_long = True
                kept.clear()
    if is_long or kept.strip(_BETWEEN):
        yield None if is_long else bytes(kept)


def _members(original: Original, _options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield records by their terminators, and anew from each leader after damage."""
    number = 0
    for piece in _pieces(original, should_stop):
        if piece is None:
            number += 1
            yield faulty(number, Code.TOO_BIG, f"longer than {MOST_BYTES >> 20} MiB")
            continue
        for part in _parted(piece.lstrip(_BETWEEN)):
            if number == 0 and not _LEADER.match(part) and not _is_sound(part):
                raise Refused(Code.UNSUPPORTED, "no MARC record at its beginning")
            number += 1
            yield record(part + _RECORD_END, number, original.hints)


def _parted(piece: bytes) -> Iterator[bytes]:
    """Part what stands before a terminator: a record, or damage and what comes after it."""
    if not piece:
        return
    if not _is_sound(piece):
        for leader in _LEADER.finditer(piece, 1):
            if _is_sound(piece[leader.start() :]):
                yield piece[: leader.start()]
                yield piece[leader.start() :]
                return
    yield piece


def _is_sound(raw: bytes) -> bool:
    try:
        return bool(_raw_fields(raw))
    except Refused:
        return False


def _raw_fields(raw: bytes) -> list[_RawField]:
    """Part a record into its fields by its directory; raises Refused.

    Where its numbers do not fit, as in fields of more than 9,999 bytes or in a file that was
    converted, the order of the fields is that of the directory.
    """
    if len(raw) < _LEADER_LENGTH:
        raise Refused(Code.READ, f"cut off: {len(raw)} bytes are no record")
    top, found, rest = raw[_leader_end(raw) :].partition(_FIELD_END)
    values = rest.removesuffix(_RECORD_END).removesuffix(_FIELD_END).split(_FIELD_END)
    swollen = _swollen(top, values)
    if swollen:
        return swollen
    if not found or len(top) % _ENTRY_LENGTH or not top:
        raise Refused(Code.READ, "its directory is damaged")
    entries = [top[at : at + _ENTRY_LENGTH] for at in range(0, len(top), _ENTRY_LENGTH)]
    if not all(map(_ENTRY.fullmatch, entries)):
        raise Refused(Code.READ, "its directory is damaged")
    tags = [entry[:3].decode("ascii") for entry in entries]
    placed = [_placed(entry, rest) for entry in entries]
    if None in placed:
        if len(values) != len(tags):
            problem = f"cut off: {len(tags)} fields in its directory, {len(values)} after it"
            raise Refused(Code.READ, problem)
        placed = list(values)
    return [_RawField(tag, value or b"") for tag, value in zip(tags, placed, strict=True)]


def _leader_end(raw: bytes) -> int:
    """Tell where the directory begins: later where the length of the record has more digits."""
    leader = _LEADER.match(raw)
    return leader.end() + 2 if leader else _LEADER_LENGTH


def _swollen(top: bytes, values: list[bytes]) -> list[_RawField]:
    """Read a directory whose numbers have as many digits as they need; empty for another one.

    So do programs write a record that is longer than ISO 2709 allows.
    """
    found: list[_RawField] = []
    at = start = 0
    for value in values:
        numbers = b"%04d%05d" % (len(value) + 1, start)
        if not top.startswith(numbers, at + 3) or not _TAG.match(top, at):
            return []
        found.append(_RawField(top[at : at + 3].decode("ascii"), value))
        at += 3 + len(numbers)
        start += len(value) + 1
    return found if at == len(top) else []


def _placed(entry: bytes, rest: bytes) -> bytes | None:
    """Cut out the field that an entry points to; None when no field begins and ends there."""
    try:
        length, start = int(entry[3:7]), int(entry[7:])
    except ValueError:
        return None
    stop = start + length - 1
    begins = start == 0 or rest[start - 1 : start] == _FIELD_END
    value = rest[start:stop]
    is_whole = length and rest[stop : stop + 1] == _FIELD_END and _FIELD_END not in value
    return value if begins and is_whole else None


# ---- a record to an article ---------------------------------------------------------------------


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    raw = member.raw
    end = _leader_end(raw)
    leader = raw[end - _LEADER_LENGTH : end].decode("ascii", "replace")
    parts = [_values(field) for field in _raw_fields(raw)]
    values = [value for _, _, own in parts for value in own]
    texts, encoding = _decoded(values, leader, member.hints, options)
    fields: list[Field] = []
    at = 0
    for tag, codes, own in parts:
        told = texts[at : at + len(own)]
        at += len(own)
        if codes is None:
            fields.append(Field(tag, told[0]))
        else:
            fields.append(Field(tag, "", tuple(zip(codes, told, strict=True))))
    citation, warning = citation_of(MarcRecord(leader, fields))
    file = replace(source, encoding=encoding)
    return cite(citation, file, EXTRACTOR, options, hints=member.hints, warning=warning)


def _values(field: _RawField) -> tuple[str, str | None, list[bytes]]:
    """Part a field into the codes of its subfields and their values; a control field has none."""
    raw = field.raw.translate(bytes.maketrans(b"\n\r", b"  "))
    if field.tag.startswith("00"):
        return field.tag, None, [raw]
    subfields = [part for part in raw.split(_SUBFIELD)[1:] if part]
    codes = "".join(chr(part[0]) for part in subfields)
    return field.tag, codes, [part[1:] for part in subfields]


def _decoded(
    values: list[bytes], leader: str, hints: Hints, options: Options
) -> tuple[list[str], str]:
    """Decode the values of a record, all of them in one encoding; raises Refused.

    What is valid UTF-8 is UTF-8: in MARC-8 letters follow their marks, which UTF-8 does not
    allow. A record that does not claim UTF-8 is MARC-8 when it reads well so. Else it is taken
    for what the text as a whole looks like.
    """
    joined = b"\n".join(values)
    if options.encoding is None and leader[9:10] != _UTF8 and not _is_utf8(joined):
        texts = decode_marc8(values)
        if texts is not None and vietnamese_share(texts) >= _LIKELY:
            return texts, "marc-8"
        try:
            found = _split(joined, len(values), hints, options)
        except Refused:
            if texts is None:
                raise
            return texts, "marc-8"
        doubtful = texts is not None and vietnamese_share(found[0]) < _SURE
        return (texts, "marc-8") if doubtful and texts is not None else found
    return _split(joined, len(values), hints, options)


def _split(joined: bytes, number: int, hints: Hints, options: Options) -> tuple[list[str], str]:
    decoded = text_of(joined, hints, options)
    texts = decoded.text.split("\n")
    if len(texts) != number:
        raise Refused(Code.ENCODING, f"its fields do not part in {decoded.encoding}")
    return texts, decoded.encoding


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return b"\x1b" not in raw


MARC = Source(
    mime="application/marc",
    members=_members,
    read=_read,
    extensions=(".mrc", ".marc", ".iso"),
    recognise=_recognise,
    member_mime="application/marc",
)
