"""Backups asked for by the window: made, listed and put back by a program beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.records.backups import BackupReason
from desktop.backups.backup_line import ShownBackup, read_backup
from desktop.child import CANCELLED, KhoChild
from desktop.problems import Explanation, explain_kind


class BackupWork(QObject):
    """Owns one child `kho` at a time; lives on the GUI thread.

    Each request ends with `ended`; before it comes its answer (`listed`, `made`, `restored` or
    `brought`), or `refused`, or `broke` where it was our bug. A request while another is under way
    is refused by answering False.
    """

    listed = Signal(object, object)
    """The backups, the newest first, and the second place: a path or None."""
    made = Signal(object)
    """The facts of a run of `kho backup`."""
    restored = Signal(object)
    """The facts of a restore: `before` is the backup that takes it back."""
    brought = Signal(object)
    """The facts of single articles that came back."""
    refused = Signal(object)
    broke = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: KhoChild | None = None
        self._found: list[ShownBackup] = []
        self._answer: Mapping[str, Any] | None = None
        self._refusal: Explanation | None = None

    def running(self) -> bool:
        """Whether a request is under way."""
        return self._child is not None

    def ask(self, archive: Path) -> bool:
        """Ask for the list."""
        return self._begin(["backups", str(archive)])

    def make(
        self, archive: Path, reason: BackupReason, *, if_changed: bool, second: Path | None = None
    ) -> bool:
        """Make a backup; `second` is a place for further copies, from now on."""
        options = ["--reason", reason.value, "--watch-stdin"]
        options += ["--if-changed"] if if_changed else []
        options += ["--second", str(second)] if second is not None else []
        return self._begin(["backup", str(archive), *options])

    def leave_second(self, archive: Path) -> bool:
        """Take backups to no second place any more."""
        return self._begin(["backup", str(archive), "--if-changed", "--no-second"])

    def restore(self, archive: Path, backup: str) -> bool:
        """Put the archive back to a backup."""
        return self._begin(["restore", str(archive), backup])

    def bring(self, archive: Path, backup: str, article_id: int, user: str) -> bool:
        """Make one article what it was in a backup."""
        options = ["--article", str(article_id), *(["--user", user] if user else [])]
        return self._begin(["restore", str(archive), backup, *options])

    def end(self, milliseconds: int) -> None:
        """Stop and wait, because the window closes."""
        if self._child is not None:
            self._child.end(milliseconds)
            self._forget_child()

    def _begin(self, arguments: Sequence[str]) -> bool:
        if self._child is not None:
            return False
        self._found, self._answer, self._refusal = [], None, None
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._child.start(arguments)
        return True

    def _on_event(self, event: Mapping[str, Any]) -> None:
        kind = event.get("event")
        try:
            if kind == "error":
                self._refusal = explain_kind(str(event.get("kind")), event)
            elif kind == "backup":
                self._found.append(read_backup(event))
            elif kind in {"report", "restored", "applied"}:
                self._answer = event
        except (KeyError, ValueError) as error:
            self.broke.emit(error)

    def _on_ended(self, code: int) -> None:
        self._forget_child()
        if self._refusal is not None:
            self.refused.emit(self._refusal)
        elif code not in {0, CANCELLED}:
            self.broke.emit(RuntimeError(f"kho ended with {code}"))
        elif self._answer is not None:
            self._tell(self._answer)
        self.ended.emit()

    def _tell(self, answer: Mapping[str, Any]) -> None:
        if "backups" in answer:
            second = answer.get("second")
            self.listed.emit(tuple(self._found), Path(second) if second else None)
        elif answer["event"] == "restored":
            self.restored.emit(answer)
        elif answer["event"] == "applied":
            self.brought.emit(answer)
        else:
            self.made.emit(answer)

    def _forget_child(self) -> None:
        if self._child is not None:
            self._child.deleteLater()
            self._child = None
