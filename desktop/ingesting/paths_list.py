"""The list of files and folders that are about to be taken in; they can be dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.icons import icon, picture
from desktop.theme import RADIUS, Theme

SIGN = 28
"""Side of the sign in the middle of an empty list, in pixels."""


class PathsList(QListWidget):
    """Owns the paths a person has put together; says `paths_changed`. GUI thread."""

    paths_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAcceptDrops(True)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Files and folders to ingest"))

    def paths(self) -> list[Path]:
        """The files and folders in the order they were added."""
        rows = (self.item(row) for row in range(self.count()))
        return [Path(item.data(Qt.ItemDataRole.UserRole)) for item in rows]

    def add(self, paths: Sequence[Path]) -> None:
        """Put paths at the end; one that is there already is not put there twice."""
        known = set(self.paths())
        for path in paths:
            if path in known:
                continue
            known.add(path)
            sign = icon(self._theme, "open" if path.is_dir() else "file")
            item = QListWidgetItem(sign, path.name or str(path), self)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
        self.paths_changed.emit()

    def remove_chosen(self) -> None:
        """Take the chosen paths off the list."""
        for item in self.selectedItems():
            self.takeItem(self.row(item))
        self.paths_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen paths off the list."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_chosen()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what comes from a file manager."""
        _welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on welcoming it."""
        _welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add(dropped_paths(event.mimeData()))
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say, while the list is empty, what can be dropped on it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.viewport().rect().adjusted(1, 1, -1, -1)
        pen = QPen(QColor(self._theme.colours.hairline))
        if not self.count():
            pen.setStyle(Qt.PenStyle.DashLine)
            self._paint_invitation(painter, frame)
        painter.setPen(pen)
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(frame, radius, radius)
        painter.end()

    def _paint_invitation(self, painter: QPainter, frame: QRect) -> None:
        px, colours = self._theme.px, self._theme.colours
        density = self.devicePixelRatioF()
        sign = picture(self._theme, "ingest", None, SIGN, density)
        middle = frame.center()
        painter.drawPixmap(middle.x() - px(SIGN) // 2, middle.y() - px(52), sign)
        line = QRect(frame.left() + px(16), middle.y() - px(14), frame.width() - px(32), px(24))
        painter.setFont(self._theme.interface(14))
        painter.setPen(QColor(colours.ink))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(line, centre, self.tr("Drop files or folders here"))
        painter.setFont(self._theme.interface())
        painter.setPen(QColor(colours.meta))
        line.translate(0, px(24))
        kinds = self.tr("Web pages, Word, PDF, letters, tables, library records, packed files")
        painter.drawText(line, centre, kinds)


def dropped_paths(data: QMimeData) -> list[Path]:
    """Files and folders of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _welcome(event: QDragMoveEvent) -> None:
    if dropped_paths(event.mimeData()):
        event.acceptProposedAction()
