"""Ten articles are catalogued through the real window, by keys alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import (
    AddFigure,
    AddRole,
    ArticleDetail,
    AuthorityKind,
    AuthorityRef,
    Catalogue,
    KeepAuthority,
    Method,
    Quote,
    RoleKind,
    Status,
    Suggestion,
    SuggestionKind,
)
from desktop.application import Application, Start
from desktop.cataloguing.initials_dialog import InitialsDialog
from desktop.cataloguing.lookup_line import LookupLine
from desktop.language import Language
from desktop.theme import Scheme
from tests.db.articles import archive_of, article
from tests.desktop.keys import PLAIN, press, type_text

SLOW = 20_000
ARTICLES = 10
MOST_KEYS = 30
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BODY = "UBND huyện Bến Đá"
PLACE = "bến phà Mười Cây"


@dataclass
class Hands:
    """Types, and counts each key; a key with others held down is one."""

    keys: int = 0
    counted: list[tuple[int, float]] = field(default_factory=list)

    def type(self, text: str) -> None:
        self.keys += len(text)
        type_text(self.focused(), text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.keys += 1
        press(self.focused(), key, modifiers)

    def shortcut(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key that may belong to a menu, as a real keyboard does it."""
        self.keys += 1
        QTest.keyClick(self.focused(), key, modifiers)

    @staticmethod
    def focused() -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


def text_of(number: int) -> tuple[str, str]:
    return (
        f"Sáng nay {BODY} cho biết đã nhận {1200 + number} đơn xin qua {PLACE}.",
        "Phà chạy từ năm giờ sáng tới chín giờ tối, ngày lễ thêm hai chuyến.",
    )


@pytest.fixture
def clippings(tmp_path: Path) -> Archive:
    """Ten clippings of our own prose, and one body that is known already."""
    wanted = [article(f"Phà thêm chuyến thứ {n}", *text_of(n)) for n in range(1, ARTICLES + 1)]
    archive = archive_of(tmp_path, wanted)
    cataloguer = archive.cataloguer("XYZ")
    cataloguer.apply([KeepAuthority(AuthorityRef(kind=AuthorityKind.ORGANISATION, name=BODY))])
    cataloguer.close()
    archive.close()
    return archive


def suggestions_for(held: ArticleDetail) -> tuple[Suggestion, ...]:
    """What a suggester would say of these texts: the place and the number."""
    number = str(1200 + held.row.id)
    found = []
    for kind, words in ((SuggestionKind.PLACE, PLACE), (SuggestionKind.FIGURE, number)):
        start = held.text.index(words)
        quote = Quote(words, start, start + len(words))
        edit: AddRole | AddFigure = AddFigure(
            held.row.id, "đơn xin qua phà", number, quote=quote, method=Method.SUGGESTED
        )
        if kind is SuggestionKind.PLACE:
            place = AuthorityRef(kind=AuthorityKind.PLACE, name=PLACE)
            edit = AddRole(held.row.id, place, RoleKind.MENTIONED, quote, Method.SUGGESTED)
        sentence = (start, held.text.index(".", start) + 1)
        found.append(Suggestion(f"{kind}:{words}", kind, words, (), quote, sentence, 0.9, (edit,)))
    return tuple(found)


class Librarian:
    """Somebody at the keyboard of the running program."""

    def __init__(self, program: Application, qtbot: QtBot) -> None:
        self.program, self.qtbot, self.hands = program, qtbot, Hands()
        self.form = program.workplace.form

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=SLOW)

    def open_tray(self) -> None:
        self.hands.shortcut(Qt.Key.Key_K, CONTROL | SHIFT)
        dialogs = self.program.window.findChildren(InitialsDialog)
        self.wait(lambda: any(one.isVisible() for one in dialogs))
        line = dialogs[0].line
        line.put("")
        type_text(line, "LAN")
        press(line, Qt.Key.Key_Return)
        self.wait(lambda: not any(one.isVisible() for one in dialogs))
        self.wait(lambda: self.form.article_id is not None)
        # Without a window manager nobody makes the window the active one again.
        self.program.window.activateWindow()
        self.wait(self.program.window.isActiveWindow)
        self.form.take_focus()

    def suggest(self) -> None:
        """Show suggestions as soon as the text is there; no key of a person."""
        held = self.program.window.desk.detail.article
        assert held is not None
        self.form.show_suggestions(suggestions_for(held))

    def catalogue(self, number: int) -> None:
        hands, begun, keys = self.hands, perf_counter(), self.hands.keys
        article_id = self.form.article_id
        if number == 1:
            for typed in ("Báo Làng", "12", "1", "24/10/2018"):
                hands.type(typed)
                hands.shortcut(Qt.Key.Key_L, CONTROL)
                hands.press(Qt.Key.Key_Tab)
            for _ in range(2):
                hands.press(Qt.Key.Key_Tab)
            hands.type("Xã hội")
            hands.shortcut(Qt.Key.Key_L, CONTROL)
        for place in (1, 2):
            self.suggest()
            hands.shortcut(Qt.Key(Qt.Key.Key_0 + place), CONTROL)
        self.go_to(self.form.additions.picker.line)
        hands.type("ubnd ben")
        self.wait(lambda: bool(self.form.additions.picker.line.rows))
        hands.press(Qt.Key.Key_Down)
        hands.press(Qt.Key.Key_Return)
        hands.shortcut(Qt.Key.Key_Return, ALT)
        if number < ARTICLES:
            self.wait(lambda: self.form.article_id not in {article_id, None})
        else:
            self.wait(lambda: self.program.workplace.tray.waiting == ())
        hands.counted.append((hands.keys - keys, perf_counter() - begun))

    def go_to(self, line: LookupLine) -> None:
        for _ in range(20):
            if QApplication.focusWidget() is line:
                return
            self.hands.press(Qt.Key.Key_Tab)
        raise AssertionError(QApplication.focusWidget())


def catalogues(path: Path) -> list[Catalogue]:
    archive = open_archive(path)
    reader = archive.reader()
    held = [reader.catalogue.of(article_id) for article_id in range(1, ARTICLES + 1)]
    reader.close()
    archive.close()
    return held


@pytest.mark.timeout(240)
def test_ten_clippings_by_keyboard(
    program: Callable[[Start], Application],
    qtbot: QtBot,
    clippings: Archive,
    capsys: pytest.CaptureFixture[str],
) -> None:
    running = program(
        Start(
            archive=clippings.path,
            language=Language.VIETNAMESE,
            scheme=Scheme.LIGHT,
            debounce_ms=0,
        )
    )
    running.window.resize(QSize(1366, 768))
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    librarian = Librarian(running, qtbot)
    librarian.open_tray()
    for number in range(1, ARTICLES + 1):
        librarian.catalogue(number)
    assert running.window.findChildren(QDialog) is not None
    assert f"{ARTICLES}/{ARTICLES}" in running.workplace.tray.pace
    running.window.close()
    for number, held in enumerate(catalogues(clippings.path), 1):
        expected = {
            "outlet": "Báo Làng",
            "issue": "12",
            "page": str(number),
            "published": "2018-10-24",
            "section": "Xã hội",
            "status": Status.CATALOGUED.value,
        }
        assert {name: held.fields[name] for name in expected} == expected
        roles = {(one.authority.name, one.method) for one in held.roles}
        assert roles == {(BODY, Method.TYPED), (PLACE, Method.SUGGESTED)}
        assert [one.value for one in held.figures] == [str(1200 + number)]
        assert held.cataloguer == "LAN"
    _say(librarian.hands.counted, capsys)
    assert all(keys <= MOST_KEYS for keys, _ in librarian.hands.counted[1:])


def _say(counted: list[tuple[int, float]], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write("\n")
        for number, (keys, seconds) in enumerate(counted, 1):
            sys.stdout.write(f"  article {number}: {keys} keys, {seconds:.2f} s of the program\n")
