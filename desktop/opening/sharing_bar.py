"""The line above everything while an archive can only be read: why, and the ways on from here."""

from __future__ import annotations

import platform
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from db.records.sharing import Barrier, Holder, ReadingOnly
from desktop.dates import shown_moment
from desktop.language import number
from desktop.line_bar import LineBar
from desktop.theme import Theme


class SharingBar(LineBar):
    """Owns a line with its buttons, there only while something keeps from writing; GUI thread."""

    write_wanted = Signal()
    """Open the archive for writing."""
    again_wanted = Signal()
    """Read the archive as it is by now."""
    copy_wanted = Signal()
    """Copy the archive to this computer."""
    stop_wanted = Signal()
    """Stop copying."""
    copy_chosen = Signal(object)
    """Open the copy: its path."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.take_over = QCheckBox()
        self.write, self.again, self.copy = QPushButton(), QPushButton(), QPushButton()
        self.stop, self.open_copy = QPushButton(), QPushButton()
        self.open_copy.setProperty("primary", True)
        buttons = (self.write, self.again, self.copy, self.stop, self.open_copy)
        super().__init__(theme, (self.take_over, *buttons), parent)
        self._reason: ReadingOnly | None = None
        self._free = False
        self._copying: tuple[int, int | None] | None = None
        self._copied: tuple[Path, int] | None = None
        self._wire()
        self._dress()
        self.hide()

    def show_reason(self, reason: ReadingOnly | None) -> None:
        """Say why the archive is only read; None when there is nothing to say."""
        self._reason, self._free, self._copied = reason, False, None
        self.take_over.setChecked(False)
        self._retranslate()
        self.setVisible(reason is not None)

    def show_free(self, *, free: bool) -> None:
        """Say whether the other window is closed by now."""
        if free != self._free:
            self._free = free
            self._retranslate()

    def show_copying(self, done: int, total: int | None) -> None:
        """Say how far a copy of the archive is."""
        self._copying, self._copied = (done, total), None
        self._retranslate()

    def end_copying(self, copied: Path | None = None, wrong: int = 0) -> None:
        """Say where the copy is, and how many originals it lacks; None when it was not made."""
        self._copying = None
        self._copied = (copied, wrong) if copied is not None else None
        self._retranslate()

    def _wire(self) -> None:
        self.write.clicked.connect(self.write_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.open_copy.clicked.connect(self._on_open_copy)

    def _on_open_copy(self) -> None:
        if self._copied is not None:
            self.copy_chosen.emit(self._copied[0])

    def _retranslate(self) -> None:
        self.take_over.setText(self.tr("Take over when it is closed there"))
        self.write.setText(self.tr("Open for writing"))
        self.again.setText(self.tr("Read again"))
        self.again.setToolTip(self.tr("Read the archive as it is by now"))
        self.copy.setText(self.tr("Copy it to this computer…"))
        self.stop.setText(self.tr("Stop"))
        self.open_copy.setText(self.tr("Open the copy"))
        reason = self._reason
        if reason is None:
            self._words.clear()
            return
        is_held, idle = reason.barrier is Barrier.HELD, self._copying is None
        self.take_over.setVisible(is_held and not self._free)
        self.write.setVisible(is_held)
        self.again.setVisible(bool(reason.copied_at) and idle)
        self.copy.setVisible(not is_held and idle and self._copied is None)
        self.stop.setVisible(not idle)
        self.open_copy.setVisible(self._copied is not None)
        self._words.setText(self._said(reason))

    def _said(self, reason: ReadingOnly) -> str:
        if self._copying is not None:
            return self._copying_words(*self._copying)
        if self._copied is not None:
            return self._copied_words(*self._copied)
        if reason.barrier is Barrier.HELD:
            return self._held_words(reason.holder)
        if reason.barrier is Barrier.NETWORK:
            said = self.tr(
                "This archive lies on a network drive ({system}), where two computers at once "
                "could damage it: it is only read, as it was at {moment}."
            )
        elif reason.copied_at:
            said = self.tr("You may not write to this archive: it is only read, as of {moment}.")
        else:
            said = self.tr("This archive lies where nothing can be written: it is only read.")
        moment = shown_since(reason.copied_at)
        return said.format(system=reason.system, moment=moment)

    def _held_words(self, holder: Holder | None) -> str:
        """Who has it, as far as that is known."""
        if self._free:
            return self.tr("The other window is closed: you can open this archive for writing now.")
        follows = self.tr("This window only reads; what is saved there appears here by itself.")
        if holder is None or not holder.computer:
            said = self.tr("This archive is open for writing in another window.")
            return f"{said} {follows}"
        since = shown_since(holder.since)
        if holder.computer == platform.node():
            said = self.tr("“{user}” has it open for writing on this computer since {since}.")
        else:
            said = self.tr("“{user}” has it open for writing on {computer} since {since}.")
        said = said.format(user=holder.user, computer=holder.computer, since=since)
        return f"{said} {follows}"

    def _copying_words(self, done: int, total: int | None) -> str:
        said = self.tr("The archive is being copied to this computer…")
        return f"{said} {number(done)} / {number(total)}" if total else said

    def _copied_words(self, path: Path, wrong: int) -> str:
        said = self.tr("The archive is copied to {path}.").format(path=path)
        if wrong:
            lacks = self.tr(
                "%Ln original file(s) could not be read there and are missing.", "", wrong
            )
            return f"{said} {lacks}"
        return said


def shown_since(moment: str) -> str:
    """The time of a moment of today, the day and time of another one."""
    shown = shown_moment(moment)
    today = f"{datetime.now().astimezone():%d/%m/%Y} "
    return shown.removeprefix(today)
