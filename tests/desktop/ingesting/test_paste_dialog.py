"""A text that is pasted becomes a file on the list of the running program."""

from __future__ import annotations

import unicodedata

from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.application import Application
from desktop.ingesting.paste_dialog import PasteDialog

TEXT = "Chợ quê\n\nChợ họp từ lúc trời chưa sáng hẳn."


def test_pasted_text_is_put_on_the_list(opened: Application, qtbot: QtBot) -> None:
    window = opened.window
    window.menus.paste.trigger()
    dialog = window.ingest_dialog.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    add = next(one for one in dialog.findChildren(QPushButton) if one.property("primary"))
    assert not add.isEnabled()
    text.setPlainText(unicodedata.normalize("NFD", TEXT))
    with qtbot.waitSignal(window.text_pasted):
        add.click()
    (file,) = window.ingest_dialog._choosing.paths.paths()
    assert file.name.startswith("Chợ quê 2")
    assert file.read_text(encoding="utf-8") == TEXT
