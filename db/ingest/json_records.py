"""JSON files of many records: parted into their objects, however these are wrapped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from db.ingest.record_files import ask, faulty, narrow, record, text_of
from db.ingest.source import Code, Hints, Member, Options, Original, Refused
from db.records import ShouldStop

Fields = Mapping[str, Any]
"""The members of a JSON object."""

_LISTS: Final = ("items", "_items", "articles", "records", "results", "data", "newsItems")
"""Under which names programs put a list of records into one object."""

_OWN: Final = ("headline", "title", "headlines", "uri", "body", "type")
_GAP: Final = re.compile(r"[\s,\x1e]*")
"""What may stand between values: in lists a comma, between records of a stream also a RS."""


def json_members(original: Original, options: Options, should_stop: ShouldStop) -> Iterator[Member]:
    """Yield the objects of a file: one, a list, a list inside an object, or one after the other.

    The bytes of a member are its object in canonical JSON: keys in order, no spaces, UTF-8.
    """
    with narrow(original) as stored:
        text = text_of(stored.read(), original.hints, options).text
    read = json.JSONDecoder().raw_decode
    at = _after(text, 0)
    is_list = text.startswith("[", at)
    at = _after(text, at + 1) if is_list else at
    number = 0
    while at < len(text) and not (is_list and text[at] == "]"):
        try:
            value, at = read(text, at)
        except (ValueError, RecursionError) as error:
            raise Refused(Code.MAPPING, f"not JSON: {error}") from None
        at = _after(text, at)
        for found in _unwrapped(value):
            ask(should_stop)
            number += 1
            yield _member(found, number, original.hints)
    if number == 0:
        raise Refused(Code.NO_TEXT, "no record")
    if is_list and (at >= len(text) or text[at + 1 :].strip()):
        raise Refused(Code.MAPPING, "not JSON: the list does not end with the file")


def fields_of(member: Member) -> dict[str, Any]:
    """Read the object of a member; raises Refused."""
    try:
        fields = json.loads(member.raw)
    except (ValueError, RecursionError) as error:
        raise Refused(Code.MAPPING, f"not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise Refused(Code.MAPPING, "not an object")
    return fields


def text_in(fields: Fields, *names: str) -> str | None:
    """Fetch text by the first of its names that has some; a number counts as text.

    Raises Refused with E_MAPPING when it is neither.
    """
    for name in names:
        value = fields.get(name)
        if isinstance(value, bool) or (value is not None and not isinstance(value, str | int)):
            raise Refused(Code.MAPPING, f"{name} is neither text nor a number")
        if value is not None and str(value).strip():
            return str(value)
    return None


def objects_in(fields: Fields, *names: str) -> list[Fields]:
    """Fetch the objects of a list, by all of its names; one alone counts as a list."""
    found: list[Fields] = []
    for name in names:
        value = fields.get(name)
        values = value if isinstance(value, list) else [value]
        found += [one for one in values if isinstance(one, dict)]
    return found


def texts_in(fields: Fields, name: str) -> list[str]:
    """Fetch the texts of a list, or one text."""
    value = fields.get(name)
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one.strip()]


def _after(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _unwrapped(value: Any) -> Iterator[Any]:
    """Give the records of a value: itself, or those of the list that it only wraps."""
    if isinstance(value, dict) and not any(name in value for name in _OWN):
        for name in _LISTS:
            if isinstance(value.get(name), list):
                yield from value[name]
                return
    yield value


def _member(value: Any, number: int, hints: Hints) -> Member:
    if not isinstance(value, dict):
        return faulty(number, Code.MAPPING, "not an object")
    try:
        canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except (ValueError, RecursionError) as error:
        return faulty(number, Code.MAPPING, f"not JSON: {error}")
    return record(canonical.encode(errors="backslashreplace"), number, hints)
