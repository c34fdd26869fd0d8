"""Reads what an article says of awards: who is to get which, who nominated, when it is given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from db.catalogue.edtf import bounds
from db.catalogue.gathering import READ, Entity, Occurrence
from db.catalogue.mentions import Mention, Tense, dates_in, resolve
from db.catalogue.paragraphs import Paragraphs
from db.records import AuthorityKind, DecisionStatus, Quote, ReportTense

_NOMINATES: Final = re.compile(r"\bđề\s+cử\b", re.IGNORECASE)
_TO_COME: Final = re.compile(
    r"\b(?:sẽ|sắp|dự\s+kiến|chuẩn\s+bị)\b[^.;]{0,80}?\b(?:trao|nhận|vinh\s+danh|công\s+bố)\b",
    re.IGNORECASE,
)
_WINS: Final = re.compile(
    r"\b(?:đạt|đoạt|giành|nhận|được\s+trao|được\s+vinh\s+danh|được\s+tặng|thắng)\b"
    r"(?:[^.;]{0,40}?)\b(?:giải|huân\s+chương|huy\s+chương|danh\s+hiệu|cúp)",
    re.IGNORECASE,
)
_ONCE: Final = re.compile(r"\b(?:từng|đến\s+nay\s+(?:mới|đã)|trước\s+đó)\b", re.IGNORECASE)
_CATEGORY: Final = re.compile(
    r"(?:[Gg]iải\s+thưởng|hạng\s+mục|dành\s+cho)\s+[\"“]?"
    r"(?P<label>(?:chính\s+quyền|chính\s+phủ|Chính\s+phủ|doanh\s+nghiệp|tổ\s+chức|đào\s+tạo)"
    r"(?:\s+[a-zà-ỹđ]+|\s+CNTT){1,4}?)(?=[\"”.,;(]|\s+(?:năm|tại|cho|của|\()|$)"
)
_GIVEN: Final = re.compile(r"\btrao\b|\blễ\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b[Nn]ăm\s+((?:19|20)\d\d)\b")
_BY: Final = re.compile(r"\bđược\s*$")
_BODIES: Final = frozenset({AuthorityKind.ORGANISATION, AuthorityKind.PLACE, AuthorityKind.PERSON})


class Sign(NamedTuple):
    """One stage of an award, as a sentence tells of it."""

    award: Entity
    recipient: Entity
    status: DecisionStatus
    tense: ReportTense
    actor: Entity | None
    at: str | None
    quote: Quote
    sentence: tuple[int, int]


@dataclass(slots=True)
class Awards:
    """What an article says of its award as a whole."""

    award: Entity | None = None
    conferred_by: Entity | None = None
    nominated_by: Entity | None = None
    recipient: Entity | None = None
    venue: Entity | None = None
    held: str | None = None
    year: int | None = None
    category: str | None = None
    signs: tuple[Sign, ...] = ()


class _Sentence(NamedTuple):
    text: str
    start: int
    stop: int
    names: tuple[tuple[Entity, Occurrence], ...]
    """In their order."""

    def of(self, *kinds: AuthorityKind) -> list[tuple[Entity, Occurrence]]:
        return [(entity, place) for entity, place in self.names if entity.kind in kinds]

    def quote(self) -> Quote:
        return Quote(self.text, self.start, self.stop)


def read_awards(read: Paragraphs, entities: Sequence[Entity]) -> Awards:
    """Read the award that an article is about: the one it names most, with its stages."""
    found = Awards()
    awards = [one for one in entities if one.kind is AuthorityKind.AWARD]
    if not awards:
        return found
    found.award = max(awards, key=lambda one: (len(one.places), -one.places[0].start))
    parts = list(_sentences(read, entities))
    about = [one for one in parts if _tells(one, found.award)]
    for sentence in about:
        _read_sentence(found, sentence)
    days = read.published or (None, None)
    for sentence in parts:
        found.held = found.held or _held(sentence, days)
        if found.held and found.venue is None and _GIVEN.search(sentence.text):
            found.venue = _venue(sentence)
    found.year = _year(found, parts, days)
    found.category = _category(read)
    found.signs = tuple(_signs(found, about))
    return found


def _sentences(read: Paragraphs, entities: Sequence[Entity]) -> Iterator[_Sentence]:
    named = [(entity, place) for entity in entities for place in entity.places]
    named.sort(key=lambda one: one[1].start)
    starts = [place.start for _, place in named]
    for part in read:
        if part.kind not in READ:
            continue
        for low, high in part.sentences:
            start, stop = part.start + low, part.start + high
            names = named[bisect_left(starts, start) : bisect_left(starts, stop)]
            yield _Sentence(part.text[low:high], start, stop, tuple(names))


def _tells(sentence: _Sentence, award: Entity) -> bool:
    names_it = any(entity is award for entity, _ in sentence.names)
    return names_it or bool(_WINS.search(sentence.text) or _TO_COME.search(sentence.text))


def _read_sentence(found: Awards, sentence: _Sentence) -> None:
    """Take from a sentence who nominates, who confers, and who receives."""
    bodies = sentence.of(*_BODIES)
    nominates = _NOMINATES.search(sentence.text)
    if nominates:
        at = sentence.start + nominates.start()
        before = [one for one, place in bodies if place.stop <= at]
        after = [one for one, place in bodies if place.start >= at]
        found.nominated_by = found.nominated_by or (before[-1] if before else None)
        found.recipient = found.recipient or (after[0] if after else None)
    for entity, place in sentence.of(AuthorityKind.ORGANISATION):
        before_text = sentence.text[: place.start - sentence.start]
        after_text = sentence.text[place.stop - sentence.start :][:60]
        gives = re.match(r"(?:\s*\([^)]*\))?\s*(?:sẽ\s+)?(?:tổ\s+chức\s+)?trao\b", after_text)
        if gives:
            found.conferred_by = found.conferred_by or entity
            receives = [one for one, other in bodies if other.stop <= place.start]
            if _BY.search(before_text) and receives:
                found.recipient = receives[0]
    wins = _WINS.search(sentence.text)
    if wins and found.recipient is None and not _ONCE.search(sentence.text):
        at = sentence.start + wins.start()
        before = [one for one, place in bodies if place.stop <= at]
        found.recipient = before[0] if before else None


def _held(sentence: _Sentence, days: tuple[str | None, str | None]) -> str | None:
    """The days of a ceremony that is to come or has been, by a sentence that tells of it."""
    if not _GIVEN.search(sentence.text):
        return None
    mentions = [one for one in dates_in(sentence.text) if one.day is not None]
    if not mentions:
        return None
    is_to_come = bool(_TO_COME.search(sentence.text))
    named = [_day(one, days, is_to_come=is_to_come) for one in mentions]
    known = sorted(day for day in named if day)
    if not known:
        return None
    return known[0] if known[0] == known[-1] else f"{known[0]}/{known[-1]}"


def _day(mention: Mention, days: tuple[str | None, str | None], *, is_to_come: bool) -> str | None:
    if mention.edtf is not None:
        return mention.edtf
    if days[0] is None or days[1] is None or mention.day is None:
        return None
    tense = Tense.FUTURE if is_to_come else None
    return resolve(mention.day, mention.month, days[0], days[1], tense)


def _venue(sentence: _Sentence) -> Entity | None:
    """The place that a sentence names behind "tại" or "ở"."""
    for entity, place in sentence.of(AuthorityKind.PLACE):
        before = sentence.text[: place.start - sentence.start]
        if re.search(r"\b(?:tại|ở)\s+(?:thủ đô\s+|thành phố\s+)?$", before):
            return entity
    return None


def _year(
    found: Awards, parts: Sequence[_Sentence], days: tuple[str | None, str | None]
) -> int | None:
    if found.held:
        held = bounds(found.held)
        if held:
            return int(held[0][:4])
    for sentence in parts:
        match = _YEAR.search(sentence.text)
        if match and any(entity is found.award for entity, _ in sentence.names):
            return int(match[1])
    return int(days[0][:4]) if days[0] else None


def _category(read: Paragraphs) -> str | None:
    for part in read:
        if part.kind in READ and (match := _CATEGORY.search(part.text)):
            return " ".join(match["label"].split())
    return None


def _signs(found: Awards, about: Sequence[_Sentence]) -> Iterator[Sign]:
    """The stages of the award to its recipient, each by the first sentence that tells of it."""
    award, recipient = found.award, found.recipient
    if award is None or recipient is None:
        return
    told: set[DecisionStatus] = set()
    is_planned = any(_TO_COME.search(one.text) for one in about)

    def sign(
        sentence: _Sentence, status: DecisionStatus, tense: ReportTense, actor: Entity | None
    ) -> Iterator[Sign]:
        if status not in told:
            told.add(status)
            at = found.held if status is DecisionStatus.WON else None
            span = sentence.start, sentence.stop
            yield Sign(award, recipient, status, tense, actor, at, sentence.quote(), span)

    for sentence in about:
        if _NOMINATES.search(sentence.text):
            yield from sign(
                sentence, DecisionStatus.NOMINATED, ReportTense.REPORTED, found.nominated_by
            )
        if _TO_COME.search(sentence.text):
            confers = found.conferred_by
            yield from sign(sentence, DecisionStatus.ANNOUNCED, ReportTense.REPORTED, confers)
            yield from sign(sentence, DecisionStatus.WON, ReportTense.PLANNED, confers)
        elif (
            not is_planned
            and _WINS.search(sentence.text)
            and not _ONCE.search(sentence.text)
            and any(entity is recipient for entity, _ in sentence.names)
        ):
            yield from sign(sentence, DecisionStatus.WON, ReportTense.REPORTED, found.conferred_by)
