"""Backups in the window: they make themselves, are listed, looked at, and put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

import desktop.backups.backup_desk
from db import open_archive
from db.backup import Backups
from db.own_folders import settings_folder
from db.records import ArticleEdit, IndexHealth
from db.records.backups import BackupReason
from db.second_target import choose_second
from desktop.application import Application, Start
from desktop.backups.backups_dialog import BackupsDialog
from desktop.language import Language
from desktop.theme import Scheme

SLOW = 30_000


def list_of(opened: Application) -> BackupsDialog:
    opened.window.menus.backups.trigger()
    dialog = opened.backups.dialog
    assert dialog is not None
    return dialog


def cells(dialog: BackupsDialog) -> list[list[str]]:
    table = dialog.findChild(QTableWidget)
    assert table is not None
    model = table.model()
    return [
        [str(model.index(row, column).data()).strip() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def section_of(opened: Application, article_id: int) -> str | None:
    session = opened.session
    assert session.path is not None
    reader = open_archive(session.path, read_only=True).reader()
    (row,) = reader.rows([article_id])
    reader.close()
    return row.section


def health(opened: Application) -> IndexHealth | None:
    """How the index of what is open stands."""
    standing = opened.session.standing
    return standing.index.health if standing is not None else None


def save(opened: Application, qtbot: QtBot, section: str) -> None:
    """Change the section of the first article, as the form does."""
    cataloguing = opened.window.desk.cataloguing
    opened.window.desk.results.view.choose(0)
    qtbot.waitUntil(lambda: opened.window.desk.detail.article is not None, timeout=SLOW)
    article = opened.window.desk.detail.article
    assert article is not None
    row = article.row
    with qtbot.waitSignal(cataloguing.applied, timeout=SLOW):
        cataloguing.apply([ArticleEdit(row.id, row.row_version, {"section": section})])


def test_from_the_list_to_a_restore_and_its_way_back(opened: Application, qtbot: QtBot) -> None:
    dialog = list_of(opened)
    qtbot.waitUntil(lambda: "Chưa có bản sao lưu" in dialog.said, timeout=SLOW)
    dialog._make.click()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 1, timeout=SLOW)
    when, why, articles, since, _size, state = cells(dialog)[0]
    assert (why, articles, since, state) == ("Tự tay sao lưu", "27", "chưa có gì mới", "✓ đã kiểm")
    dialog.reject()

    save(opened, qtbot, "Mục mới")
    article = opened.window.desk.detail.article
    assert article is not None
    number = article.row.id
    dialog = list_of(opened)
    qtbot.waitUntil(lambda: bool(cells(dialog)) and not opened.backups.work.running(), timeout=SLOW)
    assert cells(dialog)[0][3] == "1 lần lưu"
    dialog._restore.click()
    assert when in dialog._words.text()
    assert "27 bài" in dialog._words.text()
    dialog._sure.click()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 2, timeout=SLOW)
    assert "Kho đã trở lại như lúc đó" in dialog.said
    assert section_of(opened, number) != "Mục mới"
    assert cells(dialog)[0][1] == "Trước khi phục hồi"
    qtbot.waitUntil(lambda: opened.window.desk.searching.hits is not None, timeout=SLOW)

    table = dialog.findChild(QTableWidget)
    assert table is not None
    table.selectRow(0)
    qtbot.waitUntil(dialog._restore.isEnabled, timeout=SLOW)
    dialog._restore.click()
    dialog._sure.click()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 3, timeout=SLOW)
    assert section_of(opened, number) == "Mục mới"


def test_a_backup_is_looked_at_and_an_article_comes_back(
    opened: Application, qtbot: QtBot, archive: Path
) -> None:
    Backups(archive).make(BackupReason.ASKED)
    save(opened, qtbot, "Mục mới")
    article = opened.window.desk.detail.article
    assert article is not None
    number = article.row.id
    recent = opened._settings.recent
    dialog = list_of(opened)
    qtbot.waitUntil(lambda: bool(cells(dialog)) and dialog._look.isEnabled(), timeout=SLOW)
    dialog._look.click()
    qtbot.waitUntil(lambda: "chỉ đọc" in opened.backups.bar.words, timeout=SLOW)
    place = opened.backups._place
    assert place is not None
    assert opened._settings.recent == recent
    assert not opened.window.menus.edit.isEnabled()
    desk = opened.window.desk
    qtbot.waitUntil(lambda: health(opened) is IndexHealth.CURRENT, timeout=SLOW)
    qtbot.waitUntil(lambda: desk.searching.hits is not None, timeout=SLOW)
    desk.open_article(number)
    qtbot.waitUntil(
        lambda: desk.detail.article is not None and desk.detail.article.row.id == number,
        timeout=SLOW,
    )
    assert desk.detail.article is not None
    assert desk.detail.article.row.section != "Mục mới"
    with qtbot.waitSignal(opened.backups.work.brought, timeout=SLOW):
        opened.backups.bar._article.click()
    assert "đã trở lại" in opened.window.statusBar().currentMessage()
    opened.backups.bar._leave.click()
    qtbot.waitUntil(lambda: opened.session.path == archive, timeout=SLOW)
    assert opened.backups.bar.words == ""
    assert not place.exists()
    assert section_of(opened, number) != "Mục mới"


def test_from_a_look_to_the_restore(opened: Application, qtbot: QtBot, archive: Path) -> None:
    backup = Backups(archive).make(BackupReason.ASKED)
    later = Backups(archive).make(BackupReason.ASKED)
    dialog = list_of(opened)
    qtbot.waitUntil(lambda: bool(cells(dialog)) and dialog._look.isEnabled(), timeout=SLOW)
    dialog._table.selectRow(1)
    dialog._look.click()
    qtbot.waitUntil(lambda: bool(opened.backups.bar.words), timeout=SLOW)
    opened.backups.bar._whole.click()
    qtbot.waitUntil(lambda: opened.session.path == archive, timeout=SLOW)
    assert opened.window.notice.words == ""
    again = opened.backups.dialog
    assert again is not None
    qtbot.waitUntil(lambda: len(cells(again)) == 2, timeout=SLOW)
    qtbot.waitUntil(lambda: not opened.backups.work.running(), timeout=SLOW)
    assert not again._question.isHidden()
    assert again._sure.isEnabled()
    assert again._table.currentRow() == 1
    again._keep.click()
    assert again._question.isHidden()
    assert again._restore.isEnabled()
    assert Backups(archive).listed() == [later, backup]


def test_a_place_that_was_chosen_at_another_computer_is_told_and_chosen_anew(
    program: Callable[[Start], Application],
    archive: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "Ổ đĩa cũ"
    place.mkdir()
    choose_second(archive, place)
    shutil.rmtree(settings_folder())
    wanted = Start(archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT)
    opened = program(wanted)
    notice = opened.window.notice
    qtbot.waitUntil(lambda: f"không được chép sang “{place}”" in notice.words, timeout=SLOW)
    (offer,) = [one for one in notice.findChildren(QPushButton) if one.isVisible()]
    offer.click()
    dialog = opened.backups.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "máy khác" in dialog._place.text(), timeout=SLOW)
    assert list(place.iterdir()) == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    dialog._choose.click()
    qtbot.waitUntil(lambda: "tệp gốc được chép" in dialog._place.text(), timeout=SLOW)
    assert notice.words == ""
    assert len(list(place.iterdir())) == 1
    dialog.reject()


def test_a_damaged_backup_is_told(opened: Application, qtbot: QtBot, archive: Path) -> None:
    backup = Backups(archive).make(BackupReason.ASKED)
    content = bytearray(backup.path.read_bytes())
    content[5000:9000] = bytes(4000)
    backup.path.write_bytes(content)
    dialog = list_of(opened)
    qtbot.waitUntil(lambda: bool(cells(dialog)) and dialog._look.isEnabled(), timeout=SLOW)
    dialog._restore.click()
    dialog._sure.click()
    qtbot.waitUntil(lambda: "bị hỏng" in dialog.said, timeout=SLOW)
    dialog._look.click()
    qtbot.waitUntil(lambda: "bị hỏng" in opened.window.notice.words, timeout=SLOW)
    assert opened.session.path == archive
    assert opened.backups._place is None


@pytest.fixture
def by_itself(program: Callable[[Start], Application], archive: Path, qtbot: QtBot) -> Application:
    running = program(
        Start(archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT, debounce_ms=0)
    )
    qtbot.waitUntil(lambda: running.window.desk.searching.hits is not None, timeout=SLOW)
    qtbot.waitUntil(running.window.menus.batch.isEnabled, timeout=SLOW)
    return running


def test_some_time_after_a_save_a_backup_is_made(
    by_itself: Application, qtbot: QtBot, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop.backups.backup_desk, "EDITING_MS", 10)
    with qtbot.waitSignal(by_itself.backups.work.made, timeout=SLOW):
        save(by_itself, qtbot, "Mục mới")
    (backup,) = Backups(archive).listed()
    assert (backup.reason, backup.verified) == (BackupReason.EDITING, True)


def test_what_was_saved_is_backed_up_when_the_window_closes(
    by_itself: Application, qtbot: QtBot, archive: Path
) -> None:
    save(by_itself, qtbot, "Mục mới")
    assert Backups(archive).listed() == []
    by_itself.window.close()

    def made() -> bool:
        return [one.reason for one in Backups(archive).listed() if one.verified] == [
            BackupReason.CLOSING
        ]

    qtbot.waitUntil(made, timeout=SLOW)


def test_before_a_change_of_many_a_backup_is_made(
    by_itself: Application, qtbot: QtBot, archive: Path
) -> None:
    with qtbot.waitSignal(by_itself.backups.work.made, timeout=SLOW):
        by_itself.window.menus.batch.trigger()
    assert [one.reason for one in Backups(archive).listed()] == [BackupReason.BULK]


def test_a_backup_that_did_not_reach_the_second_place_is_told_once(
    by_itself: Application,
    qtbot: QtBot,
    archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desktop.backups.backup_desk, "EDITING_MS", 10)
    place, notice = tmp_path / "Ổ rời", by_itself.window.notice
    choose_second(archive, place)

    def backed_up(section: str) -> None:
        with qtbot.waitSignal(by_itself.backups.work.made, timeout=SLOW):
            save(by_itself, qtbot, section)

    backed_up("Mục một")
    assert f"chưa sang được “{place}”" in notice.words
    assert "cắm ổ đĩa" in notice.words
    dialog = list_of(by_itself)  # which its own button opens
    qtbot.waitUntil(dialog._choose.isEnabled, timeout=SLOW)
    dialog.reject()
    assert "cắm ổ đĩa" in notice.words
    notice.close_problem()
    backed_up("Mục hai")
    assert notice.words == "", "whoever closed it knows"
    place.mkdir()
    backed_up("Mục ba")
    place.rename(tmp_path / "rút ra")
    backed_up("Mục bốn")
    assert f"chưa sang được “{place}”" in notice.words
    (tmp_path / "rút ra").rename(place)
    backed_up("Mục năm")
    assert notice.words == ""


def test_a_second_place_on_the_same_disk_is_told_when_it_is_chosen(
    opened: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = list_of(opened)
    qtbot.waitUntil(dialog._choose.isEnabled, timeout=SLOW)
    place = tmp_path / "Tài liệu"
    place.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    dialog._choose.click()
    qtbot.waitUntil(lambda: "cùng ổ đĩa với kho" in dialog.said, timeout=SLOW)
    qtbot.waitUntil(dialog._choose.isEnabled, timeout=SLOW)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "không có"))
    dialog._choose.click()
    qtbot.waitUntil(lambda: "hãy cắm ổ đĩa vào" in dialog.said, timeout=SLOW)
