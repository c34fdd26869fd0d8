"""The line at the foot of the window: which archive, how much it holds, how search stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from db.records import IndexHealth
from desktop.opening.archive_session import Standing
from desktop.theme import Theme


class StatusLine(QStatusBar):
    """Owns the words about the open archive; what it says has been looked up. GUI thread."""

    jobs_wanted = Signal()
    """Somebody wants to see what goes on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._standing: Standing | None = None
        self._rebuilding = False
        self._words = QLabel()
        self._words.setAccessibleName(self.tr("State of the archive"))
        self._job = QToolButton()
        self._job.clicked.connect(self.jobs_wanted)
        self._doing = ""
        self.addWidget(self._words, 1)
        self.addPermanentWidget(self._job)
        self.setSizeGripEnabled(False)
        theme.changed.connect(self._dress)
        self._dress()
        self._say_job()

    @property
    def words(self) -> str:
        """What is said of the archive now."""
        return self._words.text()

    @property
    def jobs(self) -> str:
        """What the button says by which the jobs are opened."""
        return self._job.text()

    def show_standing(self, standing: Standing | None) -> None:
        """Say how an archive stands; None when none is open."""
        self._standing = standing
        self._say()

    def show_rebuilding(self, rebuilding: bool) -> None:
        """Say that the index is being rebuilt, or is no longer."""
        self._rebuilding = rebuilding
        self._say()

    def show_job(self, words: str) -> None:
        """Say at the right what goes on; empty for nothing."""
        self._doing = words
        self._say_job()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._say_job()

    def _dress(self) -> None:
        px = self._theme.px
        self.setContentsMargins(px(10), 0, px(10), 0)

    def _say_job(self) -> None:
        jobs = self.tr("Jobs")
        self._job.setText(self._doing or jobs)
        self._job.setAccessibleName(f"{jobs}: {self._doing}" if self._doing else jobs)
        self._job.setToolTip(self.tr("What goes on beside the window, to watch or to stop"))

    def _say(self) -> None:
        if self._standing is None:
            self._words.clear()
            return
        info = self._standing.info
        parts = [
            info.name,
            self.tr("%Ln article(s)", "", info.articles),
            self._index_words(self._standing),
        ]
        if info.read_only:
            parts.append(self.tr("read only"))
        self._words.setText("  ·  ".join(parts))

    def _index_words(self, standing: Standing) -> str:
        if self._rebuilding:
            return self.tr("search index is being brought up to date…")
        if standing.index.health is IndexHealth.CURRENT:
            return self.tr("all of it searchable ✓")
        if standing.index.health is IndexHealth.BEHIND:
            return self.tr("%Ln not searchable yet", "", standing.index.pending)
        return self.tr("not searchable: the index is missing")
