"""Which of many texts may have much in common, found without comparing each with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.ingest.sketches import BANDS, BINS, band_keys, likeness

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

DEPTH: Final = 64
"""Texts that a newcomer is compared with for one band, the latest ones: where thousands share a
band, such as prices of gold, what is really alike shares others, too."""

_SLOTS: Final = 1 << 20
_COMPARED_AT_ONCE: Final = 1 << 15


def find_candidates(held: Array, fresh: Array, least: float) -> tuple[Array, Array, Array]:
    """Find for new texts the former ones with a band in common and so much likeness, as estimated.

    `held` and `fresh` have a column for each sketch. The answer has three columns: the place of a
    new text and the place of a former one, counted through both, and the estimate. A new text
    before another one in `fresh` is a former one to it.
    """
    import numpy as np

    total, known = held.shape[1] + fresh.shape[1], held.shape[1]
    found = [_in_band(band_keys(held, band), band_keys(fresh, band)) for band in range(BANDS)]
    later, earlier = (
        np.concatenate([pairs[side] for pairs in found]).astype(np.int64) for side in (0, 1)
    )
    later, earlier = np.divmod(np.unique(later * total + earlier), max(total, 1))
    rows = fresh.T
    estimates: list[Array] = [np.zeros(0)]
    for start in range(0, len(later), _COMPARED_AT_ONCE):
        part = slice(start, start + _COMPARED_AT_ONCE)
        others = np.empty((len(later[part]), BINS), np.uint16)
        is_old = earlier[part] < known
        others[is_old] = held[:, earlier[part][is_old]].T
        others[~is_old] = rows[earlier[part][~is_old] - known]
        estimates.append(likeness(rows[later[part] - known], others))
    estimate = np.concatenate(estimates)
    enough = estimate >= least
    return later[enough], earlier[enough], estimate[enough]


def _in_band(held: Array, fresh: Array) -> tuple[Array, Array]:
    """Pair each new key with the same keys before it, `DEPTH` at most."""
    import numpy as np

    # Most of those held share nothing with the few new ones: a table drops them at once.
    wanted = np.zeros(_SLOTS, bool)
    wanted[_slots(fresh)] = True
    some = np.flatnonzero(wanted[_slots(held)])
    places = np.concatenate([some, np.arange(len(fresh)) + len(held)])
    keys = np.concatenate([held[some], fresh])
    order = keys.argsort(kind="stable")
    keys, places = keys[order], places[order]
    later: list[Array] = []
    earlier: list[Array] = []
    for back in range(1, DEPTH + 1):
        same = np.flatnonzero(keys[back:] == keys[:-back])
        if not len(same):
            break
        same = same[places[same + back] >= len(held)]
        later.append(places[same + back])
        earlier.append(places[same])
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *later]), np.concatenate([none, *earlier])


def _slots(keys: Array) -> Array:
    import numpy as np

    spread = (keys * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(44)
    return np.asarray(spread.astype(np.int64))
