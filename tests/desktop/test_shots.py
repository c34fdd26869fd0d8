"""Every view is reached and painted, and painted the same again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.application import Application, Start
from desktop.driving import colours_in
from desktop.language import Language
from desktop.places import Places
from desktop.shots import LOOKS, Look, Shots
from desktop.theme import Scheme

LEAST_COLOURS = 12
OF_ANOTHER_RUN = ("error", "tab-history", "check", "answer-sheet")
"""Views that tell a folder, an hour or a link of their run, or how full the disk is."""
MOST_OTHER = 0.001
"""Of the pixels: the time that a search took is said too."""

Paint = Callable[[Path], dict[str, Path]]


@pytest.fixture
def paint(qapp: QApplication, tmp_path: Path) -> Iterator[Paint]:
    """Paint all views in one look; the pictures by name."""
    before, flashing = QLocale(), qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    running: list[Application] = []

    def all_views(folder: Path) -> dict[str, Path]:
        places = Places.inside(tmp_path / folder.name)
        start = Start(language=Language.VIETNAMESE, scheme=Scheme.LIGHT, debounce_ms=0)
        program = Application(qapp, places, start)
        running.append(program)
        looks = [Look("wide", QSize(1280, 800), 100)]
        Shots(program, places, folder, looks, [Scheme.LIGHT]).paint_all()
        return {file.stem.split("-wide-")[0]: file for file in sorted(folder.glob("*.png"))}

    yield all_views
    for program in running:
        program.window.close()
        program.window.deleteLater()
        program.leave_language()
        program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(before)
    qapp.setCursorFlashTime(flashing)


def test_every_view_is_painted(paint: Paint, tmp_path: Path) -> None:
    pictures = paint(tmp_path / "pictures")
    assert {"first-run", "empty", "error", "search", "award", "cataloguing"} <= set(pictures)
    for name, file in pictures.items():
        assert colours_in(QImage(str(file))) >= LEAST_COLOURS, name
    assert len({hashlib.sha256(file.read_bytes()).digest() for file in pictures.values()}) == len(
        pictures
    )


@pytest.mark.prove
def test_the_same_pictures_again(paint: Paint, tmp_path: Path) -> None:
    once, again = paint(tmp_path / "once"), paint(tmp_path / "again")
    assert set(once) == set(again)
    for name in set(once) - set(OF_ANOTHER_RUN):
        assert _share_of_others(once[name], again[name]) <= MOST_OTHER, name


def test_the_smallest_and_the_largest_look_are_among_them() -> None:
    assert {look.zoom for look in LOOKS} >= {100, 200}
    assert QSize(960, 600) in {look.size for look in LOOKS}


def _share_of_others(one: Path, other: Path) -> float:
    """Of the pixels of two pictures: how many differ."""
    first, second = QImage(str(one)), QImage(str(other))
    if first.size() != second.size():
        return 1.0
    pixels = [np.frombuffer(picture.constBits(), np.uint32) for picture in (first, second)]
    return float(np.mean(pixels[0] != pixels[1]))
