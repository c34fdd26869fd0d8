"""Looking after runs of ingest that are over: listing them, undoing one, saving its report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from db.records import IngestBatch, UndoConflict, Undone
from desktop.child import CANCELLED
from desktop.kho_work import KhoWork

R = TypeVar("R", IngestBatch, Undone, UndoConflict)


class BatchWork(KhoWork):
    """Asks about former runs; lives on the GUI thread.

    The answers are `listed`, `undone` and `saved`.
    """

    listed = Signal(object)
    """The runs, as a tuple of IngestBatch, the last one first."""
    undone = Signal(object)
    """What an undo took out: Undone."""
    saved = Signal(object)
    """The path of a report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, answers=(0, 1, CANCELLED))
        self._runs: list[IngestBatch] = []
        self._undone: Undone | None = None
        self._report: Path | None = None
        self._listing = False

    def list_runs(self, archive: Path) -> bool:
        """Ask for all runs of an archive."""
        return self._ask([str(archive)], listing=True)

    def undo(self, archive: Path, job_id: int) -> bool:
        """Take out what a run brought, except what somebody has worked on since."""
        return self._ask([str(archive), str(job_id), "--undo", "--watch-stdin"])

    def save_report(self, archive: Path, job_id: int, report: Path) -> bool:
        """Save what became of each item of a run as a table (CSV)."""
        return self._ask([str(archive), str(job_id), "--report", str(report)], report=report)

    def _ask(
        self, arguments: list[str], *, listing: bool = False, report: Path | None = None
    ) -> bool:
        if self.running():
            return False
        self._runs, self._undone = [], None
        self._listing, self._report = listing, report
        return self._begin(["batches", *arguments])

    def _take(self, event: Mapping[str, Any]) -> None:
        kind = event.get("event")
        if kind == "batch":
            self._runs.append(_read(IngestBatch, event))
        elif kind == "undone":
            undone = dict(event)
            told = undone.get("conflicts")
            conflicts = told if isinstance(told, list) else []
            undone["conflicts"] = tuple(_read(UndoConflict, one) for one in conflicts)
            self._undone = _read(Undone, undone)

    def _tell(self, code: int) -> None:
        if self._undone is not None:
            self.undone.emit(self._undone)
        elif code == 0 and self._listing:
            newest_first = sorted(self._runs, key=lambda run: run.job_id, reverse=True)
            self.listed.emit(tuple(newest_first))
        elif code == 0 and self._report is not None:
            self.saved.emit(self._report)


def _read(kind: type[R], event: Mapping[str, object]) -> R:
    """Make a record of what a child told; lists are tuples in it."""
    facts: dict[str, Any] = {}
    for field in fields(kind):
        value = event[field.name]
        facts[field.name] = tuple(value) if isinstance(value, list) else value
    return kind(**facts)
