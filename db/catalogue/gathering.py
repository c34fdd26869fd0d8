"""Puts together what an article calls by several names, and where it does so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from db.catalogue.award_names import NameReading
from db.catalogue.name_lists import name_lists
from db.catalogue.names import names_in
from db.catalogue.paragraphs import READ as TELLING
from db.records import ArticleDetail, AuthorityKind, Block, BlockKind, NameKind
from db.search.collation import match_key

READ: Final = TELLING - {BlockKind.KICKER}
"""The blocks that tell something; a masthead or a related link names what the article does not."""

_LONG: Final = 3
"""Words from which on a name is looked for as it is wherever it stands."""

_SAME: Final = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("toa an nhan dan", "tand"),
    ("vien kiem sat nhan dan", "vksnd"),
    ("co quan canh sat dieu tra", "cqdt"),
    ("co quan csdt", "cqdt"),
    ("cqcsdt", "cqdt"),
    ("co quan dieu tra", "cqdt"),
    ("truong ", ""),
    (" q. ", " quan "),
    (" p. ", " phuong "),
)
_CITY_PROVINCES: Final = re.compile(
    r"\b(?:thanh pho|tp\.?) (?=(?:ha noi|ho chi minh|hcm|hai phong|da nang|can tho)\b)"
)
"""There is no province of that name, so that nothing else can be meant without the word."""
_SIGNS: Final = re.compile(r"[-–&,]| va ")
"""What stands between the parts of a name, and is printed in many ways."""
_FIRM: Final = re.compile(r"(?:tong cong ty|cong ty|tap doan|hang|ngan hang|quy|nha may) ")
_WORD: Final = re.compile(r"[^\W_]+")
_LED: Final = re.compile(r"(?:cong an|tinh|thanh pho|tp|thi xa|huyen|quan|xa|phuong) ")
_SHORT_COUNTRIES: Final = {"nhat": "nhat ban", "han": "han quoc", "hoa ky": "my"}
_PLACE_LEADS: Final = ("tinh ", "thanh pho ", "tp ")


class KnownName(NamedTuple):
    """A name form that the archive has already."""

    authority_id: int
    kind: AuthorityKind
    name: str
    """Its preferred name."""
    name_kind: NameKind
    articles: int


class Known(Protocol):
    """What the archive knows of names."""

    def find_names(self, keys: Collection[str]) -> Mapping[str, Sequence[KnownName]]:
        """The name forms of each of these keys (`match_key` of a name)."""


class Occurrence(NamedTuple):
    """Where a name stands: code points of the article's text."""

    name: str
    start: int
    stop: int
    block: BlockKind


@dataclass(slots=True)
class Entity:
    """Somebody or something that an article names."""

    kind: AuthorityKind
    name: str
    """The name to record it by: that of the archive, else the longest printed one."""
    known: KnownName | None = None
    forms: dict[str, NameKind] = field(default_factory=dict)
    """Its other names in the text."""
    places: list[Occurrence] = field(default_factory=list)


def name_key(kind: AuthorityKind, name: str) -> str:
    """What names have in common that mean the same: UBND and Ủy ban nhân dân, tỉnh or none."""
    key = match_key(name)
    for long, short in _SAME:
        key = key.replace(long, short)
    key = _CITY_PROVINCES.sub("", key)
    if kind is not AuthorityKind.PLACE:
        return " ".join(_SIGNS.sub(" ", key.replace(" tinh ", " ")).split())
    for lead in _PLACE_LEADS:
        key = key.removeprefix(lead)
    return _SHORT_COUNTRIES.get(key, key)


def gather(article: ArticleDetail, known: Known) -> list[Entity]:
    """Find everything that an article names, in the order in which it does so first."""
    readings = {block.seq: names_in(block.text) for block in article.blocks if block.kind in READ}
    longs = _long_names(one for found in readings.values() for one in found)
    entities: dict[tuple[AuthorityKind, str], Entity] = {}
    for block in article.blocks:
        if block.kind not in READ:
            continue
        for one in _completed(block, readings[block.seq], longs):
            _add(entities, one, block)
    _drop_given_names(entities)
    _join_short_names(entities)
    _join_acronyms(entities, article)
    _recognise(entities.values(), known)
    return list(entities.values())


def _long_names(readings: Iterable[NameReading]) -> dict[str, NameReading]:
    """The full names of bodies that came with an acronym: elsewhere they may be cut short."""
    return {one.name: one for one in readings if one.short and len(one.name.split()) >= _LONG}


def _completed(
    block: Block, readings: Sequence[NameReading], longs: Mapping[str, NameReading]
) -> list[NameReading]:
    """Put full names in where they stand without their acronym."""
    found = list(readings)
    for name, full in longs.items():
        for match in re.finditer(re.escape(name), block.text):
            if any(one.start == match.start() and one.name == name for one in found):
                continue
            found = [one for one in found if one.stop <= match.start() or match.end() <= one.start]
            found.append(NameReading(full.kind, name, match.start(), match.end(), full.short))
    return sorted(found, key=lambda one: one.start)


def _add(entities: dict[tuple[AuthorityKind, str], Entity], one: NameReading, block: Block) -> None:
    key = one.kind, name_key(one.kind, one.name)
    entity = entities.setdefault(key, Entity(one.kind, one.name))
    place = Occurrence(one.name, block.start + one.start, block.start + one.stop, block.kind)
    entity.places.append(place)
    if one.name != entity.name:
        longer, shorter = sorted((one.name, entity.name), key=len, reverse=True)
        is_led = entity.kind is AuthorityKind.PLACE and longer.endswith(shorter)
        entity.name, other = (shorter, longer) if is_led else (longer, shorter)
        entity.forms.pop(entity.name, None)
        entity.forms.setdefault(other, NameKind.VARIANT)
    if one.short:
        entity.forms[one.short] = NameKind.ACRONYM


def _drop_given_names(entities: dict[tuple[AuthorityKind, str], Entity]) -> None:
    """Drop what looks like a place and is what somebody of the article is called: ở khu vực Lực."""
    given = {key.rpartition(" ")[2] for kind, key in entities if kind is AuthorityKind.PERSON}
    known = name_lists().places
    for kind, key in list(entities):
        is_place = kind is AuthorityKind.PLACE and key in given
        if is_place and entities[kind, key].name.casefold() not in known:
            del entities[kind, key]


def _join_short_names(entities: dict[tuple[AuthorityKind, str], Entity]) -> None:
    """Let a name that is part of just one longer name of the article mean the same.

    Tuấn Anh is Vũ Tuấn Anh, and Sở Xây dựng is Sở Xây dựng tỉnh Nghệ An.
    """
    named = {key for kind, key in entities if kind is AuthorityKind.PLACE}
    places = named | name_lists().place_keys
    for (kind, key), short in list(entities.items()):
        longer = [
            (long, one)
            for (other, long), one in entities.items()
            if other is kind and long != key and _is_short_for(kind, key, long, places)
        ]
        if len(longer) > 1:
            longer = [one for one in longer if _is_in(key, one[0], places)]
        if len(longer) == 1:
            meant = longer[0][1]
            meant.places += short.places
            meant.forms |= {short.name: NameKind.VARIANT, **short.forms}
            del entities[kind, key]


def _is_short_for(kind: AuthorityKind, key: str, long: str, places: Collection[str]) -> bool:
    if kind is AuthorityKind.PERSON:
        return long.endswith(f" {key}")
    if kind is not AuthorityKind.ORGANISATION:
        return False
    if long.startswith(f"{key} "):
        return len(key.split()) >= _LONG or _is_in(key, long, places)
    if long.endswith(f" {key}") and _FIRM.match(long):
        return True  # Mẫu An of Công ty Mẫu An
    return _is_shortened(key, long, places)


def _is_in(key: str, long: str, places: Collection[str]) -> bool:
    """Whether the longer name only adds where the body is."""
    rest = long.removeprefix(f"{key} ") if long.startswith(f"{key} ") else ""
    return rest == "viet nam" or rest in places or bool(_LED.match(rest))


def _is_shortened(key: str, long: str, places: Collection[str]) -> bool:
    """Whether a name has initials where another has the words: Sở VH-TT&DL of a place."""
    short, full = (_WORD.findall(name) for name in (key, long))
    same = 0
    while same < min(len(short), len(full)) and short[same] == full[same]:
        same += 1
    short, full = short[same:], full[same:]
    while short and full and short[-1] == full[-1]:
        short, full = short[:-1], full[:-1]
    initials = "".join(word[0] for word in full)
    for count in range(len(short), 0, -1):
        rest = " ".join(short[count:])
        if same and len(full) > 1 and "".join(short[:count]) == initials:
            return not rest or rest in places or bool(_LED.match(rest))
    return False


def _join_acronyms(
    entities: dict[tuple[AuthorityKind, str], Entity], article: ArticleDetail
) -> None:
    """Let an acronym that stands alone elsewhere mean what it was explained to mean."""
    for entity in list(entities.values()):
        acronyms = [name for name, kind in entity.forms.items() if kind is NameKind.ACRONYM]
        taken = [(one.start, one.stop) for one in entity.places]
        for short in acronyms:
            entities.pop((entity.kind, name_key(entity.kind, short)), None)
            for block in article.blocks:
                if block.kind not in READ:
                    continue
                for match in re.finditer(rf"\b{re.escape(short)}\b", block.text):
                    start, stop = block.start + match.start(), block.start + match.end()
                    if not any(low <= start < high for low, high in taken):
                        entity.places.append(Occurrence(short, start, stop, block.kind))


def _recognise(entities: Iterable[Entity], known: Known) -> None:
    """Look every name up in the archive."""
    listed = list(entities)
    keys = {match_key(name) for one in listed for name in (one.name, *one.forms)}
    found = known.find_names(keys)
    for entity in listed:
        matches = [
            form
            for name in (entity.name, *entity.forms)
            for form in found.get(match_key(name), ())
            if form.kind is entity.kind
        ]
        if matches:
            entity.known = max(matches, key=lambda form: form.articles)
