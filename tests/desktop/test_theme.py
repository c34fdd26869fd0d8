"""Colours can be read, and every Vietnamese letter can be drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    INTERFACE_FAMILY,
    LENGTH,
    LIGHT,
    READING_FAMILY,
    Colours,
    Scheme,
    Theme,
    load_fonts,
    palette,
    style_sheet,
)

LEAST_CONTRAST = {LIGHT: 4.5, DARK: 4.5, CONTRAST_LIGHT: 7, CONTRAST_DARK: 7}
"""WCAG 2.2: 4.5 for text, 7 where the reader asked for a strong contrast."""
SCHEMES = pytest.mark.parametrize(
    "colours", LEAST_CONTRAST, ids=["light", "dark", "strong", "strong dark"]
)
TONES = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"


def luminance(colour: str) -> float:
    shown = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in (shown.redF(), shown.greenF(), shown.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@SCHEMES
def test_every_pair_can_be_read(colours: Colours) -> None:
    pairs = [(ink, ground) for ink in colours.inks() for ground in colours.grounds()]
    pairs += [(colours.on_accent, colours.accent), (colours.mark_ink, colours.mark)]
    for ink, ground in pairs:
        assert contrast(ink, ground) >= LEAST_CONTRAST[colours], (ink, ground)


@SCHEMES
def test_the_palette_can_be_read(colours: Colours) -> None:
    role = QPalette.ColorRole
    dressed = palette(colours)
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    ]
    for ink, ground in pairs:
        found = contrast(dressed.color(ink).name(), dressed.color(ground).name())
        assert found >= LEAST_CONTRAST[colours], (ink, ground)


def test_the_shipped_fonts_draw_every_vietnamese_letter(theme: Theme) -> None:
    families = load_fonts()
    assert {INTERFACE_FAMILY, READING_FAMILY} <= set(families)
    for font in (theme.interface(), theme.reading(), theme.reading(24, QFont.Weight.DemiBold)):
        assert QFontInfo(font).family() == font.family()
        raw = QRawFont.fromFont(font)
        assert [
            letter for letter in TONES + TONES.upper() if not raw.supportsCharacter(ord(letter))
        ] == []


def test_a_new_scheme_dresses_the_application_and_says_so(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert theme.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.paper)
    theme.choose(Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.paper)


@SCHEMES
def test_the_focus_can_be_seen(colours: Colours) -> None:
    for ground in colours.grounds():
        assert contrast(colours.accent, ground) >= 3


def test_a_strong_contrast_follows_the_system_into_the_dark(theme: Theme) -> None:
    theme.choose(Scheme.CONTRAST)
    assert theme.colours in {CONTRAST_LIGHT, CONTRAST_DARK}
    assert all(contrast(theme.colours.hairline, ground) >= 7 for ground in theme.colours.grounds())
    theme.choose(Scheme.LIGHT)


def test_zoom_scales_type_and_distance_and_has_limits(theme: Theme, qtbot: QtBot) -> None:
    assert (theme.interface().pixelSize(), theme.px(4)) == (13, 4)
    with qtbot.waitSignal(theme.changed):
        theme.scale(200)
    assert (theme.interface().pixelSize(), theme.px(4)) == (26, 8)
    theme.scale(999)
    assert theme.zoom == 200
    theme.scale(1)
    assert theme.zoom == 80


def test_a_mark_is_bold_as_well_as_coloured(theme: Theme) -> None:
    looks = theme.mark_format()
    assert looks.fontWeight() == QFont.Weight.Bold
    assert looks.background().color() == QColor(LIGHT.mark)


def test_the_style_sheet_knows_every_colour_and_length_it_names(theme: Theme) -> None:
    dressed = style_sheet(DARK, theme.px)
    assert "$" not in dressed
    assert not LENGTH.search(dressed)
    assert DARK.accent in dressed
    assert "border-radius: 6px" in dressed


@pytest.mark.usefixtures("theme")
def test_no_headline_is_read_as_markup(qapp: QApplication, qtbot: QtBot) -> None:
    """Else Qt opens the files that a headline names, of other computers too, to show a tip."""
    hostile = '<b>Tít</b><img src="file:///khong/co.png">'
    window, label, bold = QWidget(), QLabel(hostile), QLabel("<b>Tít</b>")
    qtbot.addWidget(window)
    bold.setProperty("rich", True)
    layout = QVBoxLayout(window)
    layout.addWidget(label)
    layout.addWidget(bold)
    window.show()
    QToolTip.showText(QPoint(1, 1), hostile, window)
    tips = [one for one in qapp.topLevelWidgets() if one.inherits("QTipLabel")]
    formats = [one.textFormat() for one in tips if isinstance(one, QLabel)]
    QToolTip.hideText()
    assert formats == [Qt.TextFormat.PlainText]
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert bold.textFormat() == Qt.TextFormat.RichText
