"""How much a word weighs in an article: BM25F over the four zones, in one byte.

The lengths that zones are compared with are fixed, not averages of a segment: an article weighs
the same whichever articles share its segment, so a merge changes no ranking.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from db.search.codec.arrays import F32, U8, Array
from db.search.codec.zones import Zone

SATURATION: Final = 1.2
"""k1 of BM25: at this weight a word has half of its greatest impact."""

ZONE_WEIGHTS: Final = (3.0, 1.5, 1.0, 1.2)
"""Headline, standfirst, body, captions."""

ZONE_NORMS: Final = (0.3, 0.5, 0.75, 0.5)
"""b of BM25 by zone: how much a long zone makes its words lighter."""

ZONE_LENGTHS: Final = (16.0, 38.0, 455.0, 16.0)
"""Words of the zones of an ordinary press article: means of 2,000 articles."""

IMPACT_STEPS: Final = 255
TO_SCORE: Final = (SATURATION + 1) / IMPACT_STEPS
"""An impact times this times the idf of its word is a BM25 score."""


def place_weights(zones: Array) -> F32:
    """Weigh one occurrence in each zone of each article, given where the zones end."""
    ends = zones.astype(np.float32)
    lengths = np.diff(ends, axis=1, prepend=np.float32(-1)) - 1
    norms = np.array(ZONE_NORMS, np.float32)
    share = lengths / np.array(ZONE_LENGTHS, np.float32)
    weights = np.array(ZONE_WEIGHTS, np.float32) / (1 - norms + norms * share)
    return weights.astype(np.float32, copy=False)


def zone_of(zones: Array, docs: Array, places: Array) -> U8:
    """Tell in which zone places lie, given where the zones of each article end."""
    found = np.zeros(len(places), np.uint8)
    for zone in range(len(Zone) - 1):
        found += places > zones[:, zone][docs]
    return found


def impact(weights: F32) -> U8:
    """Saturate a weight into 1 … 255; 0 is left for absence."""
    scaled = np.round(weights / (weights + np.float32(SATURATION)) * IMPACT_STEPS)
    result: U8 = np.clip(scaled, 1, IMPACT_STEPS).astype(np.uint8)
    return result
