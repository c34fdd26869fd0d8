"""How articles are set is chosen in the menu, seen on the page, and kept until another day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from db.records import BlockKind
from desktop.application import Application, Start
from desktop.reading.detail_pane import DetailPane
from desktop.reading.look import Look
from desktop.settings import SettingsFile
from desktop.theme import Theme
from desktop.typography import Face, Leading, LineWidth, Typography
from tests.desktop.articles import detail

PROSE = (
    "Những trang giấy ố vàng được trải ra bàn, mép còn vương mùi mực cũ và tiếng người năm ấy. "
) * 8
TEXT = detail([(BlockKind.HEADLINE, "Trang giấy cũ"), (BlockKind.BODY, PROSE)])


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> DetailPane:
    pane = DetailPane(theme)
    qtbot.addWidget(pane)
    pane.resize(1200, 700)
    pane.show()
    pane.show_article(TEXT, ())
    return pane


def longest_line(pane: DetailPane) -> int:
    """How many letters the longest line of the text holds."""
    layout = pane.view.document().findBlockByNumber(2).layout()
    return max(layout.lineAt(number).textLength() for number in range(layout.lineCount()))


@pytest.mark.parametrize("width", list(LineWidth))
@pytest.mark.parametrize("face", list(Face))
def test_a_line_holds_as_many_letters_as_was_chosen(
    pane: DetailPane, theme: Theme, width: LineWidth, face: Face
) -> None:
    theme.set_type(Typography(width, face))
    assert int(width) * 0.8 <= longest_line(pane) <= int(width) + 4
    family = pane.view.document().findBlockByNumber(2).charFormat().font().family()
    assert family == ("Noto Serif" if face is Face.SERIF else "Noto Sans")


def test_lines_stand_as_far_apart_as_was_chosen(pane: DetailPane, theme: Theme) -> None:
    heights = []
    for leading in Leading:
        theme.set_type(Typography(leading=leading))
        layout = pane.view.document().findBlockByNumber(2).layout()
        heights.append(layout.lineAt(1).y() - layout.lineAt(0).y())
    assert heights == sorted(heights)
    assert len(set(heights)) == len(heights)
    font = Look(theme).font
    assert heights[0] >= QFontMetricsF(font).height() - 1, "no accent touches the line above"


def test_choices_are_kept_for_another_day(
    program: Callable[[Start], Application], tmp_path: Path
) -> None:
    running = program(Start(debounce_ms=0))
    wanted = {LineWidth.WIDE.value, Face.SANS.value, Leading.CLOSE.value}
    for group in running.window.menus._type_menu.groups:
        for action in group.actions():
            if action.data() in wanted:
                action.trigger()
    chosen = Typography(LineWidth.WIDE, Face.SANS, Leading.CLOSE)
    assert running.theme.typography == chosen
    assert SettingsFile(tmp_path / "home" / "window.ini").load().typography == chosen
