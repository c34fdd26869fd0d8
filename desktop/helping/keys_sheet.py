"""One sheet with every key, so that nobody has to look through the menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.rows import plain_button, primary_button, row_of
from desktop.theme import Theme

Line = tuple[str, str]
"""A key and what it does."""

MOST_HEIGHT = 540
"""Pixels at the usual scale; more keys scroll."""


class KeysSheet(QDialog):
    """Owns a picture of the keys as they are now; Esc or F1 closes it. GUI thread."""

    change_wanted = Signal()
    """Somebody wants other keys."""

    def __init__(
        self,
        theme: Theme,
        menus: Sequence[tuple[str, Sequence[QAction]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Keys"))
        columns = (QVBoxLayout(), QVBoxLayout())
        groups = [(name, [_line(action) for action in actions]) for name, actions in menus]
        groups = [group for group in groups if group[1]]
        groups.insert(0, (self.tr("Search box and list"), self._typed()))
        groups.append((self.tr("Form and tray"), self._catalogued()))
        groups.append((self.tr("An article that looks the same"), self._alike()))
        groups.append((self.tr("How to ask"), self._asked()))
        half = (sum(len(lines) + 2 for _, lines in groups) + 1) // 2
        filled = 0
        for name, lines in groups:
            columns[int(filled + len(lines) // 2 >= half)].addLayout(self._group(name, lines))
            filled += len(lines) + 2
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(theme.px(28), theme.px(20), theme.px(28), theme.px(20))
        layout.setSpacing(theme.px(48))
        for column in columns:
            column.setSpacing(theme.px(12))
            column.addStretch()
            layout.addLayout(column)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setAccessibleName(self.tr("Keys"))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        foot = self._foot()
        around.addLayout(foot)
        wanted = body.sizeHint()
        bar = area.verticalScrollBar().sizeHint().width()
        height = min(wanted.height() + foot.sizeHint().height(), theme.px(MOST_HEIGHT))
        self._wanted = QSize(wanted.width() + bar, height)
        close = QAction(self)
        close.setShortcut(QKeySequence("F1"))
        close.triggered.connect(self.accept)
        self.addAction(close)

    def sizeHint(self) -> QSize:
        """As much as there is to show, as far as the smallest window has room for it."""
        return self._wanted

    def _foot(self) -> QHBoxLayout:
        change = plain_button(self.tr("&Change keys…"), self._on_change)
        close = primary_button(self.tr("Close"), self.accept)
        foot = row_of(None, change, close)
        foot.setContentsMargins(*(self._theme.px(side) for side in (28, 8, 28, 16)))
        return foot

    def _on_change(self) -> None:
        self.accept()
        self.change_wanted.emit()

    def _typed(self) -> list[Line]:
        return [
            (_key("/"), self.tr("Go to the search box")),
            (_key("Down"), self.tr("From the box to the results")),
            (_key("Alt+Down"), self.tr("In the box: what was asked before")),
            (_key("Esc"), self.tr("Clear the search, then the filters")),
            (_key("Return"), self.tr("Open the article")),
            (_key("Space"), self.tr("Read on, then the next article")),
            (_key("Ctrl+Down"), self.tr("In the text: next sentence")),
            ("Ctrl · Shift · Alt", self.tr("With a click on a filter: as well · or · not")),
            (f"{_key('F2')} · {_key('Del')}", self.tr("On a saved search: rename · delete")),
        ]

    def _catalogued(self) -> list[Line]:
        return [
            (_key("Return"), self.tr("To the next field")),
            (_key("Ctrl+Down"), self.tr("To the next part of the form")),
            (f"{_key('Ctrl+1')}…9", self.tr("Take a suggestion, or give it back")),
            (_key("Ctrl+Return"), self.tr("Take all on show, then show more")),
            (_key("Ctrl+0"), self.tr("More suggestions")),
            (_key("Ctrl+L"), self.tr("Keep the field for the next articles")),
            (_key("Ctrl+'"), self.tr("The same as in the article before")),
            (_key("Shift+Return"), self.tr("Make a new name of what is typed")),
            (f"{_key('F4')}  {_key('Shift+F4')}", self.tr("Another kind of name, another role")),
        ]

    def _alike(self) -> list[Line]:
        return [
            (_key("F6"), self.tr("To its line above the text: what differs")),
            (_key("Alt+R"), self.tr("Reprint")),
            (_key("Alt+D"), self.tr("Duplicate")),
            (_key("Alt+N"), self.tr("Neither")),
            ("R  D  N", self.tr("The same, once there")),
            (_key("Esc"), self.tr("Back to the form")),
        ]

    def _asked(self) -> list[Line]:
        return [
            (self.tr('"digital government"'), self.tr("These words in a row")),
            (self.tr('"award government"~5'), self.tr("Near each other, five words between")),
            (self.tr("storm -flood"), self.tr("Without a word")),
            (self.tr("storm OR (high tide)"), self.tr("One or the other")),
            (self.tr("tech*"), self.tr("Words that begin so")),
            (self.tr("title: source: author: section:"), self.tr("Only there")),
            (self.tr("person: agency: place: award: tag:"), self.tr("Catalogued with it")),
            (self.tr('source:="Village News"'), self.tr("Exactly this value")),
            ("24/10/2018", self.tr("A day that the text names")),
            (self.tr("date:2018-10..2018-11"), self.tr("Published in these days")),
            (self.tr("number:580000..590000"), self.tr("A number from one to another")),
        ]

    def _group(self, name: str, lines: Sequence[Line]) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.px(1))
        grid.setHorizontalSpacing(theme.px(20))
        heading = QLabel(name)
        heading.setFont(theme.interface(12, QFont.Weight.DemiBold))
        heading.setProperty("tone", "meta")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (key, words) in enumerate(lines, start=1):
            grid.addWidget(QLabel(words), row, 0)
            shown = QLabel(key)
            shown.setProperty("tone", "meta")
            grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return grid


def _key(written: str) -> str:
    return QKeySequence(written).toString(QKeySequence.SequenceFormat.NativeText)


def _line(action: QAction) -> Line:
    words = action.text().replace("&", "").rstrip("…")
    return (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), words)
