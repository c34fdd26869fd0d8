"""The line above everything while an archive can only be read: why, and the ways on from here."""

from __future__ import annotations

import socket
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records.sharing import Barrier, Holder, ReadingOnly
from desktop.dates import shown_moment
from desktop.icons import picture
from desktop.theme import Theme


class SharingBar(QFrame):
    """Owns a line with its buttons, there only while something keeps from writing; GUI thread."""

    write_wanted = Signal()
    """Open the archive for writing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reason: ReadingOnly | None = None
        self._free = False
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.take_over = QCheckBox()
        self.write = QPushButton()
        self.write.clicked.connect(self.write_wanted)
        self._row = QHBoxLayout()
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        for control in (self.take_over, self.write):
            self._row.addWidget(control)
        line = QFrame()
        line.setProperty("line", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(line)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while the archive can be written."""
        return self._words.text() if not self.isHidden() else ""

    def show_reason(self, reason: ReadingOnly | None) -> None:
        """Say why the archive is only read; None when there is nothing to say."""
        self._reason, self._free = reason, False
        self.take_over.setChecked(False)
        self._retranslate()
        self.setVisible(reason is not None)

    def show_free(self, *, free: bool) -> None:
        """Say whether the other window is closed by now."""
        if free != self._free:
            self._free = free
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(8), px(12), px(8))
        self._row.setSpacing(px(12))
        self._words.setFont(self._theme.interface(13, QFont.Weight.Normal))
        colours, ratio = self._theme.colours, self.devicePixelRatioF()
        self._sign.setPixmap(picture(self._theme, "lock", colours.information, 20, ratio))

    def _retranslate(self) -> None:
        reason = self._reason
        if reason is None:
            self._words.clear()
            return
        is_held = reason.barrier is Barrier.HELD
        self.take_over.setVisible(is_held and not self._free)
        self.write.setVisible(is_held)
        self.take_over.setText(self.tr("Take over when it is closed there"))
        self.write.setText(self.tr("Open for writing"))
        self._words.setText(self._said(reason))

    def _said(self, reason: ReadingOnly) -> str:
        if self._free:
            return self.tr("The other window is closed: you can open this archive for writing now.")
        return f"{self._held_words(reason.holder)} " + self.tr(
            "This window only reads; what is saved there appears here by itself."
        )

    def _held_words(self, holder: Holder | None) -> str:
        """Who has it, as far as that is known."""
        if holder is None or not holder.computer:
            return self.tr("This archive is open for writing in another window.")
        since = shown_since(holder.since)
        if holder.computer == socket.gethostname():
            said = self.tr("“{user}” has it open for writing on this computer since {since}.")
        else:
            said = self.tr("“{user}” has it open for writing on {computer} since {since}.")
        return said.format(user=holder.user, computer=holder.computer, since=since)


def shown_since(moment: str) -> str:
    """The time of a moment of today, the day and time of another one."""
    shown = shown_moment(moment)
    today = f"{datetime.now().astimezone():%d/%m/%Y} "
    return shown.removeprefix(today)
