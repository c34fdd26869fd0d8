"""One window for one archive: a second start brings the first window forward instead."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

POLL_MS = 2_000
"""Where the system tells of no changes in a folder (some network homes), look this often."""


class Presence(QObject):
    """Owns the claim of this process to one archive; lives on the GUI thread.

    The claim is a lock file in a folder of the user, so it vanishes with the process however that
    ends. Another process that claims the same archive leaves a note beside it and gives way;
    `asked_forward` says that the note was found.
    """

    asked_forward = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: QLockFile | None = None
        self._note: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    def claim(self, archive: Path) -> bool:
        """Claim an archive in the place of the one before.

        False when another window has it: that one was asked to come forward, and the claim to
        the archive before stays as it was.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        name = _name(archive)
        note = self._folder / f"{name}.forward"
        if note == self._note:
            return True
        lock = QLockFile(str(self._folder / f"{name}.lock"))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            note.touch()
            return False
        self.release()
        note.unlink(missing_ok=True)
        self._lock, self._note = lock, note
        self._watcher.addPath(str(self._folder))
        self._timer.start()
        return True

    def release(self) -> None:
        """Give the archive free."""
        self._timer.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        if self._lock is not None:
            self._lock.unlock()
        self._lock = self._note = None

    def _look(self) -> None:
        if self._note is not None and self._note.exists():
            self._note.unlink(missing_ok=True)
            self.asked_forward.emit()


def _name(archive: Path) -> str:
    """Name an archive by where it is, whatever way leads there."""
    return hashlib.sha256(os.fsencode(archive.resolve())).hexdigest()[:20]
