"""Figures are stored with their proof, and every change of them can be taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArticleMissing, AuthorityMissing, FieldInvalid, QuoteMissing
from db.records import (
    AddFigure,
    AuthorityKind,
    AuthorityRef,
    ChangeFigure,
    Edit,
    Figure,
    Qualifier,
    Quote,
    RemoveFigure,
    Verification,
    VerifyFigure,
)
from db.saving.figures import decimal_text
from tests.db.saving.whole_state import whole_state

COMMUNE = AuthorityRef(kind=AuthorityKind.PLACE, name="xã Bình")
NOTED = AddFigure(1, "trạm y tế", "1", subject=COMMUNE, unit="trạm", note="Theo sổ")


def figures(archive: Archive) -> tuple[Figure, ...]:
    reader = archive.reader()
    held = reader.catalogue.of(1).figures
    reader.close()
    return held


def quote(archive: Archive, exact: str) -> Quote:
    reader = archive.reader()
    start = reader.article(1).text.index(exact)
    reader.close()
    return Quote(exact, start, start + len(exact))


def test_a_figure_is_kept_once_at_its_place(archive: Archive, lan: Cataloguer) -> None:
    begin = whole_state(archive.path)
    here = quote(archive, "thứ bảy")
    new = AddFigure(
        1, "ngày mở cửa", "7.00", Qualifier.AT_MOST, unit="ngày", period="2020", quote=here
    )
    first, second = lan.apply([new, new]).made
    assert first == second
    [held] = figures(archive)
    assert (held.value, held.qualifier, held.period) == ("7", Qualifier.AT_MOST, "2020")
    assert held.unit is not None
    assert (held.unit.code, held.unit.dimension) == ("ngày", "time")
    assert (held.quantity.label, held.quantity.code) == ("ngày mở cửa", "ngay-mo-cua")
    assert held.anchor is not None
    assert held.anchor.exact == "thứ bảy"
    lan.undo()
    assert whole_state(archive.path) == begin


def test_facts_are_changed_and_taken_back(archive: Archive, lan: Cataloguer) -> None:
    [made] = lan.apply([NOTED]).made
    before = whole_state(archive.path)
    told = {
        "value": "2",
        "unit": "%",
        "quantity": "Trạm xá",
        "period": "2019/2020",
        "as_of": "2020-05",
        "subject": None,
        "verification": "disputed",
        "per": "year",
    }
    lan.apply([ChangeFigure(made or 0, told)])
    [held] = figures(archive)
    assert (held.value, held.quantity.label, held.subject) == ("2", "Trạm xá", None)
    assert (held.period, held.as_of, held.per) == ("2019/2020", "2020-05", "year")
    assert held.verification is Verification.DISPUTED
    lan.undo()
    assert whole_state(archive.path) == before
    lan.apply([VerifyFigure(made or 0, Verification.CONFIRMED, "Đã gọi hỏi")])
    [held] = figures(archive)
    assert (held.verification, held.note) == (Verification.CONFIRMED, "Đã gọi hỏi")
    lan.apply([RemoveFigure(made or 0)])
    assert figures(archive) == ()
    lan.undo()
    lan.undo()
    assert whole_state(archive.path) == before


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (AddFigure(1, "trạm", "một", note="x"), FieldInvalid),
        (AddFigure(1, "trạm", "NaN", note="x"), FieldInvalid),
        (AddFigure(1, "trạm", "1e99", note="x"), FieldInvalid),
        (AddFigure(1, "trạm", "1", precision="", note="x"), FieldInvalid),
        (AddFigure(1, "…", "1", note=" "), FieldInvalid),
        (AddFigure(1, " ", "1", note="x"), FieldInvalid),
        (AddFigure(1, "trạm", "1", period="hôm qua", note="x"), FieldInvalid),
        (AddFigure(99, "trạm", "1", note="x"), ArticleMissing),
        (AddFigure(1, "trạm", "1", quote=Quote("trạm", 0, 4)), QuoteMissing),
        (ChangeFigure(1, {"value": "nhiều"}), FieldInvalid),
        (ChangeFigure(1, {"note": " "}), FieldInvalid),
        (ChangeFigure(1, {"colour": "đỏ"}), FieldInvalid),
        (ChangeFigure(1, {"qualifier": "rất"}), FieldInvalid),
        (ChangeFigure(1, {"subject": "nơi nào đó"}), AuthorityMissing),
        (VerifyFigure(1, Verification.WRONG, " "), FieldInvalid),
        (RemoveFigure(99), FieldInvalid),
    ],
)
def test_what_cannot_be_is_refused(
    archive: Archive, lan: Cataloguer, edit: Edit, error: type[Exception]
) -> None:
    lan.apply([NOTED])
    before = whole_state(archive.path)
    with pytest.raises(error):
        lan.apply([edit])
    assert whole_state(archive.path) == before


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=9))
def test_decimals_are_written_without_loss(number: Decimal) -> None:
    text = decimal_text("value", f"{number:f}")
    assert Decimal(text) == number
    assert decimal_text("value", text) == text
    assert text == "0" or not ("." in text and text.endswith(("0", ".")))
