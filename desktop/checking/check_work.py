"""A look at an archive, done by a program beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.records.soundness import CheckReport, Finding, Part, Remedy, Soundness
from desktop.child import CANCELLED
from desktop.kho_work import KhoWork


class CheckWork(KhoWork):
    """Asks `kho check`; lives on the GUI thread. The answer is `reported`."""

    reported = Signal(object)
    """A CheckReport."""
    progressed = Signal(object, int, object)
    """The part that is looked at, how far, and of how much (None while that is not known)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, answers=(0, 1, CANCELLED))
        self._report: CheckReport | None = None

    def look_over(self, archive: Path, *, full: bool) -> bool:
        """Look an archive over."""
        if self.running():
            return False
        self._report = None
        return self._begin(["check", str(archive), "--watch-stdin", *(["--full"] if full else [])])

    def _take(self, event: Mapping[str, Any]) -> None:
        if event["event"] == "progress":
            self.progressed.emit(Part(event["stage"]), int(event["done"]), event["total"])
        elif event["event"] == "report":
            self._report = read_report(event)

    def _tell(self, _code: int) -> None:
        if self._report is not None:
            self.reported.emit(self._report)


def read_report(event: Mapping[str, Any]) -> CheckReport:
    """Read what `kho check --json` says. Raises KeyError and ValueError for what is no report."""
    findings = tuple(
        Finding(
            part=Part(one["part"]),
            soundness=Soundness(one["soundness"]),
            state=str(one["state"]),
            detail=dict(one["detail"]),
            said=tuple(map(str, one["said"])),
            remedy=Remedy(one["remedy"]) if one["remedy"] else None,
        )
        for one in event["findings"]
    )
    return CheckReport(
        full=bool(event["full"]),
        findings=findings,
        made_at=str(event["made_at"]),
        program=str(event["program"]),
        system=str(event["system"]),
    )
