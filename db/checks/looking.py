"""What every look at a part of an archive is given, and how it says how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from db.engine import ReadEngine, raw_connection, sqlite_module
from db.errors import Cancelled
from db.reader import Reader
from db.records import OnProgress, Progress, ShouldStop
from db.records.soundness import Finding, Part, Remedy, Soundness

SHOWN = 20
"""How many examples a finding names."""

PARTS_OF = 100
"""Progress is told in steps of a hundredth: lines of JSON for each file would cost more than it."""

STEPS = 5_000
"""Of SQLite between two questions whether to stop: some milliseconds."""


@dataclass(slots=True)
class Look:
    """A look at one archive. For one thread."""

    folder: Path
    engine: ReadEngine
    reader: Reader
    full: bool
    now: str
    """ISO 8601 in UTC."""
    on_progress: OnProgress
    should_stop: ShouldStop
    is_readable: bool = True
    """Whether the database may be opened at all."""
    is_sound: bool = True
    """Whether what was looked at of the database so far is sound."""
    part: Part = Part.ARCHIVE
    """The one that is being looked at."""
    facts: dict[str, str] = field(default_factory=dict)
    """What the archive says of itself, once that is known: `meta`."""
    _told: int = -1

    def begin(self, part: Part) -> None:
        """Turn to a part. Raises Cancelled."""
        self.part, self._told = part, -1
        self.on_progress(Progress(part, 0, None))
        if self.should_stop():
            raise Cancelled

    def tell(self, done: int, total: int) -> None:
        """Say how far the look at this part is. Raises Cancelled."""
        if self.should_stop():
            raise Cancelled
        reached = min(PARTS_OF, done * PARTS_OF // max(1, total))
        if reached != self._told:
            self._told = reached
            self.on_progress(Progress(self.part, reached, PARTS_OF))

    @contextmanager
    def counting_steps(self, session: Session, total: int) -> Iterator[None]:
        """Say how far one long statement is, by the steps that it takes. Raises Cancelled.

        With a total of 0, which is not known, nothing is said.
        """
        connection, steps, reached = raw_connection(session), 0, -1

        def on_steps() -> bool:
            nonlocal steps, reached
            steps += STEPS
            now = min(PARTS_OF, steps * PARTS_OF // max(1, total))
            if total and now != reached:
                reached = now
                self.on_progress(Progress(self.part, now, PARTS_OF))
            return self.should_stop()

        connection.set_progress_handler(on_steps, STEPS)
        try:
            yield
        except (DatabaseError, sqlite_module().DatabaseError):  # SQLite calls it interrupted
            if self.should_stop():
                raise Cancelled from None
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def sound(self, state: str, detail: Mapping[str, str | int] | None = None) -> Finding:
        """Find this part sound."""
        return Finding(self.part, Soundness.OK, state, detail or {})

    def advised(
        self,
        state: str,
        remedy: Remedy | None,
        detail: Mapping[str, str | int] | None = None,
    ) -> Finding:
        """Find that something is to be done, though nothing is lost."""
        return Finding(self.part, Soundness.ADVICE, state, detail or {}, remedy=remedy)

    def damaged(
        self,
        state: str,
        remedy: Remedy,
        detail: Mapping[str, str | int] | None = None,
        said: Sequence[str] = (),
    ) -> Finding:
        """Find damage."""
        return Finding(self.part, Soundness.DAMAGE, state, detail or {}, tuple(said), remedy)

    def unknown(self, state: str, said: Sequence[str] = ()) -> Finding:
        """Find nothing, because it could not be looked at."""
        return Finding(self.part, Soundness.UNKNOWN, state, said=tuple(said))


LookAt = Callable[[Look], Finding]
