"""The folder that one archive has to itself in a second place for backups.

Two copies of an archive have the same name and the same number. In one folder the backups of the
one would count as those of the other, and thin them out: so each folder says whose it is.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

from db.disk import file_identity, write_durably
from db.engine import DATABASE
from db.file_systems import file_system_of

OWNER: Final = "owner.json"

MOST_NAME_BYTES: Final = 240
"""A name may have 255 bytes on most disks; the others are for the numbers behind it."""


def home_of(folder: Path, uuid: str, place: Path) -> Path:
    """The folder of an archive in a second place, whether it is there already or not.

    It is called as the archive is, with a second number where another copy of it has the first.
    """
    own = os.path.normpath(folder.absolute())
    # Whoever stands in the archive calls it `.`, and it has the same place there all the same.
    name = f"{_cut(Path(own).name.removesuffix('.khobao'))} {uuid[:8]}"
    homes = (place / (name if number == 1 else f"{name} {number}") for number in count(1))
    return next(home for home in homes if not _is_anothers(home, own))


def claim(home: Path, folder: Path) -> None:
    """Write down whose folder it is. Raises OSError."""
    owner = {"computer": platform.node(), "archive": os.path.normpath(folder.absolute())}
    if _owner(home) != owner:
        write_durably(home / OWNER, json.dumps(owner).encode())


def is_anything_of(uuid: str, place: Path) -> bool:
    """Whether a second place holds anything of an archive, of whichever of its copies."""
    return any(f" {uuid[:8]}" in home.name for home in place.iterdir())


def _cut(name: str) -> str:
    """The beginning of a name that leaves room; what was cut in the middle of a letter goes."""
    held = os.fsencode(name)
    if len(held) < MOST_NAME_BYTES:
        return name
    return held[:MOST_NAME_BYTES].decode("utf-8", "ignore")


def _owner(home: Path) -> Mapping[str, object]:
    try:
        held = json.loads((home / OWNER).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _is_anothers(home: Path, own: str) -> bool:
    """Whether a folder belongs to another copy of the archive.

    One whose archive is no longer where it was belongs to the copy that asks: it was moved, or made
    again of a backup. Whether it is there is not asked of another computer.
    """
    owner = _owner(home)
    named, computer = owner.get("archive"), owner.get("computer")
    if not isinstance(named, str) or "\0" in named:
        return False
    if computer != platform.node():
        return True
    if named == own:
        return False
    if file_system_of(Path(named)).network:
        return True
    there = file_identity(Path(named) / DATABASE)
    return there is not None and there != file_identity(Path(own) / DATABASE)
