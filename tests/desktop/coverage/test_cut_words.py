"""No word of the shelves is cut off, in either language, from a small window to twice the size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.exceptions import TimeoutError as TookTooLong
from pytestqt.qtbot import QtBot

from db import Reader
from desktop.coverage.award_dossier import AwardDossier
from desktop.coverage.dossier_dialog import DossierDialog
from desktop.coverage.series_dialog import SeriesDialog, key_of
from desktop.coverage.shelf import Shelf
from desktop.language import Language, speak
from desktop.theme import Theme
from tests.desktop.catalogues import AWARD_ROW, DOSSIER
from tests.desktop.cut_words import cut_words
from tests.desktop.test_vietnamese_input import check

LOOKS = {
    "small": (QSize(960, 600), 100),
    "twice as large": (QSize(1920, 1200), 200),
    "small and twice as large": (QSize(960, 600), 200),
}


def awards(theme: Theme, _reader: Reader) -> Shelf:
    shelf = AwardDossier(theme, "Kho thử")
    shelf.show_rows([AWARD_ROW])
    shelf.show_one(DOSSIER)
    return shelf


def dossiers(theme: Theme, reader: Reader) -> Shelf:
    shelf = DossierDialog(theme, "Kho thử")
    rows = reader.catalogue.dossiers()
    shelf.show_rows(rows)
    shelf.show_one(reader.catalogue.dossier(rows[0].id))
    return shelf


def series(theme: Theme, reader: Reader) -> Shelf:
    shelf = SeriesDialog(theme, "Kho thử")
    rows = reader.catalogue.series()
    shelf.show_rows(rows)
    shelf.show_one(reader.catalogue.figure_series(*key_of(rows[1])))
    return shelf


@pytest.fixture(params=Language)
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Language]:
    before = QLocale()
    spoken = speak(qapp, request.param)
    yield request.param
    qapp.removeTranslator(spoken)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("new", [awards, dossiers, series])
def test_no_words_are_cut_off(
    qtbot: QtBot, theme: Theme, reader: Reader, new: Callable[[Theme, Reader], Shelf], look: str
) -> None:
    size, zoom = LOOKS[look]
    theme.scale(zoom)
    shelf = new(theme, reader)
    shelf.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shelf)
    shelf.resize(size)
    shelf.show()
    with suppress(TookTooLong):  # layouts come to rest over some turns of the event loop
        qtbot.waitUntil(lambda: not cut_words(shelf), timeout=1500)
    assert cut_words(shelf) == []


def test_what_is_typed_to_narrow_a_list_is_not_changed(
    qtbot: QtBot, theme: Theme, reader: Reader
) -> None:
    shelf = series(theme, reader)
    shelf.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shelf)
    shelf.show()
    find = shelf.findChild(QLineEdit)
    assert isinstance(find, QLineEdit)
    check(find)
