"""A whole archive copied to this computer, by a program beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.child import CANCELLED, KhoChild
from desktop.problems import explain_kind


class CopyWork(QObject):
    """Owns the child that copies, one at a time; lives on the GUI thread."""

    progressed = Signal(int, object)
    """How much is done, and of how much (None while that is not known)."""
    copied = Signal(object, int)
    """The folder of the copy, and how many original files could not be copied."""
    told = Signal(object)
    """An Explanation of why it could not be done."""
    broke = Signal(object)
    """An exception that is our bug."""
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._answer: Mapping[str, object] | None = None

    def running(self) -> bool:
        """Whether something is being copied."""
        return self._child.running()

    def copy(self, archive: Path, folder: Path) -> None:
        """Copy an archive to a new folder, unless another copy is under way."""
        if self._child.running():
            return
        self._answer = None
        self._child.start(["copy", str(archive), str(folder), "--watch-stdin"])

    def cancel(self) -> None:
        """Stop; nothing is left of the copy."""
        self._child.cancel()

    def end(self, milliseconds: int) -> None:
        """Stop and wait, because the window closes."""
        self._child.end(milliseconds)

    def _on_event(self, event: Mapping[str, object]) -> None:
        kind, done, total = event.get("event"), event.get("done"), event.get("total")
        if kind == "progress" and isinstance(done, int):
            self.progressed.emit(done, total if isinstance(total, int) else None)
        elif kind == "copied":
            self._answer = event
        elif kind == "error":
            try:
                self.told.emit(explain_kind(str(event.get("kind")), event))
            except KeyError as error:
                self.broke.emit(error)

    def _on_ended(self, code: int) -> None:
        if code not in {0, 1, CANCELLED}:
            self.broke.emit(RuntimeError(f"kho copy ended with {code}"))
        self.ended.emit()
        if code == 0 and self._answer is not None:
            wrong = self._answer["wrong"]
            self.copied.emit(
                Path(str(self._answer["path"])), wrong if isinstance(wrong, int) else 0
            )
