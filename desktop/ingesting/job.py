"""One run of taking files in: how far it is, what failed and why, and its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.child import CANCELLED, KhoChild
from desktop.problems import Explanation, explain_code, explain_kind

translate = QCoreApplication.translate

FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """One file, or one part of a file, that gave no article."""

    name: str
    said: Explanation


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run has done so far."""

    stage: str = ""
    done: int = 0
    total: int | None = None
    added: int = 0
    repeats: int = 0
    failed: int = 0
    seconds: float = 0.0


class IngestJob(QObject):
    """Owns a child that ingests and the sums of what it says; lives on the GUI thread.

    After `begin` come `progressed` and `item_failed(Failure)` any number of times, then `ended`
    once. `tally` is always up to date; `problem` says why a run could not be done.
    """

    progressed = Signal()
    item_failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: KhoChild | None = None
        self._begun = 0.0
        self._ended_at = 0.0
        self._stage = ""
        self._done = 0
        self._total: int | None = None
        self._outcomes: dict[str, int] = {}
        self.problem: Explanation | None = None
        self.broken = False
        """Whether the child ended in a way that is our bug."""
        self.cancelled = False

    def running(self) -> bool:
        """Whether files are being taken in."""
        return self._child is not None

    def tally(self) -> Tally:
        """The sums so far."""
        until = monotonic() if self.running() else self._ended_at
        return Tally(
            stage=self._stage,
            done=self._done,
            total=self._total,
            added=self._outcomes.get("added", 0) + self._outcomes.get("new_version", 0),
            repeats=self._outcomes.get("duplicate", 0),
            failed=self._outcomes.get(FAILED, 0),
            seconds=until - self._begun,
        )

    def begin(self, archive: Path, paths: Sequence[Path]) -> None:
        """Take these files and folders into the archive; not while another run goes on."""
        self._begun = self._ended_at = monotonic()
        self._stage, self._done, self._total = "", 0, None
        self._outcomes.clear()
        self.problem, self.broken, self.cancelled = None, False, False
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        command = ["ingest", str(archive), *map(str, paths), "--watch-stdin"]
        self._child.start(command)

    def cancel(self) -> None:
        """Stop after the present item; what is in stays in."""
        if self._child is not None:
            self._child.cancel()

    def end(self, milliseconds: int) -> None:
        """Cancel and wait, because the window is about to close."""
        if self._child is not None:
            self._child.end(milliseconds)
            self._child = None

    def _on_event(self, event: Mapping[str, object]) -> None:
        kind = event.get("event")
        if kind == "progress":
            self._on_progress(event)
        elif kind == "item":
            self._on_item(event)
        elif kind == "report":
            self.cancelled = bool(event.get("cancelled"))
        elif kind == "error":
            self._on_refused(event)

    def _on_progress(self, event: Mapping[str, object]) -> None:
        done, total = event.get("done"), event.get("total")
        self._stage = str(event.get("stage"))
        self._done = done if isinstance(done, int) else 0
        self._total = total if isinstance(total, int) else None
        self.progressed.emit()

    def _on_item(self, event: Mapping[str, object]) -> None:
        outcome = str(event.get("outcome"))
        self._outcomes[outcome] = self._outcomes.get(outcome, 0) + 1
        if outcome == FAILED:
            name = item_name(str(event.get("path")), event.get("member"))
            self.item_failed.emit(Failure(name, explain_code(str(event.get("code")), name)))
        self.progressed.emit()

    def _on_refused(self, event: Mapping[str, object]) -> None:
        try:
            self.problem = explain_kind(str(event.get("kind")), event)
        except KeyError:
            self.broken = True

    def _on_ended(self, code: int) -> None:
        self._ended_at = monotonic()
        self.cancelled = self.cancelled or code == CANCELLED
        self.broken = self.broken or code not in {0, 1, CANCELLED}
        if self._child is not None:
            self._child.deleteLater()
            self._child = None
        self.ended.emit()


def item_name(path: str, member: object) -> str:
    """Name a file, or a part of it, as a person would: without its folders."""
    name = Path(path).name or path
    if not isinstance(member, str) or not member:
        return name
    word, _, number = member.partition(" ")
    if word == "line" and number.isdigit():
        return translate("IngestJob", "{file}, line {number}").format(file=name, number=number)
    return f"{name}, {member}"
