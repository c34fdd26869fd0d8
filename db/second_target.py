"""A second place for backups, such as another disk: databases, and the original files they need.

The archive names the place, and the settings of a person say which places were chosen at this
computer. An archive that came from elsewhere may name any place, on the network, too: nothing is
taken there, and nobody looks whether there is anything, until somebody here chooses it.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from db.backup import BACKUPS, Backups, facts_path
from db.copying import connect, read_contents
from db.disk import file_errors, file_facts, forget_cached, on_same_disk, sync_path, write_durably
from db.engine import DATABASE, archive_errors
from db.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveFull,
    ArchiveMissing,
    ArchiveReadOnly,
    Cancelled,
    FileUnreadable,
)
from db.objects import ObjectStore
from db.own_folders import settings_folder
from db.records import (
    OnProgress,
    Progress,
    ShouldStop,
    never,
    unheard,
)
from db.records.backups import Backup, SecondMiss, SecondTarget
from db.second_home import claim, home_of, is_anything_of

CHOICE: Final = "second.json"
CHOSEN: Final = "second-places.json"
"""In the folder of a person's settings: all places that were chosen at this computer."""

BEGUN: Final = "begun"
"""Set in the choice once something was brought there."""

STAGE: Final = "second"

_ORIGINALS = "SELECT sha256, size FROM source_file WHERE container_id IS NULL"


def second_folder(folder: Path) -> Path | None:
    """Where backups of an archive go a second time; None where nobody here chose its place."""
    place = _named(folder)
    return place if place is not None and str(place) in _chosen() else None


def _choice(folder: Path) -> Mapping[str, object]:
    """What an archive says of its second place."""
    try:
        held = json.loads((folder / BACKUPS / CHOICE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _named(folder: Path) -> Path | None:
    """The second place that an archive names, wherever it was chosen."""
    named = _choice(folder).get("path")
    if not isinstance(named, str):
        return None
    place = Path(named)
    # A name without its whole way would be looked for wherever the program was started.
    return place if place.is_absolute() and "\0" not in str(place) else None


def place_elsewhere(folder: Path) -> Path | None:
    """The second place that an archive names, where it was chosen at another computer only."""
    return _named(folder) if second_folder(folder) is None else None


def choose_second(folder: Path, place: Path | None) -> None:
    """Have backups go to a second place from now on, or nowhere else.

    A place that was chosen before is the same one: an empty folder there is not taken for it.
    Raises ArchiveFull and ArchiveReadOnly, of the archive or of the settings.
    """
    choice = folder / BACKUPS / CHOICE
    if place is None:
        with file_errors(folder):
            choice.unlink(missing_ok=True)
        return
    name = os.path.normpath(place.absolute())
    own, known = settings_folder(), _chosen()
    with file_errors(own):
        own.mkdir(parents=True, exist_ok=True)
        write_durably(own / CHOSEN, json.dumps(sorted({*known, name})).encode())
    with file_errors(folder):
        choice.parent.mkdir(exist_ok=True)
        # Chosen again here, it has begun as before; chosen elsewhere, it was another disk.
        if name not in known or _choice(folder).get("path") != name:
            write_durably(choice, json.dumps({"path": name}).encode())


def _chosen() -> frozenset[str]:
    """The places that were chosen at this computer."""
    try:
        held = json.loads((settings_folder() / CHOSEN).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return frozenset(map(str, held)) if isinstance(held, list) else frozenset()


def is_away(folder: Path, uuid: str, place: Path) -> bool:
    """Whether the second place is not there, or nothing of what was once brought there.

    Where a disk was mounted an empty folder of its name often stays when it is unplugged: what is
    taken there would lie on the disk of the archive.
    """
    if not place.is_dir():
        return True
    begun = _named(folder) == place and _choice(folder).get(BEGUN) is True
    return begun and not is_anything_of(uuid, place)


def _note_begun(folder: Path, place: Path) -> None:
    if _named(folder) == place and _choice(folder).get(BEGUN) is not True:
        facts = {"path": str(place), BEGUN: True}
        write_durably(folder / BACKUPS / CHOICE, json.dumps(facts).encode())


def highest_there(folder: Path) -> int:
    """The highest number of a backup of this archive in its second place; 0 for none.

    An archive that was made anew of a backup from there has none of its own: with lower numbers its
    backups would count as older than those, and would be the first to be thinned out.
    """
    place = second_folder(folder)
    if place is None or not place.is_dir():
        return 0
    with archive_errors(folder):
        home = home_of(folder, read_contents(folder / DATABASE).uuid, place)
    return max((one.number for one in Backups(home).listed()), default=0)


def bring(
    backups: Backups,
    place: Path,
    on_progress: OnProgress = unheard,
    should_stop: ShouldStop = never,
) -> SecondTarget:
    """Copy what is missing there: verified backups, and the original files of the newest one.

    Every copy is read again and held against its SHA-256. A place that is not there, is full or
    cannot be written is told of in the answer: the backups in the archive are as good as before.
    Raises Cancelled.
    """
    if place.resolve().is_relative_to(backups.folder.resolve()):
        return SecondTarget(place, False, miss=SecondMiss.INSIDE)
    verified = [one for one in backups.listed() if one.verified and one.contents is not None]
    if not place.is_dir() or not verified:
        return SecondTarget(place, False, miss=SecondMiss.ABSENT if verified else SecondMiss.UNMADE)
    assert verified[0].contents is not None
    uuid = verified[0].contents.uuid
    home = place
    copied = files = wrong = 0
    try:
        with file_errors(place):
            if is_away(backups.folder, uuid, place):
                return SecondTarget(place, False, miss=SecondMiss.UNPLUGGED)
            home = home_of(backups.folder, uuid, place)
            (home / BACKUPS).mkdir(parents=True, exist_ok=True)
            there = Backups(home)
            with there.alone():
                claim(home, backups.folder)
                for left in (home / BACKUPS).glob("*.tmp"):
                    left.unlink()
            files, wrong = _bring_originals(
                backups.folder, verified[0], home, on_progress, should_stop
            )
            for backup in reversed(verified):
                if should_stop():
                    raise Cancelled
                copied += _bring_backup(backup, home / BACKUPS)
            _note_begun(backups.folder, place)
            there.thin()
    except ArchiveError as error:
        return SecondTarget(home, False, copied, files, wrong, _miss(error))
    same_disk = on_same_disk(home, backups.folder)
    return SecondTarget(home, not wrong, copied, files, wrong, same_disk=same_disk)


def _miss(error: ArchiveError) -> SecondMiss:
    """What an error of a second place comes to."""
    kinds = {
        ArchiveFull: SecondMiss.FULL,
        ArchiveReadOnly: SecondMiss.READ_ONLY,
        ArchiveBusy: SecondMiss.BUSY,
        ArchiveMissing: SecondMiss.ABSENT,
    }
    return kinds.get(type(error), SecondMiss.FAILING)


def _bring_backup(backup: Backup, root: Path) -> bool:
    """Copy one backup and its facts, unless it is there; say whether it was copied."""
    target = root / backup.path.name
    if facts_path(target).exists() and target.exists() and target.stat().st_size == backup.size:
        return False
    part = root / f"{secrets.token_hex(8)}.tmp"
    try:
        shutil.copyfile(backup.path, part)
        sync_path(part)
        forget_cached(part)
        if file_facts(part) != (backup.size, backup.sha256):
            raise OSError("the copy is not what was copied")
        part.replace(target)
        sync_path(root)
        write_durably(facts_path(target), facts_path(backup.path).read_bytes())
    finally:
        part.unlink(missing_ok=True)
    return True


def _bring_originals(
    folder: Path, backup: Backup, home: Path, on_progress: OnProgress, should_stop: ShouldStop
) -> tuple[int, int]:
    """Copy the original files that are missing: how many, and how many could not be copied."""
    held, there = ObjectStore(folder / "objects"), ObjectStore(home / "objects")
    with closing(connect(backup.path, "ro")) as database:
        originals = database.execute(_ORIGINALS).fetchall()
    copied = wrong = 0
    for number, (sha256, size) in enumerate(originals):
        target = there.path(sha256)
        if target.exists() and target.stat().st_size == size:
            continue
        if should_stop():
            raise Cancelled
        on_progress(Progress(STAGE, number, len(originals)))
        if held.path(sha256).is_symlink():
            wrong += 1
            continue
        try:
            stored = there.put_file(held.path(sha256), should_stop)
        except FileUnreadable:
            wrong += 1
            continue
        if stored.sha256 != sha256:  # the original is not what it was: its copy is worth nothing
            there.path(stored.sha256).unlink(missing_ok=True)
            wrong += 1
        else:
            copied += 1
    return copied, wrong
