"""Every icon is drawn, in the colour that was asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon

import resources
from desktop.icons import SIZE, icon, picture, seal
from desktop.theme import Theme

NAMES = sorted(file.stem for file in resources.path("icons").glob("*.svg") if file.stem != "khobao")


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_colour_that_was_asked_for(name: str, theme: Theme) -> None:
    drawn = picture(theme, name, "#9A2F1C", density=2.0).toImage()
    places = [(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    shown = [drawn.pixelColor(x, y) for x, y in places]
    assert {colour.name() for colour in shown if colour.alpha() > 250} == {"#9a2f1c"}


def test_an_icon_that_cannot_be_used_is_faint(theme: Theme) -> None:
    drawn = icon(theme, "close", "#000000")
    usable = drawn.pixmap(SIZE, QIcon.Mode.Normal).toImage()
    faint = drawn.pixmap(SIZE, QIcon.Mode.Disabled).toImage()
    assert usable.pixelColor(10, 10).lightness() < faint.pixelColor(10, 10).lightness()


def test_the_program_has_its_seal(theme: Theme) -> None:
    assert theme
    assert not seal().pixmap(64).isNull()
