"""One round of backup: make one when there is something new, thin the old ones, take them along."""

from __future__ import annotations

from pathlib import Path

from db.backup import Backups
from db.records import (
    OnProgress,
    Progress,
    ShouldStop,
    never,
    unheard,
)
from db.records.backups import BackupReason, BackupReport
from db.second_target import bring, highest_there, second_folder

STAGE = "backup"


def back_up(
    folder: Path,
    reason: BackupReason,
    *,
    if_changed: bool = False,
    on_progress: OnProgress = unheard,
    should_stop: ShouldStop = never,
) -> BackupReport:
    """Back an archive up; what is wrong with the second place is told, and no error.

    Raises what `Backups.make` raises, and Cancelled, which leaves what was made.
    """
    backups = Backups(folder)
    made, removed = None, 0
    if not if_changed or backups.is_changed():
        on_progress(Progress(STAGE, 0, 1))
        made = backups.make(reason, above=highest_there(folder))
        removed = backups.thin()
        on_progress(Progress(STAGE, 1, 1))
    place = second_folder(folder)
    second = bring(backups, place, on_progress, should_stop) if place is not None else None
    return BackupReport(made, removed, second)
