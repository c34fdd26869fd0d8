"""Names of authors as records give them, in the order in which Vietnamese names are printed."""

from __future__ import annotations

import re
from typing import Final

from db.search.collation import match_key

_IN_NAMES: Final = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan lam mai trinh"
    " dao luong truong ha phung quach thai cao ta tong to luu kieu nghiem trieu ung vuong mac chu"
    " khuat la lo nong be giang dam tang than ton thach kim bach au diep du trang hua"
)
_SURNAMES: Final = frozenset(_IN_NAMES.split())
"""Surnames of nearly all Vietnamese, in lower case and without marks."""

_RARELY_GIVEN: Final = "nguyen tran pham hoang huynh phan vu vo dang bui duong dinh"
_SURE: Final = frozenset(_RARELY_GIVEN.split())
"""Those that are rarely given names: after a comma they show that the name was turned round."""

_SYLLABLE: Final = re.compile(
    r"(?:ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""A Vietnamese syllable in lower case and without marks: `Peter` and `Ann` are none."""
_MOST_SYLLABLES: Final = 6


def as_printed(name: str) -> str:
    """Write a name as it is printed, when a comma shows that a record has it by its surname.

    Vietnamese names begin with the surname: `Nguyễn, Văn A` only loses its comma. Programs that
    take the last syllable for the surname write `A, Nguyễn Văn`: the first one is put back to its
    place. Names of other peoples stay as they were given.
    """
    name = " ".join(name.split()).strip(" ,;")
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or "," in given or not _is_vietnamese(f"{family} {given}"):
        return name
    if _first(family) in _SURNAMES:
        return f"{family} {given}"
    return f"{given} {family}" if _first(given) in _SURE else name


def _first(name: str) -> str:
    return match_key(name.partition(" ")[0])


def _is_vietnamese(name: str) -> bool:
    """Whether it is made of syllables as Vietnamese names are."""
    syllables = name.split()
    if not 1 < len(syllables) <= _MOST_SYLLABLES:
        return False
    return all(_SYLLABLE.fullmatch(match_key(syllable)) for syllable in syllables)
