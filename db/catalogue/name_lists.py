"""The words by which names are recognised in a text: heads of bodies, surnames, titles, places."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from db.search.vietnamese import forms_of
from resources import text


class NameLists(NamedTuple):
    """The words of each kind, as printed; those with several syllables have spaces."""

    body_heads: frozenset[str]
    """As `spelled` writes them, and so are the next five."""
    small_heads: frozenset[str]
    """Heads that some newspapers print in small letters before a capital word."""
    small_firsts: frozenset[str]
    """The first syllables of these: most words need no further look."""
    no_heads: frozenset[str]
    """What looks like a small head and is none, with the syllable before it."""
    small_parts: frozenset[str]
    """Words in small letters that go on with the name of a body."""
    whole_bodies: frozenset[str]
    """Bodies that need no further word."""
    pairs: frozenset[tuple[str, str]]
    """Capitalised syllable and the small one behind it, in the names of bodies."""
    joints: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    place_heads: frozenset[str]
    street_heads: frozenset[str]
    places: frozenset[str]
    """Known places, in small letters."""


@lru_cache(maxsize=4096)
def spelled(syllable: str) -> str:
    """A syllable in small letters, the same for Uỷ and Ủy."""
    return forms_of(syllable)[0]


@cache
def name_lists() -> NameLists:
    """Read the word lists that come with the program."""
    lists: dict[str, list[str]] = {}
    for line in text("vietnamese", "name_words.txt").splitlines():
        kind, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            lists[kind] = [word.strip() for word in words.split(",")]
    pairs = (pair.split() for pair in lists["pairs"])
    small_heads = _spelled(lists["small_heads"])
    return NameLists(
        body_heads=_spelled(lists["body_heads"]),
        small_heads=small_heads,
        small_firsts=frozenset(head.split()[0] for head in small_heads),
        no_heads=_spelled(lists["no_heads"]),
        small_parts=_spelled(lists["small_parts"]),
        whole_bodies=_spelled(lists["whole_bodies"]),
        pairs=frozenset((pair[0], pair[1]) for pair in pairs),
        joints=frozenset(lists["joints"]),
        surnames=frozenset(lists["surnames"]),
        titles=frozenset(lists["titles"]),
        place_heads=frozenset(lists["place_heads"]),
        street_heads=frozenset(lists["street_heads"]),
        places=frozenset(_places()),
    )


def _spelled(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(map(spelled, one.split())) for one in words)


def _places() -> set[str]:
    names: set[str] = set()
    for line in text("vietnamese", "place_names.txt").splitlines():
        if line and not line.startswith("#"):
            names |= {name.strip().casefold() for name in line.split(",")}
    for line in text("vietnamese", "places.txt").splitlines():
        if line and not line.startswith("#"):
            names |= {name.strip(" *").casefold() for name in line.split("=")}
    return names
