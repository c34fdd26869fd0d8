"""Looks at a window as a screen reader and a keyboard do: names, rows, the focus, mnemonics."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QListView,
    QMenu,
    QMenuBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

from tests.desktop.keys import press

MOST_ROWS = 30
"""Rows of a list that are looked at; the others are made by the same code."""


def front(window: QWidget) -> QWidget:
    """What a person has before them: the dialog that was opened last, else the window."""
    modal = QApplication.activeModalWidget()
    dialogs = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible() and one is not modal
    ]
    return modal if modal is not None else dialogs[-1] if dialogs else window


def close_dialogs() -> None:
    """Leave only the window."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.close()


def controls(window: QWidget, policy: Qt.FocusPolicy = Qt.FocusPolicy.TabFocus) -> list[QWidget]:
    """Everything within a window that a person may go to now."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.window() is window
        and one.focusPolicy() & policy
        and one.focusProxy() is None
        and not isinstance(one, QMenuBar | QScrollBar | QHeaderView)
    ]


def told(widget: QWidget, kind: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader is told of a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(kind).strip() if face is not None else ""


def called(widget: QWidget) -> str:
    """Name a widget for a report, with what holds it."""
    parent = widget.parentWidget()
    holder = type(parent).__name__ if parent is not None else "nothing"
    return f"{type(widget).__name__} in {holder} {told(widget)!r}"


def nameless(window: QWidget) -> list[str]:
    """Controls of which a screen reader could only tell the kind."""
    return [called(one) for one in controls(window, Qt.FocusPolicy.StrongFocus) if not told(one)]


def silent_rows(window: QWidget) -> list[str]:
    """Rows of lists and tables of which nothing is told."""
    found = []
    for view in window.findChildren(QAbstractItemView):
        if not view.isVisible() or isinstance(view, QHeaderView) or view.model() is None:
            continue
        for row in range(min(MOST_ROWS, view.model().rowCount(view.rootIndex()))):
            if not any(_row_texts(view.model(), view, row)):
                found.append(f"row {row} of {called(view)}")
                break
    return found


def _row_texts(model: QAbstractItemModel, view: QAbstractItemView, row: int) -> Iterator[str]:
    columns = 1 if isinstance(view, QListView) else model.columnCount(view.rootIndex())
    for column in range(columns):
        index = model.index(row, column, view.rootIndex())
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            yield str(index.data(role) or "").strip()
        held = view.indexWidget(index)
        if held is not None:
            yield told(held)


def without_frame(window: QWidget) -> list[str]:
    """Controls that look the same with the focus and without it."""
    found = []
    for one in controls(window):
        other = next((two for two in controls(window) if two is not one), None)
        if other is None:
            continue
        other.setFocus(Qt.FocusReason.TabFocusReason)
        before = _seen(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not one:
            continue
        if _seen(one) == before:
            found.append(called(one))
    return found


def _seen(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def out_of_reach(window: QWidget) -> list[str]:
    """Controls that Tab does not come to, or from which it does not go on."""
    wanted = controls(window)
    if not wanted:
        return []
    reached: list[QWidget] = []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3 * len(wanted) + 10):
        now = QApplication.focusWidget()
        if now is None:
            return [f"Tab loses the focus after {called(reached[-1]) if reached else 'nothing'}"]
        if reached and now is reached[-1] and wanted != [now]:
            return [f"Tab stays at {called(now)}"]
        if now in reached:
            break
        reached.append(now)
        press(now, Qt.Key.Key_Tab, text="\t")
    else:
        return [f"Tab does not come round: {[called(one) for one in reached[-4:]]}"]
    return [f"Tab misses {called(one)}" for one in wanted if one not in reached and one.isVisible()]


def same_mnemonics(window: QWidget) -> list[str]:
    """Letters that two controls of a window, or two entries of a menu, both want with Alt."""
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isEnabled()]
    labels = [one for one in window.findChildren(QLabel) if one.buddy() is not None]
    words = [one.text() for one in buttons if one.isVisible()]
    words += [one.text() for one in labels if one.isVisible()]
    words += [one.title() for one in window.findChildren(QGroupBox) if one.isVisible()]
    for bar in window.findChildren(QTabBar):
        if bar.isVisible():
            words += [bar.tabText(place) for place in range(bar.count())]
    found = []
    for menus in window.findChildren(QMenuBar):
        words += [action.text() for action in menus.actions()]
        for menu in menus.findChildren(QMenu):
            entries = [one.text() for one in menu.actions() if one.isVisible()]
            found += _twice(entries, menu.title())
    return [*_twice(words, "window"), *found]


def _twice(words: list[str], where: str) -> list[str]:
    letters = Counter(letter for one in words if (letter := mnemonic(one)))
    return [
        f"{where}: Alt+{letter} of {[one for one in words if mnemonic(one) == letter]}"
        for letter, owners in letters.items()
        if owners > 1
    ]


def mnemonic(words: str) -> str:
    """The letter after the ampersand; empty for none."""
    rest = words.replace("&&", "")
    place = rest.find("&")
    return unicodedata.normalize("NFC", rest[place + 1 : place + 2]).upper() if place >= 0 else ""
