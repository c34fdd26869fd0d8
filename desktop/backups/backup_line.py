"""A backup as the list of the window shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db.records.backups import BackupReason
from desktop.language import number

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the words."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ShownBackup:
    """What `kho backups --json` says of one backup."""

    number: int
    path: Path
    made_at: str
    reason: BackupReason
    size: int
    verified: bool
    articles: int | None
    articles_since: int | None
    saves_since: int | None

    @property
    def name(self) -> str:
        """What `kho` knows it by."""
        return str(self.number) if self.number else self.path.name


def read_backup(event: Mapping[str, object]) -> ShownBackup:
    """Read a line of the list. Raises KeyError and ValueError for what is none."""

    def whole(name: str) -> int | None:
        value = event[name]
        return int(value) if isinstance(value, int) else None

    return ShownBackup(
        number=whole("number") or 0,
        path=Path(str(event["path"])),
        made_at=str(event["made_at"]),
        reason=BackupReason(str(event["reason"])),
        size=whole("size") or 0,
        verified=bool(event["verified"]),
        articles=whole("articles"),
        articles_since=whole("articles_since"),
        saves_since=whole("saves_since"),
    )


def reason_words(reason: BackupReason) -> str:
    """Why a backup was made."""
    return {
        BackupReason.ASKED: translate("Backups", "By hand"),
        BackupReason.EDITING: translate("Backups", "While working"),
        BackupReason.CLOSING: translate("Backups", "On closing"),
        BackupReason.BULK: translate("Backups", "Before a change of many"),
        BackupReason.RESTORE: translate("Backups", "Before a restore"),
        BackupReason.UPGRADE: translate("Backups", "Before an upgrade"),
        BackupReason.UNKNOWN: translate("Backups", "Not known"),
    }[reason]


def size_words(size: int) -> str:
    """A size in megabytes."""
    return f"{number(max(1, round(size / MEGABYTE)))} MB"
