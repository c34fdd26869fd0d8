"""Asking how tables are read: what stands in one, and which profiles the archive keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.child import KhoChild
from desktop.problems import Explanation, explain_kind


class TableWork(QObject):
    """Owns one child at a time, `kho preview` or `kho profiles`; lives on the GUI thread.

    Each request ends with its answer (`seen` or `listed`) or with `refused`. A request while
    another is under way waits for nothing: it answers False.
    """

    seen = Signal(object)
    """A table as `kho preview --json` tells it."""
    listed = Signal(object)
    """The names of the column profiles of the archive."""
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: KhoChild | None = None
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
        if self._child is not None:
            return False
        self._folder = TemporaryDirectory(prefix="khobao-")
        written = Path(self._folder.name) / "profile.json"
        written.write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")
        return self._begin(["profiles", str(archive), "--kind", "columns", "--add", str(written)])

    def end(self, milliseconds: int) -> None:
        """Cancel and wait, because the window is about to close."""
        if self._child is not None:
            self._child.end(milliseconds)
            self._child = None

    def _begin(self, arguments: list[str]) -> bool:
        if self._child is not None:
            return False
        self._events.clear()
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._events.append)
        self._child.ended.connect(self._on_ended)
        self._child.start(arguments)
        return True

    def _on_ended(self, _code: int) -> None:
        if self._child is not None:
            self._child.deleteLater()
            self._child = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        kinds = [str(event.get("event")) for event in self._events]
        if "error" in kinds:
            self.refused.emit(_explained(self._events[kinds.index("error")]))
        elif "preview" in kinds:
            self.seen.emit(self._events[kinds.index("preview")])
        else:
            profiles = [event for event in self._events if event.get("kind") == "columns"]
            self.listed.emit(tuple(str(event["name"]) for event in profiles))


def _explained(event: Mapping[str, Any]) -> Explanation:
    """Put a refusal into words."""
    facts = dict(event)
    if "path" in facts:
        facts["path"] = Path(str(facts["path"]))
    return explain_kind(str(event.get("kind")), facts)
