"""Finds words that are cut off: labels and buttons narrower or lower than their text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

SLACK = 1
"""Pixels that a rounded length may lack."""


def cut_words(window: QWidget) -> list[str]:
    """Everything in view whose words have less room than they need."""
    return [*_cut_labels(window), *_cut_buttons(window), *_beyond(window)]


def _cut_labels(window: QWidget) -> Iterator[str]:
    for label in window.findChildren(QLabel):
        if not label.isVisibleTo(window) or not label.text() or not label.isVisible():
            continue
        if label.wordWrap():
            wanted = label.heightForWidth(label.width())
            if wanted > label.height() + SLACK:
                yield f"label {label.text()!r}: {label.height()} of {wanted} px high"
        else:
            hint = label.sizeHint()
            if hint.width() > label.width() + SLACK or hint.height() > label.height() + SLACK:
                yield f"label {label.text()!r}: {label.size()} of {hint}"


def _cut_buttons(window: QWidget) -> Iterator[str]:
    kinds: tuple[type[QAbstractButton], ...] = (
        QPushButton,
        QToolButton,
        QCheckBox,
        QRadioButton,
    )
    for kind in kinds:
        for button in window.findChildren(kind):
            if not button.isVisible() or not button.text():
                continue
            is_icon = (
                isinstance(button, QToolButton)
                and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
                and not button.icon().isNull()
            )
            words = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text())
            if not is_icon and (
                words.width() > button.width() + SLACK or words.height() > button.height() + SLACK
            ):
                yield f"button {button.text()!r}: {button.size()} for {words}"


def _beyond(window: QWidget) -> Iterator[str]:
    """Buttons that stand outside of what holds them, where nobody can scroll to them."""
    for button in window.findChildren(QAbstractButton):
        parent = button.parentWidget()
        if not button.isVisible() or parent is None or not button.text():
            continue
        if button.visibleRegion().isEmpty() and not _scrolls(button, window):
            yield f"button {button.text()!r} is out of view"


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if parent.inherits("QAbstractScrollArea"):
            return True
        parent = parent.parentWidget()
    return False
