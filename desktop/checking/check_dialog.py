"""How the archive stands, part by part, and what to do about what is not as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from db.records.soundness import CheckReport, Finding, Part, Remedy, Soundness
from desktop.checking.check_paper import ORDER, outcome, report_text
from desktop.checking.check_work import CheckWork
from desktop.checking.finding_words import advice, part_name, sentence, soundness_word
from desktop.problems import Explanation
from desktop.row_table import row_table
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme

SIZE = QSize(860, 540)
STATE, PART, SENTENCE = range(3)
WIDTHS = {STATE: 124, PART: 208}
ROW = 32
SIGNS = {
    Soundness.OK: "✓",
    Soundness.ADVICE: "⚠",
    Soundness.DAMAGE: "✕",
    Soundness.UNKNOWN: "?",
}
MOST_SAID = 3
"""Of what is wrong, below the list; the report has more."""

SCALE = 100
"""Steps of the bar for each part."""


class CheckDialog(QDialog):
    """Owns the list of what was found in one archive; `work` looks. GUI thread."""

    remedy_wanted = Signal(object)
    """Do what helps: a Finding."""
    report_wanted = Signal(object)
    """Show this CheckReport on paper."""

    def __init__(
        self,
        theme: Theme,
        archive: Path,
        work: CheckWork,
        remedies: Sequence[Remedy],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._archive, self._work = theme, archive, work
        self._remedies = remedies
        self.report: CheckReport | None = None
        self._findings: tuple[Finding, ...] = ()
        self._problem = ""
        self._busy = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check the archive"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self._title = self._line()
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the check"))
        self._table = self._new_table()
        self._advice = self._line()
        self._said = self._line()
        self._said.setProperty("tone", "meta")
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._do = plain_button("", self._on_remedy_wanted)
        self._full = plain_button(self.tr("Check &thoroughly"), lambda: self.begin(full=True))
        self._full.setToolTip(self.tr("Reads every page and every file; may take minutes"))
        self._stop = plain_button(self.tr("Sto&p"), self._on_stop_wanted)
        self._copy = plain_button(self.tr("Cop&y as text"), self._on_copy_wanted)
        self._print = plain_button(self.tr("Pr&int or save as PDF…"), self._on_report_wanted)
        self._lay_out()
        self._table.itemSelectionChanged.connect(self._on_chosen)
        work.progressed.connect(self._on_progressed)
        work.reported.connect(self._on_reported)
        work.refused.connect(self._on_refused)
        work.ended.connect(self._on_ended)
        self.finished.connect(lambda: work.end(0))  # it only reads: there is nothing to wait for
        self.begin(full=False)

    def _lay_out(self) -> None:
        close = primary_button(self.tr("Close"), self.accept)
        helps = row_of(self._advice, self._do)
        helps.setStretch(0, 1)
        column = column_of(self, self._theme)
        for widget in (self._title, self._bar):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addLayout(helps)
        column.addWidget(self._said)
        column.addLayout(row_of(self._full, self._stop, None, self._copy, self._print, close))

    @property
    def title(self) -> str:
        """What stands above the list."""
        return self._title.text()

    @property
    def is_waiting(self) -> bool:
        """Whether something else than a check goes on, for `wait`."""
        return self._busy and not self._work.running()

    def begin(self, *, full: bool) -> None:
        """Look at the archive anew."""
        # Until the report comes, which clears it.
        self._problem = self.tr("The archive could not be checked")
        self._work.look_over(self._archive, full=full)
        self.wait(self.tr("Looking the archive over…"))

    def wait(self, words: str) -> None:
        """Say what goes on, while nothing can be asked."""
        self._title.setText(words)
        self._bar.setRange(0, 0)
        self._busy = True
        self._allow()

    def _line(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _new_table(self) -> QTableWidget:
        names = [self.tr("State"), self.tr("Part"), self.tr("Found")]
        table = row_table(self._theme, self.tr("Parts of the archive"), names, WIDTHS, ROW)
        table.setWordWrap(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setMinimumSectionSize(self._theme.px(ROW))
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every sentence the lines that it takes."""
        super().resizeEvent(event)
        self._table.resizeRowsToContents()

    def _allow(self) -> None:
        """Allow only what makes sense now."""
        busy = self._busy
        self._bar.setVisible(busy)
        self._full.setVisible(not busy)
        self._stop.setVisible(busy and self._work.running())
        there = self.report is not None and not busy
        self._copy.setEnabled(there)
        self._print.setEnabled(there)
        self._table.setEnabled(there)
        self._on_chosen()

    def _chosen(self) -> Finding | None:
        rows = self._table.selectionModel().selectedRows()
        return self._findings[rows[0].row()] if rows else None

    def _remedy_words(self, remedy: Remedy) -> str:
        """The words on the button; empty where the program cannot do it."""
        if remedy not in self._remedies:
            return ""
        return {
            Remedy.BACK_UP: self.tr("&Back up now"),
            Remedy.REINDEX: self.tr("&Rebuild the index"),
            Remedy.SALVAGE: self.tr("&See what can be saved…"),
            Remedy.RESTORE: self.tr("&Open the backups…"),
            Remedy.HEAL: self.tr("&Open the backups…"),
            Remedy.BRING_BACK: self.tr("&Open the backups…"),
            Remedy.CONNECT: self.tr("&Open the backups…"),
            Remedy.LOOK: self.tr("&Open the folder"),
        }.get(remedy, "")

    def _on_chosen(self) -> None:
        shown = self._chosen() if not self._busy else None
        self._advice.setText(advice(shown) if shown is not None else "")
        remedy = shown.remedy if shown is not None else None
        words = self._remedy_words(remedy) if remedy is not None else ""
        self._do.setText(words)
        self._do.setVisible(bool(words))
        said = shown.said[:MOST_SAID] if shown is not None else ()
        self._said.setText("\n".join(said))
        self._said.setVisible(bool(said))

    def _on_progressed(self, part: Part, done: int, total: int | None) -> None:
        before = [*Part].index(part)
        self._bar.setRange(0, len(Part) * SCALE)
        self._bar.setValue(before * SCALE + (done * SCALE // total if total else 0))
        looking = self.tr("Looking the archive over: {part}…")
        self._title.setText(looking.format(part=part_name(part).lower()))

    def _on_reported(self, report: CheckReport) -> None:
        self.report, self._problem = report, ""
        self._findings = tuple(
            one for soundness in ORDER for one in report.findings if one.soundness is soundness
        )
        self._table.setRowCount(len(self._findings))
        for row, finding in enumerate(self._findings):
            sign = f"{SIGNS[finding.soundness]}  {soundness_word(finding.soundness)}"
            for column, words in enumerate((sign, part_name(finding.part), sentence(finding))):
                self._table.setItem(row, column, QTableWidgetItem(words))
            cell = self._table.item(row, STATE)
            if cell is not None:
                cell.setForeground(QColor(self._colour(finding.soundness)))
        self._table.selectRow(0)
        self._table.resizeRowsToContents()

    def _colour(self, soundness: Soundness) -> str:
        colours = self._theme.colours
        return {
            Soundness.OK: colours.verified,
            Soundness.ADVICE: colours.caution,
            Soundness.DAMAGE: colours.accent,
            Soundness.UNKNOWN: colours.meta,
        }[soundness]

    def _on_refused(self, said: Explanation) -> None:
        self._problem = str(said)

    def _on_ended(self) -> None:
        told = outcome(self.report) if self.report is not None else ""
        self._title.setText(self._problem or told)
        self._busy = False
        self._allow()

    def _on_stop_wanted(self) -> None:
        self._problem = self.tr("The check was stopped")
        self._work.cancel()

    def _on_copy_wanted(self) -> None:
        if self.report is not None:
            QGuiApplication.clipboard().setText(report_text(self.report))
            self._title.setText(self.tr("The report is copied: paste it into a mail"))

    def _on_report_wanted(self) -> None:
        if self.report is not None:
            self.report_wanted.emit(self.report)

    def _on_remedy_wanted(self) -> None:
        finding = self._chosen()
        if finding is not None:
            self.remedy_wanted.emit(finding)
