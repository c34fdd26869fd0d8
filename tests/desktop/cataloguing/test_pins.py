"""What stays for the next article."""

from __future__ import annotations

import pytest

from desktop.cataloguing.pins import Pins, next_page


@pytest.mark.parametrize(
    ("page", "following"),
    [("4", "5"), ("A9", "A10"), ("09", "10"), ("4-5", "6"), ("bìa", "bìa"), ("3b", "4b")],
)
def test_pages_count_up(page: str, following: str) -> None:
    assert next_page(page) == following


def test_only_pinned_fields_come_along() -> None:
    pins = Pins()
    assert pins.toggle("outlet")
    assert pins.toggle("page")
    pins.leave({"outlet": "Báo Làng", "page": "4", "issue": "12"})
    assert pins.proposals() == {"outlet": "Báo Làng", "page": "5"}
    assert pins.previous("issue") == "12"
    assert not pins.toggle("page")
    assert pins.proposals() == {"outlet": "Báo Làng"}


def test_an_empty_field_has_nothing_to_propose() -> None:
    pins = Pins()
    pins.toggle("issue")
    pins.leave({"issue": None})
    assert pins.proposals() == {}
