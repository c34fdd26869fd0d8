"""A bulletin as a paper: cover, sections, numbered entries, and indexes of their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from db.export.citations import citation_runs
from db.export.foot import foot_of
from db.export.indexes import index_lines
from db.export.printed import printed_date, printed_day
from db.export.whole_text import HELD_BACK, text_lines
from db.records import ArchiveInfo, TextAccess
from db.records.articles import NUMBERED_KINDS
from db.records.papers import (
    BulletinEntry,
    BulletinKind,
    BulletinWish,
    Content,
    Paper,
    PaperLine,
    PaperStyle,
    Run,
    Sectioning,
)
from db.search.collation import sort_key

KINDS: Final = {
    BulletinKind.BIBLIOGRAPHY: "Thư mục bài trích",
    BulletinKind.REVIEW: "Điểm báo",
    BulletinKind.TOPIC: "Chuyên đề",
}
_WITHOUT: Final = {
    Sectioning.SUBJECT: "Chưa xếp chủ đề",
    Sectioning.OUTLET: "Không rõ tên báo",
    Sectioning.MONTH: "Không rõ ngày",
}
Section = tuple[str, list[BulletinEntry]]


def bulletin_paper(
    wish: BulletinWish, entries: Sequence[BulletinEntry], archive: ArchiveInfo, day: date
) -> Paper:
    """Lay a bulletin out as it is printed on `day`.

    Within a section the articles stand by date, those of one day by headline; an article with
    several subjects stands under the first of them, once.
    """
    sections = sections_of(entries, wish.sectioning)
    ordered = [entry for _name, section in sections for entry in section]
    return Paper(
        title=wish.title.strip() or KINDS[wish.kind],
        foot=foot_of(archive, day),
        lines=(
            *_cover(wish, sections, archive, day),
            *_body(wish, sections),
            *(_indexes(ordered) if wish.indexes else ()),
        ),
    )


def sections_of(entries: Sequence[BulletinEntry], by: Sectioning) -> list[Section]:
    """Part the entries into sections in their order; what belongs to none comes last.

    Where nothing belongs to any, there is one section without a name.
    """
    parted: defaultdict[str, list[BulletinEntry]] = defaultdict(list)
    for entry in entries:
        parted[_section(entry, by)].append(entry)
    if len(parted) == 1 and "" in parted:
        return [("", sorted(entries, key=_entry_key))]
    names = sorted(parted, key=lambda name: (not name, _section_key(name, by)))
    return [(_section_name(name, by), sorted(parted[name], key=_entry_key)) for name in names]


def _section(entry: BulletinEntry, by: Sectioning) -> str:
    if by is Sectioning.SUBJECT:
        return entry.subjects[0] if entry.subjects else ""
    if by is Sectioning.OUTLET:
        return entry.article.outlet or ""
    return (entry.published_lo or "")[:7] if by is Sectioning.MONTH else ""


def _section_key(name: str, by: Sectioning) -> bytes:
    return name.encode() if by is Sectioning.MONTH else sort_key(name)


def _section_name(name: str, by: Sectioning) -> str:
    if not name:
        return _WITHOUT.get(by, "")
    if by is Sectioning.MONTH:
        year, _, month = name.partition("-")
        return f"Tháng {int(month)}/{year}" if month else f"Năm {year}"
    return name


def _entry_key(entry: BulletinEntry) -> tuple[str, bytes, int]:
    return (entry.published_lo or "9999", sort_key(entry.article.headline), entry.article.id)


def _cover(
    wish: BulletinWish, sections: Sequence[Section], archive: ArchiveInfo, day: date
) -> Iterator[PaperLine]:
    entries = [entry for _name, section in sections for entry in section]
    yield _line(PaperStyle.LIBRARY, wish.library.strip() or archive.name)
    yield _line(PaperStyle.TITLE, wish.title.strip() or KINDS[wish.kind])
    if wish.title.strip():
        yield _line(PaperStyle.SUBTITLE, KINDS[wish.kind])
    period = wish.period.strip() or _period(entries)
    if period:
        yield _line(PaperStyle.SUBTITLE, f"Thời gian: {period}")
    made = f"{len(entries)} bài · lập ngày {printed_day(day)}"
    yield _line(PaperStyle.SUBTITLE, made)
    if len(sections) > 1:
        yield _line(PaperStyle.HEADING, "Mục lục")
        first = 1
        for name, section in sections:
            last = first + len(section) - 1
            numbers = str(first) if first == last else f"{first}–{last}"
            yield _line(PaperStyle.INDEX, f"{name}: {numbers}")
            first = last + 1


def _period(entries: Sequence[BulletinEntry]) -> str:
    """From the first to the last day of publication that is known."""
    days = sorted(entry.published_lo[:10] for entry in entries if entry.published_lo)
    if not days:
        return ""
    return " – ".join(dict.fromkeys(printed_date(one) for one in (days[0], days[-1])))


def _body(wish: BulletinWish, sections: Sequence[Section]) -> Iterator[PaperLine]:
    number = 0
    for place, (name, section) in enumerate(sections):
        if name:
            yield PaperLine(PaperStyle.HEADING, (Run(name),), new_page=place == 0)
        for entry in section:
            number += 1
            fresh = place == 0 and number == 1 and not name
            runs = citation_runs(entry)
            yield PaperLine(PaperStyle.ENTRY, runs, number=f"{number}.", new_page=fresh)
            yield from _told(entry, wish.content)


def _told(entry: BulletinEntry, content: Content) -> Iterator[PaperLine]:
    """What is given of an article beside its citation, as far as its rights allow."""
    if content is Content.CITATION:
        return
    may_leave = entry.article.text_access is TextAccess.FULL
    if content is Content.FULL and may_leave and entry.blocks:
        yield from text_lines(entry.blocks)
    elif entry.standfirst:
        yield _line(PaperStyle.ABSTRACT, " ".join(entry.standfirst.split()))
    elif content is not Content.ABSTRACT and may_leave:
        for block in entry.blocks:
            if block.kind in NUMBERED_KINDS and block.text.strip():
                yield _line(PaperStyle.ABSTRACT, block.text.strip())
                break
    if not may_leave:
        yield _line(PaperStyle.SOURCE, HELD_BACK[entry.article.text_access])


def _indexes(ordered: Sequence[BulletinEntry]) -> Iterator[PaperLine]:
    """The indexes of authors, titles and places, for the entries in their order."""
    numbered = list(enumerate(ordered, 1))
    authors = [(name, number) for number, one in numbered for name in one.authors]
    titles = [(one.article.headline.strip(), number) for number, one in numbered]
    places = [(name, number) for number, one in numbered for name in one.places]
    yield from index_lines("Bảng tra tác giả", authors)
    yield from index_lines("Bảng tra nhan đề", titles)
    yield from index_lines("Bảng tra địa danh", places)


def _line(style: PaperStyle, text: str) -> PaperLine:
    return PaperLine(style, (Run(text),))
