"""Has everything read again while nobody works, and says what is no longer what was stored."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.child import CANCELLED, KhoChild
from desktop.fixity.fixity_words import article_of, explain_finding
from desktop.idleness import Idleness
from desktop.main_window import MainWindow
from desktop.notice import Offer
from desktop.opening.archive_session import ArchiveSession, OpenArchive
from desktop.problems import Explanation

IDLE_MS = 5 * 60 * 1000
"""So long nobody typed or clicked before something is read."""

MINUTES = 30
"""A child reads so long at most; another one goes on."""

END_MS = 200
"""A child that is not gone by then is killed, which loses nothing."""

log = logging.getLogger(__name__)


class FixityDesk(QObject):
    """Owns the child that reads texts and originals again; lives on the GUI thread.

    It works on an archive that may be written, while nobody else does, and is stopped at once when
    somebody comes back. What is wrong is said once while the archive is open; the archive keeps it.
    """

    broke = Signal(object)
    """An exception that is our bug."""
    finished = Signal()
    """A child has ended."""

    def __init__(
        self,
        window: MainWindow,
        session: ArchiveSession,
        busy: Callable[[], bool],
        *,
        by_itself: bool,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._busy = busy
        self._by_itself = by_itself
        self._archive: Path | None = None
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._report: Mapping[str, Any] | None = None
        self._told: set[object] = set()
        self._said: Explanation | None = None
        self._idleness = Idleness(IDLE_MS, self)
        self._idleness.fell_idle.connect(self._on_idle)
        self._idleness.woke.connect(self._on_woke)
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)

    def running(self) -> bool:
        """Whether something is being read."""
        return self._child.running()

    def _on_opened(self, opened: OpenArchive) -> None:
        self._archive = None if opened.archive.read_only else opened.archive.path

    def _on_closing(self) -> None:
        self._archive = None
        self._told.clear()
        self._child.end(END_MS)

    def _on_idle(self) -> None:
        if self._archive is None or self.running() or not self._by_itself or self._busy():
            return
        self._report = None
        options = ["--watch-stdin", "--minutes", str(MINUTES)]
        self._child.start(["fixity", str(self._archive), *options])

    def _on_woke(self) -> None:
        self._child.cancel()

    def _on_event(self, event: Mapping[str, Any]) -> None:
        if event.get("event") == "report":
            self._report = event
        elif event.get("event") == "error":
            # Another program is at it, or the archive is gone: nobody asked for this.
            log.info("fixity: %s", event.get("kind"))

    def _on_ended(self, code: int) -> None:
        report = self._report
        if code not in {0, 1, CANCELLED}:
            self.broke.emit(RuntimeError(f"kho fixity ended with {code}"))
        elif report is not None:
            self._tell(report)
            if not report["ended"] and self._idleness.idle and not _is_damaged(report):
                self._on_idle()
        self.finished.emit()

    def _tell(self, report: Mapping[str, Any]) -> None:
        """Say what is wrong, unless it was said before; take back what is no longer so."""
        wrong = report["wrong"]
        new = [one for one in wrong if _name(one) not in self._told]
        self._told.update(map(_name, wrong))
        notice = self._window.notice
        is_said = self._said is not None and notice.problem is self._said
        if is_said and not wrong:
            notice.close_problem()
        elif new or is_said:
            count = max(report["state"]["open_count"], len(wrong))
            self._say(new[0] if new else wrong[0], count)

    def _say(self, finding: Mapping[str, Any], count: int) -> None:
        said = explain_finding(finding)
        if count > 1:
            many = self.tr(
                "%Ln text(s) or original file(s) are not what was stored. About the first:",
                "",
                count,
            )
            said = replace(said, sentence=many)
        article, offer = article_of(finding), None
        if article is not None:
            offer = Offer(
                self.tr("Open the article"), lambda: self._window.desk.open_article(article)
            )
        self._said = said
        self._window.notice.say(said, offer)


def _name(finding: Mapping[str, Any]) -> object:
    """By what a finding is known again."""
    return finding["kind"], finding["text_version_id"], finding["sha256"]


def _is_damaged(report: Mapping[str, Any]) -> bool:
    return any(one["kind"] == "database" for one in report["wrong"])
