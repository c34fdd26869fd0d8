"""Which column of a table, or which key of a record, holds which part of an article.

A column profile is a JSON document that a person can keep and use again. All keys but `columns`
may be left out:

    {
      "name": "Điểm báo hằng tuần",
      "columns": {
        "headline": "Tiêu đề bài",
        "body": ["Nội dung", "Nội dung (tiếp)"],
        "published": {"column": "Ngày đăng", "format": "dd/MM/yyyy"},
        "source_id": {"column": "Mã bài", "format": "number", "decimal": ","}
      },
      "delimiter": ";", "quote": "'", "escape": "|",
      "encoding": "windows-1258",
      "sheet": "Tháng 11",
      "header_row": 3,
      "decimal": ","
    }

A column is its name, a list of names, or an object with `column` and some of: `format` (dates:
see `cells.date_reader`; else `text` or `number`), `pivot` (the last two-digit year of this
century), `decimal`, `html` (true when markup is to be taken out). Several columns of `body` and
`captions` stand one below the other; of any other field the first that is not empty is taken.
`header_row` is the row of the names as a spreadsheet counts, 0 when there is none; a column
without a name is called `column C`, as a spreadsheet does. In JSON, `meta.author` is the key
`author` inside of `meta`. `quote` may be empty: then quotation marks are text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from db.ingest.cells import AUTO, NUMBER, PIVOT, TEXT, WrongFormat, date_reader
from db.ingest.source import Code, Refused

FIELDS: Final = (
    *("headline", "standfirst", "kicker", "byline", "dateline", "outlet", "url", "section"),
    *("language", "published", "source_id", "body", "captions"),
)
"""The parts of an article that a column may hold."""

STACKED: Final = frozenset({"body", "captions"})
"""The parts that several columns may hold together."""

_TEXTS: Final = ("name", "encoding", "sheet")
_SIGNS: Final = ("delimiter", "quote", "escape")
_KEYS: Final = frozenset({"columns", "header_row", "decimal", *_TEXTS, *_SIGNS})
_COLUMN_KEYS: Final = frozenset({"column", "format", "pivot", "decimal", "html"})
_LAST_ROW: Final = 1 << 20
_LAST_SHORT_YEAR: Final = 99


@dataclass(frozen=True, slots=True)
class Column:
    """Where one part of an article stands, and how it is written there."""

    names: tuple[str, ...]
    format: str = TEXT
    """`text` or `number`; of `published`, a format of `date_reader`."""
    pivot: int = PIVOT
    decimal: str | None = None
    """The sign before the fraction of a number; None for that of the profile."""
    html: bool = False


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """How the tables of one supplier are read. `None` leaves a matter to be found out."""

    columns: Mapping[str, Column]
    """By the part of the article, one of `FIELDS`."""
    name: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    decimal: str = ","
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What a person should know when the profile was guessed; not kept with it."""

    def document(self) -> dict[str, Any]:
        """Write the profile as the JSON document to keep."""
        written: dict[str, Any] = {
            key: value
            for key in (*_TEXTS, *_SIGNS, "header_row")
            if (value := getattr(self, key)) is not None
        }
        written["decimal"] = self.decimal
        written["columns"] = {part: _written(part, self.columns[part]) for part in self.columns}
        return written


def _written(part: str, column: Column) -> Any:
    names = column.names[0] if len(column.names) == 1 else list(column.names)
    options = {
        "format": (column.format, _plain_format(part)),
        "pivot": (column.pivot, PIVOT),
        "decimal": (column.decimal, None),
        "html": (column.html, False),
    }
    said = {key: value for key, (value, usual) in options.items() if value != usual}
    return {"column": names, **said} if said else names


def _plain_format(part: str) -> str:
    return AUTO if part == "published" else TEXT


def plain_column(part: str, *names: str) -> Column:
    """Name the columns of a part of an article that is written in the usual way."""
    return Column(names, _plain_format(part))


def _wrong(key: str, what: str) -> Refused:
    return Refused(Code.MAPPING, f"column profile: {key}: {what}")


def read_profile(document: Mapping[str, Any]) -> ColumnProfile:
    """Read a column profile; raises Refused with E_MAPPING that names the key at fault."""
    if not isinstance(document, Mapping):
        raise Refused(Code.MAPPING, "column profile: not an object")
    for key in document:
        if key not in _KEYS:
            raise _wrong(str(key), f"no such key; known are {', '.join(sorted(_KEYS))}")
    given: dict[str, Any] = {key: _text(document, key) for key in _TEXTS}
    given |= {key: _sign(document, key) for key in _SIGNS}
    columns = document.get("columns")
    if not isinstance(columns, Mapping):
        raise _wrong("columns", "missing" if columns is None else "not an object")
    for part in columns:
        if part not in FIELDS:
            raise _wrong(f"columns.{part}", f"no such field; known are {', '.join(FIELDS)}")
    if columns.get("headline") is None:
        raise _wrong("columns.headline", "missing")
    read = {part: _column(part, value) for part, value in columns.items() if value is not None}
    return ColumnProfile(
        columns=MappingProxyType(read),
        header_row=_whole(document, "header_row", _LAST_ROW),
        decimal=_decimal(document, "decimal") or ",",
        **given,
    )


def _column(part: str, value: Any) -> Column:
    key = f"columns.{part}"
    if not isinstance(value, Mapping):
        return plain_column(part, *_names(key, value))
    for inner in value:
        if inner not in _COLUMN_KEYS:
            known = ", ".join(sorted(_COLUMN_KEYS))
            raise _wrong(f"{key}.{inner}", f"no such key; known are {known}")
    names = _names(f"{key}.column", value.get("column"))
    html = value.get("html", False)
    if not isinstance(html, bool):
        raise _wrong(f"{key}.html", "neither true nor false")
    pivot = _whole(value, "pivot", _LAST_SHORT_YEAR, key)
    return Column(
        names,
        _format(part, value.get("format")),
        PIVOT if pivot is None else pivot,
        _decimal(value, "decimal", key),
        html,
    )


def _names(key: str, value: Any) -> tuple[str, ...]:
    names = value if isinstance(value, list | tuple) else [value]
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        what = "missing" if value is None else "not the name of a column, nor a list of names"
        raise _wrong(key, what)
    return tuple(names)


def _format(part: str, value: Any) -> str:
    key = f"columns.{part}.format"
    if value is None:
        return _plain_format(part)
    if not isinstance(value, str):
        raise _wrong(key, "not a text")
    if part != "published":
        if value not in {TEXT, NUMBER}:
            raise _wrong(key, f"neither {TEXT} nor {NUMBER}")
        return value
    try:
        date_reader(value)
    except WrongFormat as wrong:
        raise _wrong(key, f"{value!r}: {wrong}") from None
    return value


def _text(document: Mapping[str, Any], key: str) -> str | None:
    value = document.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise _wrong(key, "not a text")
    return value


def _sign(document: Mapping[str, Any], key: str) -> str | None:
    value = document.get(key)
    if value is None or (key == "quote" and value == ""):
        return value
    if not isinstance(value, str) or len(value) != 1 or value.isalnum() or value in "\r\n\0 ":
        raise _wrong(key, "not one sign")
    return value


def _decimal(document: Mapping[str, Any], key: str, within: str = "") -> str | None:
    value = document.get(key)
    if value is not None and value not in (",", "."):
        raise _wrong(f"{within}.{key}" if within else key, "neither a comma nor a point")
    return value


def _whole(document: Mapping[str, Any], key: str, most: int, within: str = "") -> int | None:
    value = document.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise _wrong(f"{within}.{key}" if within else key, f"no whole number from 0 to {most}")
    return value
