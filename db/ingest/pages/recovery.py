"""Which of the things that a page states of itself are believed, beside what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from db.ingest.datelines import stated_date
from db.ingest.finishing import Told
from db.ingest.lines import is_byline, is_outlet_name, paragraph
from db.ingest.pages.profiles import host_of
from db.ingest.pages.statements import Statements, is_address
from db.records import Origin
from db.search.collation import match_key

UNSURE: Final = 0.5
"""The confidence in what disagrees with something else, or stands on the page nowhere."""

_LONGEST_NAME: Final = 90
_LONGEST_OUTLET: Final = 60
_SHORTEST_KEY: Final = 20
_MOST_TAILS: Final = 3
_TAIL: Final = re.compile(r"(?P<head>.{10,})\s(?:[-|–—•»]|::)\s(?P<tail>[^|]{2,50})\Z", re.DOTALL)
_ADDRESS: Final = re.compile(r"https?://|www\.|@|\.(?:vn|com|net|org)\b", re.IGNORECASE)


def names(stated: Statements, outlet: str | None, url: str | None) -> set[str]:
    """Gather the names that an outlet may append to headlines, as keys to compare."""
    told = [one.value for one in stated.get("outlet", ())]
    host = host_of(url or "").removeprefix("www.")
    keys = {match_key(name) for name in (*told, outlet or "", host, host.partition(".")[0])}
    return keys - {""}


def trimmed(headline: str, outlets: Iterable[str]) -> str:
    """Take the name of the outlet off the end of a headline: "… - VnExpress"."""
    known = set(outlets)
    for _ in range(_MOST_TAILS):
        found = _TAIL.fullmatch(headline)
        if found is None:
            break
        tail = found["tail"].strip()
        key = match_key(tail)
        is_name = is_outlet_name(paragraph(tail, 0, len(tail)))
        if not is_name and not any(name in key for name in known):
            break
        headline = found["head"].strip()
    return headline


def headlines(stated: Statements, outlets: Iterable[str]) -> list[Told]:
    """Gather the headlines that a page states, without names of outlets."""
    known = set(outlets)
    return [Told(trimmed(one.value, known), one.origin) for one in stated.get("headline", ())]


def confirmed(printed: str | None, stated: Iterable[Told], own: Origin) -> Told | None:
    """Tell a field that stands on the page: as it is printed, as sure as the surest who agrees."""
    if not printed:
        return None
    key = match_key(printed)
    agreeing = [one.origin for one in stated if _agrees(key, match_key(one.value))]
    surest = max([own, *agreeing], key=lambda origin: origin.confidence)
    return Told(printed, surest)


def _agrees(own: str, other: str) -> bool:
    bare = other.rstrip(".… ")
    return own == other or (len(bare) >= _SHORTEST_KEY and own.startswith(bare))


def unconfirmed(stated: Iterable[Told]) -> Told | None:
    """Tell a field that stands on the page nowhere, as its surest source has it."""
    for one in stated:
        return Told(one.value, Origin(one.origin.source, UNSURE))
    return None


def byline(stated: Statements, printed: str | None, outlets: Iterable[str]) -> Told | None:
    """Tell who wrote, where the page prints nobody or the one it states."""
    known = set(outlets)
    for one in stated.get("byline", ()):
        key = match_key(one.value)
        is_outlet = key in known or any(len(name) > 3 and name in key for name in known)  # noqa: PLR2004 - a shorter name is no proof
        if is_outlet or _ADDRESS.search(one.value) or len(one.value) > _LONGEST_NAME:
            continue
        parts = one.value.split("; ")
        if not all(is_byline(paragraph(part, 0, len(part))) for part in parts):
            continue
        if printed is None:
            return one
        if key in match_key(printed):
            return Told(printed, one.origin)
        return None
    return None


def published(stated: Statements) -> tuple[Told | None, str | None]:
    """Tell the date of publication, and what to say when the page states several days."""
    read = ((edtf, one) for one in stated.get("published", ()) if (edtf := stated_date(one.value)))
    dates = [Told(edtf, one.origin) for edtf, one in read]
    if not dates:
        return None, None
    first, *others = dates
    other = next((one.value for one in others if one.value[:10] != first.value[:10]), None)
    if other is None:
        return first, None
    unsure = Told(first.value, Origin(first.origin.source, UNSURE))
    return unsure, f"published is {first.value} and {other}"


def plain(stated: Statements, field: str, longest: int = _LONGEST_OUTLET) -> Told | None:
    """Tell a short field that needs no proof: the outlet, the section."""
    fitting = (
        one
        for one in stated.get(field, ())
        if len(one.value) <= longest and not _ADDRESS.match(one.value)
    )
    return next(fitting, None)


def address(stated: Statements, hinted: str | None) -> Told | None:
    """Tell the address of the page; one of another site than it came from is not believed."""
    for one in stated.get("url", ()):
        is_same = hinted is None or _site(host_of(one.value)) == _site(host_of(hinted))
        if is_address(one.value) and is_same:
            return one
    return None


def _site(host: str) -> str:
    parts = host.split(".")
    is_second_level = len(parts) > 2 and parts[-2] in {"com", "net", "org", "gov", "edu"}  # noqa: PLR2004 - baoquangninh.com.vn
    return ".".join(parts[-3:] if is_second_level else parts[-2:])


def merged(fields: Mapping[str, Told | None]) -> dict[str, Told]:
    """Leave out what nothing is told of."""
    return {name: told for name, told in fields.items() if told is not None}
