"""What a damaged archive still gives, asked for and put together by a program beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.records.salvage import Unproven
from desktop.backups.backup_line import ShownBackup, read_backup
from desktop.kho_work import KhoWork


@dataclass(frozen=True, slots=True)
class ShownUnproven:
    """An article that nothing proves."""

    name: str
    """Its accession number, or its number where that is lost."""
    headline: str
    reason: Unproven


@dataclass(frozen=True, slots=True)
class ShownSalvage:
    """What `kho salvage --json` says of a damaged archive."""

    backup: ShownBackup | None
    new: int
    """Articles that are not in the backup."""
    newer: int
    unproven: tuple[ShownUnproven, ...]
    articles: int
    """When all is put together."""
    damaged: Path | None
    """Where the damaged files are kept, once it was done."""

    @property
    def salvaged(self) -> int:
        """All articles that come from the damaged database."""
        return self.new + self.newer


class SalvageWork(KhoWork):
    """Asks what a damaged archive still gives, and has it put together; lives on the GUI thread.

    The answers are `surveyed` and `done`.
    """

    progressed = Signal(int, object)
    """How much was read, and of how much: None while that is not known."""
    surveyed = Signal(object)
    """What could be done: a ShownSalvage."""
    done = Signal(object)
    """What was done: a ShownSalvage."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unproven: list[ShownUnproven] = []
        self._answer: Mapping[str, Any] | None = None

    def survey(self, archive: Path) -> bool:
        """Ask what could be done."""
        return self._begin(["salvage", str(archive)])

    def salvage(self, archive: Path) -> bool:
        """Put the newest sound backup and the damaged database together."""
        return self._begin(["salvage", str(archive), "--apply"])

    def _begin(self, arguments: Sequence[str]) -> bool:
        if self.running():
            return False
        self._unproven, self._answer = [], None
        return super()._begin(arguments)

    def _take(self, event: Mapping[str, Any]) -> None:
        kind = event.get("event")
        if kind == "progress":
            self.progressed.emit(int(event["done"]), event["total"])
        elif kind == "unproven":
            self._unproven.append(_unproven(event))
        elif kind in {"salvage", "salvaged"}:
            self._answer = event

    def _tell(self, _code: int) -> None:
        answer = self._answer
        if answer is not None:
            told = self.done if answer["event"] == "salvaged" else self.surveyed
            told.emit(_shown(answer, self._unproven))


def _unproven(event: Mapping[str, Any]) -> ShownUnproven:
    return ShownUnproven(
        str(event["accession"] or event["id"]),
        str(event["headline"] or ""),
        Unproven(str(event["reason"])),
    )


def _shown(event: Mapping[str, Any], unproven: Sequence[ShownUnproven]) -> ShownSalvage:
    nothing_known = {"articles_since": None, "saves_since": None}
    held, damaged = event["backup"], event.get("damaged")
    return ShownSalvage(
        backup=read_backup(held | nothing_known) if held else None,
        new=int(event["new"]),
        newer=int(event["salvaged"]) - int(event["new"]),
        unproven=tuple(unproven),
        articles=int(event["articles"]),
        damaged=Path(damaged) if damaged else None,
    )
