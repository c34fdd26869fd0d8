"""What two texts that have much in common are to each other: rules (4) to (7) of the catalogue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from db.records import RelationKind, RelationState

NEAR: Final = 0.85
"""Share of common shingles from which two texts are one, or one form filled in twice."""
LIKE: Final = 0.70
"""From here on, one text was made of the other."""
AKIN: Final = 0.40
"""From here on, texts of the same days are about the same matter."""
DAYS: Final = 30


class Verdict(NamedTuple):
    """What the later one of two articles is to the earlier one, and whether that is settled."""

    kind: RelationKind
    state: RelationState


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article beside its text."""

    id: int
    published_lo: str | None
    published_hi: str | None
    outlet_id: int | None
    url_key: str | None

    @property
    def host(self) -> str | None:
        """The computer of its web address."""
        return self.url_key.partition("?")[0].partition("/")[0] if self.url_key else None

    def is_later_than(self, other: Facts) -> bool:
        """Whether it was published later; where that is not known, whether it came in later."""
        own, others = self.published_lo, other.published_lo
        return own > others if own and others and own != others else self.id > other.id

    def shares_place_with(self, other: Facts) -> bool:
        """Whether both stood in the same outlet, or else on the same computer."""
        if self.outlet_id is not None and other.outlet_id is not None:
            return self.outlet_id == other.outlet_id
        return self.host is not None and self.host == other.host

    def days_from(self, other: Facts) -> int | None:
        """Count the days that at most lie between the two; None when a date is not known."""
        days = (self.published_lo, self.published_hi, other.published_lo, other.published_hi)
        known = [date.fromisoformat(day[:10]) for day in days if day]
        return (max(known) - min(known)).days if len(known) == len(days) else None


def judge(
    similarity: float,
    later: tuple[Facts, Counter[str]],
    earlier: tuple[Facts, Counter[str]],
) -> Verdict | None:
    """Say what the later article is to the earlier one; None for nothing.

    Each comes with the numbers of its text. Whatever the similarity, texts with different numbers
    are never reprints. From NEAR on they are one form filled in twice: exam keys, prices of gold.
    That is a finding and no question, so it is settled. Below, the longer of two texts may have
    numbers of its own (a version); when both have, they tell of different days of one matter.
    """
    (newer, numbers), (older, others) = later, earlier
    if similarity >= NEAR:
        if numbers == others:
            return Verdict(RelationKind.REPRINT_OF, RelationState.SUGGESTED)
        return Verdict(RelationKind.TEMPLATE_SIBLING, RelationState.ACCEPTED)
    if similarity >= LIKE and (numbers <= others or others <= numbers):
        is_reprint = numbers == others and not newer.shares_place_with(older)
        kind = RelationKind.REPRINT_OF if is_reprint else RelationKind.VERSION_OF
        return Verdict(kind, RelationState.SUGGESTED)
    days = newer.days_from(older)
    if similarity >= LIKE and days is not None and days > DAYS:
        return Verdict(RelationKind.TEMPLATE_SIBLING, RelationState.ACCEPTED)
    if similarity >= LIKE or (similarity >= AKIN and days is not None and days <= DAYS):
        is_later_day = days is not None and newer.published_lo != older.published_lo
        goes_on = is_later_day and newer.shares_place_with(older)
        kind = RelationKind.FOLLOW_UP_TO if goes_on else RelationKind.SAME_EVENT
        return Verdict(kind, RelationState.SUGGESTED)
    return None


def may_be_judged(likeness: float, one: Facts, other: Facts, error: float) -> bool:
    """Whether texts that are about so alike, give or take an error, can be anything at all."""
    if likeness + error >= LIKE:
        return True
    days = one.days_from(other)
    return likeness + error >= AKIN and days is not None and days <= DAYS
