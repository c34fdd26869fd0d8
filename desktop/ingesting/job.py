"""One run of taking files in: how far it is, what failed and why, and its report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.child import CANCELLED, KhoChild
from desktop.problems import Explanation, explain_code, explain_kind

translate = QCoreApplication.translate

FAILED = "failed"
MOST_FAILURES = 500
"""How many failures are listed; a file of 30,000 bad lines is one problem, not 30,000."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One file, or one part of a file, that gave no article."""

    name: str
    said: Explanation


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to be taken in."""

    paths: tuple[Path, ...]
    rehearsal: bool = False
    """Only to look at: nothing is stored."""
    amendments: str = ""
    """What was put right before, as JSON; empty for nothing."""
    resume: int | None = None
    """The run to go on with, which knows its paths."""
    encoding: str | None = None
    """Of all plain text; None to find it."""
    outlet: str | None = None
    """Of articles that name none."""
    columns: str | None = None
    """The column profile for tables; None to go by the names of the columns."""


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
    """How long it has worked, without its pauses."""


class IngestJob(QObject):
    """Owns a child that ingests and the sums of what it says; lives on the GUI thread.

    After `begin` come `began`, then `progressed`, `item_staged(mapping)` in a rehearsal, and
    `item_failed(Failure)` any number of times, then `ended` once. `tally` is always up to date;
    `problem` says why a run could not be done.
    """

    began = Signal()
    progressed = Signal()
    item_staged = Signal(object)
    """In a rehearsal: an item as `kho ingest --dry-run --json` tells it."""
    item_failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._begun = 0.0
        self._ended_at = 0.0
        self._paused_at: float | None = None
        self._paused_for = 0.0
        self._stage = ""
        self._done = 0
        self._total: int | None = None
        self._outcomes: dict[str, int] = {}
        self.failures: list[Failure] = []
        """The first of them, for whoever begins to look in the middle of a run."""
        self.over = False
        """Whether a run has ended since the program was started."""
        self.problem: Explanation | None = None
        self.broken = False
        """Whether the child ended in a way that is our bug."""
        self.cancelled = False
        self.rehearsal = False
        """Whether nothing is stored: it is told what would become of the files."""
        self.archive: Path | None = None
        """Where the last run was to go."""
        self.job_id: int | None = None
        """The number of the last run, once it is over."""

    def running(self) -> bool:
        """Whether files are being taken in."""
        return self._child.running()

    def paused(self) -> bool:
        """Whether a run stands still because somebody wanted so."""
        return self._paused_at is not None

    def tally(self) -> Tally:
        """The sums so far."""
        until = monotonic() if self.running() else self._ended_at
        until = until if self._paused_at is None else self._paused_at
        return Tally(
            stage=self._stage,
            done=self._done,
            total=self._total,
            added=self._outcomes.get("added", 0) + self._outcomes.get("new_version", 0),
            repeats=self._outcomes.get("duplicate", 0),
            failed=self._outcomes.get(FAILED, 0),
            seconds=until - self._begun - self._paused_for,
        )

    def begin(
        self,
        archive: Path,
        wish: Wish,
        amend: Path | None = None,
    ) -> None:
        """Take what is wished for into the archive; not while another run goes on.

        `amend` is the file that the amendments were written to.
        """
        self._begun = self._ended_at = monotonic()
        self._paused_at, self._paused_for = None, 0.0
        self._stage, self._done, self._total = "", 0, None
        self._outcomes.clear()
        self.failures = []
        self.problem, self.broken, self.cancelled = None, False, False
        self.rehearsal, self.archive, self.job_id = wish.rehearsal, archive, None
        command = ["ingest", str(archive), *map(str, wish.paths), "--watch-stdin"]
        command += ["--dry-run"] if wish.rehearsal else []
        command += ["--amend", str(amend)] if amend is not None else []
        command += ["--resume", str(wish.resume)] if wish.resume is not None else []
        for name in ("encoding", "outlet", "columns"):
            chosen = getattr(wish, name)
            command += [f"--{name}={chosen}"] if chosen is not None else []
        self._child.start(command)
        self.began.emit()

    def refuse(self, said: Explanation) -> None:
        """End a run that cannot even begin, and say why."""
        self.problem, self.broken, self.cancelled = said, False, False
        self.job_id = None
        self.ended.emit()

    def pause(self) -> None:
        """Stand still after the present item, until `go_on`."""
        if self._child.running() and self._paused_at is None:
            self._paused_at = monotonic()
            self._child.tell("pause")

    def go_on(self) -> None:
        """End a pause."""
        if self._child.running() and self._paused_at is not None:
            self._paused_for += monotonic() - self._paused_at
            self._paused_at = None
            self._child.tell("resume")

    def cancel(self) -> None:
        """Stop after the present item; what is in stays in."""
        self._child.cancel()

    def end(self, milliseconds: int) -> None:
        """Cancel and wait, because the window is about to close."""
        self._child.end(milliseconds)

    def _on_event(self, event: Mapping[str, object]) -> None:
        kind = event.get("event")
        if kind == "progress":
            self._on_progress(event)
        elif kind == "item":
            self._on_item(event)
        elif kind == "report":
            self.cancelled = bool(event.get("cancelled"))
            job_id = event.get("job_id")
            self.job_id = job_id if isinstance(job_id, int) else None
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
        if self.rehearsal:
            self.item_staged.emit(event)
        self._outcomes[outcome] = self._outcomes.get(outcome, 0) + 1
        if outcome == FAILED:
            name = item_name(str(event.get("path")), event.get("member"))
            failure = Failure(name, explain_code(str(event.get("code")), name))
            if len(self.failures) < MOST_FAILURES:
                self.failures.append(failure)
            self.item_failed.emit(failure)
        self.progressed.emit()

    def _on_refused(self, event: Mapping[str, object]) -> None:
        try:
            self.problem = explain_kind(str(event.get("kind")), event)
        except KeyError:
            self.broken = True

    def _on_ended(self, code: int) -> None:
        self._ended_at = monotonic()
        if self._paused_at is not None:
            self._paused_for += self._ended_at - self._paused_at
            self._paused_at = None
        self.cancelled = self.cancelled or code == CANCELLED
        self.broken = self.broken or code not in {0, 1, CANCELLED}
        self.over = True
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
