"""Guesses which column of a table is which, by its name and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from db.ingest.cells import AUTO, ISO, SERIAL_1900, SERIAL_1904, UNIX, date_reader, is_marked_up
from db.ingest.columns import STACKED, Column, ColumnProfile, plain_column
from db.ingest.source import Code, Refused
from db.search.collation import match_key

NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "headline": (
            *("tieu de", "tieu de bai", "tieu de bai viet", "tieu de bai bao", "tieu de tin"),
            *("tit", "tit bai", "ten bai", "ten bai viet", "ten bai bao", "ten tin", "nhan de"),
            *("dau de", "headline", "title", "article title", "post title", "news title"),
        ),
        "standfirst": (
            *("sapo", "sa po", "chapo", "tom tat", "tom tat noi dung", "mo ta", "dan nhap"),
            *("loi dan", "trich yeu", "standfirst", "summary", "abstract", "description"),
            *("lead", "lede", "excerpt", "post excerpt", "teaser", "deck"),
        ),
        "kicker": ("thuong de", "tit tren", "kicker", "overline"),
        "byline": (
            *("tac gia", "ten tac gia", "nguoi viet", "phong vien", "but danh", "byline"),
            *("author", "authors", "author name", "writer", "reporter", "creator"),
        ),
        "dateline": ("noi viet", "noi dua tin", "dia danh", "dateline"),
        "outlet": (
            *("ten bao", "bao", "to bao", "bao dang", "co quan bao chi", "ten co quan bao chi"),
            *("nguon bao", "nguon", "nguon tin", "ten nguon", "tap chi", "an pham", "outlet"),
            *("newspaper", "publication", "publisher", "media outlet", "media", "source"),
            *("source name", "site name"),
        ),
        "url": (
            *("url", "link", "link bai", "link bai viet", "link bai bao", "link goc", "duong dan"),
            *("duong dan bai viet", "duong link", "lien ket", "lien ket bai viet", "dia chi url"),
            *("dia chi web", "permalink", "article url", "source url", "web address"),
        ),
        "section": (
            *("chuyen muc", "muc", "chuyen trang", "danh muc", "linh vuc", "the loai", "section"),
            *("category", "categories", "rubric", "topic"),
        ),
        "language": ("ngon ngu", "language", "lang"),
        "published": (
            *("ngay dang", "ngay dang bai", "ngay dang tin", "ngay xuat ban", "ngay phat hanh"),
            *("ngay gio dang", "thoi gian dang", "thoi diem dang", "ngay ra", "ngay", "ngay thang"),
            *("ngay gio", "thoi gian", "published", "published at", "publish date"),
            *("published date", "publication date", "pub date", "pubdate", "date published"),
            *("post date", "issue date", "date", "datetime", "timestamp"),
        ),
        "source_id": (
            *("id", "ma", "ma bai", "ma bai viet", "ma tin", "ma so", "article id", "post id"),
            *("news id", "guid"),
        ),
        "body": (
            *("noi dung", "noi dung bai", "noi dung bai viet", "noi dung bai bao", "noi dung tin"),
            *("noi dung chi tiet", "toan van", "chinh van", "than bai", "bai viet", "van ban"),
            *("body", "content", "contents", "full text", "fulltext", "article text", "body text"),
            *("post content", "article body", "text"),
        ),
        "captions": (
            *("chu thich anh", "chu thich", "loi anh", "captions", "caption", "photo caption"),
            *("image caption",),
        ),
    }
)
"""What the columns of tables are called, as `match_key` folds it; the surest names first."""

_BRACKETED: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD: Final = re.compile(r"[\W_]+")
_NUMBERED: Final = re.compile(r"(.*\D) ?\d{1,2}")
_LONGEST_NAME: Final = 100
_CACHED_NAMES: Final = 1 << 10

_DATE: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d).*", re.DOTALL)
_MONTHS: Final = 12
_FIRST_SERIAL: Final = 7_000
"""1919; smaller numbers are no dates of a press archive."""
_LAST_SERIAL: Final = 80_000
_MOST_SHARE: Final = 0.5


@lru_cache(_CACHED_NAMES)
def name_key(name: str) -> str:
    """Fold the name of a column: no case, marks, signs, and nothing in brackets."""
    bare = _BRACKETED.sub(" ", name[:_LONGEST_NAME]) if "(" in name or "[" in name else name
    words = _NO_WORD.sub(" ", _HUMP.sub(" ", bare[:_LONGEST_NAME]))
    return match_key(words)


def matching(header: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Tell which columns hold which part of an article, by their names alone."""
    by_key: dict[str, str] = {}
    for column in header:
        by_key.setdefault(name_key(column), column)
    found: dict[str, tuple[str, ...]] = {}
    for part, names in NAMES.items():
        name = next((name for name in names if name in by_key), None)
        if name is not None:
            found[part] = (by_key[name],)
        if part in STACKED:
            found |= _numbered(part, name, names, by_key)
    return found


def _numbered(
    part: str, first: str | None, names: Sequence[str], by_key: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Find the columns that go on with a text: Nội dung, Nội dung 2."""
    bases = {key: found[1].strip() for key in by_key if (found := _NUMBERED.fullmatch(key))}
    base = first or next((name for name in names if name in bases.values()), None)
    if base in bases.values():
        columns = [by_key[key] for key in by_key if key == base or bases.get(key) == base]
        yield part, tuple(columns)


def guess_profile(
    header: Sequence[str], sample_rows: Sequence[Sequence[str]], *, epoch: int = 1900
) -> ColumnProfile:
    """Guess the profile of a table from the names of its columns and from some of its rows.

    `epoch` is the year, 1900 or 1904, from which the spreadsheet counts days. Its `notes` say
    what was not certain. Raises Refused with E_MAPPING when no column is called as headlines are.
    """
    profile = guess_columns(header, sample_rows, epoch=epoch)
    if "headline" not in profile.columns:
        raise Refused(Code.MAPPING, f"no column of headlines; found: {listed(header)}")
    return profile


def guess_columns(
    header: Sequence[str], sample_rows: Sequence[Sequence[str]], *, epoch: int = 1900
) -> ColumnProfile:
    """Guess as much of a profile as can be guessed, with or without a headline."""
    places = {name: at for at, name in reversed(list(enumerate(header)))}

    def values(names: Sequence[str]) -> list[str]:
        cells = (
            row[at]
            for name in names
            if (at := places[name]) >= 0
            for row in sample_rows
            if at < len(row)
        )
        return [cell.strip() for cell in cells if cell.strip()]

    found = matching(header)
    outlet = found.get("outlet")
    if outlet and "url" not in found and _are_addresses(values(outlet)):
        found["url"] = found.pop("outlet")
    columns: dict[str, Column] = {}
    notes: list[str] = []
    for part, names in found.items():
        if part == "published":
            form, note = _date_format(names[0], values(names), epoch)
            columns[part] = Column(names, form)
            notes += [f"{names[0]}: {note}"] if note else []
        elif part in {"headline", "standfirst", "body", "captions"}:
            columns[part] = Column(names, html=any(map(is_marked_up, values(names))))
        else:
            columns[part] = plain_column(part, *names)
    return ColumnProfile(MappingProxyType(columns), notes=tuple(notes))


def listed(header: Sequence[str]) -> str:
    """List the names of columns for a person; of very many the first ones."""
    shown = [name[:40] for name in header[:30]]
    return ", ".join(shown) + (", …" if len(header) > len(shown) else "")


def _are_addresses(values: Sequence[str]) -> bool:
    addresses = sum(value.startswith(("http://", "https://")) for value in values)
    return addresses > _MOST_SHARE * len(values)


def _date_format(column: str, values: Sequence[str], epoch: int) -> tuple[str, str | None]:
    """Tell the format of a column of dates, and what a person should know of it."""
    if not values:
        return AUTO, None
    numbers = [float(value.replace(",", ".")) for value in values if _is_number(value)]
    if len(numbers) == len(values):
        if all(_FIRST_SERIAL <= number < _LAST_SERIAL for number in numbers):
            return (SERIAL_1904 if epoch == 1904 else SERIAL_1900), None  # noqa: PLR2004 - the year
        if all(date_reader(UNIX)(value) for value in values):
            return UNIX, None
    dates = [found for value in values if (found := _DATE.fullmatch(value))]
    if not dates:
        return AUTO, None
    date_cells = sum(date_reader(ISO)(value) is not None for value in values)
    return _order(column, dates, date_cells)


def _is_number(value: str) -> bool:
    return value.isascii() and value.replace(".", "", 1).replace(",", "", 1).isdigit()


def _order(column: str, dates: Sequence[re.Match[str]], date_cells: int) -> tuple[str, str | None]:
    """Weigh day/month against month/day. Only a part above 12 proves anything."""
    day_first = sum(int(date[1]) > _MONTHS for date in dates)
    month_first = sum(int(date[3]) > _MONTHS for date in dates)
    told = _BRACKETED.search(column)
    says_month_first = told is not None and re.sub(r"\W", "", told[1].lower()).startswith("mmdd")
    sign = dates[0][2]
    year = "yyyy" if all(len(date[4]) > 2 for date in dates) else "yy"  # noqa: PLR2004 - digits
    same = all(date[2] == sign and (len(date[4]) > 2) == (year == "yyyy") for date in dates)  # noqa: PLR2004 - digits
    note = None
    if day_first and month_first:
        note = "some dates are day/month, others month/day: taken for day/month"
    elif not day_first and not month_first and not says_month_first:
        note = "no date tells whether the day or the month stands first: taken for day/month"
    elif day_first and date_cells:
        note = "dates as text beside date cells: a program may have swapped day and month of these"
    is_month_first = (month_first or says_month_first) and not day_first
    if is_month_first and same:
        return f"MM{sign}dd{sign}{year}", None
    if year == "yy" and same and not date_cells:
        return f"dd{sign}MM{sign}{year}", note
    return AUTO, note
