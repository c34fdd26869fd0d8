"""How far a run of taking files in is, in figures, with each failure and what to do about it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import icon
from desktop.ingesting.job import MOST_FAILURES, Failure, Tally
from desktop.language import number
from desktop.problems import Explanation
from desktop.theme import Theme

LIST_SHARE = 1000
"""How much more of the free room the list has than what is left empty below it."""

SURE_AFTER = 3.0
"""Seconds after which the rate says something about the time that is left."""


class ProgressView(QWidget):
    """Owns the figures and the list of failures of one run; GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._where = QLabel()
        self._sums = QLabel()
        self._sums.setProperty("tone", "meta")
        self._sums.setWordWrap(True)
        self._failures = QListWidget()
        self._failures.setAccessibleName(self.tr("Files that could not be ingested"))
        self._failures.setWordWrap(True)
        self._failures.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._failures.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._failures.setSpacing(theme.px(4))
        self._hidden_failures = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._where)
        layout.addWidget(self._bar)
        layout.addWidget(self._sums)
        layout.addWidget(self._failures, LIST_SHARE)
        layout.addStretch(1)  # while there is no list, the figures stay at the top
        self.clear()

    def clear(self) -> None:
        """Make ready for a new run."""
        self._failures.clear()
        self._failures.hide()
        self._hidden_failures = 0
        self._bar.setRange(0, 0)
        self._bar.show()
        self._where.setText(self.tr("Reading the files…"))
        self._sums.clear()

    def show_tally(self, tally: Tally) -> None:
        """Show how far the run is, and what came of it so far."""
        self.show_pace(tally)
        self._sums.setText(" · ".join([*self._counts(tally), *self._pace(tally)]))

    def show_pace(self, tally: Tally) -> None:
        """Show how far something is, and how quickly it goes."""
        if tally.total:
            self._bar.setRange(0, tally.total)
            self._bar.setValue(tally.done)
        else:
            self._bar.setRange(0, 0)
        self._where.setText(self._place(tally))
        self._sums.setText(" · ".join(self._pace(tally)))

    def show_end(self, tally: Tally, problem: Explanation | None) -> None:
        """Show the report."""
        self._bar.hide()
        self._where.setText(" · ".join(self._counts(tally)))
        if problem is not None:
            self._sums.setText(str(problem))
            return
        took = self.tr("It took {seconds} seconds.").format(seconds=number(tally.seconds, 1))
        more = self.tr("%Ln more failure(s) are not listed.", "", self._hidden_failures)
        self._sums.setText(f"{took} {more}" if self._hidden_failures else took)

    def add_failure(self, failure: Failure) -> None:
        """List a file that gave no article, why, and what to do."""
        if self._failures.count() >= MOST_FAILURES:
            self._hidden_failures += 1
            return
        self.add_line(f"{failure.said.sentence}\n{failure.said.advice}")

    def add_line(self, words: str) -> None:
        """List something that wants a look, with the sign of caution."""
        sign = icon(self._theme, "caution", self._theme.colours.caution)
        self._failures.addItem(QListWidgetItem(sign, words))
        self._failures.show()

    def say(self, words: str) -> None:
        """Say something about a run that is over."""
        self._sums.setText(words)

    def _place(self, tally: Tally) -> str:
        if tally.stage == "index":
            words = self.tr("Making them searchable")
        else:
            words = self.tr("Reading and storing")
        if tally.total:
            return f"{words}: {number(tally.done)} / {number(tally.total)}"
        return f"{words}: {number(tally.done)}" if tally.done else words

    def _counts(self, tally: Tally) -> list[str]:
        counts = [self.tr("%Ln new article(s)", "", tally.added)]
        if tally.repeats:
            counts.append(self.tr("%Ln already there", "", tally.repeats))
        if tally.failed:
            counts.append(self.tr("%Ln failed", "", tally.failed))
        return counts

    def _pace(self, tally: Tally) -> list[str]:
        if tally.seconds < SURE_AFTER or not tally.done:
            return []
        rate = tally.done / tally.seconds
        pace = [self.tr("{rate} a second").format(rate=number(rate))]
        if tally.total:
            left = max(1, round((tally.total - tally.done) / rate / 60))
            pace.append(self.tr("about %Ln minute(s) left", "", left))
        return pace
