"""Decides when an article was published: by what its source, page, address, name and text say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from db.catalogue.dating import date_in_name, date_in_url, published_bounds
from db.catalogue.edtf import bounds
from db.catalogue.mentions import Tense, resolve
from db.ingest.datelines import DateKind, DateLine, read_date_line
from db.ingest.layout import Layout
from db.records import BlockKind, NewSource, Origin

_DATED: Final = frozenset({BlockKind.PUBDATE, BlockKind.DATELINE})
_ARTICLE: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.SUBHEAD,
        BlockKind.BODY,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
    }
)
_BODY: Final = frozenset({BlockKind.BODY, BlockKind.SUBHEAD, BlockKind.LIST_ITEM})
_MOST_LINES: Final = 20
"""Lines of date that are read; more of them are a calendar."""

_BELOW_TEXT: Final = 0.75
_OF_A_PLACE: Final = 0.75
_MONTH_ONLY: Final = 0.6
_URL: Final = 0.85
_FILENAME: Final = 0.6
_INFERRED: Final = 0.5
_DOUBTED: Final = 0.3
_SURE: Final = 0.7


class Dating(NamedTuple):
    """One opinion of when an article was published."""

    edtf: str
    origin: Origin
    basis: str
    """In the words of the archive: printed, metadata, url, filename, inferred."""


class Publication(NamedTuple):
    """When an article was published, and what a person should know of it."""

    dating: Dating | None
    warnings: tuple[str, ...] = ()
    lines: tuple[DateLine, ...] = ()
    """The lines of date on its page."""


def settle_publication(
    layout: Layout,
    file: NewSource,
    *,
    told: Dating | None = None,
    url: str | None = None,
    captured: str | None = None,
) -> Publication:
    """Choose the surest opinion; of equally sure ones what the source states, then the page.

    `captured` is when the page was taken from where it was: nothing in it is younger. A day that
    another sure opinion contradicts stays, with a warning.
    """
    placed = list(_lines(layout))
    lines = tuple(line for line, _ in placed)
    opinions = [told] if told else []
    opinions += _printed(placed, captured)
    if url and (day := date_in_url(url)):
        sure = _URL if len(day) == len("2018-11-01") else _MONTH_ONLY
        opinions.append(Dating(day, Origin("url", sure), "url"))
    # A file inside another one goes by its own name: the day of a package is not that of all in it.
    if day := date_in_name(file.member or file.original_name):
        opinions.append(Dating(day, Origin("filename", _FILENAME), "filename"))
    opinions = [_doubted(opinion, captured) for opinion in opinions]
    warnings = [line.warning for line in lines if line.warning]
    warnings += [
        f"published {opinion.edtf} is later than captured {captured}"
        for opinion in opinions
        if opinion.origin.confidence == _DOUBTED
    ]
    if not opinions:
        updates = [line.edtf for line in lines if line.kind is DateKind.UPDATED]
        warnings += [f"only an update is dated: {edtf}" for edtf in updates[:1]]
        return Publication(_inferred(layout), tuple(warnings), lines)
    best = max(opinions, key=lambda opinion: opinion.origin.confidence)
    warnings += _contradictions(best, opinions)
    return Publication(best, tuple(dict.fromkeys(warnings)), lines)


def _lines(layout: Layout) -> Iterator[tuple[DateLine, bool]]:
    """Read the lines of date of a page, and tell which stand above its text."""
    is_above, found = True, 0
    for block in layout.blocks:
        is_above = is_above and block.kind not in _BODY
        if block.kind in _DATED and found < _MOST_LINES:
            found += 1
            line = read_date_line(layout.text[block.start : block.stop])
            if line:
                yield line, is_above


def _printed(placed: Iterable[tuple[DateLine, bool]], captured: str | None) -> list[Dating]:
    """Take the first line of publication that stands above the text, else the first below it."""
    found: list[Dating] = []
    for line, is_above in sorted(placed, key=lambda pair: not pair[1]):
        edtf = _whole(line, captured)
        if line.kind is DateKind.PUBLISHED and edtf:
            sure = line.confidence if is_above else min(line.confidence, _BELOW_TEXT)
            if line.place:
                sure = min(sure, _OF_A_PLACE)
            if edtf != line.edtf or len(edtf) == len("2018-11"):
                sure = min(sure, _MONTH_ONLY)
            found.append(Dating(edtf, Origin("layout", sure), "printed"))
    return found[:1]


def _whole(line: DateLine, captured: str | None) -> str | None:
    """The day of a line, its year from when the page was taken where none is printed."""
    if not line.edtf.startswith("XXXX"):
        return line.edtf
    days = bounds(captured) if captured else None
    if days is None:
        return None
    _, month, day = line.edtf.split("-")
    return resolve(int(day), int(month), *days, Tense.PAST)


def _doubted(opinion: Dating, captured: str | None) -> Dating:
    """Hardly believe a day that comes after the one on which the page was already there."""
    own, taken = bounds(opinion.edtf), bounds(captured) if captured else None
    if not own or not taken or _apart(taken[1], own[0]) <= 1:  # a day for the clocks of the world
        return opinion
    return opinion._replace(origin=Origin(opinion.origin.source, _DOUBTED))


def _contradictions(best: Dating, opinions: Iterable[Dating]) -> Iterator[str]:
    """Tell the sure opinions that are more than a day away from the best one."""
    own = bounds(best.edtf)
    for opinion in opinions:
        other = bounds(opinion.edtf)
        if own and other and opinion.origin.confidence >= _SURE:
            apart = max(_apart(own[1], other[0]), _apart(other[1], own[0]))
            if apart > 1:
                yield f"published {best.edtf}, but {opinion.edtf} by its {opinion.origin.source}"


def _apart(early: str, late: str) -> int:
    return (date.fromisoformat(late) - date.fromisoformat(early)) // timedelta(days=1)


def _inferred(layout: Layout) -> Dating | None:
    days = published_bounds(
        layout.text[block.start : block.stop] for block in layout.blocks if block.kind in _ARTICLE
    )
    return Dating("/".join(days), Origin("text", _INFERRED), "inferred") if days else None
