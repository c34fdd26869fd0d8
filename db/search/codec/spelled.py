"""Which spellings of a range of the vocabulary keep the marks of a beginning, all at once."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from db.search.codec.arrays import I64, U8, U16, Array, Mask
from db.search.codec.questions import Spelled
from db.search.codec.segment import SegmentArrays
from db.search.syllables import part_tone
from db.search.words import TONES, Marks

Range = tuple[int, int]
"""Terms from the first to before the second."""

_FEW: Final = 48
"""So many spellings are asked about one by one."""

_LETTERS: Final = 0x1F00
"""Below are all letters that Vietnamese is written with."""

_CONTINUES: Final = 0x80
_CONTINUED: Final = 0xC0


def fitting(arrays: SegmentArrays, first: int, last: int, choice: Spelled) -> list[Range]:
    """Find the terms from `first` to before `last` that a choice means, as few ranges."""
    if choice.marks is None or last - first <= _FEW:
        fits = np.zeros(last - first, np.bool_)
        odd = ~fits
    else:
        fits, odd = _kept(arrays, first, last, choice.marks)
    for at in np.flatnonzero(odd).tolist():
        folded = arrays.folds[arrays.group.item(first + at)].decode()
        fits[at] = choice.fits(folded, arrays.exact[first + at].decode())
    edges = np.flatnonzero(np.diff(fits, prepend=np.False_, append=np.False_)) + first
    lows, highs = edges[::2].tolist(), edges[1::2].tolist()
    return list(zip(lows, highs, strict=True))


class _Table(NamedTuple):
    """Of each character its letter without a tone, 0 for what is no single letter; and its tone."""

    letters: U16
    tones: U8


@cache
def _table() -> _Table:
    letters = np.zeros(_LETTERS + 1, np.uint16)
    tones = np.zeros(_LETTERS + 1, np.uint8)
    for code in range(_LETTERS):
        letter, tone = part_tone(chr(code))
        if len(letter) == 1 and len(tone) <= 1 and not unicodedata.combining(letter):
            letters[code] = ord(letter)
            tones[code] = TONES.index(tone) + 1 if tone else 0
    return _Table(letters, tones)


def _kept(arrays: SegmentArrays, first: int, last: int, marks: Marks) -> tuple[Mask, Mask]:
    """Tell which terms keep the marks, and which are spelled too oddly to be told so."""
    codes, starts = _characters(arrays, first, last)
    table = _table()
    known = np.minimum(codes, _LETTERS)
    letters, tones = table.letters[known], table.tones[known]
    begins = starts[:-1]
    lengths = np.diff(starts)
    folds_at = arrays.folds_at.astype(np.int64)
    group = arrays.group[first:last]
    odd = lengths != folds_at[group + np.uint32(1)] - folds_at[group]
    odd |= np.logical_or.reduceat(letters == 0, begins)
    odd |= np.add.reduceat((tones != 0).astype(np.uint8), begins) > 1
    fits = np.ones(last - first, np.bool_)
    if marks.tone:
        fits &= np.maximum.reduceat(tones, begins) == TONES.index(marks.tone) + 1
    for at, letter in marks.letters:
        fits &= letters[np.minimum(begins + at, len(letters) - 1)] == ord(letter)
        odd |= lengths <= at
    if marks.or_none:
        fits |= np.logical_and.reduceat(codes < _CONTINUES, begins)
    return fits, odd


def _characters(arrays: SegmentArrays, first: int, last: int) -> tuple[Array, I64]:
    """The characters of some spellings, one after the other, and where each spelling begins."""
    at = arrays.exact_at[first : last + 1].astype(np.int64)
    blob = arrays.exact_blob[at[0] : at[-1]]
    codes = np.frombuffer(bytes(blob).decode().encode("utf-32-le"), "<u4")
    before = np.zeros(len(blob) + 1, np.int64)
    np.cumsum((blob & _CONTINUED) != _CONTINUES, out=before[1:])
    return codes, before[at - at[0]]
