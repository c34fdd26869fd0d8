"""Days as people write them."""

from __future__ import annotations

import pytest

from desktop.cataloguing.published import read_published, shown_published


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("24/10/2018", "2018-10-24"),
        ("10/2018", "2018-10"),
        ("2018", "2018"),
        ("≈ 10/2018", "2018-10~"),
        ("24/10/2018?", "2018-10-24?"),
        ("24/10/2018 – 07/11/2018", "2018-10-24/2018-11-07"),
        ("24/10/2018 - 07/11/2018", "2018-10-24/2018-11-07"),
        ("2018 – …", "2018/.."),
        ("2018-10-24/2018-11-07", "2018-10-24/2018-11-07"),
        ("199X", "199X"),
        ("", None),
        ("hôm qua", "hôm qua"),
    ],
)
def test_what_is_typed_is_read(typed: str, edtf: str | None) -> None:
    assert read_published(typed) == edtf


@pytest.mark.parametrize(
    "edtf", ["2018-10-24", "2018-10~", "2018?", "2018-10%", "2018-10-24/2018-11-07", "2018-22"]
)
def test_what_is_shown_is_read_back(edtf: str) -> None:
    assert read_published(shown_published(edtf)) == edtf
