"""The windows speak from their .ts files, and Qt's own words are Vietnamese too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, QPoint, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QScrollBar,
    QTextBrowser,
    QTreeView,
)

import resources
from desktop.language import Language, Translations, number, read_ts, speak

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context><name>Box</name>
<message><source>Open</source><translation>Mở</translation></message>
<message><source>Open</source><comment>a door</comment><translation>Mở cửa</translation></message>
<message><source>Close</source><translation type="unfinished"></translation></message>
<message><source>Old</source><translation type="vanished">Cũ</translation></message>
<message numerus="yes"><source>%Ln hit(s)</source><translation><numerusform>%Ln hit</numerusform>
<numerusform>%Ln hits</numerusform></translation></message>
</context></TS>
"""


class Listening(QTranslator):
    """Knows nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803  # Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        assert n < 0
        self.asked.add((context, sourceText, disambiguation or ""))
        return None


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[list[Translations]]:
    """Put the language back that the other tests were begun in."""
    before = QLocale()
    used: list[Translations] = []
    yield used
    for translations in used:
        qapp.removeTranslator(translations)
    QLocale.setDefault(before)


def test_a_ts_file_gives_its_finished_sentences(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(TS, encoding="utf-8")
    assert read_ts(file) == {
        ("Box", "Open", ""): ("Mở",),
        ("Box", "Open", "a door"): ("Mở cửa",),
        ("Box", "%Ln hit(s)", ""): ("%Ln hit", "%Ln hits"),
    }


def test_numbers_are_written_as_the_language_writes_them(
    qapp: QApplication, spoken: list[Translations]
) -> None:
    spoken.append(speak(qapp, Language.VIETNAMESE))
    assert (number(1_234_567), number(1234.5, 1)) == ("1.234.567", "1.234,5")
    spoken.append(speak(qapp, Language.ENGLISH, spoken[-1]))
    assert (number(1_234_567), number(1234.5, 1)) == ("1,234,567", "1,234.5")


def test_another_language_takes_the_place_of_the_first(
    qapp: QApplication, spoken: list[Translations]
) -> None:
    spoken.append(speak(qapp, Language.VIETNAMESE))
    assert QObject().tr("x") == "x"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Hủy"
    spoken.append(speak(qapp, Language.ENGLISH, spoken[-1]))
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_english_counts_in_singular_and_plural(
    qapp: QApplication, spoken: list[Translations]
) -> None:
    spoken.append(speak(qapp, Language.ENGLISH))
    counted = read_ts(resources.path("i18n", "khobao_en.ts"))
    (context, source, comment), forms = next(iter(counted.items()))
    said = [qapp.translate(context, source, comment, count) for count in (0, 1, 2, 1200)]
    one, many = forms
    assert said == [
        many.replace("%Ln", "0"),
        one.replace("%Ln", "1"),
        many.replace("%Ln", "2"),
        many.replace("%Ln", "1,200"),
    ]


def test_qts_own_words_are_all_vietnamese(qapp: QApplication, tmp_path: Path) -> None:
    ours = read_ts(resources.path("i18n", "qtbase_vi.ts"))
    listening = Listening()
    qapp.installTranslator(listening)
    try:
        build_what_qt_has_words_in(tmp_path)
    finally:
        qapp.removeTranslator(listening)
    asked = {key for key in listening.asked if key[0].startswith("Q")}
    asked -= {key for key in asked if key[1] == "QT_LAYOUT_DIRECTION"}
    assert ("QPlatformTheme", "Cancel", "") in asked
    assert ("QShortcut", "Ctrl", "") in asked
    assert sorted(asked - ours.keys()) == []


def build_what_qt_has_words_in(folder: Path) -> None:
    """Everything of Qt that our windows can show: dialogs, context menus, names of keys."""
    box = QMessageBox()
    box.setDetailedText("x")
    buttons = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button.name not in {"NoButton", "FirstButton", "LastButton"}:
            buttons.addButton(button)
    edit = QLineEdit("x")
    text = QTextBrowser()
    text.setHtml("<a href='x'>x</a>")
    text.selectAll()
    menus = [edit.createStandardContextMenu(), text.createStandardContextMenu(QPoint(5, 5))]
    assert all(isinstance(menu, QMenu) for menu in menus)
    dialogs = []
    for mode in QFileDialog.FileMode:
        for accept in QFileDialog.AcceptMode:
            dialog = QFileDialog(None, "", str(folder))
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setFileMode(mode)
            dialog.setAcceptMode(accept)
            for view in dialog.findChildren(QTreeView):
                assert view.header().count() >= 0
            dialogs.append(dialog)
    QScrollBar()
    for keys in ("Ctrl+A", "Shift+F3", "Alt+Left", "Meta+Del", "Return", "Space", "PgDown", "Esc"):
        action = QAction()
        action.setShortcut(QKeySequence(keys))
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
