"""Makes an article of named fields: the keys of a JSON object or the cells of a row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from db.ingest.cells import AUTO, NUMBER, TEXT, date_reader, number_reader, without_markup
from db.ingest.columns import Column, ColumnProfile, plain_column, read_profile
from db.ingest.encodings import normalise
from db.ingest.guessing import guess_profile
from db.ingest.source import MOST_LINES, Code, Hints, Options, Reading, Refused
from db.records import BlockKind, NewArticle, NewBlock, NewSource, Origin

RECORD: Final = Origin("record", 0.95)
"""A field of its own in the source, under its usual name or one that a person gave."""
COLUMN: Final = Origin("column", 0.95)
"""A column that a person named."""
GUESSED: Final = Origin("column", 0.85)
"""A column whose name tells what it holds."""

_CAPTURE: Final = Origin("capture", 0.9)
_BATCH: Final = Origin("batch", 0.7)

_LONGEST_LINE: Final = 4000
"""Characters of a headline, a name or an address. What is longer is a text in the wrong field."""

_STANDARD: Final = ColumnProfile(
    MappingProxyType(
        {
            part: plain_column(part, *names)
            for part, names in {
                "headline": ("headline", "title"),
                "standfirst": ("standfirst", "sapo"),
                "kicker": ("kicker",),
                "byline": ("byline",),
                "dateline": ("dateline",),
                "outlet": ("outlet",),
                "url": ("url",),
                "section": ("section",),
                "language": ("language",),
                "published": ("published",),
                "source_id": ("id",),
                "body": ("body",),
                "captions": ("captions",),
            }.items()
        }
    )
)
"""The names that articles have in JSON that was written for this archive."""

_PLAIN: Final = ("outlet", "url", "section", "language", "source_id")
_MOST_KEYS: Final = 200
"""The most keys of an object by whose names a profile is guessed."""


def read_object(
    fields: Mapping[str, Any],
    source: NewSource,
    options: Options,
    *,
    extractor: str,
    hints: Hints | None = None,
) -> Reading:
    """Make an article of a JSON object that describes one.

    The profile of the options tells which key is which; without one the keys are `headline` or
    `title`, `standfirst` or `sapo`, `body`, `captions`, `byline`, `kicker`, `dateline`, `outlet`,
    `url`, `section`, `language`, `published`, `id`. Where there is neither `headline` nor
    `title` the keys are guessed as those of a table are. Raises Refused.
    """
    profile = object_profile(fields, options)
    return map_fields(fields, profile, source, options, extractor, RECORD, hints=hints)


def object_profile(fields: Mapping[str, Any], options: Options) -> ColumnProfile:
    """Choose the profile by which an object is read; raises Refused for that of a person."""
    if options.columns is not None:
        return chosen_profile(options.columns)
    if "headline" in fields or "title" in fields:
        return _STANDARD
    try:
        return _guessed(tuple(fields)[:_MOST_KEYS])
    except Refused:
        return _STANDARD


def chosen_profile(columns: Mapping[str, Any]) -> ColumnProfile:
    """Read the profile that a person chose for a run; raises Refused with E_MAPPING."""
    try:
        return _chosen(json.dumps(columns, ensure_ascii=False))
    except (TypeError, ValueError, RecursionError):
        return read_profile(columns)  # it names the key that JSON cannot hold


@lru_cache(8)
def _chosen(document: str) -> ColumnProfile:
    return read_profile(json.loads(document))


@lru_cache(64)
def _guessed(keys: tuple[str, ...]) -> ColumnProfile:
    return guess_profile(keys, ())


def map_fields(
    fields: Mapping[str, Any],
    profile: ColumnProfile,
    source: NewSource,
    options: Options,
    extractor: str,
    origin: Origin,
    *,
    hints: Hints | None = None,
    warning: str | None = None,
) -> Reading:
    """Make an article of fields by a profile; raises Refused that names the field at fault."""
    named = _Fields(fields, profile)
    headline = named.line("headline")
    if headline is None:
        raise Refused(Code.MAPPING, f"{named.name('headline')} is missing")
    standfirst, byline = named.lines("standfirst"), named.names("byline")
    kicker, dateline = named.line("kicker"), named.line("dateline")
    text, blocks = _laid_out(
        (
            (BlockKind.KICKER, _one(kicker)),
            (BlockKind.HEADLINE, [headline]),
            (BlockKind.STANDFIRST, standfirst),
            (BlockKind.DATELINE, _one(dateline)),
            (BlockKind.BODY, named.stacked("body")),
            (BlockKind.CAPTION, named.stacked("captions")),
            (BlockKind.BYLINE, _one(byline)),
        )
    )
    published, unread = named.published()
    told = {
        "headline": headline,
        "standfirst": "\n".join(standfirst) or None,
        "kicker": kicker,
        "byline": byline,
        "dateline": dateline,
        "published": published,
    }
    told |= {part: named.line(part) for part in _PLAIN}
    article = NewArticle(
        text=text,
        blocks=blocks,
        extractor=extractor,
        source=source,
        published_basis="metadata" if published else "unknown",
        **_with_surroundings(told, options, hints, origin),
    )
    return Reading(article, "; ".join(filter(None, (warning, unread))) or None)


def _one(line: str | None) -> list[str]:
    return [line] if line else []


def _with_surroundings(
    told: Mapping[str, str | None], options: Options, hints: Hints | None, origin: Origin
) -> dict[str, Any]:
    """Add what a run and the capture of a file know to what the fields say."""
    found: dict[str, Any] = {name: value for name, value in told.items() if value}
    origins = dict.fromkeys(found, origin)
    if options.outlet and "outlet" not in found:
        found["outlet"], origins["outlet"] = options.outlet, _BATCH
    if hints and hints.url and "url" not in found:
        found["url"], origins["url"] = hints.url, _CAPTURE
    found["origins"] = origins
    return found


class _Fields:
    """The fields of one object or row, each fetched with the type it must have."""

    def __init__(self, fields: Mapping[str, Any], profile: ColumnProfile) -> None:
        self._fields = fields
        self._profile = profile

    def name(self, part: str) -> str:
        """Tell the name under which a part of an article is looked for first."""
        return self._profile.columns[part].names[0]

    def _first(self, part: str) -> tuple[Column, str, Any] | None:
        """Find the first column of a part that is there, with its name and its value."""
        column = self._profile.columns.get(part)
        if column is not None:
            for name in column.names:
                value = self._value(name)
                if value is not None:
                    return column, name, value
        return None

    def _value(self, name: str) -> Any:
        value = self._fields.get(name)
        if value is None and "." in name:
            value = _inside(self._fields, name.split("."))
        return value

    def line(self, part: str) -> str | None:
        """Fetch text that stands on one line."""
        found = self._first(part)
        if found is None:
            return None
        column, name, value = found
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and _takes_numbers(part, column, value):
            value = str(value)
        line = " ".join(_lines(column, name, value))
        if len(line) > _LONGEST_LINE:
            raise Refused(Code.MAPPING, f"{name} is longer than {_LONGEST_LINE} characters")
        if column.format == NUMBER and line:
            number = number_reader(column.decimal or self._profile.decimal)(line)
            if number is None:
                raise Refused(Code.MAPPING, f"{name} is no number: {line[:80]}")
            return number
        return line or None

    def lines(self, part: str) -> list[str]:
        """Fetch text, parted where lines end."""
        found = self._first(part)
        return _lines(*found) if found else []

    def names(self, part: str) -> str | None:
        """Fetch text that stands on one line, or a list of names."""
        found = self._first(part)
        if found is None or not isinstance(found[2], list):
            return self.line(part)
        line = "; ".join(_paragraphs(*found))
        if len(line) > _LONGEST_LINE:
            raise Refused(Code.MAPPING, f"{found[1]} is longer than {_LONGEST_LINE} characters")
        return line or None

    def stacked(self, part: str) -> list[str]:
        """Fetch the texts of all columns of a part, parted where lines end."""
        column = self._profile.columns.get(part)
        if column is None:
            return []
        values = [(name, self._value(name)) for name in column.names]
        return [
            line
            for name, value in values
            if value is not None
            for line in _paragraphs(column, name, value)
        ]

    def published(self) -> tuple[str | None, str | None]:
        """Read the date of publication, and what to say when it cannot be read.

        What contradicts a format that was asked for is refused.
        """
        printed = self.line("published")
        if printed is None:
            return None, None
        column = self._profile.columns["published"]
        edtf = date_reader(column.format, column.pivot)(printed)
        if edtf:
            return edtf, None
        found = self._first("published")
        name = found[1] if found else self.name("published")
        if column.format == AUTO:
            return None, f"{name} is no date that can be read: {printed[:80]}"
        raise Refused(Code.MAPPING, f"{name} is no date as {column.format}: {printed[:80]}")


def _takes_numbers(part: str, column: Column, value: float) -> bool:
    """Whether a JSON number may stand for text: ids that are whole, and what has a format."""
    if part == "source_id" and isinstance(value, int):
        return True
    return column.format not in {TEXT, AUTO}


def _inside(fields: Any, path: list[str]) -> Any:
    """Follow a dotted path into objects and lists; None when it leads nowhere."""
    for step in path:
        if isinstance(fields, Mapping):
            fields = fields.get(step)
        elif isinstance(fields, list) and step.isdecimal() and len(step) < 6:  # noqa: PLR2004 - no list is as long
            fields = fields[int(step)] if int(step) < len(fields) else None
        else:
            return None
    return fields


def _lines(column: Column, name: str, value: Any) -> list[str]:
    if not isinstance(value, str):
        raise Refused(Code.MAPPING, f"{name} is {json_type(value)}, not a string")
    return _parted(without_markup(value) if column.html else value)


def _paragraphs(column: Column, name: str, value: Any) -> list[str]:
    """Part a text, or each text of a list, where lines end."""
    if not isinstance(value, list):
        return _lines(column, name, value)
    for number, part in enumerate(value):
        if not isinstance(part, str):
            raise Refused(Code.MAPPING, f"{name}[{number}] is {json_type(part)}, not a string")
    parts = map(without_markup, value) if column.html else value
    return list(chain.from_iterable(map(_parted, parts)))


def json_type(value: object) -> str:
    """Name a JSON type as people who write JSON do."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value"}
    return "null" if value is None else names.get(type(value), "a number")


def _parted(text: str) -> list[str]:
    """Part text into lines, blank ones left out, in the archive's form."""
    if "\n" in text:  # one line at a time is twice as fast as a long text
        return [line for part in text.split("\n") if part for line in _parted(part)]
    text = normalise(text)
    if "\n" not in text:
        line = text.strip()
        return [line] if line else []
    stripped = (line.strip() for line in text.split("\n"))
    return [line for line in stripped if line]


def _laid_out(
    parts: Iterable[tuple[BlockKind, list[str]]],
) -> tuple[str, tuple[NewBlock, ...]]:
    """Put lines under each other and tell where each one stands."""
    text: list[str] = []
    blocks: list[NewBlock] = []
    start = 0
    for kind, lines in parts:
        if len(text) + len(lines) > MOST_LINES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} lines")
        text += lines
        for line in lines:
            stop = start + len(line)
            blocks.append(NewBlock(kind, start, stop))
            start = stop + 1
    return "\n".join(text), tuple(blocks)
