"""Says what helps against a finding of fixity: where a sound copy lies. It changes nothing."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Final

from db.backup import Backups
from db.copying import connect
from db.disk import file_facts
from db.engine import sqlite_module
from db.objects import ObjectStore
from db.records.backups import Backup
from db.records.fixity import FixityFinding, FixityKind, SoundCopy
from db.second_home import home_of
from db.second_target import second_folder

_TEXT: Final = "SELECT CAST(text AS BLOB), sha256 FROM text_version WHERE id = ? AND article_id = ?"

log = logging.getLogger(__name__)


class SoundCopies:
    """Owns a look at the backups of an archive and at its second place. For one thread."""

    def __init__(self, folder: Path, uuid: str) -> None:
        self._folder, self._uuid = folder, uuid
        self._backups: Sequence[Backup] | None = None

    @cached_property
    def _second(self) -> ObjectStore | None:
        """The originals in the second place, which is not looked at before it is needed."""
        place = second_folder(self._folder)
        if place is None:
            return None
        return ObjectStore(home_of(self._folder, self._uuid, place) / "objects")

    def find(self, finding: FixityFinding) -> SoundCopy:
        """Find the newest sound copy of what a finding is about."""
        if finding.kind is FixityKind.TEXT:
            return self._text(finding)
        if finding.kind is FixityKind.OBJECT:
            return self._object(finding)
        return SoundCopy()

    def _text(self, finding: FixityFinding) -> SoundCopy:
        if self._backups is None:
            self._backups = Backups(self._folder).listed()
        for backup in self._backups:
            if backup.number and _holds(backup, finding):
                return SoundCopy(backup=backup.number, article_id=finding.article_ids[0])
        return SoundCopy()

    def _object(self, finding: FixityFinding) -> SoundCopy:
        target = ObjectStore(self._folder / "objects").path(finding.sha256)
        second = self._second
        source = second.path(finding.sha256) if second is not None else None
        try:
            if source is not None and file_facts(source)[1] == finding.sha256:
                return SoundCopy(source=source, target=target)
        except (OSError, ValueError) as error:
            log.info("no copy: %s", error)
        return SoundCopy(target=target)


def _holds(backup: Backup, finding: FixityFinding) -> bool:
    """Whether a backup has the text as it was stored: it is known by its words or by its hash."""
    try:
        with closing(connect(backup.path, "ro")) as copy:
            about = (finding.text_version_id, finding.article_ids[0])
            row = copy.execute(_TEXT, about).fetchone()
    except sqlite_module().Error as error:
        log.info("backup %s: %s", backup.number, error)
        return False
    if row is None or hashlib.sha256(row[0]).hexdigest() != row[1]:
        return False
    return row[1] in {finding.sha256, finding.found}
