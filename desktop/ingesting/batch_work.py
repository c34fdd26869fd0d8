"""Looking after runs of ingest that are over: listing them, undoing one, saving its report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from db.records import IngestBatch, UndoConflict, Undone
from desktop.child import CANCELLED, KhoChild
from desktop.problems import Explanation, explain_kind

R = TypeVar("R", IngestBatch, Undone, UndoConflict)


class BatchWork(QObject):
    """Owns one child `kho batches` at a time; lives on the GUI thread.

    Each request ends with `ended`; before it comes its answer (`listed`, `undone` or `saved`),
    or `refused`, or `broke` where it was our bug. A request while another is under way is
    refused by answering False.
    """

    listed = Signal(object)
    """The runs, as a tuple of IngestBatch, the last one first."""
    undone = Signal(object)
    """What an undo took out: Undone."""
    saved = Signal(object)
    """The path of a report."""
    refused = Signal(object)
    broke = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: KhoChild | None = None
        self._runs: list[IngestBatch] = []
        self._undone: Undone | None = None
        self._refusal: Explanation | None = None
        self._report: Path | None = None
        self._listing = False

    def running(self) -> bool:
        """Whether a request is under way."""
        return self._child is not None

    def list_runs(self, archive: Path) -> bool:
        """Ask for all runs of an archive."""
        return self._begin([str(archive)], listing=True)

    def undo(self, archive: Path, job_id: int) -> bool:
        """Take out what a run brought, except what somebody has worked on since."""
        return self._begin([str(archive), str(job_id), "--undo", "--watch-stdin"])

    def save_report(self, archive: Path, job_id: int, report: Path) -> bool:
        """Save what became of each item of a run as a table (CSV)."""
        return self._begin([str(archive), str(job_id), "--report", str(report)], report=report)

    def end(self, milliseconds: int) -> None:
        """Cancel and wait, because the window is about to close."""
        if self._child is not None:
            self._child.end(milliseconds)
            self._child = None

    def _begin(
        self, arguments: list[str], *, listing: bool = False, report: Path | None = None
    ) -> bool:
        if self._child is not None:
            return False
        self._runs, self._undone, self._refusal = [], None, None
        self._listing, self._report = listing, report
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._child.start(["batches", *arguments])
        return True

    def _on_event(self, event: Mapping[str, object]) -> None:
        kind = event.get("event")
        if kind == "batch":
            self._runs.append(_read(IngestBatch, event))
        elif kind == "undone":
            undone = dict(event)
            told = undone.get("conflicts")
            conflicts = told if isinstance(told, list) else []
            undone["conflicts"] = tuple(_read(UndoConflict, one) for one in conflicts)
            self._undone = _read(Undone, undone)
        elif kind == "error":
            try:
                self._refusal = explain_kind(str(event.get("kind")), event)
            except KeyError:
                self.broke.emit(RuntimeError(f"kho batches refused: {event.get('kind')}"))

    def _on_ended(self, code: int) -> None:
        if self._child is not None:
            self._child.deleteLater()
            self._child = None
        if self._refusal is not None:
            self.refused.emit(self._refusal)
        elif self._undone is not None:
            self.undone.emit(self._undone)
        elif code == 0 and self._listing:
            newest_first = sorted(self._runs, key=lambda run: run.job_id, reverse=True)
            self.listed.emit(tuple(newest_first))
        elif code == 0 and self._report is not None:
            self.saved.emit(self._report)
        elif code not in {0, 1, CANCELLED}:
            self.broke.emit(RuntimeError(f"kho batches ended with {code}"))
        self.ended.emit()


def _read(kind: type[R], event: Mapping[str, object]) -> R:
    """Make a record of what a child told; lists are tuples in it."""
    facts: dict[str, Any] = {}
    for field in fields(kind):
        value = event[field.name]
        facts[field.name] = tuple(value) if isinstance(value, list) else value
    return kind(**facts)
