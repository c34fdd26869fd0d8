"""Related articles and dossiers are taken by one key while an article is catalogued, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db import Archive
from db.records import (
    AddToDossier,
    RelateArticles,
    RelationKind,
    RelationState,
    Suggestion,
    SuggestionKind,
)
from desktop.application import Application
from desktop.cataloguing.suggestion_chips import SuggestionChip, SuggestionChips
from tests.db.articles import archive_of, article
from tests.desktop.cataloguing.conftest import SLOW, held
from tests.desktop.keys import press

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clippings(tmp_path: Path) -> Archive:
    """Clippings of which two state one figure, and two more stand in a dossier."""
    archive = archive_of(
        tmp_path,
        [
            article("Phà thêm chuyến", "Bến phà chở 41.205 lượt khách."),
            article("Cầu thay phà", "Năm qua phà chở 41.205 lượt khách."),
            article("Chợ phiên dời chỗ", "Chợ phiên dời về sân kho."),
            article("Thư viện mở lại", "Thư viện huyện mở lại phòng đọc."),
        ],
    )
    cataloguer = archive.cataloguer("LAN")
    for other in (3, 4):
        cataloguer.apply(
            [
                RelateArticles(1, other, RelationKind.RELATED),
                AddToDossier(other, title="Mười Cây"),
            ]
        )
    cataloguer.close()
    archive.close()
    return archive


def chips(running: Application) -> SuggestionChips:
    return running.workplace.form.suggestions


def offered(running: Application, qtbot: QtBot, kind: SuggestionKind) -> tuple[int, Suggestion]:
    """The place of the only suggestion of a kind, once it is on show."""

    def found() -> list[tuple[int, Suggestion]]:
        shown = chips(running).shown
        return [(place, one) for place, one in enumerate(shown, 1) if one.kind is kind]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=SLOW)
    return found()[0]


def chip(running: Application, place: int) -> SuggestionChip:
    return chips(running).findChildren(SuggestionChip)[place - 1]


def state(path: Path) -> RelationState | None:
    return next((one.state for one in held(path).relations if one.other.id == 2), None)


def test_one_key_takes_a_related_article(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    place, one = offered(cataloguing, qtbot, SuggestionKind.RELATION)
    said = chip(cataloguing, place)
    assert said.words == "Cầu thay phà · related article Bến phà chở 41.205 lượt khách."
    assert "Del: no, and never again" in said.toolTip()
    assert one.label == "Cầu thay phà"
    QTest.keyClick(cataloguing.workplace.form, Qt.Key(Qt.Key.Key_0 + place), CONTROL)
    qtbot.waitUntil(lambda: state(clippings.path) is RelationState.ACCEPTED, timeout=SLOW)


def test_one_key_puts_it_into_the_dossier(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    place, _ = offered(cataloguing, qtbot, SuggestionKind.DOSSIER)
    said = chip(cataloguing, place)
    assert said.words == "Mười Cây · dossier related articles in it: 2"
    assert "never" not in said.toolTip()
    chips(cataloguing).accept(place)
    qtbot.waitUntil(lambda: bool(held(clippings.path).dossiers), timeout=SLOW)


def test_del_says_no_for_good_and_escape_only_for_now(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    place, _ = offered(cataloguing, qtbot, SuggestionKind.RELATION)
    press(chip(cataloguing, place), Qt.Key.Key_Escape)
    assert not any(one.kind is SuggestionKind.RELATION for one in chips(cataloguing).shown)
    for article_id in (2, 1):
        with qtbot.waitSignal(cataloguing.window.desk.cataloguing.suggested, timeout=SLOW):
            cataloguing.window.desk.reading.open(article_id, ())
        place, _ = offered(cataloguing, qtbot, SuggestionKind.RELATION)
    assert state(clippings.path) is None
    press(chip(cataloguing, place), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: state(clippings.path) is RelationState.REJECTED, timeout=SLOW)
    assert not any(one.kind is SuggestionKind.RELATION for one in chips(cataloguing).shown)
