"""The words by which names are recognised in a text: heads of bodies, surnames, titles, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from db.search.collation import match_key
from db.search.vietnamese import forms_of
from resources import text

_WORD: Final = re.compile(r"[^\w'’]+")
DISTRICT: Final = "quận"
"""What stands before a number that is the name of a place."""


class NameLists(NamedTuple):
    """The words of each kind, as printed; those with several syllables have spaces.

    As `spelled` writes them are those that both capital and small letters may have.
    """

    body_heads: frozenset[str]
    """As `spelled` writes them."""
    head_firsts: frozenset[str]
    """The first syllables of these: most words need no further look."""
    small_heads: frozenset[str]
    """Heads that some newspapers print in small letters before a capital word, as spelled."""
    small_firsts: frozenset[str]
    """The first syllables of these."""
    small_starts: frozenset[str]
    """The words in small letters that a name may begin with: most need no further look."""
    placed_heads: frozenset[str]
    """Those of them that a place may name: công an Nghệ An. As spelled."""
    open_heads: frozenset[str]
    """Heads that say little without what the body does: Ban Quản lý. As spelled."""
    proper_heads: frozenset[str]
    """Heads that name no body without a capital word or a number behind them. As spelled."""
    capital_heads: frozenset[str]
    """Heads that a capital word has to follow, for they mean much else: Vụ. As spelled."""
    field_heads: frozenset[str]
    """Heads of offices that are named by their field: Sở Y tế. As spelled."""
    fields: Mapping[str, tuple[tuple[str, ...], ...]]
    """The syllables of each field, as spelled and without và, by the first of them."""
    no_heads: frozenset[str]
    """What looks like a small head and is none, with the syllable before it, as spelled."""
    no_starts: frozenset[str]
    """Words of two syllables that begin like a head and are none: phòng chống. As spelled."""
    no_bodies: frozenset[str]
    """What is built like the name of a body and is none: Ban giám khảo. As spelled."""
    small_parts: frozenset[str]
    """Words in small letters that go on with the name of a body, as spelled."""
    part_firsts: frozenset[str]
    """The first syllables of these."""
    acts: frozenset[str]
    """What bodies do, where it stands in their names: quản lý. As spelled."""
    act_firsts: frozenset[str]
    """The first syllables of these."""
    legal_forms: frozenset[str]
    """What kind of firm it is, as spelled: any words may follow before its name."""
    no_trade: frozenset[str]
    """Words that no firm has in its name, as spelled: behind them the sentence goes on."""
    kinds: frozenset[str]
    """What may stand between a head and names that are listed: THPT, TNHH."""
    whole_bodies: frozenset[str]
    """Bodies that need no further word, as spelled."""
    whole_firsts: frozenset[str]
    """The first syllables of these."""
    body_tails: frozenset[str]
    """Last words of foreign bodies: Company."""
    pairs: frozenset[tuple[str, str]]
    """Capitalised syllable and the small one behind it, in the names of bodies."""
    joints: frozenset[str]
    plurals: frozenset[str]
    """Words that say that several names follow, as spelled."""
    surnames: frozenset[str]
    given_names: frozenset[str]
    """Names by which foreigners go first."""
    titles: frozenset[str]
    calls: frozenset[str]
    """Those titles that one foreign name may follow: ông Putin."""
    place_heads: frozenset[str]
    street_heads: frozenset[str]
    whereabouts: frozenset[str]
    """Words before the name of where something is: tại."""
    places: frozenset[str]
    """Known places, in small letters."""
    place_firsts: frozenset[str]
    """The first words of these."""
    place_keys: frozenset[str]
    """Their keys (`match_key`)."""


@lru_cache(maxsize=4096)
def spelled(syllable: str) -> str:
    """A syllable in small letters, the same for Uỷ and Ủy."""
    return forms_of(syllable)[0]


@cache
def name_lists() -> NameLists:
    """Read the word lists that come with the program."""
    lists = _words()
    small_heads, parts, acts, wholes = (
        _spelled(lists[one]) for one in ("small_heads", "small_parts", "acts", "whole_bodies")
    )
    heads, places = _spelled(lists["body_heads"]), frozenset(_places())
    return NameLists(
        body_heads=heads,
        head_firsts=_firsts(heads),
        small_heads=small_heads,
        small_firsts=_firsts(small_heads),
        small_starts=_firsts(small_heads | wholes) | {DISTRICT},
        placed_heads=_spelled(lists["placed_heads"]),
        open_heads=_spelled(lists["open_heads"]),
        proper_heads=_spelled(lists["proper_heads"]),
        capital_heads=_spelled(lists["capital_heads"]),
        field_heads=_spelled(lists["field_heads"]),
        fields=_fields(lists["fields"]),
        no_heads=_spelled(lists["no_heads"]),
        no_starts=_spelled(lists["no_starts"]),
        no_bodies=_spelled(lists["no_bodies"]),
        small_parts=parts,
        part_firsts=_firsts(parts),
        acts=acts,
        act_firsts=_firsts(acts),
        legal_forms=_spelled(lists["legal_forms"]),
        no_trade=_spelled(lists["no_trade"]),
        kinds=frozenset(lists["kinds"]),
        whole_bodies=wholes,
        whole_firsts=_firsts(wholes),
        body_tails=frozenset(lists["body_tails"]),
        pairs=_pairs(lists["pairs"], parts | acts),
        joints=frozenset(lists["joints"]),
        plurals=_spelled(lists["plurals"]),
        surnames=frozenset(lists["surnames"]),
        given_names=frozenset(lists["given_names"]),
        titles=frozenset(lists["titles"]),
        calls=frozenset(lists["calls"]),
        place_heads=frozenset(lists["place_heads"]),
        street_heads=frozenset(lists["street_heads"]),
        whereabouts=frozenset(lists["whereabouts"]),
        places=places,
        place_firsts=frozenset(_WORD.split(one, maxsplit=1)[0] for one in places),
        place_keys=frozenset(map(match_key, places)),
    )


def _words() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for line in text("vietnamese", "name_words.txt").splitlines():
        kind, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            lists[kind] = [word.strip() for word in words.split(",")]
    return lists


def _spelled(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(map(spelled, one.split())) for one in words)


def _firsts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(one.split()[0] for one in words)


def _pairs(printed: Iterable[str], words: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Each two syllables, the first one with a capital: those listed, and words of two."""
    pairs = [one.split() for one in printed]
    pairs += [one.capitalize().split() for one in words if one.count(" ") == 1]
    return frozenset((pair[0], pair[1]) for pair in pairs)


def _fields(words: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Each field by its first syllable."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for one in words:
        syllables = tuple(spelled(syllable) for syllable in one.split() if syllable != "và")
        found[syllables[0]] = (*found.get(syllables[0], ()), syllables)
    return found


def _places() -> set[str]:
    names: set[str] = set()
    for line in text("vietnamese", "place_names.txt").splitlines():
        if line and not line.startswith("#"):
            names |= {name.strip().casefold() for name in line.split(",")}
    for line in text("vietnamese", "places.txt").splitlines():
        if line and not line.startswith("#"):
            names |= {name.strip(" *").casefold() for name in line.split("=")}
    return names
