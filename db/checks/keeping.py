"""Looks at what an archive could be brought back from, and at what is left of mishaps."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from db.backup import BACKUPS, Backups, expect_sound
from db.checks.looking import Look
from db.disk import megabytes, on_same_disk
from db.engine import DATABASE, sqlite_module
from db.errors import ArchiveError, BackupDamaged
from db.records.backups import Backup
from db.records.soundness import Finding, Remedy
from db.restoring import DAMAGED
from db.second_home import home_of
from db.second_target import is_away, place_elsewhere, second_folder

OLD_DAYS = 30
"""A backup older than this is one to be made anew, if anything was saved since."""


def backup(look: Look) -> Finding:
    """Find the last verified backup, and whether something changed since; with `full` read it.

    A damaged archive is not backed up: that is no advice for it.
    """
    remedy = Remedy.BACK_UP if look.is_readable and look.is_sound else None
    backups = Backups(look.folder)
    listed = backups.listed()
    last = _last(listed)
    facts: dict[str, str | int] = {"backups": len(listed)}
    if last is None:
        if not listed and look.is_readable and _holds_nothing(look):
            return look.sound("nothing", facts)
        return look.advised("none", remedy, facts)
    facts |= _facts(last, look.now)
    if look.full:
        try:
            expect_sound(last)
        except BackupDamaged as error:
            return look.damaged("spoiled", Remedy.BACK_UP, facts, [error.reason])
    changed = not look.is_readable or _is_changed(backups)
    facts["changed"] = int(changed)
    if not changed:
        return look.sound("current", facts)
    if int(facts["age_days"]) > OLD_DAYS:
        return look.advised("old", remedy, facts)
    return look.sound("recent", facts)


def second(look: Look) -> Finding:
    """Find what came to the second place for backups, and whether there is room for more."""
    place = second_folder(look.folder)
    if place is None:
        return _unchosen(look)
    here = _last(Backups(look.folder).listed())
    uuid = look.facts.get("uuid") or (here.contents.uuid if here and here.contents else "")
    facts: dict[str, str | int] = {"path": str(place)}
    if is_away(look.folder, str(uuid), place):
        return look.advised("absent", Remedy.CONNECT, facts)
    facts["free_mb"] = shutil.disk_usage(place).free // 1_000_000
    there = _last(Backups(home_of(look.folder, uuid, place)).listed())
    if there is None:
        return look.advised("empty", Remedy.BACK_UP, facts)
    facts |= _facts(there, look.now)
    if here is not None and there.number < here.number:
        return look.advised("behind", Remedy.BACK_UP, facts)
    if int(facts["free_mb"]) < megabytes(there.size):
        return look.advised("full", Remedy.MAKE_ROOM, facts | {"needed_mb": megabytes(there.size)})
    # Sound all the same: it may be a folder that another program takes along to another computer.
    return look.sound("near" if on_same_disk(place, look.folder) else "current", facts)


def _unchosen(look: Look) -> Finding:
    """Find whether there is a second place at least at another computer."""
    elsewhere = place_elsewhere(look.folder)
    if elsewhere is None:
        return look.sound("none")
    return look.advised("elsewhere", Remedy.CHOOSE, {"path": str(elsewhere)})


def room(look: Look) -> Finding:
    """See whether the disk has room for the next backup and for an index made anew."""
    files = (look.folder / DATABASE, look.folder / f"{DATABASE}-wal")
    database = sum(file.stat().st_size for file in files if file.exists())
    needed = megabytes(database + _size(look.folder / "index"))
    usage = shutil.disk_usage(look.folder)
    facts: dict[str, str | int] = {
        "free_mb": usage.free // 1_000_000,
        "total_mb": usage.total // 1_000_000,
        "needed_mb": needed,
    }
    if usage.free // 1_000_000 < needed:
        return look.advised("low", Remedy.MAKE_ROOM, facts)
    return look.sound("enough", facts)


def damaged(look: Look) -> Finding:
    """Find what was set aside because it could not be read."""
    place = look.folder / DAMAGED
    kept = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    if not kept:
        return look.sound("none", {"kept": 0})
    facts: dict[str, str | int] = {"kept": len(kept), "bytes": _size(place), "path": str(place)}
    return look.advised("kept", Remedy.LOOK, facts)


def leftovers(look: Look) -> Finding:
    """Find what killed programs left half made, or what is being made just now."""
    left = [
        *(look.folder / BACKUPS).glob("*.tmp*"),
        *(look.folder / "objects" / "incoming").glob("*.part"),
    ]
    facts: dict[str, str | int] = {"left": len(left), "bytes": sum(map(_size, left))}
    return look.sound("some" if left else "none", facts)


def _last(backups: Sequence[Backup]) -> Backup | None:
    return next((one for one in backups if one.verified), None)


def _facts(backup: Backup, now: str) -> dict[str, str | int]:
    """What a backup is, and how many days old; none for one that a wrong clock made tomorrow."""
    age = datetime.fromisoformat(now) - datetime.fromisoformat(backup.made_at)
    contents = backup.contents
    return {
        "number": backup.number,
        "made_at": backup.made_at,
        "age_days": max(0, age.days),
        "bytes": backup.size,
        "articles": contents.articles if contents is not None else 0,
    }


def _is_changed(backups: Backups) -> bool:
    """Whether there is something that no backup holds; what cannot be read may be so."""
    try:
        return backups.is_changed()
    except (OSError, ArchiveError, KeyError, sqlite_module().Error):
        return True


def _holds_nothing(look: Look) -> bool:
    """Whether nobody has put anything into the archive yet."""
    try:
        return look.reader.last_seq()[0] == 0
    except (ArchiveError, KeyError, sqlite_module().Error):
        return False


def _size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder; of what goes meanwhile none."""
    total = 0
    for file in [path] if path.is_file() else path.rglob("*"):
        try:
            total += file.stat().st_size if file.is_file() else 0
        except OSError:
            continue
    return total
