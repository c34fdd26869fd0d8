"""Where the program keeps what belongs to one person at one PC."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

NAME = "khobao"
Location = QStandardPaths.StandardLocation


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one person; nothing is made before it is needed."""

    settings: Path
    log: Path
    claims: Path
    """Who has which archive open."""
    starter: Path
    """The archive to try the program with."""
    documents: Path
    """Where a new archive is offered to lie."""
    ingest: Path
    """What a person writes for an ingest: amendments, and texts that were pasted."""

    @classmethod
    def standard(cls) -> Places:
        """Where the system wants them."""
        settings = _folder(Location.GenericConfigLocation) / NAME
        data = _folder(Location.GenericDataLocation) / NAME
        return cls(
            settings=settings / "window.ini",
            log=data / "logs" / "window.log",
            claims=data / "claims",
            starter=data / "starter.khobao",
            documents=_folder(Location.DocumentsLocation),
            ingest=data / "ingest",
        )

    @classmethod
    def inside(cls, folder: Path) -> Places:
        """All of them in one folder, for a run that must leave no traces."""
        return cls(
            settings=folder / "window.ini",
            log=folder / "window.log",
            claims=folder / "claims",
            starter=folder / "starter.khobao",
            documents=folder,
            ingest=folder / "ingest",
        )


def _folder(location: Location) -> Path:
    return Path(QStandardPaths.writableLocation(location))
