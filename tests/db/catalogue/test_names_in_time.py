"""A name is the one that was in force on the day."""

from __future__ import annotations

from datetime import date

import pytest

from db.catalogue.names_in_time import name_at
from db.records import (
    AuthorityDetail,
    AuthorityKind,
    AuthorityRow,
    AuthorityStatus,
    NameForm,
    NameKind,
)

TOWN = "thành phố Đông Triều"
FORMS = (
    NameForm(1, TOWN, NameKind.PREFERRED, None, "2024-11-01", None),
    NameForm(2, "thị xã Đông Triều", NameKind.FORMER, None, "2015-03", "2024-10-31"),
    NameForm(3, "huyện Đông Triều", NameKind.FORMER, None, None, "2015-03-10"),
    NameForm(4, "Dong Trieu", NameKind.TRANSLATION, "en", "1900", None),
)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2014, 1, 1), "huyện Đông Triều"),
        (date(2015, 3, 5), "thị xã Đông Triều"),
        (date(2018, 10, 31), "thị xã Đông Triều"),
        (date(2024, 10, 31), "thị xã Đông Triều"),
        (date(2024, 11, 1), TOWN),
        (date(2030, 1, 1), TOWN),
    ],
)
def test_the_name_in_force(on: date, name: str) -> None:
    row = AuthorityRow(1, "u", AuthorityKind.PLACE, TOWN, None, AuthorityStatus.ESTABLISHED, 0)
    detail = AuthorityDetail(row, "vi", None, None, None, FORMS, (), (), 1)
    assert name_at(detail, on) == name
    undated = AuthorityDetail(row, "vi", None, None, None, FORMS[3:], (), (), 1)
    assert name_at(undated, on) == TOWN
