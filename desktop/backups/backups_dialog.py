"""The list of backups: when, why, how much is in each, and what to do with the chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.records.backups import BackupReason, SecondMiss
from desktop.backups.backup_line import ShownBackup, reason_words, size_words
from desktop.backups.backup_work import BackupWork
from desktop.backups.second_notice import miss_words
from desktop.dates import shown_moment
from desktop.language import number
from desktop.problems import Explanation
from desktop.row_table import RIGHT, row_table
from desktop.rows import plain_button, primary_button, row_of
from desktop.theme import Theme

SIZE = QSize(880, 520)
ROW = 32
WHEN, WHY, ARTICLES, SINCE, BYTES, STATE = range(6)
WIDTHS = {WHEN: 150, WHY: 180, ARTICLES: 84, BYTES: 96, STATE: 140}
GAP = "   "
"""Between a number at the right of its column and the words of the next one."""


class BackupsDialog(QDialog):
    """Owns the list of backups of one archive; `work` asks and does. GUI thread."""

    preview_wanted = Signal(object)
    """Look at this one: a ShownBackup."""
    restore_confirmed = Signal(object)
    """Put the archive back to this one."""

    def __init__(
        self, theme: Theme, archive: Path, work: BackupWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._archive, self._work = theme, archive, work
        self._backups: Sequence[ShownBackup] = ()
        self._second: Path | None = None
        self._elsewhere: Path | None = None
        """A second place that was chosen at another computer."""
        self._asking = True
        self._asked: ShownBackup | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        title = QLabel(self.tr("Backups"))
        title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._said = self._line()
        self._place = self._line()
        self._place.setProperty("tone", "meta")
        self._table = self._new_table()
        self._make = plain_button(self.tr("Back up now"), self._on_make_wanted)
        self._look = plain_button(self.tr("Look at it"), self._on_look_wanted)
        self._restore = plain_button(self.tr("Restore it…"), self._on_restore_wanted)
        self._choose = plain_button(self.tr("Choose a place…"), self._on_place_wanted)
        self._leave = plain_button(self.tr("No longer there"), self._on_place_left)
        close = primary_button(self.tr("Close"), self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        layout.setSpacing(theme.px(12))
        layout.addWidget(title)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._said)
        self._question = self._new_question()
        layout.addWidget(self._question)
        place = row_of(self._place, self._choose, self._leave)
        place.setStretch(0, 1)
        layout.addLayout(place)
        layout.addLayout(row_of(self._make, self._look, self._restore, None, close))
        self._table.itemSelectionChanged.connect(self._on_chosen)
        work.listed.connect(self._on_listed)
        work.made.connect(self._on_made)
        work.restored.connect(self._on_restored)
        work.refused.connect(self._on_refused)
        work.ended.connect(self._on_ended)
        self._show_place()
        self._said.setText(self.tr("Reading the list…"))
        self._ask()

    @property
    def said(self) -> str:
        """What the line under the list says."""
        return self._said.text()

    def confirm_restore(self, backup: ShownBackup) -> None:
        """Ask once, in the dialog, before the archive is put back."""
        words = self.tr(
            "The archive becomes what it was on {moment}, with {articles} articles. What is in it "
            "now is backed up first, so you can come back to it in this list."
        )
        articles = number(backup.articles) if backup.articles is not None else "?"
        self._asked = backup
        self._words.setText(words.format(moment=shown_moment(backup.made_at), articles=articles))
        self._question.show()
        self._sure.setFocus()
        self._allow()

    def _line(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _new_question(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("question")
        self._words = self._line()
        self._sure = plain_button(self.tr("Restore the archive"), self._on_sure)
        self._keep = plain_button(self.tr("Leave it as it is"), self._on_kept)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.px(8))
        layout.addWidget(self._words)
        layout.addLayout(row_of(self._sure, self._keep, None))
        frame.hide()
        return frame

    def _new_table(self) -> QTableWidget:
        names = [self.tr("Made"), self.tr("Why"), self.tr("Articles"), GAP + self.tr("Since then")]
        names += [self.tr("Size"), GAP + self.tr("Verified")]
        return row_table(
            self._theme, self.tr("Backups"), names, WIDTHS, ROW, numbers=(ARTICLES, BYTES)
        )

    def _ask(self) -> None:
        self._asking = not self._work.ask(self._archive)
        self._allow()

    def _chosen(self) -> ShownBackup | None:
        rows = self._table.selectionModel().selectedRows()
        return self._backups[rows[0].row()] if rows and rows[0].row() < len(self._backups) else None

    def _allow(self) -> None:
        """Allow only what makes sense with the backup that is chosen."""
        free, chosen = not self._work.running(), self._chosen() is not None
        asking = not self._question.isHidden()
        self._make.setEnabled(free and not asking)
        self._look.setEnabled(free and chosen and not asking)
        self._restore.setEnabled(free and chosen and not asking)
        self._sure.setEnabled(free)
        self._choose.setEnabled(free)
        self._leave.setEnabled(free)
        self._leave.setVisible(self._second is not None or self._elsewhere is not None)

    def _show_place(self) -> None:
        if self._elsewhere is not None:
            words = self.tr(
                "{place} was chosen at another computer: nothing is copied there from here."
            ).format(place=self._elsewhere)
        elif self._second is None:
            words = self.tr("All backups lie in the archive itself. Choose a second place, too:")
        else:
            words = self.tr("They are copied to {place}, with the original files.")
            words = words.format(place=self._second)
        self._place.setText(words)

    def _on_listed(
        self, backups: Sequence[ShownBackup], second: Path | None, elsewhere: Path | None
    ) -> None:
        first = not self._backups
        self._backups, self._second, self._elsewhere = backups, second, elsewhere
        self._table.setRowCount(len(backups))
        for row, backup in enumerate(backups):
            for column, words in enumerate(self._cells(backup)):
                cell = QTableWidgetItem(words)
                if column in {ARTICLES, BYTES}:
                    cell.setTextAlignment(RIGHT)
                self._table.setItem(row, column, cell)
        if not backups:
            self._said.setText(self.tr("There is no backup yet: make the first one now."))
        elif self._said.text() == self.tr("Reading the list…"):
            self._said.clear()
        if backups and first:
            self._choose_row(backups)
        self._show_place()

    def _choose_row(self, backups: Sequence[ShownBackup]) -> None:
        """Choose the newest one, or the one that is being asked about."""
        numbers = [one.number for one in backups]
        asked = self._asked.number if self._asked is not None else None
        self._table.blockSignals(True)
        self._table.selectRow(numbers.index(asked) if asked in numbers else 0)
        self._table.blockSignals(False)
        self._allow()

    def _cells(self, backup: ShownBackup) -> tuple[str, ...]:
        articles = number(backup.articles) if backup.articles is not None else "?"
        state = "✓ " + self.tr("verified") if backup.verified else "⚠ " + self.tr("not verified")
        return (
            *(shown_moment(backup.made_at), reason_words(backup.reason), articles),
            *(GAP + self._since(backup), size_words(backup.size), GAP + state),
        )

    def _since(self, backup: ShownBackup) -> str:
        """What is otherwise in the archive now, in a few words."""
        more, saves = backup.articles_since, backup.saves_since
        parts = []
        if more is not None and more > 0:
            parts.append(self.tr("%Ln article(s) more", "", more))
        elif more is not None and more < 0:
            parts.append(self.tr("%Ln article(s) fewer", "", -more))
        if saves:
            parts.append(self.tr("%Ln save(s)", "", saves))
        if parts or more is None:
            return ", ".join(parts)
        return self.tr("nothing new") if saves == 0 else self.tr("another state")

    def _on_chosen(self) -> None:
        self._question.hide()
        self._allow()

    def _on_make_wanted(self) -> None:
        if self._work.make(self._archive, BackupReason.ASKED, if_changed=False):
            self._said.setText(self.tr("Backing up…"))
            self._allow()

    def _on_look_wanted(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.accept()
            self.preview_wanted.emit(chosen)

    def _on_restore_wanted(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.confirm_restore(chosen)

    def _on_sure(self) -> None:
        asked = self._asked
        self._question.hide()
        if asked is not None:
            self._said.setText(self.tr("Restoring…"))
            self.restore_confirmed.emit(asked)
        self._allow()

    def _on_kept(self) -> None:
        self._question.hide()
        self._allow()

    def _on_place_wanted(self) -> None:
        title = self.tr("Choose a second place for backups, best on another disk")
        name = QFileDialog.getExistingDirectory(self, title, str(self._second or ""))
        if name:
            self._said.setText(self.tr("Backing up…"))
            self._work.make(self._archive, BackupReason.ASKED, if_changed=True, second=Path(name))
            self._allow()

    def _on_place_left(self) -> None:
        self._work.leave_second(self._archive)
        self._allow()

    def _on_made(self, report: Mapping[str, Any]) -> None:
        made, second = report["made"], report["second"]
        if made is not None:
            said = self.tr("The backup is made and verified.")
        else:
            said = self.tr("Nothing has changed since the last backup.")
        if second is not None:
            said += self._second_words(second)
        self._said.setText(said)
        self._asking = True

    def _second_words(self, second: Mapping[str, Any]) -> str:
        """What to know of the second place, after all else."""
        if second["miss"] is not None:
            missed = self.tr("The second place, {place}, did not get it.")
            why = miss_words(SecondMiss(second["miss"]))
            return f" {missed.format(place=second['path'])} {why}"
        if not second["ok"]:
            return " " + self.tr("Damaged files were not copied to the second place.")
        if second["same_disk"]:
            near = self.tr(
                "The second place lies on the disk of the archive: if it fails, both are lost."
            )
            return f" {near}"
        return ""

    def _on_restored(self, answer: Mapping[str, Any]) -> None:
        before = answer.get("before")
        said = self.tr("The archive is as it was then.")
        if before:
            moment = shown_moment(str(before["made_at"]))
            back = self.tr("To come back, restore the one of {moment}.")
            said += " " + back.format(moment=moment)
        self._said.setText(said)
        self._asking = True

    def _on_refused(self, said: Explanation) -> None:
        self._said.setText(str(said))

    def _on_ended(self) -> None:
        if self._asking:
            self._ask()
        self._allow()
