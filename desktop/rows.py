"""Rows of buttons and columns of dialogs, laid out alike everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme


def row_of(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other, with the free room where None stands."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
            row.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
    return row


def column_of(dialog: QDialog, theme: Theme) -> QVBoxLayout:
    """The one column of a small dialog."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
    column.setSpacing(theme.px(12))
    return column


def set_tone(label: QLabel, tone: str) -> None:
    """Give words another colour of the style sheet; it is looked up only when it is told so."""
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


def primary_button(words: str, clicked: Callable[[], object]) -> QPushButton:
    """The button of a dialog that Enter presses."""
    button = QPushButton(words)
    button.setProperty("primary", True)
    button.setDefault(True)
    button.clicked.connect(clicked)
    return button


def plain_button(words: str, clicked: Callable[[], object]) -> QPushButton:
    """Another button of a dialog, which Enter leaves alone."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(clicked)
    return button


def reach_in_place(whole: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab come to parts that were made late where their whole stands, not after everything.

    Qt takes no widget into the order that Tab does not stop at, so the whole is one for a moment.
    """
    policy = whole.focusPolicy()
    whole.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise([whole, *parts]):
        QWidget.setTabOrder(before, after)
    whole.setFocusPolicy(policy)
