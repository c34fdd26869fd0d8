"""Rows of buttons, laid out alike on every page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget


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
