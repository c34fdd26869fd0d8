"""Whatever an archive holds, its pictures can be painted in any size, and every thing is worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from db.records import (
    Appearance,
    FigureSeries,
    Qualifier,
    Quantity,
    SeriesPoint,
    SeriesRow,
    Unit,
)
from desktop.charts.bins import Grain, sorted_by
from desktop.charts.drawing import NOWHERE, Cursor, Drawing
from desktop.charts.histogram import Histogram
from desktop.charts.looks import on_paper
from desktop.coverage.coverage_drawings import DayDrawing
from desktop.coverage.series_drawing import SeriesDrawing
from desktop.coverage.timeline import Timeline
from tests.desktop.articles import article_row
from tests.desktop.catalogues import BODY, edition, figure

pytestmark = pytest.mark.usefixtures("qapp")
SMALL = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIDE = st.sampled_from([1, 60, 480, 1500])
DAY = st.dates(date(1930, 1, 1), date(2030, 1, 1))
SPAN = st.one_of(
    st.just((None, None)),
    st.tuples(DAY, st.sampled_from([0, 0, 30, 700])).map(
        lambda at: (at[0].isoformat(), (at[0] + timedelta(at[1])).isoformat())
    ),
)
UNITS = (None, Unit("ho-so", "hồ sơ", "count"), Unit("percent", "%", "share"))
NUMBER = st.one_of(
    st.integers(-(10**12), 10**12).map(str), st.decimals(0, 100, places=3).map("{:f}".format)
)


def painted(drawing: Drawing, width: int, height: int) -> None:
    """Paint it at its own size and at this one; its things are worded and lie in the picture."""
    looks = on_paper()
    wanted, least = drawing.wanted(looks), drawing.least(looks)
    assert wanted.width() >= least.width() >= 0
    assert drawing.title()
    rows = drawing.table().rows
    for size in (wanted, QSizeF(width, height)):
        image = QImage(max(1, width), max(1, height), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        spots = drawing.spots(looks, size)
        painter = QPainter(image)
        drawing.paint(painter, looks, size, NOWHERE)
        for spot in spots[:2]:
            drawing.paint(painter, looks, size, Cursor(spot.item, focused=True))
        painter.end()
    for spot in drawing.spots(looks, wanted):
        assert drawing.words(spot.item)
        assert spot.room.left() >= -20
        assert spot.room.right() <= wanted.width() + 20
    start = drawing.start()
    assert start is None or start in {spot.item for spot in drawing.spots(looks, wanted)}
    assert rows or start is None


@SMALL
@given(st.lists(SPAN, max_size=12), st.sampled_from([Grain.MONTH, Grain.YEAR]), SIDE, SIDE)
def test_days(
    spans: list[tuple[str | None, str | None]], grain: Grain, width: int, height: int
) -> None:
    held = [
        Appearance(article_row(number, outlet=("Tin Làng", None)[number % 2]), *span)
        for number, span in enumerate(spans)
    ]
    binned = sorted_by(held, grain)
    for drawing in (Histogram(binned), DayDrawing(binned)):
        painted(drawing, width, height)
    matrix = DayDrawing(binned)
    items = len(matrix.grid().rows) * len(matrix.grid().columns)
    found = [row.id for item in range(items) for row in matrix.articles(item)]
    assert sorted(found) == list(range(len(spans)))


@SMALL
@given(
    st.lists(
        st.tuples(NUMBER, SPAN, st.sampled_from(UNITS), st.sampled_from(Qualifier), st.booleans()),
        max_size=8,
    ),
    SIDE,
    SIDE,
)
def test_figures(
    told: list[tuple[str, tuple[str | None, str | None], Unit | None, Qualifier, bool]],
    width: int,
    height: int,
) -> None:
    points = []
    for number, (value, (lo, hi), unit, qualifier, is_told) in enumerate(told, 1):
        held = replace(
            figure(number, value, "hồ sơ", "41.205", qualifier=qualifier), unit=unit, value=value
        )
        points.append(SeriesPoint(held, article_row(number), lo, hi, is_told and lo is not None))
    row = SeriesRow(Quantity(1, "ho-so", "hồ sơ", None), BODY, len(points), len(points), False)
    drawing = SeriesDrawing(FigureSeries(row, tuple(points), ()))
    painted(drawing, width, height)
    assert len(drawing.table().rows) == len(points)


@SMALL
@given(st.lists(st.integers(0, 9), max_size=12), SIDE, SIDE)
def test_years(articles: list[int], width: int, height: int) -> None:
    years = [edition(2000 + number, articles=held) for number, held in enumerate(articles)]
    painted(Timeline(years), width, height)
