"""What the window says of the second place for backups, where it does not get them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from db.records.backups import SecondMiss
from desktop.notice import Notice, Offer
from desktop.problems import Explanation

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the words."""


class SecondNotice(QObject):
    """Owns the notice about the second place of the archive that is open. GUI thread.

    Each is said once, until a backup arrives there: whoever closes it knows.
    """

    list_wanted = Signal()

    def __init__(self, notice: Notice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._told: set[tuple[Path, SecondMiss | None]] = set()
        self._said: Explanation | None = None
        self._miss: SecondMiss | None = None
        """Why a backup did not arrive, as it is said; None for a place elsewhere."""

    def say_elsewhere(self, archive: Path, place: Path) -> None:
        """Say that no backups are taken to a place that was chosen at another computer."""
        said = Explanation(
            self.tr("Backups are not copied to “{place}” from this computer.").format(place=place),
            self.tr("That place was chosen at another one. Choose one here."),
        )
        self._say(archive, None, said)

    def take_report(self, archive: Path, report: Mapping[str, Any]) -> None:
        """Say why a backup did not reach the second place; take it back when one did."""
        second = report["second"]
        if second is None and report["elsewhere"] is not None:
            return
        if second is None or second["miss"] is None:
            self._told = {(told, miss) for told, miss in self._told if told != archive}
            self.take_back()
            return
        miss = SecondMiss(second["miss"])
        title = self.tr("The last backup did not reach “{place}”.").format(place=second["path"])
        said = Explanation(title, miss_words(miss))
        self._say(archive, miss, said)

    def take_list(self, elsewhere: Path | None) -> None:
        """Take it back where no place elsewhere is named any more; what was missed stands."""
        if elsewhere is None and self._miss is None:
            self.take_back()

    def take_back(self) -> None:
        """Say nothing of it any more: a place is chosen, none is wanted, or it has it all."""
        if self._said is not None and self._notice.problem is self._said:
            self._notice.close_problem()
        self._said = None

    def _say(self, archive: Path, miss: SecondMiss | None, said: Explanation) -> None:
        if (archive, miss) in self._told:
            return
        self._told.add((archive, miss))
        self._said, self._miss = said, miss
        self._notice.say(said, Offer(self.tr("Backups…"), self.list_wanted.emit))


def miss_words(miss: SecondMiss) -> str:
    """Why a second place did not get a backup, and what helps."""
    return {
        SecondMiss.ABSENT: translate("Backups", "It is not there: connect its disk."),
        SecondMiss.UNPLUGGED: translate(
            "Backups",
            "Nothing of this archive is there: connect its disk, or choose the place anew.",
        ),
        SecondMiss.INSIDE: translate("Backups", "It lies in the archive itself: choose another."),
        SecondMiss.UNMADE: translate("Backups", "There is no whole backup yet: make one."),
        SecondMiss.FULL: translate("Backups", "Its disk is full: make room there."),
        SecondMiss.READ_ONLY: translate("Backups", "It cannot be written to."),
        SecondMiss.BUSY: translate("Backups", "Another program is backing up there: try later."),
        SecondMiss.FAILING: translate("Backups", "Its disk fails: choose another one."),
    }[miss]
