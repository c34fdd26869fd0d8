"""Tells what something was called on a day: Đông Triều was a thị xã before it was a thành phố."""

from __future__ import annotations

from datetime import date

from db.catalogue.edtf import bounds
from db.records import AuthorityDetail, NameForm, NameKind

_NAMED_SO = frozenset({NameKind.PREFERRED, NameKind.FORMER})


def name_at(detail: AuthorityDetail, on: date) -> str:
    """Tell the name in force on a day: the dated one with the latest beginning, else today's.

    Preferred and former names count. Where only a month or a year is known of a beginning or an
    end, all its days count.
    """
    day = on.isoformat()
    in_force = [
        (form.valid_from or "", form.valid_to is not None, form.name)
        for form in detail.names
        if form.kind in _NAMED_SO and (form.valid_from or form.valid_to) and _covers(form, day)
    ]
    return max(in_force)[2] if in_force else detail.row.name


def _covers(form: NameForm, day: str) -> bool:
    first = bounds(form.valid_from) if form.valid_from else None
    last = bounds(form.valid_to) if form.valid_to else None
    return (first is None or first[0] <= day) and (last is None or day <= last[1])
