"""Brings the index up to date by itself, in a program beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Signal

from db.records import IndexHealth
from desktop.child import CANCELLED, KhoChild
from desktop.ingesting.job import Tally
from desktop.opening.archive_session import Standing
from desktop.opening.index_proof import IndexProof
from desktop.problems import explain_kind

MOST_TRIES = 3
"""Rebuilds in a row that may end without a whole index: another program keeps changing things."""


class IndexCare(QObject):
    """Owns the child that mends the index; lives on the GUI thread.

    It begins by itself when an archive turns out not to be searchable as it is, and does no more
    than is needed. What failed is tried again only when somebody asks for a rebuild. An index that
    looks whole is read through when nobody waits for it (`IndexProof`).
    """

    began = Signal()
    progressed = Signal(int, object)
    """Articles done, and of how many (None while that is not known)."""
    ended = Signal(bool)
    """Whether the index is whole now."""
    told = Signal(object)
    """An `Explanation` of why it could not be done."""
    broke = Signal(object)
    """An exception that is our bug."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._proof = IndexProof(self)
        self._proof.damaged.connect(self._on_damaged)
        self._archive = Path()
        self._read_only = False
        self._failed: Path | None = None
        self._tries = 0
        self._begun = 0.0
        self._done = 0
        self._total: int | None = None

    def running(self) -> bool:
        """Whether an index is being rebuilt."""
        return self._child.running()

    def consider(self, standing: Standing) -> None:
        """Begin when the index is not whole and can be kept."""
        info, health = standing.info, standing.index.health
        self._read_only = info.read_only
        if health is IndexHealth.CURRENT:
            self._failed, self._tries = None, 0
            self._proof.expect(info.path)
        elif standing.keeps_index and self._failed != info.path and self._tries < MOST_TRIES:
            self._tries += 1
            self._start(info.path, "--changed")

    def rebuild(self, archive: Path) -> None:
        """Rebuild the index of an archive, whatever became of the last attempt."""
        self._start(archive)

    def tally(self) -> Tally:
        """How far it is."""
        return Tally("index", self._done, self._total, seconds=monotonic() - self._begun)

    def cancel(self) -> None:
        """Stop, and leave the rest until the archive is opened again or somebody asks."""
        self._child.cancel()

    def end(self, milliseconds: int) -> None:
        """Stop and wait, because the archive is about to be closed; a later run goes on."""
        self._proof.end(milliseconds)
        self._child.end(milliseconds)

    def _start(self, archive: Path, *options: str) -> None:
        if self._child.running():
            return
        self._archive = archive
        self._begun = monotonic()
        self._done, self._total = 0, None
        self._child.start(["reindex", str(archive), "--watch-stdin", *options])
        self.began.emit()

    def _on_damaged(self, archive: Path, said: Mapping[str, object]) -> None:
        """Make the index anew; where that cannot be, somebody must know what answers are worth."""
        if self._read_only:
            self.told.emit(explain_kind("IndexUnusable", said))
        else:
            self.rebuild(archive)

    def _on_event(self, event: Mapping[str, object]) -> None:
        kind = event.get("event")
        done, total = event.get("done"), event.get("total")
        if kind == "progress" and isinstance(done, int):
            self._done, self._total = done, total if isinstance(total, int) else None
            self.progressed.emit(self._done, self._total)
        elif kind == "error":
            try:
                self.told.emit(explain_kind(str(event.get("kind")), event))
            except KeyError as error:
                self.broke.emit(error)

    def _on_ended(self, code: int) -> None:
        self._failed = self._archive if code else None
        if code not in {0, 1, CANCELLED}:
            self.broke.emit(RuntimeError(f"kho reindex ended with {code}"))
        self.ended.emit(code == 0)
