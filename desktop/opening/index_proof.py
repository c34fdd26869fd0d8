"""Reads the whole index now and then, beside the window: a disk may have changed a bit of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.child import KhoChild

FIRST_MS = 20_000
"""After an archive was opened: once the first questions are answered."""

AGAIN_MS = 6 * 3_600_000
"""For windows that stay open for days."""


class IndexProof(QObject):
    """Owns the child that reads the index; lives on the GUI thread.

    Opening an index looks at its sizes alone. A bit that a disk lost since may make an answer
    wrong without a sign, so every byte is held against its SHA-256 when nobody waits for it.
    """

    damaged = Signal(object, object)
    """The archive, and what `kho` says of its index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive: Path | None = None
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._said: Mapping[str, object] = {}
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._on_waited)

    def expect(self, archive: Path) -> None:
        """Read the index of this archive in a while, and again after hours."""
        if archive != self._archive:
            self.end(0)
            self._archive = archive
            self._waiting.start(FIRST_MS)

    def end(self, milliseconds: int) -> None:
        """Stop, because the archive is about to be closed or its index to be made anew."""
        self._waiting.stop()
        self._archive = None
        self._child.end(milliseconds)

    def _on_waited(self) -> None:
        self._said = {}
        self._child.start(["reindex", str(self._archive), "--verify", "--watch-stdin"])

    def _on_event(self, event: Mapping[str, object]) -> None:
        if event.get("kind") == "IndexUnusable":
            self._said = event

    def _on_ended(self, _code: int) -> None:
        self._waiting.start(AGAIN_MS)
        if self._said:
            self.damaged.emit(self._archive, self._said)
