"""A picture has a table that says the same, and goes into files that others can open."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from desktop.charts.chart_frame import ChartFrame
from desktop.charts.looks import on_screen
from desktop.theme import Scheme, Theme
from tests.desktop.charts.drawings import histogram
from tests.desktop.keys import press
from tests.desktop.tables import twin_of


@pytest.fixture
def frame(qtbot: QtBot, theme: Theme) -> ChartFrame:
    frame = ChartFrame(theme, histogram(), "Kho thử")
    qtbot.addWidget(frame)
    frame.resize(600, 300)
    frame.show()
    return frame


def button(frame: ChartFrame, words: str) -> QToolButton:
    [found] = [one for one in frame.findChildren(QToolButton) if one.text() == words]
    return found


def test_the_table_says_what_is_painted(qtbot: QtBot, frame: ChartFrame, theme: Theme) -> None:
    spots = frame.drawing.spots(on_screen(theme), frame.chart.sizeHint().toSizeF())
    rows = twin_of(frame)
    assert [f"{day}: {count} article(s)" for day, count in rows[: len(spots)]] == [
        frame.drawing.words(spot.item) for spot in spots
    ]
    assert rows[len(spots) :] == [["date not known", "2"]]
    frame.chart.setFocus()
    button(frame, "As a table").click()
    assert not frame.chart.isVisible()
    assert frame.table.isVisible()
    frame.table.setCurrentCell(2, 0)
    with qtbot.waitSignal(frame.chosen) as chosen:
        press(frame.table, Qt.Key.Key_Return)
    assert chosen.args == [2]
    button(frame, "As a picture").click()
    assert frame.chart.isVisible()


def test_what_the_cursor_stands_on_is_said_below(frame: ChartFrame) -> None:
    press(frame.chart, Qt.Key.Key_End)
    assert frame.said.splitlines()[1] == "27/10/2018: 1 article(s)"
    assert "Not placed, their date is not known: 2 article(s)." in frame.said


def test_an_svg_is_whole_and_its_words_can_be_searched(frame: ChartFrame, tmp_path: Path) -> None:
    file = tmp_path / "hình.svg"
    frame.save(file)
    root = ET.fromstring(file.read_text("utf-8"))
    name = "{http://www.w3.org/2000/svg}"
    words = " ".join(" ".join(one.itertext()) for one in root.iter(f"{name}text"))
    for said in ("Articles by day", "24/10/2018 – 27/10/2018", "24/10", "“Kho thử”"):
        assert said in words
    assert root.findtext(f"{name}title") == "Articles by day"
    assert frame.said.endswith("Saved as hình.svg")


def test_a_png_is_painted_on_light_paper_even_at_night(
    frame: ChartFrame, theme: Theme, tmp_path: Path
) -> None:
    theme.choose(Scheme.DARK)
    frame.save(tmp_path / "hình.PNG")
    image = QImage(str(tmp_path / "hình.PNG"))
    assert image.width() >= 960
    assert image.pixelColor(1, 1).lightness() > 240
    colours = {
        image.pixelColor(x, y).rgb()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }
    assert len(colours) > 3


def test_a_pdf_is_one_page(frame: ChartFrame, tmp_path: Path) -> None:
    frame.save(tmp_path / "hình.pdf")
    held = (tmp_path / "hình.pdf").read_bytes()
    assert held.startswith(b"%PDF-")
    assert held.count(b"/Type /Page\n") == 1
    assert len(held) > 5_000


def test_a_file_that_cannot_be_written_is_said(frame: ChartFrame, tmp_path: Path) -> None:
    frame.save(tmp_path / "không có" / "hình.svg")
    assert "cannot be written" in frame.said


def test_the_kind_of_a_file_is_added_to_its_name(
    frame: ChartFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(*_asked: object) -> tuple[str, str]:
        return str(tmp_path / "Năm 2018. Bản 2"), "PDF page (*.pdf)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    button(frame, "Save the picture…").click()
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["Năm 2018. Bản 2.pdf"]
