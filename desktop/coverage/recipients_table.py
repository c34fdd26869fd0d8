"""Who received an award: year, category, who nominated, how it stands, and what was written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from db.records import AwardDecision, AwardEdition
from desktop.dates import shown_date
from desktop.language import number
from desktop.ledger_table import LedgerTable
from desktop.reading.award_words import category_words, standing_words
from desktop.theme import Theme

RECIPIENT = 1


class RecipientsTable(LedgerTable):
    """Owns the decisions of all years; lives on the GUI thread."""

    decision_chosen = Signal(object)
    """An `AwardDecision` whose source is wanted."""
    decision_met = Signal(object)
    """The `AwardDecision` that the table stands on now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._decisions: tuple[AwardDecision, ...] = ()
        self.activated.connect(self._on_activated)
        self.currentCellChanged.connect(self._on_row_met)

    def show_editions(self, editions: Sequence[AwardEdition]) -> None:
        """Show everybody, the newest year first."""
        self.setAccessibleName(self.tr("Recipients"))
        newest = sorted(editions, key=lambda edition: -edition.year)
        self._decisions = tuple(one for edition in newest for one in edition.decisions)
        headings = [
            self.tr("Year"),
            self.tr("Recipient"),
            self.tr("Category"),
            self.tr("Status"),
            self.tr("Articles"),
            self.tr("Reports"),
            self.tr("Nominated by"),
        ]
        self.show_cells(headings, [self._cells(one) for one in self._decisions], numbers=(0, 4))
        self.stretch(RECIPIENT)

    def choose_year(self, year: int) -> None:
        """Choose the first recipient of a year, if there is one."""
        years = [one.year for one in self._decisions]
        if year in years:
            self.setCurrentCell(years.index(year), RECIPIENT)
        else:
            self.clearSelection()

    def _cells(self, decision: AwardDecision) -> list[str]:
        standing = standing_words(decision)
        if decision.awaits_result:
            standing = "⚠ " + self.tr("waits for its result")
        reports = dict.fromkeys((decision.first_report, decision.last_report))
        return [
            str(decision.year),
            decision.recipient.name,
            category_words(decision),
            standing,
            number(decision.sources),
            " – ".join(shown_date(one) for one in reports if one),
            decision.nominated_by.name if decision.nominated_by is not None else "",
        ]

    def _on_row_met(self, row: int) -> None:
        if 0 <= row < len(self._decisions):
            self.decision_met.emit(self._decisions[row])

    def _on_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._decisions):
            self.decision_chosen.emit(self._decisions[index.row()])
