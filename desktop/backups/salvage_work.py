"""What a damaged archive still gives, asked for and put together by a program beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.records.salvage import Unproven
from desktop.backups.backup_line import ShownBackup, read_backup
from desktop.child import CANCELLED, KhoChild
from desktop.problems import Explanation, explain_kind


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


class SalvageWork(QObject):
    """Owns one child `kho salvage` at a time; lives on the GUI thread.

    Each request ends with `ended`; before it comes `surveyed` or `done`, or `refused`, or `broke`
    where it was our bug. A request while another is under way is refused by answering False.
    """

    progressed = Signal(int, object)
    """How much was read, and of how much: None while that is not known."""
    surveyed = Signal(object)
    """What could be done: a ShownSalvage."""
    done = Signal(object)
    """What was done: a ShownSalvage."""
    refused = Signal(object)
    broke = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: KhoChild | None = None
        self._unproven: list[ShownUnproven] = []
        self._answer: Mapping[str, Any] | None = None
        self._refusal: Explanation | None = None

    def running(self) -> bool:
        """Whether a request is under way."""
        return self._child is not None

    def survey(self, archive: Path) -> bool:
        """Ask what could be done."""
        return self._begin(["salvage", str(archive)])

    def salvage(self, archive: Path) -> bool:
        """Put the newest sound backup and the damaged database together."""
        return self._begin(["salvage", str(archive), "--apply"])

    def end(self, milliseconds: int) -> None:
        """Stop and wait, because the window closes: the archive is the damaged one or the new."""
        if self._child is not None:
            self._child.end(milliseconds)
            self._forget_child()

    def _begin(self, arguments: Sequence[str]) -> bool:
        if self._child is not None:
            return False
        self._unproven, self._answer, self._refusal = [], None, None
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
            elif kind == "progress":
                self.progressed.emit(int(event["done"]), event["total"])
            elif kind == "unproven":
                self._unproven.append(_unproven(event))
            elif kind in {"salvage", "salvaged"}:
                self._answer = event
        except (KeyError, ValueError) as error:
            self.broke.emit(error)

    def _on_ended(self, code: int) -> None:
        self._forget_child()
        if self._refusal is not None:
            self.refused.emit(self._refusal)
        elif self._answer is not None:
            told = self.done if self._answer["event"] == "salvaged" else self.surveyed
            told.emit(_shown(self._answer, self._unproven))
        elif code not in {0, CANCELLED}:
            self.broke.emit(RuntimeError(f"kho salvage ended with {code}"))
        self.ended.emit()

    def _forget_child(self) -> None:
        if self._child is not None:
            self._child.deleteLater()
            self._child = None


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
