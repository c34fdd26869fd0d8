"""Takes in by itself what is put into one folder, once that has come to rest."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.ingesting.job import IngestJob, Wish

SETTLE_MS = 5000
"""How long nothing may change before files are taken for whole: a stick copies slowly."""

MOST_FOLDERS, MOST_FILES = 500, 20_000
"""What is watched; a whole disk is not what this is for."""

Seen = frozenset[tuple[str, int, int]]
"""Files with their lengths and times of change."""


class FolderWatch(QObject):
    """Owns the watch over one folder for one archive; lives on the GUI thread.

    `came_in(articles)` is said after each run that brought something. What is held already is
    known by its bytes, so a run over the whole folder only adds what is new.
    """

    came_in = Signal(int)

    def __init__(
        self, job: IngestJob, parent: QObject | None = None, settle_ms: int = SETTLE_MS
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._archive: Path | None = None
        self._folder: Path | None = None
        self._last: Seen = frozenset()
        self._taken: Seen = frozenset()
        self._is_ours = False
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, interval=settle_ms, singleShot=True)
        self._watcher.directoryChanged.connect(lambda _: self._settle.start())
        self._settle.timeout.connect(self._on_settled)
        job.ended.connect(self._on_job_ended)

    def attach(self, archive: Path, folder: Path | None) -> None:
        """Watch a folder for an archive from now on, and look at once; None for no folder."""
        self.detach()
        self._archive, self._folder = archive, folder
        if folder is not None:
            self._watch()
            self._settle.start()

    def detach(self) -> None:
        """Watch nothing any more."""
        self._settle.stop()
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        self._archive = self._folder = None
        self._last = self._taken = frozenset()

    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._folder

    def _watch(self) -> None:
        """Watch the folder and those in it, new ones too."""
        known = set(self._watcher.directories())
        found = [str(folder) for folder in islice(self._folders(), MOST_FOLDERS)]
        new = [folder for folder in found if folder not in known]
        if new:
            self._watcher.addPaths(new)

    def _folders(self) -> Iterator[Path]:
        if self._folder is not None and self._folder.is_dir():
            for place, folders, _ in os.walk(self._folder):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                yield Path(place)

    def _seen(self) -> Seen:
        """Look which files there are."""
        files = (file for folder in self._folders() for file in os.scandir(folder))
        seen: set[tuple[str, int, int]] = set()
        try:
            for file in islice(files, MOST_FILES):
                if file.is_file(follow_symlinks=False) and not file.name.startswith("."):
                    facts = file.stat(follow_symlinks=False)
                    seen.add((file.path, facts.st_size, facts.st_mtime_ns))
        except OSError:
            pass  # a file that is just going: the next look sees
        return frozenset(seen)

    def _on_settled(self) -> None:
        seen = self._seen()
        if seen != self._last or self._job.running():
            self._last = seen
            self._settle.start()
        elif seen and seen != self._taken and self._archive is not None and self._folder:
            self._taken, self._is_ours = seen, True
            self._watch()
            self._job.begin(self._archive, Wish((self._folder,)))

    def _on_job_ended(self) -> None:
        if self._is_ours:
            self._is_ours = False
            added = self._job.tally().added
            if added:
                self.came_in.emit(added)
