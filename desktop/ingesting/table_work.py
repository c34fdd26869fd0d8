"""Asking how tables are read: what stands in one, and which profiles the archive keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.child import CANCELLED, FAILED_TO_START
from desktop.kho_work import KhoWork


class TableWork(KhoWork):
    """Asks `kho preview` and `kho profiles`; lives on the GUI thread.

    The answers are `seen` and `listed`; nothing is listed where `kho` itself failed.
    """

    seen = Signal(object)
    """A table as `kho preview --json` tells it."""
    listed = Signal(object)
    """The names of the column profiles of the archive."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, answers=(0, 1, CANCELLED, FAILED_TO_START))
        self._folder: TemporaryDirectory[str] | None = None
        self._events: list[Mapping[str, Any]] = []

    def look(self, archive: Path, table: Path) -> bool:
        """Look at the beginning of a table."""
        return self._begin(["preview", str(archive), str(table), "--rows", "5"])

    def list_profiles(self, archive: Path) -> bool:
        """List the column profiles."""
        return self._begin(["profiles", str(archive)])

    def keep_profile(self, archive: Path, profile: Mapping[str, object]) -> bool:
        """Keep a column profile under its name, then list all."""
        if self.running():
            return False
        self._folder = TemporaryDirectory(prefix="khobao-")
        written = Path(self._folder.name) / "profile.json"
        written.write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")
        return self._begin(["profiles", str(archive), "--kind", "columns", "--add", str(written)])

    def _begin(self, arguments: Sequence[str]) -> bool:
        if self.running():
            return False
        self._events.clear()
        return super()._begin(arguments)

    def _take(self, event: Mapping[str, Any]) -> None:
        self._events.append(event)

    def _on_ended(self, code: int) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        super()._on_ended(code)

    def _tell(self, _code: int) -> None:
        kinds = [str(event.get("event")) for event in self._events]
        if "preview" in kinds:
            self.seen.emit(self._events[kinds.index("preview")])
        else:
            profiles = [event for event in self._events if event.get("kind") == "columns"]
            self.listed.emit(tuple(str(event["name"]) for event in profiles))
