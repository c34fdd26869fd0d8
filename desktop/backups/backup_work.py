"""Backups asked for by the window: made, listed and put back by a program beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.records.backups import BackupReason
from desktop.backups.backup_line import ShownBackup, read_backup
from desktop.kho_work import KhoWork


class BackupWork(KhoWork):
    """Asks about backups; lives on the GUI thread.

    The answers are `listed`, `made`, `restored` and `brought`.
    """

    listed = Signal(object, object, object)
    """The backups, the newest first; the second place, and one that was chosen at another computer:
    each a path or None."""
    made = Signal(object)
    """The facts of a run of `kho backup`."""
    restored = Signal(object)
    """The facts of a restore: `before` is the backup that takes it back."""
    brought = Signal(object)
    """The facts of single articles that came back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[ShownBackup] = []
        self._answer: Mapping[str, Any] | None = None

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

    def _begin(self, arguments: Sequence[str]) -> bool:
        if self.running():
            return False
        self._found, self._answer = [], None
        return super()._begin(arguments)

    def _take(self, event: Mapping[str, Any]) -> None:
        kind = event.get("event")
        if kind == "backup":
            self._found.append(read_backup(event))
        elif kind in {"report", "restored", "applied"}:
            self._answer = event

    def _tell(self, _code: int) -> None:
        answer = self._answer
        if answer is None:
            return
        if "backups" in answer:
            places = [answer.get("second"), answer.get("elsewhere")]
            self.listed.emit(tuple(self._found), *[Path(one) if one else None for one in places])
        elif answer["event"] == "restored":
            self.restored.emit(answer)
        elif answer["event"] == "applied":
            self.brought.emit(answer)
        else:
            self.made.emit(answer)
