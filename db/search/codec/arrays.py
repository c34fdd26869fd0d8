"""Names for the kinds of arrays of the index, and the few things done to arrays everywhere."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]
U8: TypeAlias = npt.NDArray[np.uint8]
U16: TypeAlias = npt.NDArray[np.uint16]
U32: TypeAlias = npt.NDArray[np.uint32]
U64: TypeAlias = npt.NDArray[np.uint64]
I32: TypeAlias = npt.NDArray[np.int32]
I64: TypeAlias = npt.NDArray[np.int64]
F32: TypeAlias = npt.NDArray[np.float32]
F64: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]

_UNSIGNED = (np.uint8, np.uint16, np.uint32)


def narrow(values: Array, least: int = 1) -> Array:
    """Give non-negative integers the smallest unsigned type that holds them, of `least` bytes."""
    largest = int(values.max(initial=0))
    for kind in _UNSIGNED:
        if np.dtype(kind).itemsize >= least and largest <= np.iinfo(kind).max:
            return values.astype(kind)
    return values.astype(np.uint64)


def starts_of(values: Array) -> I64:
    """Find where each run of equal neighbours begins."""
    if not len(values):
        return np.zeros(0, np.int64)
    first = np.empty(len(values), np.bool_)
    first[0] = True
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return np.flatnonzero(first)


def distinct(values: Array) -> Array:
    """List the distinct values in ascending order; np.unique would load numpy.ma first."""
    ordered = np.sort(values, axis=None)
    found: Array = ordered[starts_of(ordered)]
    return found


MOST_LISTED: Final = 1 << 28
"""Places in one segment: four thousand in each of the most articles that one holds."""


def offsets(lengths: Array) -> I64:
    """Lay lengths end to end: where each begins, and at last where all end."""
    total = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=total[1:])
    return total


def spans(starts: Array, lengths: Array) -> I64:
    """List the numbers of several ranges one after the other.

    Raises ValueError for more than any index has: of damaged lengths that could fill the memory.
    """
    begins = offsets(lengths)
    if begins[-1] > MOST_LISTED:
        raise ValueError(int(begins[-1]))
    listed = np.repeat(starts.astype(np.int64) - begins[:-1], lengths)
    listed += np.arange(begins[-1])
    return listed
