"""Somebody who catalogues at the keyboard of the running program, and whose keys are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter, process_time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import Suggestion
from desktop.application import Application
from desktop.cataloguing.fields import Name
from desktop.cataloguing.initials_dialog import InitialsDialog
from desktop.driving import wait_until
from tests.desktop.keys import PLAIN, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NEXT_ARTICLE, SUGGESTIONS, ROWS = "next article", "suggestions", "rows of names"


@dataclass
class Work:
    """What one article took: keys, and the seconds of the program."""

    keys: int = 0
    seconds: float = 0.0
    """From the first key to the last, by hands that take no time themselves."""
    processor: float = 0.0
    """Seconds of the processor for it: the same beside other work."""
    offered: int = 0
    given_back: int = 0
    waits: dict[str, float] = field(default_factory=dict)
    """Of these seconds, how many were waited for what."""


class Librarian:
    """Owns the count of keys; a key with others held down is one, as is each letter."""

    def __init__(self, program: Application) -> None:
        self.program = program
        self.form = program.workplace.form
        self.work = Work()
        self._suggested: int | None = None
        program.window.desk.cataloguing.suggested.connect(self._on_suggested)

    # ---- hands ------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Type letters one by one."""
        self.work.keys += len(text)
        type_text(_focused(), text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key of the widget with the focus."""
        self.work.keys += 1
        press(_focused(), key, modifiers)

    def shortcut(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key that may belong to a menu, as a real keyboard does it."""
        self.work.keys += 1
        QTest.keyClick(_focused(), key, modifiers)

    def go_to(self, part: QWidget) -> None:
        """Go to a part of the form."""
        for _ in self.form.additions.lines:
            if QApplication.focusWidget() is part:
                return
            self.press(Qt.Key.Key_Down, CONTROL)
        assert QApplication.focusWidget() is part

    # ---- the day ----------------------------------------------------------------------------

    def open_tray(self, initials: str) -> None:
        """Open the tray for the first time, and say who one is."""
        self.shortcut(Qt.Key.Key_K, CONTROL | SHIFT)
        dialogs = self.program.window.findChildren(InitialsDialog)
        wait_until(lambda: any(one.isVisible() for one in dialogs), "the question for initials")
        dialogs[0].line.put("")
        type_text(dialogs[0].line, initials)
        press(dialogs[0].line, Qt.Key.Key_Return)
        wait_until(lambda: not any(one.isVisible() for one in dialogs), "the end of the question")
        wait_until(lambda: self.form.article_id is not None, "the first article")
        # Without a window manager nobody makes the window the active one again.
        self.program.window.activateWindow()
        wait_until(self.program.window.isActiveWindow, "the window in front")
        self.form.take_focus()

    @contextmanager
    def at_work(self) -> Iterator[Work]:
        """Work on one article; what it took is told at the end."""
        self.work = Work()
        begun, spent = perf_counter(), process_time()
        yield self.work
        self.work.seconds = perf_counter() - begun
        self.work.processor = process_time() - spent

    def pin(self, *values: str) -> None:
        """Type values for this and the next articles, from the field with the caret on."""
        for value in values:
            self.type(value)
            self.shortcut(Qt.Key.Key_L, CONTROL)
            self.press(Qt.Key.Key_Tab)

    def fill_in(self, name: Name, value: str) -> None:
        """Fill in a field, going on by Tab; what the article before had is copied by one key."""
        line = self.form.fields[name].line
        for _ in self.form.fields:
            if QApplication.focusWidget() is line:
                break
            self.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is line
        if self.form.pins.previous(name) == value:
            self.shortcut(Qt.Key.Key_Apostrophe, CONTROL)
        else:
            self.type(value)

    def take_suggestions(self, is_wrong: Callable[[Suggestion], bool]) -> None:
        """Take what is suggested, page by page, and give back what is wrong.

        Where most of a page is wrong, what is right is taken one by one.
        """
        chips = self.form.suggestions
        self.wait(lambda: self._suggested == self.form.article_id, SUGGESTIONS)
        self.work.offered = len(chips.shown) + chips.more
        for page in range(-(-self.work.offered // max(1, len(chips.shown)))):
            if page:
                self.shortcut(Qt.Key.Key_0, CONTROL)
            waiting = {one.key for one in chips.waiting}
            places = [at for at, one in enumerate(chips.shown, 1) if one.key in waiting]
            wrong = [at for at in places if is_wrong(chips.shown[at - 1])]
            self.work.given_back += len(wrong)
            right = [at for at in places if at not in wrong]
            if len(wrong) < len(right):
                self.shortcut(Qt.Key.Key_Return, CONTROL)
            for at in wrong if len(wrong) < len(right) else right:
                self.shortcut(Qt.Key(Qt.Key.Key_0 + at), CONTROL)

    def suggested_names(self) -> set[str]:
        """The labels of everything that was suggested for this article."""
        return {one.label for one in self.program.window.desk.cataloguing.suggestions}

    def look_up(self, typed: str, name: str) -> None:
        """Add a name that nobody suggested, by the row that has it or, where none has, as new."""
        line = self.form.additions.picker.line
        self.go_to(line)
        self.type(typed)
        self.wait(lambda: bool(line.rows), ROWS)
        at = next((at for at, row in enumerate(line.rows) if row.startswith(name)), None)
        if at is None:
            self.press(Qt.Key.Key_Return, SHIFT)
            return
        for _ in range(at + 1):
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    def finish(self, *, last: bool = False) -> None:
        """Save the article as catalogued, and wait for the next one."""
        article_id = self.form.article_id
        self.shortcut(Qt.Key.Key_Return, ALT)
        if last:
            self.wait(lambda: self.program.workplace.tray.waiting == (), NEXT_ARTICLE)
        else:
            self.wait(lambda: self.form.article_id not in {article_id, None}, NEXT_ARTICLE)

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Wait for the program, and note how long."""
        begun = perf_counter()
        wait_until(until, what)
        waited = perf_counter() - begun
        self.work.waits[what] = self.work.waits.get(what, 0.0) + waited

    def _on_suggested(self, _suggestions: object) -> None:
        self._suggested = self.program.window.desk.cataloguing.article_id


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
