"""Looking over what would go in: choosing, putting right, and what is asked for in the end."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ingesting.staged_item import StagedItem, State, amendments, read_item
from desktop.ingesting.staging_model import Column, Filter
from desktop.ingesting.staging_page import StagingPage
from desktop.theme import Theme
from tests.desktop.input_methods import STREAMS
from tests.desktop.keys import press


def told(number: int, outcome: str = "added", **more: object) -> Mapping[str, object]:
    """An item as a rehearsal tells it."""
    staged = {
        "sha256": f"{number:064x}",
        "fields": {
            "headline": f"Chợ quê phiên thứ {number}",
            "outlet": "Báo Chợ",
            "published": "2018-10-24",
            "published_basis": "inferred",
        },
        "origins": {"headline": ["layout", 0.8], "outlet": ["layout", 0.5]},
        "blocks": [["headline", "Chợ quê"], ["body", "Chợ họp từ lúc trời chưa sáng."]],
        "words": 9,
        "encoding": "utf-8",
        "readings": [],
    }
    given = more.pop("staged", {})
    assert isinstance(given, dict)
    item: dict[str, object] = {"path": f"/a/{number}.txt", "member": None, "outcome": outcome}
    return item | {"staged": staged | given} | more


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> StagingPage:
    page = StagingPage(theme)
    qtbot.addWidget(page)
    page.resize(900, 500)
    failed = {"path": "/a/4.txt", "member": None, "outcome": "failed", "code": "E_EMPTY"}
    events = [told(1), told(2, message="no date"), told(3, "duplicate"), failed]
    page.show_items([read_item(event) for event in events], whole=True)
    page.show()
    return page


def cell(page: StagingPage, row: int, column: Column) -> str:
    return str(page.model.index(row, column).data())


def editor(page: StagingPage) -> QLineEdit:
    box = page.table.viewport().findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    return box


def asked(page: StagingPage, qtbot: QtBot) -> dict[str, object]:
    """What is asked for when the primary button is pressed."""
    button = next(one for one in page.findChildren(QPushButton) if one.property("primary"))
    with qtbot.waitSignal(page.ingest_wanted) as wanted:
        button.click()
    written: dict[str, object] = json.loads(wanted.args[0])
    return written


def test_each_line_says_what_would_become_of_it(page: StagingPage) -> None:
    states = [page.model.item(row).state for row in range(4)]
    assert states == [State.NEW, State.WARNED, State.HELD, State.FAILED]
    assert cell(page, 0, Column.PUBLISHED) == "≈ 24/10/2018"
    assert cell(page, 0, Column.OUTLET) == "Báo Chợ (?)"
    tip = page.model.index(0, Column.OUTLET).data(Qt.ItemDataRole.ToolTipRole)
    assert "50%" in tip


def test_space_leaves_a_row_out_and_takes_it_again(page: StagingPage, qtbot: QtBot) -> None:
    press(page.table, Qt.Key.Key_Space)
    assert asked(page, qtbot)["items"] == {f"{1:064x}": {"skip": True}}
    press(page.table, Qt.Key.Key_Space)
    assert asked(page, qtbot) == {"others": "take", "items": {}}
    page.table.setCurrentIndex(page.model.index(2, Column.HEADLINE))
    press(page.table, Qt.Key.Key_Space)
    assert not page.model.item(2).taken, "what is there already cannot be taken"


@pytest.mark.parametrize("method", STREAMS)
def test_a_cell_is_edited_with_an_input_method(
    page: StagingPage, qtbot: QtBot, method: str
) -> None:
    press(page.table, Qt.Key.Key_Return)
    box = editor(page)
    box.clear()
    STREAMS[method](box, "Lụt đường phường")
    press(box, Qt.Key.Key_Return)
    assert cell(page, 0, Column.HEADLINE) == "Lụt đường phường"
    items = asked(page, qtbot)["items"]
    assert items == {f"{1:064x}": {"fields": {"headline": "Lụt đường phường"}}}


def test_a_wrong_date_is_refused_and_the_box_stays(page: StagingPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(0, Column.PUBLISHED))
    press(page.table, Qt.Key.Key_F2)
    box = editor(page)
    box.setText("31/02/2018")
    press(box, Qt.Key.Key_Return)
    assert page._said.isVisible()
    assert editor(page) is box
    box.setText("3/2018")
    press(box, Qt.Key.Key_Return)
    assert not page._said.isVisible()
    assert cell(page, 0, Column.PUBLISHED) == "03/2018"
    assert asked(page, qtbot)["items"] == {f"{1:064x}": {"fields": {"published": "2018-03"}}}


def test_the_list_shows_only_what_wants_a_look(page: StagingPage) -> None:
    shown = {}
    for wanted in Filter:
        page._filters.button(wanted).click()
        shown[wanted] = page.model.rowCount()
    assert shown == {Filter.ALL: 4, Filter.LOOK: 3, Filter.FAILED: 1}


def test_another_encoding_is_chosen_by_its_letters(page: StagingPage, qtbot: QtBot) -> None:
    readings = [["tcvn3", "Chợ quê họp sớm"], ["viscii", "Chî quª häp sím"]]
    event = told(5, staged={"encoding": "viscii", "readings": readings})
    page.show_items([read_item(event)], whole=True)
    listed = page.preview.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    assert listed.currentRow() == 1
    listed.setCurrentRow(0)
    assert "họp sớm" in page.preview._text.toPlainText()
    assert asked(page, qtbot)["items"] == {f"{5:064x}": {"encoding": "tcvn3"}}


def test_of_a_rehearsal_cut_short_nothing_unseen_is_taken() -> None:
    items = [read_item(told(1)), read_item(told(2))]
    items[1].taken = False
    written = json.loads(amendments(items, whole=False))
    assert written["others"] == "skip"
    assert written["items"] == {f"{1:064x}": {}, f"{2:064x}": {"skip": True}}


def test_a_value_put_back_is_no_change() -> None:
    item = StagedItem("a", State.NEW, "a", sha256="1", fields={"outlet": "Báo Chợ"})
    item.change("outlet", "Báo Quê")
    assert item.changed == {"outlet": "Báo Quê"}
    item.change("outlet", "Báo Chợ")
    assert item.changed == {}
