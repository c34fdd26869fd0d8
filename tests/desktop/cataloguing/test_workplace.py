"""What is typed into the form reaches the archive, however the form is left."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db import Archive, create_archive, open_archive
from db.lookups import names
from db.records import ArticleEdit, AuthorityKind, AuthorityRef, KeepAuthority, Status
from desktop.application import Application, Start
from desktop.cataloguing.basket_dialog import BasketDialog
from desktop.cataloguing.drafts import State
from desktop.cataloguing.field_line import FieldLine
from desktop.cataloguing.fields import Name
from desktop.language import Language
from desktop.panes import Beside
from tests.desktop.cataloguing.conftest import SLOW, held
from tests.desktop.keys import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def line(running: Application, name: Name) -> FieldLine:
    found = running.workplace.form.fields[name].line
    assert isinstance(found, FieldLine)
    found.setFocus()
    return found


def saved(running: Application, qtbot: QtBot, name: Name) -> None:
    drafts = running.workplace.form.drafts
    qtbot.waitUntil(lambda: drafts.state(name) is State.SAVED, timeout=SLOW)


def test_a_field_that_is_left_is_saved_and_says_so(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    field = cataloguing.workplace.form.fields[Name.OUTLET]
    assert "not saved" in field.words
    press(field.line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is cataloguing.workplace.form.fields[Name.ISSUE].line
    saved(cataloguing, qtbot, Name.OUTLET)
    assert "✓ saved" in field.words
    assert held(clippings.path).fields["outlet"] == "Báo Làng"
    assert held(clippings.path).fields["status"] == Status.IN_PROGRESS.value


def test_the_first_empty_field_has_the_caret(cataloguing: Application) -> None:
    assert QApplication.focusWidget() is cataloguing.workplace.form.fields[Name.OUTLET].line


def test_another_article_comes_while_somebody_types(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    type_text(line(cataloguing, Name.ISSUE), "12")
    cataloguing.window.desk.reading.open(2, ())
    qtbot.waitUntil(lambda: cataloguing.workplace.form.article_id == 2, timeout=SLOW)
    qtbot.waitUntil(lambda: held(clippings.path).fields["issue"] == "12", timeout=SLOW)
    assert held(clippings.path, 2).fields["issue"] is None


@pytest.mark.skipif(sys.platform == "win32", reason="lets nobody move a folder in use")
def test_an_archive_is_moved_away_while_somebody_types(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    """As when its disk is unplugged: what was typed stays, and is saved once it is back."""
    aside = clippings.path.with_name("rút ra")
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(cataloguing.workplace.form.fields[Name.OUTLET].line, Qt.Key.Key_Return)
    saved(cataloguing, qtbot, Name.OUTLET)
    clippings.path.rename(aside)
    type_text(line(cataloguing, Name.ISSUE), "12")
    press(cataloguing.workplace.form.fields[Name.ISSUE].line, Qt.Key.Key_Return)
    drafts = cataloguing.workplace.form.drafts
    qtbot.waitUntil(lambda: drafts.state(Name.ISSUE) is State.REFUSED, timeout=SLOW)
    labels = [label.text() for label in cataloguing.window.findChildren(QLabel)]
    assert any("no archive at" in words for words in labels)
    assert not any("damaged" in words for words in labels)
    aside.rename(clippings.path)
    type_text(line(cataloguing, Name.ISSUE), "3")
    press(cataloguing.workplace.form.fields[Name.ISSUE].line, Qt.Key.Key_Return)
    saved(cataloguing, qtbot, Name.ISSUE)
    assert held(clippings.path).fields["issue"] == "123"


def test_the_window_closes_while_somebody_types(
    cataloguing: Application, clippings: Archive
) -> None:
    type_text(line(cataloguing, Name.PAGE), "4")
    type_text(cataloguing.workplace.form.additions.note, "Thiếu ảnh")
    cataloguing.window.close()
    assert held(clippings.path).fields["page"] == "4"
    assert [one.body for one in held(clippings.path).notes] == ["Thiếu ảnh"]


def test_the_archive_is_closed_while_somebody_types(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    type_text(line(cataloguing, Name.SECTION), "Xã hội")
    other = clippings.path.parent / "Khác.khobao"
    create_archive(other).close()
    cataloguing.window.archive_chosen.emit(other)
    qtbot.waitUntil(lambda: cataloguing.session.path == other, timeout=SLOW)
    qtbot.waitUntil(lambda: held(clippings.path).fields["section"] == "Xã hội", timeout=SLOW)
    assert cataloguing.workplace.form.article_id is None


def test_the_form_is_left_by_escape_while_somebody_types(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    type_text(line(cataloguing, Name.BYLINE), "N.T")
    press(cataloguing.workplace.form.fields[Name.BYLINE].line, Qt.Key.Key_Escape)
    assert cataloguing.window.desk.beside is Beside.LIST
    qtbot.waitUntil(lambda: held(clippings.path).fields["byline"] == "N.T", timeout=SLOW)


def test_a_day_that_is_none_stays_and_says_why_and_the_rest_is_saved(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    form = cataloguing.workplace.form
    type_text(line(cataloguing, Name.PUBLISHED), "hôm kia")
    press(form.fields[Name.PUBLISHED].line, Qt.Key.Key_Tab)
    drafts = form.drafts
    qtbot.waitUntil(lambda: drafts.state(Name.PUBLISHED) is State.REFUSED, timeout=SLOW)
    assert "hôm kia" in form.fields[Name.PUBLISHED].words
    assert form.fields[Name.PUBLISHED].value == "hôm kia"
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(form.fields[Name.OUTLET].line, Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.OUTLET)
    edit = line(cataloguing, Name.PUBLISHED)
    for _ in "hôm kia":
        press(edit, Qt.Key.Key_Backspace)
    type_text(edit, "10/2018")
    press(edit, Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.PUBLISHED)
    assert held(clippings.path).fields["published"] == "2018-10"


def save_as(archive: Archive, user: str, fields: dict[str, str | None]) -> None:
    version = held(archive.path).row_version
    cataloguer = archive.cataloguer(user)
    cataloguer.apply([ArticleEdit(1, version, fields)])
    cataloguer.close()


def test_somebody_else_saves_another_field_meanwhile(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    save_as(clippings, "MINH", {"section": "Kinh tế"})
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(cataloguing.workplace.form.fields[Name.OUTLET].line, Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.OUTLET)
    assert held(clippings.path).fields["outlet"] == "Báo Làng"
    assert held(clippings.path).fields["section"] == "Kinh tế"
    assert cataloguing.workplace.form.fields[Name.SECTION].value == "Kinh tế"


@pytest.mark.parametrize(
    ("key", "value"), [(Qt.Key.Key_Return, "Báo Làng"), (Qt.Key.Key_Escape, "Báo Huyện")]
)
def test_somebody_else_saves_the_same_field_meanwhile(
    cataloguing: Application, clippings: Archive, qtbot: QtBot, key: Qt.Key, value: str
) -> None:
    form = cataloguing.workplace.form
    save_as(clippings, "MINH", {"outlet": "Báo Huyện"})
    edit = line(cataloguing, Name.OUTLET)
    type_text(edit, "Báo Làng")
    press(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: form.drafts.state(Name.OUTLET) is State.CONTESTED, timeout=SLOW)
    assert "Báo Huyện" in form.fields[Name.OUTLET].words
    assert edit.text() == "Báo Làng"
    line(cataloguing, Name.OUTLET)
    press(edit, key)
    qtbot.waitUntil(lambda: held(clippings.path).fields["outlet"] == value, timeout=SLOW)
    assert form.fields[Name.OUTLET].value == value


def test_a_pinned_field_comes_along_and_is_not_saved_for_looking(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    form = cataloguing.workplace.form
    type_text(line(cataloguing, Name.OUTLET), "Báo Làng")
    press(form.fields[Name.OUTLET].line, Qt.Key.Key_L, CONTROL)
    assert "pinned" in form.fields[Name.OUTLET].words
    type_text(line(cataloguing, Name.ISSUE), "12")
    press(form.fields[Name.ISSUE].line, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: form.article_id == 2, timeout=SLOW)
    assert form.fields[Name.OUTLET].value == "Báo Làng"
    press(line(cataloguing, Name.ISSUE), Qt.Key.Key_Apostrophe, CONTROL)
    assert form.fields[Name.ISSUE].value == "12"
    press(form.fields[Name.ISSUE].line, Qt.Key.Key_Tab)
    saved(cataloguing, qtbot, Name.ISSUE)
    assert held(clippings.path, 2).fields["outlet"] == "Báo Làng"
    cataloguing.window.desk.reading.open(3, ())
    qtbot.waitUntil(lambda: form.article_id == 3, timeout=SLOW)
    assert form.fields[Name.OUTLET].value == "Báo Làng"
    cataloguing.window.close()
    assert held(clippings.path, 3).fields["outlet"] is None


def test_nobody_checks_their_own_work_and_it_is_said(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    form = cataloguing.workplace.form
    press(line(cataloguing, Name.OUTLET), Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: form.article_id == 2, timeout=SLOW)
    cataloguing.window.desk.reading.open(1, ())
    qtbot.waitUntil(lambda: form.article_id == 1, timeout=SLOW)
    assert form.check.isVisible()
    form.check.click()
    qtbot.waitUntil(lambda: "LAN" in form.said.text(), timeout=SLOW)
    assert held(clippings.path).fields["status"] == Status.CATALOGUED.value
    assert form.article_id == 1


def test_an_article_is_put_into_a_basket(
    cataloguing: Application, clippings: Archive, qtbot: QtBot
) -> None:
    window = cataloguing.window
    QTest.keyClick(line(cataloguing, Name.OUTLET), Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: bool(window.findChildren(BasketDialog)), timeout=SLOW)
    (dialog,) = window.findChildren(BasketDialog)
    type_text(dialog.line, "Bến phà")
    press(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(held(clippings.path).dossiers), timeout=SLOW)
    assert [one.title for one in held(clippings.path).dossiers] == ["Bến phà"]


def test_the_tray_counts_the_day(cataloguing: Application, qtbot: QtBot) -> None:
    tray = cataloguing.workplace.tray
    qtbot.waitUntil(lambda: tray.waiting == (1, 2, 3), timeout=SLOW)
    assert "0/3" in tray.pace
    press(line(cataloguing, Name.OUTLET), Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: tray.waiting == (2, 3), timeout=SLOW)
    assert "1/3" in tray.pace


def test_a_narrow_window_has_the_form_as_a_page(cataloguing: Application) -> None:
    window, desk = cataloguing.window, cataloguing.window.desk
    window.resize(1366, 768)
    assert cataloguing.workplace.tray.isVisible()
    window.resize(960, 600)
    assert not cataloguing.workplace.tray.isVisible()
    assert desk.detail.isVisible()
    assert cataloguing.workplace.form.isVisible()
    window.resize(820, 560)
    assert cataloguing.workplace.form.isVisible()
    assert not desk.detail.isVisible()
    desk.turn_focus()
    assert desk.detail.isVisible()
    assert not cataloguing.workplace.form.isVisible()


def test_all_names_are_read_before_the_first_key(
    program: Callable[[Start], Application],
    clippings: Archive,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = open_archive(clippings.path)
    cataloguer = archive.cataloguer("XYZ")
    places = ("Bến Đá", "Bến Gỗ", "Xóm Đông", "Xóm Đoài", "Cồn Muối")
    named = [AuthorityRef(kind=AuthorityKind.PLACE, name=name) for name in places]
    cataloguer.apply([KeepAuthority(one) for one in named])
    cataloguer.close()
    archive.close()
    monkeypatch.setattr(names, "STEP", 1)
    start = Start(archive=clippings.path, language=Language.ENGLISH, debounce_ms=0)
    running = program(start)
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    running.workplace.work_as("LAN")
    with qtbot.waitSignal(running.workplace.names_warmed, timeout=SLOW):
        running.workplace.open_tray()
    # With one name a step, only a reader that has read all of them says so at once.
    warm: list[bool] = []
    reading = running.workplace._reading
    assert reading is not None
    reading.submit(lambda reader, _ticket: reader.catalogue.warm_names(), warm.append)
    qtbot.waitUntil(lambda: bool(warm), timeout=SLOW)
    assert warm == [True]


def test_a_key_leads_from_part_to_part(cataloguing: Application) -> None:
    form = cataloguing.workplace.form
    parts = [form.first_empty(), *form.additions.lines]
    for part in (*parts[1:], parts[0]):
        press(QApplication.focusWidget() or form, Qt.Key.Key_Down, CONTROL)
        assert QApplication.focusWidget() is part
    press(QApplication.focusWidget() or form, Qt.Key.Key_Up, CONTROL)
    assert QApplication.focusWidget() is parts[-1]
    form.fields[Name.RIGHTS].line.setFocus()
    press(form.fields[Name.RIGHTS].line, Qt.Key.Key_Down, CONTROL)
    assert QApplication.focusWidget() is parts[1]
