"""Work that a window asks of `kho`: one request at a time, its answer, or why there is none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.child import CANCELLED, KhoChild
from desktop.problems import Explanation, explain_kind


class KhoWork(QObject):
    """Owns one child `kho` at a time; lives on the GUI thread.

    Each request ends with `ended`; before it comes its answer, which is a signal of the kind of
    work, or `refused`, or `broke` where it was our bug. A request while another is under way is
    refused by answering False. `answers` are the exit codes that need no `error` to explain them.
    """

    refused = Signal(object)
    """An Explanation."""
    broke = Signal(object)
    """An exception."""
    ended = Signal()

    def __init__(
        self, parent: QObject | None = None, answers: Collection[int] = (0, CANCELLED)
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._refusal: Explanation | None = None

    def running(self) -> bool:
        """Whether a request is under way."""
        return self._child.running()

    def cancel(self) -> None:
        """Ask for an early end; the answer does not come then."""
        self._child.cancel()

    def end(self, milliseconds: int) -> None:
        """Stop and wait, because the window closes."""
        self._child.end(milliseconds)

    def _begin(self, arguments: Sequence[str]) -> bool:
        """Make a request."""
        if self._child.running():
            return False
        self._refusal = None
        self._child.start(arguments)
        return True

    def _take(self, event: Mapping[str, Any]) -> None:
        """Take in what was said, but for errors. KeyError and ValueError are told as our bugs."""
        raise NotImplementedError

    def _tell(self, code: int) -> None:
        """Emit the answer, if there is one."""
        raise NotImplementedError

    def _on_event(self, event: Mapping[str, Any]) -> None:
        try:
            if event.get("event") == "error":
                self._refusal = explain_kind(str(event.get("kind")), event)
            else:
                self._take(event)
        except (KeyError, ValueError) as error:
            self.broke.emit(error)

    def _on_ended(self, code: int) -> None:
        if self._refusal is not None:
            self.refused.emit(self._refusal)
        elif code not in self._answers:
            self.broke.emit(RuntimeError(f"kho ended with {code}"))
        else:
            self._tell(code)
        self.ended.emit()
